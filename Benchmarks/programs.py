"""The programs that are measured, and what they are asked."""

import json

HEAD = "from fastapi import FastAPI\n\napp = FastAPI()\n"
GREETING = HEAD + '\n\n@app.get("/")\ndef greet():\n    return {"message": "Hello, world!"}\n'

# A small answer, and one of 50 MB in lines.
LARGE = GREETING + '''

@app.get("/large")
def large():
    return Response(content=("x" * 99 + "\\n") * 500_000, media_type="text/plain")
'''
LARGE = LARGE.replace("import FastAPI", "import FastAPI, Response")

SHOP = '''from fastapi import FastAPI, Query
from pydantic import BaseModel, Field

app = FastAPI()


class Item(BaseModel):
    name: str = Field(min_length=1)
    price: float = Field(gt=0)
    stock: int
    tags: list[str] = []


class Order(BaseModel):
    number: int = Field(ge=1)
    items: list[Item] = Field(min_length=1)
    note: str | None = None


@app.get("/items/{item_id}")
def item(item_id: int, limit: int = Query(default=10, ge=1, le=100), price: float = 0.0, on: bool = False):
    return {"id": item_id, "limit": limit, "price": price, "on": on}


@app.post("/orders")
def order(order: Order):
    return {"number": order.number, "total": sum([item.price for item in order.items]), "note": order.note}
'''


def order(price: object) -> str:
    item = {"name": "mug", "price": price, "stock": 3, "tags": ["blue", "tea"]}
    return json.dumps({"number": 7, "items": [item] * 20, "note": "at the door"})


NESTED_BODY = order(1.5)
# Every one of the 20 objects has one mistake.
WRONG_BODY = order("cheap")

STREAM = '''import time

from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()


@app.get("/stream")
def stream():
    def events():
        for number in range({frames}):
            yield f"data: {{number}}\\n\\n"
            time.sleep({interval})

    return StreamingResponse(events(), media_type="text/event-stream")
'''


def routes(count: int) -> str:
    parts = [f'\n\n@app.get("/path/number/{n}")\ndef f{n}():\n    return {{"n": {n}}}\n' for n in range(count)]
    return HEAD + "".join(parts)


def versioned(version: int) -> str:
    """A listing of about 300 lines that answers with its version."""
    return routes(58) + f'\n\n@app.get("/version")\ndef version():\n    return {version}\n'
