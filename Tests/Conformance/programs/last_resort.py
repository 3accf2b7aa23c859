from fastapi import FastAPI
from fastapi.responses import JSONResponse


async def anything(request, exc):
    if str(exc) == "worse":
        raise RuntimeError("the handler raises as well")
    if str(exc) == "dict":
        return {"no": "response"}
    return JSONResponse({"error": type(exc).__name__, "text": str(exc)}, status_code=500)


app = FastAPI(exception_handlers={Exception: anything})


@app.get("/error")
def error():
    raise ValueError("something")


@app.get("/worse")
def worse():
    raise ValueError("worse")


@app.get("/dict")
def of_dict():
    raise ValueError("dict")


@app.get("/division")
def division():
    return 1 / 0


@app.get("/encoding")
def encoding():
    return 1e999


@app.get("/fine")
def fine():
    return 1
