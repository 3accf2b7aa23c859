"""Paths with and without a last slash, alone and side by side."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/bare")
def bare():
    return "/bare"


@app.get("/slashed/")
def slashed():
    return "/slashed/"


@app.get("/both")
def both_bare():
    return "/both"


@app.get("/both/")
def both_slashed():
    return "/both/"


@app.post("/mixed")
def mixed_bare():
    return "/mixed"


@app.get("/mixed/")
def mixed_slashed():
    return "/mixed/"


@app.get("/deep/er/path/")
def deeper():
    return "/deep/er/path/"


@app.get("/double//slash")
def double():
    return "/double//slash"


@app.get("/trailing//")
def trailing():
    return "/trailing//"


@app.get("//")
def only_slashes():
    return "//"
