import asyncio
import time

from fastapi import FastAPI, HTTPException
from fastapi.responses import EventSourceResponse, PlainTextResponse, StreamingResponse
from fastapi.sse import ServerSentEvent

app = FastAPI()
log = []


def words(*texts):
    for text in texts:
        yield text


@app.get("/words")
def of_words():
    return StreamingResponse(words("Hello", " ", "from", "", " here"), media_type="text/plain")


@app.post("/stream")
def stream():
    def events():
        for word in ["Hello", "from", "here"]:
            yield f"data: {word}\n\n"
            time.sleep(0.02)
        yield "data: [DONE]\n\n"

    return StreamingResponse(events(), media_type="text/event-stream")


async def ticks(count):
    for number in range(count):
        yield f"{number}\n"
        await asyncio.sleep(0.01)


@app.get("/async")
async def of_async():
    return StreamingResponse(ticks(4), status_code=201)


@app.get("/expression")
def expression():
    return StreamingResponse(str(n) + ";" for n in range(5))


@app.get("/map")
def of_map():
    return StreamingResponse(map(str, range(12)))


@app.get("/lines")
def lines():
    for number in range(3):
        yield {"number": number, "text": "ä\u20ac\U0001f600 \x7f", "odd": 1e999, "list": [1, None, (2, 3)]}


@app.get("/lines/async", status_code=202)
async def lines_async():
    yield "text"
    await asyncio.sleep(0)
    yield None
    yield 2.5


@app.get("/lines/none")
def lines_none():
    return
    yield


@app.get("/plain", response_class=PlainTextResponse)
def plain():
    yield "x"


@app.get("/raw", response_class=StreamingResponse)
def raw():
    yield "text"
    yield b"bytes"


@app.get("/raw/async", response_class=StreamingResponse, status_code=203)
async def raw_async():
    yield "text"
    yield b"bytes"


@app.get("/events", response_class=EventSourceResponse)
def events():
    yield {"a": 1, "ä": [True]}
    yield "text"
    yield ServerSentEvent(data="quoted")
    yield ServerSentEvent(raw_data="one\ntwo\r\nthree\rfour", event="update", id="7", retry=3000, comment="note\nmore")
    yield ServerSentEvent(comment="alone")
    yield ServerSentEvent()
    yield ServerSentEvent(data={"b": None}, event="x")


@app.post("/events", response_class=EventSourceResponse)
async def events_async():
    for number in range(3):
        yield number
        await asyncio.sleep(0.01)


@app.get("/events/none", response_class=EventSourceResponse)
async def events_none():
    return
    yield


@app.get("/events/class")
def events_class():
    return EventSourceResponse(words("data: a\n\n", "data: b\n\n"))


@app.get("/raises")
def raises():
    def failing():
        yield "one"
        raise ValueError("in the middle")

    return StreamingResponse(failing())


@app.get("/raises/first")
def raises_first():
    def failing():
        raise ValueError("before anything")
        yield "one"

    return StreamingResponse(failing())


@app.get("/raises/http")
async def raises_http():
    async def failing():
        yield "one"
        raise HTTPException(404)

    return StreamingResponse(failing())


@app.get("/number")
def number():
    return StreamingResponse(words("one", 2, "three"))


@app.get("/finally")
def with_finally():
    def cleaning():
        try:
            yield "a"
            yield 1
        finally:
            log.append("closed")

    return StreamingResponse(cleaning())


@app.get("/length")
def length():
    return StreamingResponse(words("abc", "de"), headers={"Content-Length": "5"})


@app.get("/same")
def same():
    return StreamingResponse(word.upper() for word in ["a", "b"])


@app.get("/coroutine")
def coroutine():
    async def late():
        return "never"

    return StreamingResponse(late())
