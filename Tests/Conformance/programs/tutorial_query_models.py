from typing import Annotated, Literal

from fastapi import Cookie, FastAPI, Query
from pydantic import BaseModel, Field

app = FastAPI()


class FilterParams(BaseModel):
    model_config = {"extra": "forbid"}

    limit: int = Field(100, gt=0, le=100)
    offset: int = Field(0, ge=0)
    order_by: Literal["created_at", "updated_at"] = "created_at"
    tags: list[str] = []


class Page(BaseModel):
    page: int = Field(1, alias="pageNumber")
    size: int | None = None


class Cookies(BaseModel):
    session_id: str
    fatebook_tracker: str | None = None
    googall_tracker: str | None = None


@app.get("/items/")
async def read_items(filter_query: Annotated[FilterParams, Query()]):
    return filter_query


@app.get("/pages")
async def read_page(page: Annotated[Page | None, Query()] = None, q: str = "all"):
    return {"page": page, "q": q}


@app.get("/session")
async def read_session(cookies: Annotated[Cookies, Cookie()]):
    return cookies
