"""Functions that raise: FastAPI answers 500, and Uvicorn closes the connection."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/division")
def division():
    return 1 / 0


@app.get("/types")
def types():
    return "a" + 1


@app.get("/index")
def index():
    return [][0]


@app.get("/key")
def key():
    return {}["missing"]


@app.get("/name")
def name():
    return undefined


@app.get("/attribute")
def attribute():
    return "text".missing


@app.get("/call")
def call():
    return 5()


@app.post("/async")
async def asynchronous():
    return 1 // 0


@app.get("/infinite")
def infinite():
    return 1e308 * 10


@app.get("/not-a-number")
def not_a_number():
    return 1e308 * 10 - 1e308 * 10


@app.get("/fine")
def fine():
    return "still here"
