from typing import Annotated

from fastapi import FastAPI, Header
from pydantic import BaseModel, Field

app = FastAPI()


class CommonHeaders(BaseModel):
    host: str
    save_data: bool
    if_modified_since: str | None = None
    traceparent: str | None = None
    x_tag: list[str] = []


class Token(BaseModel):
    x_token: str = Field(min_length=3)
    version: int = Field(1, alias="X-Api-Version")


@app.get("/items/")
async def read_items(headers: Annotated[CommonHeaders, Header()]):
    return headers


@app.get("/underscores")
async def read_underscores(headers: Annotated[Token, Header(convert_underscores=False)]):
    return headers


@app.get("/token")
async def read_token(token: Annotated[Token, Header()], x_tag: Annotated[list[str] | None, Header()] = None):
    return {"token": token.x_token, "version": token.version, "tags": x_tag}
