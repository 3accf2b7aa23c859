import time

from fastapi import FastAPI

app = FastAPI()
hits = 0
log = []


def counted(function):
    calls = 0

    def wrapper():
        nonlocal calls
        calls += 1
        log.append(f"{function.__name__} #{calls}")
        return function()

    return wrapper


class Timer:
    def __enter__(self):
        self.start = time.perf_counter()
        return self

    def __exit__(self, kind, value, traceback):
        self.seconds = time.perf_counter() - self.start
        log.append(kind.__name__ if kind else "fine")
        return kind is ZeroDivisionError


@app.get("/hits")
def hit():
    global hits
    hits += 1
    return {"hits": hits}


@app.get("/decorated")
@counted
def decorated():
    return {"log": list(log)}


@app.get("/timed")
def timed(by: int = 1):
    with Timer() as timer:
        value = 10 / by
        return {"value": value, "log": log[-1:]}
    return {"value": None, "measured": timer.seconds >= 0, "log": log[-1:]}


def make_adders():
    return [lambda x, n=n: x + n for n in range(3)], [lambda x: x + n for n in range(3)]


@app.get("/closures")
def closures():
    early, late = make_adders()
    return {"early": [f(10) for f in early], "late": [f(10) for f in late]}
