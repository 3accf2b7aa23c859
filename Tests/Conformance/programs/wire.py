"""What the raw byte sequences of `wire_cases.py` are sent to."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/hello")
def hello():
    return {"message": "hello"}


@app.post("/echo")
def echo():
    return {"message": "heard"}
