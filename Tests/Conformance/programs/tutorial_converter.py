from fastapi import FastAPI, HTTPException

app = FastAPI()

UNITS = {"length": {"m": 1, "km": 1000, "ft": 0.3048, "mi": 1609.344}, "mass": {"kg": 1, "g": 0.001, "lb": 0.45359237}}
ROMAN = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]


def kind_of(unit: str) -> str:
    for kind, units in UNITS.items():
        if unit in units:
            return kind
    raise HTTPException(400, detail=f"unknown unit '{unit}'")


@app.get("/convert/{value}/{source}/{target}")
def convert(value: float, source: str, target: str):
    kind = kind_of(source)
    if kind != kind_of(target):
        raise HTTPException(400, detail=f"cannot convert {kind} to {kind_of(target)}")
    result = value * UNITS[kind][source] / UNITS[kind][target]
    return {"result": result, "text": f"{value:g} {source} = {result:.4g} {target}"}


@app.get("/roman/{number}")
def roman(number: int):
    rest, letters = number, ""
    for value, letter in ROMAN:
        while rest >= value:
            letters += letter
            rest -= value
    return letters


@app.get("/bases/{number}")
def bases(number: int):
    return {"bin": bin(number), "oct": oct(number), "hex": f"{number:#06x}", "digits": [int(d) for d in str(abs(number))],
            "bits": number.bit_length(), "grouped": f"{number:,}"}


@app.get("/temperatures")
def temperatures(celsius: str):
    rows = []
    for part in celsius.split(","):
        try:
            c = float(part)
        except ValueError as error:
            rows.append({"input": part, "error": str(error)})
            continue
        else:
            rows.append({"input": part, "fahrenheit": round(c * 9 / 5 + 32, 1), "cold": c < 0})
    return rows
