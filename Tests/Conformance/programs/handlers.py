from fastapi import FastAPI, HTTPException
from fastapi.responses import JSONResponse, PlainTextResponse, StreamingResponse
from starlette.exceptions import HTTPException as StarletteHTTPException


class UnicornException(Exception):
    def __init__(self, name):
        self.name = name


class SmallUnicorn(UnicornException):
    pass


class Cascade(Exception):
    pass


class Silent(Exception):
    pass


class Wrong(Exception):
    pass


class Streamed(Exception):
    pass


app = FastAPI()


@app.exception_handler(UnicornException)
async def unicorn_handler(request, exc):
    return JSONResponse(status_code=418, content={"message": f"Oops! {exc.name} did something."})


@app.exception_handler(404)
def not_found(request, exc):
    return JSONResponse({"missing": exc.detail}, status_code=404, headers={"X-By": "404"})


@app.exception_handler(StarletteHTTPException)
async def http(request, exc):
    return PlainTextResponse(str(exc.detail), status_code=exc.status_code)


@app.exception_handler(ValueError)
async def value(request, exc):
    return JSONResponse({"value": str(exc), "args": list(exc.args)}, status_code=400)


@app.exception_handler(Cascade)
def cascade(request, exc):
    raise ValueError("from a handler")


@app.exception_handler(Silent)
def silent(request, exc):
    return None


@app.exception_handler(Wrong)
def wrong(request, exc):
    return {"not": "a response"}


@app.exception_handler(Streamed)
def streamed(request, exc):
    return StreamingResponse(["one", "two"], status_code=409)


def by_call(request, exc):
    return PlainTextResponse("key error", status_code=410)


app.add_exception_handler(KeyError, by_call)


@app.get("/unicorn/{rest:path}")
def unicorn():
    raise UnicornException("yolo")


@app.get("/small")
def small():
    raise SmallUnicorn("mini")


@app.get("/http")
def of_http():
    raise HTTPException(403, ["list"])


@app.get("/http/404")
def of_404():
    raise HTTPException(404, "gone for good")


@app.get("/value")
def of_value():
    raise ValueError("bad", 2)


@app.get("/cascade")
def of_cascade():
    raise Cascade()


@app.get("/silent")
def of_silent():
    raise Silent()


@app.get("/wrong")
def of_wrong():
    raise Wrong()


@app.get("/streamed")
def of_streamed():
    raise Streamed()


@app.get("/key")
def of_key():
    return {}["missing"]


@app.get("/index")
def of_index():
    return [][1]


@app.get("/fine")
def fine():
    return "fine"
