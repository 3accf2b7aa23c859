"""Path operations that are no plain functions: wrapped, bound, partial, cached, classes and objects."""

import functools
from functools import wraps, lru_cache, cache, partial
from fastapi import FastAPI, Request

app = FastAPI()


class Service:
    """Service doc."""

    def __init__(self, by: int = 2):
        self.by = by

    def times(self, n: int, q: int = 1):
        """Times doc."""
        return n * self.by * q

    async def later(self, n: int) -> int:
        return n + self.by

    @classmethod
    def make(cls, n: int):
        return [cls.__name__, n]

    @staticmethod
    def plain(n: int):
        return n

    def __call__(self, n: int):
        """Call doc."""
        return {"n": n}


class Later:
    async def __call__(self, n: int):
        return {"later": n}


s = Service()
app.add_api_route("/times/{n}", s.times)
app.add_api_route("/later/{n}", s.later)
app.add_api_route("/make/{n}", Service.make)
app.add_api_route("/plain/{n}", Service.plain)
app.add_api_route("/object/{n}", s)
app.add_api_route("/object2/{n}", Later())


def add(a: int, b: int, c: int = 3):
    """Add doc."""
    return a + b + c


async def add_later(a: int, b: int, c: int = 3):
    return a + b + c


app.add_api_route("/p1/{b}", partial(add, 1))
app.add_api_route("/p2/{a}", partial(add, b=5))
app.add_api_route("/p3/{a}", partial(add_later, b=5))
app.add_api_route("/p4/{a}", partial(add, b=5), name="named")
app.add_api_route("/p5/{n}", partial(s.times, q=4))


def timed(fn):
    @wraps(fn)
    def inner(*args, **kwargs):
        r = fn(*args, **kwargs)
        return {"result": r}

    return inner


def through(fn):
    @wraps(fn)
    def inner(*args, **kwargs):
        return fn(*args, **kwargs)

    return inner


def timed_async(fn):
    @wraps(fn)
    async def inner(*args, **kwargs):
        return [await fn(*args, **kwargs)]

    return inner


def async_over_sync(fn):
    @wraps(fn)
    async def inner(*args, **kwargs):
        return [fn(*args, **kwargs)]

    return inner


@app.get("/w1/{n}")
@timed
def w1(n: int, q: str = "x") -> dict:
    """W1 doc."""
    return n


@app.get("/w2/{n}")
@through
async def w2(n: int):
    return n


@app.get("/w3/{n}")
@timed_async
async def w3(n: int):
    return n


@app.get("/w4/{n}")
@async_over_sync
def w4(n: int):
    return n


@app.get("/w5/{n}")
@timed
async def w5(n: int):
    return n


@app.get("/w6/{n}")
@timed
@through
def w6(n: int, r: Request):
    return [n, r.url.path]


@app.get("/w7/{n}")
@lru_cache
def w7(n: int):
    print("w7")
    return n


@app.get("/w8/{n}")
@cache
def w8(n: int):
    """Cached doc."""
    return n


@app.get("/w9/{n}")
@through
def w9(n: int):
    yield n
    yield n + 1


@app.get("/w10/{n}")
@through
async def w10(n: int):
    yield n


class Counted:
    """Counted class doc."""

    def __init__(self, fn):
        functools.update_wrapper(self, fn)
        self.fn = fn
        self.count = 0

    def __call__(self, *args, **kwargs):
        self.count += 1
        return [self.count, self.fn(*args, **kwargs)]


@app.get("/w11/{n}")
@Counted
def w11(n: int):
    """W11 doc."""
    return n


def renamed(n: int):
    return n


renamed.__name__ = "other_name"
renamed.__doc__ = "Other doc."
app.get("/w12/{n}")(renamed)


def wrong(fn):
    @wraps(fn)
    def inner(m: int):
        return fn(m)

    return inner


@app.get("/w13/{n}")
@wrong
def w13(n: int):
    return n


@app.get("/w14/{n}")
@timed
def w14(n: int) -> int:
    return n


app.add_api_route("/cls/{by}", Service)
