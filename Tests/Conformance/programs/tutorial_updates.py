from fastapi import FastAPI, HTTPException
from fastapi.encoders import jsonable_encoder
from pydantic import BaseModel

app = FastAPI()


class Item(BaseModel):
    name: str | None = None
    description: str | None = None
    price: float | None = None
    tax: float = 10.5
    tags: list[str] = []


items = {
    "foo": {"name": "Foo", "price": 50.2},
    "bar": {"name": "Bar", "description": "The bartenders", "price": 62, "tax": 20.2},
    "baz": {"name": "Baz", "description": None, "price": 50.2, "tax": 10.5, "tags": []},
}


@app.get("/items/{item_id}", response_model=Item)
async def read_item(item_id: str):
    if item_id not in items:
        raise HTTPException(status_code=404, detail="Item not found")
    return items[item_id]


@app.put("/items/{item_id}", response_model=Item)
async def update_item(item_id: str, item: Item):
    encoded = jsonable_encoder(item)
    items[item_id] = encoded
    return encoded


@app.patch("/items/{item_id}")
async def patch_item(item_id: str, item: Item) -> Item:
    stored_model = Item(**items[item_id])
    update_data = item.model_dump(exclude_unset=True)
    updated = stored_model.model_copy(update=update_data)
    items[item_id] = jsonable_encoder(updated, exclude_defaults=True, exclude={"tags"})
    return updated


@app.get("/raw")
async def raw():
    return items
