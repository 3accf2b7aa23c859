"""Path templates with characters that URLs escape, and paths that differ in little."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/with space")
def with_space():
    return "a space"


@app.get("/with%20percent")
def with_percent():
    return "a percent sign"


@app.get("/plus+sign")
def plus_sign():
    return "a plus sign"


@app.get("/käse")
def umlaut():
    return "an umlaut"


@app.get("/日本")
def kanji():
    return "two kanji"


@app.get("/dots.and-dashes_and~tildes")
def unreserved():
    return "unreserved"


@app.get("/:colon;semi,comma=eq&amp@at!bang$dollar'quote(paren)*star")
def reserved():
    return "reserved"


@app.get("/Case")
def upper():
    return "upper"


@app.get("/case")
def lower():
    return "lower"


@app.get("/v1.0/items")
def version():
    return "a version"


@app.get("/regex.*[a-z]+$")
def regex():
    return "taken literally"


@app.get("/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p")
def deep():
    return "deep"


@app.get("/../up")
def up():
    return "up"
