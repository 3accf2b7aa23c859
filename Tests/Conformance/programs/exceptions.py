from fastapi import APIRouter, FastAPI, HTTPException
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException as StarletteHTTPException

app = FastAPI()
router = APIRouter(prefix="/router")


class NotInStock(HTTPException):
    def __init__(self, name):
        super().__init__(status_code=409, detail=f"{name} is not in stock", headers={"X-Item": name})


@app.get("/plain")
def plain():
    raise HTTPException(status_code=404, detail="Item not found")


@app.get("/positional")
def positional():
    raise HTTPException(418, "short", {"X-Error": "There goes my error"})


@app.get("/phrase")
def phrase():
    raise HTTPException(403)


@app.get("/phrase/unknown")
def phrase_unknown():
    raise HTTPException(499)


@app.get("/dict")
def of_dict():
    raise HTTPException(status_code=400, detail={"code": 7, "reasons": ["a", None, 1.5]})


@app.get("/list")
def of_list():
    raise HTTPException(status_code=422, detail=[])


@app.get("/empty")
def empty():
    raise HTTPException(status_code=400, detail="")


@app.get("/set")
def of_object():
    raise HTTPException(status_code=400, detail=b"bytes")


@app.get("/no-content")
def no_content():
    raise HTTPException(status_code=204, detail="lost")


@app.get("/not-modified")
def not_modified():
    raise HTTPException(304, headers={"ETag": "abc"})


@app.get("/bad-header")
def bad_header():
    raise HTTPException(400, "x", headers={"X-Number": 1})


@app.get("/without-arguments")
def without_arguments():
    raise HTTPException()


@app.get("/unknown-argument")
def unknown_argument():
    raise HTTPException(400, message="x")


@app.get("/class")
def of_class():
    raise HTTPException


@app.get("/subclass")
def subclass():
    raise NotInStock("lamp")


@app.get("/starlette")
def starlette():
    raise StarletteHTTPException(status_code=410)


def helper(depth):
    if depth == 0:
        raise HTTPException(status_code=401, detail="deep", headers={"WWW-Authenticate": "Basic"})
    return helper(depth - 1)


@app.get("/helper")
def from_helper():
    return helper(5)


@router.get("/")
async def from_router():
    raise HTTPException(400, "router")


@app.get("/caught")
def caught():
    try:
        raise HTTPException(404, "inner", headers={"a": "b"})
    except HTTPException as error:
        return [error.status_code, error.detail, error.headers, str(error), repr(error), list(error.args)]


@app.get("/caught/base")
def caught_base():
    try:
        raise NotInStock("pen")
    except StarletteHTTPException as error:
        return {"status": error.status_code, "text": str(error), "repr": repr(error)}


@app.get("/changed")
def changed():
    try:
        helper(0)
    except HTTPException as error:
        error.detail = "changed"
        raise


@app.get("/translated")
def translated():
    try:
        return {"value": 1 / 0}
    except ZeroDivisionError as error:
        raise HTTPException(status_code=400, detail=str(error)) from error


@app.get("/finally")
def with_finally():
    try:
        raise HTTPException(400, "first")
    finally:
        raise HTTPException(500, "second")


@app.get("/plain/error")
def plain_error():
    raise ValueError("not for the client")


@app.get("/exit")
def exits():
    raise KeyboardInterrupt


@app.get("/returned")
def returned():
    return JSONResponse({"detail": "by hand"}, status_code=404)


app.include_router(router)
