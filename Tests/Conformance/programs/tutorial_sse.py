from fastapi import FastAPI
from fastapi.sse import EventSourceResponse, ServerSentEvent

app = FastAPI()
ITEMS = [{"name": "Plumbus", "price": 32.99}, {"name": "Portal Gun", "price": 999.99}]


@app.get("/items/stream", response_class=EventSourceResponse)
async def sse_items():
    for item in ITEMS:
        yield item


@app.get("/items/sync", response_class=EventSourceResponse)
def sse_items_sync():
    yield from ITEMS


@app.get("/events", response_class=EventSourceResponse)
async def events():
    yield ServerSentEvent(comment="stream of updates")
    for i, item in enumerate(ITEMS):
        yield ServerSentEvent(data=item, event="item_update", id=str(i + 1), retry=5000)
    yield ServerSentEvent(raw_data="[DONE]")


@app.post("/chat", response_class=EventSourceResponse)
def chat(body: dict):
    for word in body["text"].split():
        yield {"word": word}
