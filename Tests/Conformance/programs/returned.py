"""Values that are returned, sent and set: generators, members of enumerations, UUIDs of the path, moments in cookies."""

import json
import uuid
from datetime import date, datetime, timedelta, timezone
from enum import Enum, IntEnum, StrEnum

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, StreamingResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent

app = FastAPI()


class Kind(str, Enum):
    A = "a"
    B = "b"
    HEADER = "X-Kind"


class Name(StrEnum):
    FIRST = "first"


class Level(IntEnum):
    LOW = 1


def numbers(count):
    for number in range(count):
        yield number


@app.get("/generator/expression")
def expression():
    return (i for i in range(3))


@app.get("/generator/function")
def function():
    return numbers(3)


@app.get("/generator/inside")
async def inside():
    return {"a": numbers(2), "b": [(x for x in "ab")]}


@app.get("/generator/typed")
def typed() -> list[int]:
    return (i for i in range(3))


@app.get("/generator/pairs")
def pairs():
    return ((key, value) for key, value in [(1, 2)])


@app.get("/generator/failing")
def failing():
    return (1 // 0 for i in range(3))


@app.get("/generator/response")
def response_of_generator():
    return JSONResponse(i for i in range(3))


@app.get("/iterator/{kind}")
def iterator(kind: str):
    return {
        "map": map(str, [1]), "zip": zip([1], [2]), "enumerate": enumerate(["a"]), "items": {1: 2}.items(),
        "filter": filter(None, [1]), "iter": iter([1]), "range": range(3),
    }[kind]


@app.get("/member/plain")
def plain():
    return PlainTextResponse(Kind.A, headers={Kind.HEADER: Kind.B})


@app.get("/member/html")
def html():
    return HTMLResponse(Name.FIRST, media_type=Name.FIRST)


@app.get("/member/json")
def in_json():
    return JSONResponse({"kinds": [Kind.A, Name.FIRST, Level.LOW], Kind.B: 1, Level.LOW: 2})


@app.get("/member/dumps")
def dumps():
    return json.dumps({Kind.A: Kind.B, Level.LOW: [Level.LOW, Name.FIRST]})


@app.get("/member/header")
def header(response: Response):
    response.headers["X-Kind"] = Kind.A
    response.headers[Name.FIRST] = Kind.B
    response.set_cookie(Kind.A, Kind.B, max_age=Level.LOW, samesite="strict", path=Name.FIRST)
    return Kind.A


@app.get("/member/stream")
def stream():
    return StreamingResponse((kind for kind in Kind), media_type=Kind.A)


@app.get("/member/events", response_class=EventSourceResponse)
def events():
    yield ServerSentEvent(data=Kind.A, event=Kind.B, id=Name.FIRST)
    yield ServerSentEvent(raw_data=Kind.A, retry=Level.LOW, comment=Name.FIRST)


@app.get("/member/request")
def request_header(request: Request):
    return request.headers.get(Kind.HEADER), request.query_params.get(Kind.A), Kind.A in request.query_params


@app.get("/uuid/text/{a:uuid}")
def uuid_as_text(a: str):
    return a


@app.get("/uuid/any/{a:uuid}")
def uuid_as_any(a):
    return repr(a)


@app.get("/uuid/typed/{a:uuid}")
def uuid_as_uuid(a: uuid.UUID):
    return repr(a)


@app.get("/uuid/number/{a:uuid}")
def uuid_as_number(a: int):
    return a


@app.get("/uuid/either/{a:uuid}")
def uuid_as_either(a: uuid.UUID | str):
    return repr(a)


@app.get("/uuid/request/{a:uuid}")
def uuid_of_request(request: Request):
    return repr(request.path_params)


MOMENTS = {
    "utc": datetime(2030, 1, 2, 3, 4, 5, 678, tzinfo=timezone.utc),
    "naive": datetime(2030, 1, 2, 3, 4, 5),
    "east": datetime(2030, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=2))),
    "zero": datetime(2030, 1, 2, tzinfo=timezone(timedelta(0))),
    "named": datetime(2030, 1, 2, tzinfo=timezone(timedelta(0), "X")),
    "early": datetime(1, 1, 2, tzinfo=timezone.utc),
    "late": datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=timezone.utc),
    "date": date(2030, 1, 2),
    "text": "Wed, 21 Oct 2030 07:28:00 GMT",
}


@app.get("/cookie/{moment}")
def cookie(moment: str, response: Response):
    response.set_cookie("a", "b", expires=MOMENTS[moment])


@app.get("/cookie/refused/{moment}")
def refused(moment: str, response: Response):
    try:
        response.set_cookie("a", "b", expires=MOMENTS[moment])
    except ValueError as error:
        return repr(error)
