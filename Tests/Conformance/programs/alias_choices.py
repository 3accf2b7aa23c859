"""Names to choose from, in every part of a request, and unions of form models that a field tells apart."""

from typing import Annotated, Literal, Union

from fastapi import Body, Cookie, FastAPI, Form, Header, Query
from pydantic import AliasChoices, AliasPath, BaseModel, ConfigDict, Field

app = FastAPI()


class Filters(BaseModel):
    model_config = ConfigDict(populate_by_name=True)
    x: int = Field(validation_alias=AliasChoices("ex", "eks"))
    y: str = Field("d", validation_alias=AliasChoices("why", AliasPath("names", 0)))
    z_z: list[int] = Field([], validation_alias=AliasChoices("zed", "z-z"))


class Plain(BaseModel):
    x: int = Field(validation_alias=AliasChoices("ex", "eks"))


class Cat(BaseModel):
    kind: Literal["cat"]
    lives: int = 9


class Dog(BaseModel):
    kind: Literal["dog", "hound"]
    name: str
    tricks: list[str] = []


class Naming(BaseModel):
    model_config = ConfigDict(populate_by_name=True)
    first_name: str = Field(alias="firstName")
    tags: list[int] = Field([], alias="tagList")


@app.post("/form")
def form(data: Annotated[Filters, Form()]):
    return data


@app.get("/query")
def query(data: Annotated[Filters, Query()]):
    return data


@app.get("/plain")
def plain(data: Annotated[Plain, Query()]):
    return data


@app.get("/headers")
def headers(data: Annotated[Plain, Header()]):
    return data


@app.get("/cookies")
def cookies(data: Annotated[Plain, Cookie()]):
    return data


@app.get("/one")
def one(
    x: Annotated[int, Query(validation_alias=AliasChoices("ex", "eks"))],
    many: Annotated[list[int], Query(validation_alias=AliasChoices("all", "many"))] = [],
    head: Annotated[str | None, Header(validation_alias=AliasChoices("X-One", "x_two"))] = None,
    cookie: Annotated[str | None, Cookie(validation_alias=AliasChoices("one", "two"))] = None,
):
    return [x, many, head, cookie]


@app.post("/body")
def body(
    x: Annotated[int, Body(validation_alias=AliasChoices("ex", "eks"))],
    y: Annotated[str, Body(validation_alias=AliasChoices("why", "wye"))] = "d",
):
    return [x, y]


@app.post("/fields")
def fields(
    x: Annotated[int, Form(validation_alias=AliasChoices("ex", "eks"))],
    many: Annotated[list[int], Form(validation_alias=AliasChoices("all", "many"))] = [],
):
    return [x, many]


@app.post("/animals")
def animals(animal: Annotated[Union[Cat, Dog], Form(discriminator="kind")]):
    return animal


@app.post("/animals/maybe")
def maybe(animal: Annotated[Union[Cat, Dog, None], Form(discriminator="kind")] = None):
    return animal


@app.post("/named")
def named(name: Annotated[Naming, Form()], more: Annotated[str, Form()] = "m"):
    return [name, more]
