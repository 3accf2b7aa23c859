import asyncio
import json
import time

from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()


def words(text: str):
    for word in text.split():
        yield f"data: {word}\n\n"
    yield "data: [DONE]\n\n"


async def tokens(count: int):
    for number in range(count):
        await asyncio.sleep(0.01)
        yield f"data: {json.dumps({'token': number, 'last': number == count - 1})}\n\n"


@app.get("/stream")
def stream():
    return StreamingResponse(words("Hello from the server"), media_type="text/event-stream")


@app.get("/tokens/{count}")
async def stream_tokens(count: int):
    return StreamingResponse(tokens(count), media_type="text/event-stream", headers={"Cache-Control": "no-cache"})


@app.post("/chat")
def chat(body: dict):
    def reply():
        for letter in body.get("message", "nothing"):
            yield letter
    return StreamingResponse(reply(), status_code=201)


@app.get("/bytes")
def raw_bytes():
    return StreamingResponse((bytes([65 + i]) * 3 for i in range(5)), media_type="application/octet-stream")


@app.get("/slow")
def slow():
    def parts():
        for part in ["one", "two", "three"]:
            yield part + "\n"
            time.sleep(0.02)
    return StreamingResponse(parts(), media_type="text/plain")
