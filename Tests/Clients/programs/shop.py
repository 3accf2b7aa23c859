"""A little of everything that clients ask for: a page, JSON, an image as Base64, streams that end and one that does not."""

import asyncio
import base64
import time

from fastapi import Cookie, FastAPI, HTTPException
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, StreamingResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent

app = FastAPI()

items = {}
endless = {"open": 0}


@app.get("/", response_class=HTMLResponse)
def page():
    return "<!doctype html><title>Shop</title><h1 id='greeting'>Grüß Gott</h1>"


@app.put("/items/{item_id}", status_code=201)
def put_item(item_id: int, item: dict):
    items[item_id] = item
    return {"id": item_id, **item}


@app.get("/items/{item_id}")
def get_item(item_id: int, quantity: int = 1):
    if item_id not in items:
        raise HTTPException(status_code=404, detail=f"No item {item_id}")
    return {"item": items[item_id], "quantity": quantity}


@app.delete("/items/{item_id}", status_code=204)
def delete_item(item_id: int):
    del items[item_id]


@app.get("/old-items/{item_id}")
def old_item(item_id: int):
    return RedirectResponse(f"/items/{item_id}")


@app.get("/login")
def login():
    response = JSONResponse({"welcome": "Ada"})
    response.set_cookie("session", "s-1", httponly=True)
    return response


@app.get("/me")
def me(session: str | None = Cookie(default=None)):
    return {"session": session}


@app.post("/inspect")
def inspect(request: dict):
    try:
        data = base64.b64decode(request["image"], validate=True)
    except ValueError:
        raise HTTPException(status_code=400, detail="The image is no Base64")
    if not data.startswith(b"\x89PNG\r\n\x1a\n"):
        raise HTTPException(status_code=400, detail="The image is no PNG")
    return {"bytes": len(data), "width": int.from_bytes(data[16:20], "big"), "height": int.from_bytes(data[20:24], "big")}


@app.get("/words")
def words():
    def pieces():
        for word in ["Hello ", "from ", "héré", "\n"]:
            yield word
            time.sleep(0.01)

    return StreamingResponse(pieces(), media_type="text/plain")


@app.get("/ticks", response_class=EventSourceResponse)
def ticks():
    for number in range(1, 4):
        yield ServerSentEvent(data={"number": number}, event="tick", id=str(number))
    yield ServerSentEvent(data={"number": None}, event="end")


@app.get("/endless")
def endless_stream():
    async def pieces():
        endless["open"] += 1
        try:
            number = 0
            while True:
                number += 1
                yield f"data: {number}\n\n"
                await asyncio.sleep(0.01)
        finally:
            endless["open"] -= 1

    return StreamingResponse(pieces(), media_type="text/event-stream")


@app.get("/open-streams")
def open_streams():
    return endless["open"]
