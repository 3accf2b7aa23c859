import asyncio
import time
from collections.abc import AsyncIterable, Iterable

from fastapi import FastAPI
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel

app = FastAPI()


class Item(BaseModel):
    name: str


@app.get("/at-once", response_class=EventSourceResponse)
def at_once() -> Iterable[Item]:
    yield Item(name="a")
    yield Item(name="b")
    raise ValueError("no more")


@app.get("/first", response_class=EventSourceResponse)
def first() -> Iterable[Item]:
    yield {"name": 5}


@app.get("/asynchronous", response_class=EventSourceResponse)
async def asynchronous() -> AsyncIterable[Item]:
    yield Item(name="a")
    yield Item(name="b")
    raise ValueError("no more")


@app.get("/asynchronous-first", response_class=EventSourceResponse)
async def asynchronous_first() -> AsyncIterable[Item]:
    yield {"name": 5}


@app.get("/awaited", response_class=EventSourceResponse)
async def awaited() -> AsyncIterable[Item]:
    for name in ("a", "b", 5):
        yield {"name": name}
        await asyncio.sleep(0.05)


@app.get("/slept", response_class=EventSourceResponse)
def slept() -> Iterable[ServerSentEvent]:
    yield ServerSentEvent(data={"a": 1}, event="tick")
    time.sleep(0.05)
    yield ServerSentEvent(data=Item.model_construct(name=object()))


@app.get("/lines")
def lines() -> Iterable[Item]:
    yield Item(name="a")
    yield {"name": 5}
