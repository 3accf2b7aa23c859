"""The server of the first lessons: a greeting, and one more endpoint."""

from fastapi import FastAPI

app = FastAPI(title="My first API", version="0.1.0")


@app.get("/")
def greet():
    return {"message": "Hello, world!"}


@app.get("/secret")
def find_the_secret():
    return {"message": "You found it"}
