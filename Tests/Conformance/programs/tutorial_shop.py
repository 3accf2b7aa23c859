"""A shop: enumerations, prices that are Decimals, and Pydantic's names for numbers and texts with rules."""

from decimal import ROUND_HALF_UP, Decimal
from enum import Enum, IntEnum
from typing import Annotated, Literal
from uuid import UUID, uuid5

from fastapi import Body, FastAPI, Header, HTTPException, Path, Query
from pydantic import NonNegativeInt, PositiveInt, StrictInt, StringConstraints, conlist, constr

app = FastAPI()

SHOP = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")


class Category(str, Enum):
    books = "books"
    games = "games"
    tools = "tools"


class Priority(IntEnum):
    low = 1
    normal = 5
    high = 9


class Payment(Enum):
    cash = "cash"
    card = 2

    @classmethod
    def _missing_(cls, value):
        return cls.cash if value in ("coins", "notes") else None


Price = Annotated[Decimal, Body(gt=0, max_digits=6, decimal_places=2)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, to_upper=True, pattern=r"^[A-Z]{2}\d+$")]
prices: dict[str, Decimal] = {"BK1": Decimal("12.50"), "GM2": Decimal("30")}


@app.get("/models/{category}")
async def by_category(category: Category):
    if category is Category.books:
        return {"category": category, "message": "Something to read"}
    if category.value == "games":
        return {"category": category, "message": "Something to play"}
    return {"category": category, "message": "Something to use", "name": category.name}


@app.put("/prices/{code}")
def set_price(code: Code, price: Price):
    prices[code] = price
    return {"code": code, "price": price, "text": str(price), "all": prices}


@app.get("/total")
def total(
    code: Annotated[list[constr(min_length=3, max_length=4)], Query(min_length=1)],
    rate: Annotated[Decimal, Query(ge=0, le=1, multiple_of=Decimal("0.05"))] = Decimal("0.2"),
) -> dict[str, Decimal]:
    for c in code:
        if c not in prices:
            raise HTTPException(404, f"no {c!r}")
    net = sum((prices[c] for c in code), Decimal(0))
    tax = (net * rate).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return {"net": net, "tax": tax, "gross": net + tax}


@app.post("/orders")
def order(
    items: Annotated[conlist(PositiveInt, min_length=1, max_length=3), Body()],
    priority: Annotated[Priority, Body()] = Priority.normal,
    payment: Annotated[Payment, Body()] = Payment.cash,
    gift: Annotated[bool | Literal["maybe"], Body()] = False,
):
    return {
        "id": uuid5(SHOP, ",".join(map(str, items))), "items": items, "priority": priority, "urgent": priority > 5,
        "payment": payment, "how": payment.name, "gift": gift,
    }


@app.get("/stock/{shelf}")
def stock(shelf: Annotated[StrictInt | Category, Path()], count: NonNegativeInt = 0, x_level: Priority = Header(Priority.low)):
    return {"shelf": shelf, "count": count, "level": x_level, "kind": type(shelf).__name__, "levels": [p.name for p in Priority]}


@app.post("/counts")
def counts(found: dict[Category, NonNegativeInt]) -> dict[Category, int]:
    return {category: number * 2 for category, number in found.items()}


@app.post("/ids")
def ids(values: set[UUID]) -> list[UUID]:
    return sorted(values)
