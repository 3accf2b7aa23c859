"""What the language benchmark runs, in the playground and in CPython: one path operation for each kind of work."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/loop/for")
def for_loop():
    total = 0
    for number in range(1_000_000):
        total += number
    return total


@app.get("/loop/while")
def while_loop():
    number = 0
    while number < 1_000_000:
        number += 1
    return number


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@app.get("/calls")
def calls():
    return fib(23)


@app.get("/dict")
def dictionary():
    counts = {}
    for number in range(200_000):
        key = number % 1000
        counts[key] = counts.get(key, 0) + 1
    return len(counts)


@app.get("/strings")
def strings():
    parts = []
    for number in range(200_000):
        parts.append(f"item {number}: {number * 2}")
    return len(",".join(parts))


@app.get("/objects")
def objects():
    people = [{"name": f"name {n}", "age": n % 90} for n in range(50_000)]
    grown = [person["name"].upper() for person in people if person["age"] >= 18]
    return len(sorted(grown))


class Counter:
    def __init__(self):
        self.count = 0

    def step(self, by):
        self.count += by
        return self.count


@app.get("/methods")
def methods():
    counter = Counter()
    for _ in range(200_000):
        counter.step(2)
    return counter.count


def numbers(limit):
    for number in range(limit):
        yield number


@app.get("/generator")
def generator():
    total = 0
    for number in numbers(500_000):
        total += number
    return total


@app.get("/exceptions")
def exceptions():
    caught = 0
    for number in range(100_000):
        try:
            if number % 2:
                raise ValueError(number)
        except ValueError:
            caught += 1
    return caught
