"""Helper functions, module constants, docstrings, comments, def and async def."""

from fastapi import FastAPI

# What the API is called.
TITLE = "Functions"
GREETINGS = {"en": "Hello", "de": "Hallo"}
LIMIT = 2 * 5
first, second = "one", "two"
both = greeting = "chained"

app = FastAPI(title=TITLE, version="1.2.3")


def greet(name, language="en"):
    """Greets `name` in a language."""
    return GREETINGS[language] + ", " + name + "!"


def double(number):
    result = number * 2
    return result


@app.get("/plain")
def plain():
    """A docstring is no part of the answer."""
    return greet("Ada")  # a comment at the end


@app.get("/keyword")
def keyword():
    return greet(language="de", name="Ada")


@app.get("/nested")
def nested():
    return double(double(LIMIT))


@app.get("/local")
def local():
    name = "Grace"
    message = greet(name)
    return {"message": message, "length": len(message)}


@app.get("/async")
async def asynchronous():
    return {"kind": "async"}


@app.get("/constants")
def constants():
    return [TITLE, LIMIT, first, second, both, greeting]


@app.get("/later")
def later():
    return defined_below()


def defined_below():
    return "found when it is called"


@app.get("/one-line")
def one_line(): return {"lines": 1}


@app.get(
    "/spread/over/lines",
)
def spread(
):
    return {
        "a": 1,
        "b": [
            2,
            3,
        ],
    }
