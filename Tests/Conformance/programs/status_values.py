"""Status codes that are members of an enumeration, texts and floats, wherever one is given."""

from enum import Enum, IntEnum

from fastapi import FastAPI, HTTPException, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, StreamingResponse

app = FastAPI()


class Code(IntEnum):
    MADE = 201
    EMPTY = 204
    GONE = 410


class Mixed(int, Enum):
    TAKEN = 202


@app.get("/declared", status_code=Code.MADE)
def declared():
    return 1


@app.get("/empty", status_code=Code.EMPTY)
def empty():
    return None


@app.get("/mixed", status_code=Mixed.TAKEN)
def mixed():
    return 1


@app.get("/text", status_code="201")
def text():
    return 1


@app.get("/no-text", status_code="204")
def no_text():
    return None


@app.get("/float", status_code=201.0)
def whole_float():
    return 1


@app.get("/raised")
def raised():
    raise HTTPException(Code.GONE)


@app.get("/raised-with-detail")
def raised_with_detail():
    raise HTTPException(Code.GONE, detail="It was here.")


@app.get("/raised-text")
def raised_text():
    raise HTTPException("404", detail="x")


@app.get("/exception")
def exception():
    error = HTTPException(Code.GONE)
    return [str(error), repr(error), error.status_code, error.detail, repr(error.status_code)]


@app.exception_handler(Code.GONE)
def gone(request, exc):
    return JSONResponse({"gone": exc.detail}, status_code=exc.status_code)


@app.get("/set/{how}")
def set_status(how: str, response: Response):
    response.status_code = {
        "member": Code.MADE, "mixed": Mixed.TAKEN, "text": "202", "float": 201.0, "none": None, "list": [1]
    }[how]
    return repr(response.status_code)


@app.get("/made/{how}")
def made(how: str):
    if how == "json":
        response = JSONResponse({"a": 1}, status_code=Code.MADE)
        response.headers["X-Status"] = repr(response.status_code)
        return response
    if how == "plain":
        return PlainTextResponse("x", status_code=Code.GONE)
    if how == "html":
        return HTMLResponse("x", status_code=Mixed.TAKEN)
    if how == "redirect":
        return RedirectResponse("/x", status_code=Code.MADE)
    if how == "stream":
        return StreamingResponse(["a"], status_code=Code.MADE)
    if how == "none":
        return JSONResponse(1, status_code=None)
    if how == "text":
        return JSONResponse(1, status_code="201")
    response = Response("x")
    response.status_code = Code.GONE
    return response
