"""An API that says much about itself, some of it hostile to whoever shows it."""

import asyncio
from enum import Enum
from typing import Annotated

from fastapi import FastAPI, Form, Header, HTTPException, Path, Query
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, Field

app = FastAPI(
    title="Shop <img src=x onerror=window.broken=1>", version="2.1",
    description="Sells things.\n\n<script>window.broken = 1</script> & “more”")

items: dict[int, "Item"] = {}


class Kind(str, Enum):
    """What is sold."""

    mug = "mug"
    shirt = "shirt"


class Item(BaseModel):
    """A thing in the shop."""

    name: str = Field(min_length=1, max_length=20, examples=["Mug </script><b>"])
    price: float = Field(gt=0, le=1000, description="In <i>euro</i>")
    kind: Kind = Kind.mug
    tags: list[str] = []


class NoItem(BaseModel):
    detail: str


@app.get("/items", tags=["items"])
def list_items(kind: Kind | None = None, limit: Annotated[int, Query(ge=1, le=100)] = 10) -> list[Item]:
    """Every item there is, or those of one kind."""
    found = [item for item in items.values() if kind is None or item.kind == kind]
    return found[:limit]


UNREADABLE = {400: {"description": "The body cannot be read"}}


@app.post("/items", tags=["items"], status_code=201, responses=UNREADABLE)
def create_item(item: Item) -> Item:
    items[len(items)] = item
    return item


@app.get("/items/{item_id}", tags=["items"], responses={404: {"model": NoItem}})
def read_item(item_id: Annotated[int, Path(ge=0, le=9999)], x_mood: Annotated[str | None, Header()] = None) -> Item:
    if item_id not in items:
        raise HTTPException(status_code=404, detail=f"No item {item_id}")
    return items[item_id]


@app.get("/ticks", tags=["<b>streams</b>"], response_class=EventSourceResponse)
async def ticks():
    for number in range(3):
        yield ServerSentEvent(data={"number": number}, event="tick")
        await asyncio.sleep(0.05)


@app.post("/login", deprecated=True, responses=UNREADABLE)
def login(name: Annotated[str, Form(max_length=10)], password: Annotated[str, Form()]) -> dict[str, str]:
    return {"name": name}


@app.get("/'\"><img src=x onerror=window.broken=1>/{word}", summary="<img src=x onerror=window.broken=1>")
def hostile(word: str) -> str:
    """</pre></script><script>window.broken = 1</script>"""
    return word
