from typing import Annotated

from fastapi import FastAPI, HTTPException, Query, status
from pydantic import BaseModel, Field, field_validator

app = FastAPI()


class ItemIn(BaseModel):
    name: str = Field(min_length=1, max_length=20)
    price: float = Field(gt=0)
    tags: list[str] = Field(default_factory=list, max_length=3)

    @field_validator("name")
    @classmethod
    def no_blanks(cls, name: str) -> str:
        if name.strip() != name:
            raise ValueError("no blanks around the name")
        return name


class Item(ItemIn):
    id: int


class ItemPatch(BaseModel):
    name: str | None = None
    price: float | None = Field(None, gt=0)
    tags: list[str] | None = None


class Listing(BaseModel):
    total: int
    items: list[Item]


class Filters(BaseModel):
    min_price: float = 0
    tag: str | None = None


items: list[Item] = []


def find(item_id: int) -> Item:
    for item in items:
        if item.id == item_id:
            return item
    raise HTTPException(status_code=404, detail=f"No item {item_id}")


@app.post("/items", response_model=Item, status_code=status.HTTP_201_CREATED)
def create(item: ItemIn):
    made = Item(id=len(items) + 1, **item.model_dump())
    items.append(made)
    return made


@app.get("/items", response_model=Listing)
def listing(filters: Annotated[Filters, Query()]):
    found = [i for i in items if i.price >= filters.min_price and (filters.tag is None or filters.tag in i.tags)]
    return {"total": len(found), "items": found}


@app.get("/items/{item_id}")
def read(item_id: int) -> Item:
    return find(item_id)


@app.patch("/items/{item_id}", response_model=Item, response_model_exclude={"id"})
def patch(item_id: int, change: ItemPatch):
    item = find(item_id)
    for key, value in change.model_dump(exclude_unset=True, exclude_none=True).items():
        setattr(item, key, value)
    return item


@app.delete("/items/{item_id}", status_code=204)
def delete(item_id: int) -> None:
    items.remove(find(item_id))
