from typing import Any

from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse, RedirectResponse
from pydantic import BaseModel

app = FastAPI()


class Item(BaseModel):
    name: str
    description: str | None = None
    price: float
    tax: float = 10.5
    tags: list[str] = []


items = {
    "foo": {"name": "Foo", "price": 50.2},
    "bar": {"name": "Bar", "description": "The Bar fighters", "price": 62, "tax": 20.2},
    "baz": {"name": "Baz", "description": None, "price": 50.2, "tax": 10.5, "tags": []},
    "odd": {"name": "Odd", "price": "much"},
}


@app.get("/items/{item_id}", response_model=Item, response_model_exclude_unset=True)
async def read_item(item_id: str):
    return items[item_id]


@app.get("/items/{item_id}/name", response_model=Item, response_model_include={"name", "description"})
async def read_item_name(item_id: str):
    return items[item_id]


@app.get("/items/{item_id}/public", response_model=Item, response_model_exclude=["tax"], response_model_exclude_none=True)
async def read_item_public_data(item_id: str) -> Any:
    return items[item_id]


@app.get("/items/{item_id}/changed", response_model=Item, response_model_exclude_defaults=True)
async def read_item_changes(item_id: str):
    return items[item_id]


@app.get("/items", response_model=list[Item])
async def read_items(broken: bool = False) -> Any:
    return [item for key, item in items.items() if broken or key != "odd"]


@app.get("/catalogue", response_model=dict[str, Item | None])
async def catalogue():
    return {"foo": items["foo"], "none": None}


@app.get("/portal")
async def get_portal(teleport: bool = False) -> Response:
    if teleport:
        return RedirectResponse(url="https://example.com/watch")
    return JSONResponse(content={"message": "Here's your interdimensional portal."})


@app.get("/loose", response_model=None)
async def loose(teleport: bool = False) -> Response | dict:
    if teleport:
        return RedirectResponse(url="https://example.com/watch")
    return {"message": "here"}
