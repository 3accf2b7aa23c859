from functools import reduce
from itertools import chain, groupby, islice

from fastapi import FastAPI

app = FastAPI()
PEOPLE = [
    {"name": "Ann", "age": 31, "city": "Oslo"}, {"name": "Bob", "age": 25, "city": "Rome"},
    {"name": "Cid", "age": 31, "city": "Rome"}, {"name": "Dee", "age": 19, "city": "Oslo"},
]


def naturals():
    n = 1
    while True:
        yield n
        n += 1


def squares(numbers):
    for n in numbers:
        yield n * n


@app.get("/squares")
def first_squares(count: int = 5, even: bool = False):
    found = (n for n in squares(naturals()) if not even or n % 2 == 0)
    return list(islice(found, count))


@app.get("/by/{key}")
def by(key: str):
    ordered = sorted(PEOPLE, key=lambda p: p[key])
    return {str(k): [p["name"] for p in group] for k, group in groupby(ordered, key=lambda p: p[key])}


@app.get("/stats")
def stats():
    ages = [p["age"] for p in PEOPLE]
    return {
        "total": reduce(lambda a, b: a + b, ages),
        "oldest": max(PEOPLE, key=lambda p: (p["age"], p["name"])),
        "names": list(map(str.upper, (p["name"] for p in PEOPLE))),
        "young": list(filter(lambda a: a < 30, ages)),
        "pairs": list(zip(*[iter(ages)] * 2)),
        "all": all(a > 18 for a in ages),
        "any": any(a > 40 for a in ages),
        "chain": list(chain("ab", [1, 2])),
        "cities": sorted({p["city"] for p in PEOPLE}),
        "index": {i: p["name"] for i, p in enumerate(PEOPLE, start=1)},
    }
