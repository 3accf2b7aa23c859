from fastapi import FastAPI

app = FastAPI()


@app.post("/echo")
def echo(data: dict):
    return {"received": data, "keys": list(data), "size": len(data)}


@app.post("/sum")
def total(numbers: list[float]):
    return {"sum": sum(numbers), "largest": max(numbers, default=None)}


@app.put("/merge/{name}")
def merge(name: str, left: dict, right: dict, deep: bool = False):
    return {"name": name, "merged": {**left, **right}, "deep": deep}


@app.post("/words")
def words(counts: dict[str, int]):
    ranking = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"word": word, "count": count} for word, count in ranking]
