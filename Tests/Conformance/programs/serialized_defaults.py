"""What is written of values that were never checked, of exceptions, and dataclasses with validators of their own."""

from decimal import Decimal
from enum import IntEnum

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field, field_validator
from pydantic.dataclasses import dataclass

app = FastAPI()


class Level(IntEnum):
    low = 1


class Prices(BaseModel):
    plain: float = 2
    field: float = Field(1)
    flag: float = True
    level: float = Level.low
    large: float = 2**63
    items: list[float] = [1, 2]
    named: dict[str, float] = {"a": 1}
    pair: tuple[float, int] = (1, 2)
    optional: float | None = 3
    either: float | int = 4
    text: str = 5
    switch: bool = 1
    count: int = 1.5


@app.get("/prices")
def prices() -> Prices:
    return Prices()


@app.get("/prices/plain")
def plain_prices():
    return {"model": Prices(), "dumped": Prices().model_dump(), "json": Prices().model_dump(mode="json")}


@app.get("/prices/text")
def text_of_prices():
    return Prices().model_dump_json()


class Problem(Exception):
    def __init__(self, code: int):
        super().__init__("problem", code)
        self.code = code


@app.get("/exceptions")
def exceptions():
    return [HTTPException(404, "gone"), HTTPException(418), ValueError("x"), Problem(3), {"inner": Problem(4)}]


@app.get("/exception")
def exception():
    return HTTPException(403, headers={"a": "b"})


class Coded(BaseModel):
    code: int

    @field_validator("code")
    @classmethod
    def known(cls, value):
        if value > 9:
            raise CodeError(value)
        return value


class CodeError(ValueError):
    def __init__(self, code):
        super().__init__(f"no code {code}")
        self.code = code


@app.post("/coded")
def coded(body: Coded):
    return body


@dataclass
class Order:
    count: int
    name: str = "x"

    @field_validator("count")
    @classmethod
    def positive(cls, value):
        if value < 0:
            raise ValueError("negative")
        return value * 2

    @field_validator("name", mode="before")
    @classmethod
    def text(cls, value, info):
        return f"{value}/{info.field_name}/{sorted(info.data)}"


@dataclass
class LargeOrder(Order):
    weight: Decimal = Decimal("1.5")

    @field_validator("*")
    @classmethod
    def any(cls, value):
        return value


@app.post("/orders")
def orders(order: Order):
    return order


@app.post("/orders/large")
def large_orders(order: LargeOrder):
    return order


@app.get("/orders/made")
def made_order():
    return Order("4")


@app.get("/orders/wrong")
def wrong_order():
    return Order(-1)
