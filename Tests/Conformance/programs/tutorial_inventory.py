from typing import Annotated, Optional

from fastapi import FastAPI, HTTPException, Path, Query

app = FastAPI()
stock = {"screw": 120, "nut": 80, "bolt": 0}


@app.get("/stock")
def all_stock(
    at_least: Annotated[int, Query(ge=0, le=1000)] = 0,
    prefix: Annotated[Optional[str], Query(min_length=1, max_length=5, pattern="^[a-z]+$")] = None,
    sort: Annotated[str, Query(alias="sort-by")] = "name",
):
    found = {n: c for n, c in stock.items() if c >= at_least and n.startswith(prefix or "")}
    return dict(sorted(found.items(), key=lambda p: p[1] if sort == "count" else p[0]))


@app.get("/stock/{name}/{amount}")
def take(name: Annotated[str, Path(min_length=3)], amount: Annotated[int, Path(gt=0, lt=100)]):
    if stock.get(name, 0) < amount:
        raise HTTPException(status_code=409, detail={"name": name, "available": stock.get(name, 0)})
    stock[name] -= amount
    return stock[name]
