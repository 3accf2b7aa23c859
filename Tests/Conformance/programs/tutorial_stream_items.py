from collections.abc import AsyncIterable, Iterable

from fastapi import FastAPI
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, Field

app = FastAPI()


class Item(BaseModel):
    name: str
    price: float = Field(1.0, serialization_alias="unitPrice")
    note: str | None = None


items = [{"name": "Plumbus"}, Item(name="Portal Gun", price=5), {"name": "é", "note": "x", "more": 1}]


@app.get("/items")
async def stream_items() -> AsyncIterable[Item]:
    for item in items:
        yield item


@app.get("/short", response_model_exclude_unset=True, response_model_by_alias=False)
def stream_short() -> Iterable[Item]:
    for item in items:
        yield item


@app.get("/events", response_class=EventSourceResponse)
def stream_events() -> Iterable[Item]:
    for item in items:
        yield item
    yield ServerSentEvent(data=items[1], event="last")


@app.get("/broken")
def stream_broken() -> Iterable[Item]:
    yield items[0]
    yield {"price": "x"}
    yield items[1]


@app.get("/numbers")
def stream_numbers() -> Iterable[int]:
    yield from ["1", 2, True]
