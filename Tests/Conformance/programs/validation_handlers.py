from typing import Annotated

from fastapi import Body, FastAPI, Form, HTTPException, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exception_handlers import http_exception_handler, request_validation_exception_handler
from fastapi.exceptions import RequestValidationError, ResponseValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from starlette.exceptions import HTTPException as StarletteHTTPException

app = FastAPI()
seen = []


@app.exception_handler(RequestValidationError)
async def invalid(request: Request, exc: RequestValidationError):
    seen.append(request.url.path)
    if request.url.path.startswith("/plain"):
        return PlainTextResponse("\n".join(error["msg"] for error in exc.errors()), status_code=400)
    if request.url.path.startswith("/body"):
        return JSONResponse({"detail": jsonable_encoder(exc.errors()), "body": jsonable_encoder(exc.body)}, status_code=422)
    if request.url.path.startswith("/read"):
        return JSONResponse([len(await request.body()), request.path_params])
    return await request_validation_exception_handler(request, exc)


@app.exception_handler(StarletteHTTPException)
async def http(request, exc):
    answer = await http_exception_handler(request, exc)
    answer.headers["x-handled"] = type(exc).__module__
    return answer


@app.exception_handler(ResponseValidationError)
def broken(request: Request, exc: ResponseValidationError):
    return JSONResponse({"errors": exc.errors(), "body": exc.body, "path": exc.endpoint_path}, status_code=500)


@app.post("/plain/{number}")
@app.post("/body/{number}")
@app.post("/read/{number}")
@app.post("/default/{number}")
def items(number: int, item: Annotated[dict[str, int], Body()], q: bool = False):
    return [number, item, q]


@app.post("/plain-form")
@app.post("/body-form")
def form(name: Annotated[str, Form(min_length=2)], age: Annotated[int, Form()]):
    return [name, age]


@app.get("/wrong")
def wrong() -> list[int]:
    return ["x", 2]


@app.get("/raised/{kind}")
def raised(kind: str):
    if kind == "own":
        raise RequestValidationError([{"loc": ["a"], "msg": "mine", "type": "own"}], body={"b": 1})
    if kind == "http":
        raise HTTPException(418, detail={"a": 1}, headers={"x-a": "1"})
    if kind == "empty":
        raise StarletteHTTPException(304)
    raise ValueError(kind)


@app.get("/text")
def text():
    error = RequestValidationError([{"loc": ("a",), "msg": "m"}, 5], body="b")
    other = RequestValidationError([])
    return [str(error), repr(error), str(other), error.body, isinstance(error, ValueError), error.errors()]


@app.get("/seen")
def show_seen():
    return seen[-3:]


@app.get("/encode")
def encode():
    value = {"a": None, "b": {1, 1}, "c": (1, b"x"), "_sa_x": 1, 5: {"a": None}}
    return [
        jsonable_encoder(value), jsonable_encoder(value, exclude_none=True), jsonable_encoder(value, include={"a", "b"}),
        jsonable_encoder(value, exclude=["c"], by_alias=False), jsonable_encoder(value, sqlalchemy_safe=False),
        jsonable_encoder([value], exclude={"a", "b", "c"}), jsonable_encoder(5, custom_encoder={int: lambda n: n + 1}),
    ]
