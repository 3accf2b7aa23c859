"""What fields say of themselves in ways of their own, and imports of what may not be there."""

from typing import TYPE_CHECKING

from fastapi import FastAPI, Query
from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, computed_field
from pydantic.dataclasses import dataclass

try:
    import a_package_that_is_not_there as json
except ImportError:
    import json

if TYPE_CHECKING:
    from .things import Thing

app = FastAPI()


class Documented(BaseModel):
    """A model whose strings describe its fields."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    name: str
    """What it is called,
        over two lines.
    """
    size: int = Field(5, description="Its own words")
    """Nobody reads this."""
    color: str = "red"

    other: float = 1.5
    """How much."""


class Below(Documented):
    weight: int = 1
    """What it weighs."""


class Undocumented(BaseModel):
    name: str
    """Nobody asked."""


class Titled(BaseModel):
    model_config = ConfigDict(
        model_title_generator=lambda model: f"The {model.__name__}",
        field_title_generator=lambda name, info: name.upper(),
    )

    name: str
    size: int = Field(5, title="Its own title")
    inner: Undocumented | None = None
    weight: int = Field(1, field_title_generator=lambda name, info: f"{name}!")

    @computed_field
    @property
    def double(self) -> int:
        return self.size * 2


class Named(BaseModel):
    model_config = ConfigDict(title="A name", model_title_generator=lambda model: "Nobody reads this")

    x: int


class Exemplary(BaseModel):
    name: str = Field(example="a")
    size: int = Field(example=5, json_schema_extra={"unit": "cm"})
    other: int = Field(1, example=[1, {"a": None}], description="more")


class Finite(BaseModel):
    model_config = ConfigDict(allow_inf_nan=False)

    x: int | float
    y: float | str = "a"


@dataclass
class Counted:
    name: str
    count: int = Field(0, init=False)
    step: int = Field(1, kw_only=True)


@app.post("/documented")
def documented(item: Documented) -> Documented:
    return item


@app.post("/below")
def below(item: Below, other: Undocumented) -> Below:
    return item


@app.post("/titled")
def titled(item: Titled) -> Titled:
    return item


@app.post("/named")
def named(item: Named) -> Named:
    return item


@app.post("/exemplary")
def exemplary(item: Exemplary) -> Exemplary:
    return item


@app.post("/finite")
def finite(item: Finite):
    return item


@app.post("/finite/parts")
def finite_parts(x: int | FiniteFloat, y: list[FiniteFloat | bool]):
    return [x, y]


@app.post("/counted")
def counted(item: Counted) -> Counted:
    return item


@app.get("/json")
def encoded(q: str = Query("a", example="b")):
    return json.dumps(q)
