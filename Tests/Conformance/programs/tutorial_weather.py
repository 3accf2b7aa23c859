import json

from fastapi import FastAPI, HTTPException, Query

app = FastAPI()
DATA = json.loads("""
{"paris": {"temps": [12.5, 14.0, 9.75], "rain": true}, "oslo": {"temps": [-3, 0, 1.5], "rain": false}}
""")


def average(values):
    return sum(values) / len(values)


@app.get("/weather/{city}")
def weather(city: str, unit: str = Query("c", pattern="^[cf]$")):
    try:
        entry = DATA[city.lower()]
    except KeyError:
        raise HTTPException(status_code=404, detail=f"No weather for {city}") from None
    temps = entry["temps"] if unit == "c" else [t * 9 / 5 + 32 for t in entry["temps"]]
    return {"city": city.title(), "mean": average(temps), "spread": max(temps) - min(temps), "rain": entry["rain"]}


@app.get("/dump")
def dump(indent: int | None = None, sort: bool = False):
    return {"text": json.dumps(DATA, indent=indent, sort_keys=sort)}


@app.post("/load")
def load(body: dict):
    try:
        return {"value": json.loads(body["text"])}
    except json.JSONDecodeError as error:
        return {"error": error.msg, "at": [error.lineno, error.colno, error.pos], "text": str(error)}
    except (KeyError, TypeError) as error:
        return {"error": type(error).__name__, "args": list(error.args)}
