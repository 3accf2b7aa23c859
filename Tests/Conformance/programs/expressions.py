"""Python's operators and their precedence, each result sent as JSON."""

from fastapi import FastAPI

app = FastAPI()

NAME = "parrot"
NUMBERS = [3, 1, 2]


@app.get("/arithmetic")
def arithmetic():
    return [1 + 2 * 3, (1 + 2) * 3, 2 ** 3 ** 2, -2 ** 2, 2 ** -1, 7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 % -3, 7 / 2, 6 / 2]


@app.get("/float-arithmetic")
def float_arithmetic():
    return [0.1 + 0.2, 1.5 * 2, 7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 2 ** 0.5, 10 ** 20, 10.0 ** 20, 1 - 0.9]


@app.get("/bits")
def bits():
    return [6 & 3, 6 | 3, 6 ^ 3, ~6, 1 << 70, -9 >> 1, 1 | 2 ^ 3 & 4, 1 << 2 + 3]


@app.get("/comparisons")
def comparisons():
    return [1 < 2, 2 <= 1, 1 == 1.0, 1 != 2, 1 < 2 < 3, 1 < 3 < 2, "a" < "b", [1, 2] < [1, 3], None is None, 1 is not None]


@app.get("/logic")
def logic():
    return [1 and 2, 0 and 2, 0 or "x", "" or [] or {}, not 0, not "a", not 1 == 2, True and not False, 1 or 1 / 0]


@app.get("/membership")
def membership():
    return [1 in NUMBERS, 5 not in NUMBERS, "arr" in NAME, "x" in {"x": 1}]


@app.get("/conditional")
def conditional():
    return ["yes" if NUMBERS else "no", "yes" if 0 else "no" if "" else "neither"]


@app.get("/text")
def text():
    return [NAME + "s", NAME * 2, NAME[0], NAME[-1], NAME[1:4], NAME[::-1], NAME.upper(), len(NAME)]


@app.get("/f-string")
def f_string():
    return f"{NAME} and {len(NAME)} and {1 + 1} and {{braces}} and {NAME!r}"


@app.get("/lists")
def lists():
    return [NUMBERS + [4], NUMBERS * 2, NUMBERS[0], NUMBERS[-1], NUMBERS[1:], len(NUMBERS), [0] * 3]


@app.get("/dicts")
def dicts():
    return {"name": NAME, "nested": {"n": NUMBERS}, NAME: len(NAME), "sum": NUMBERS[0] + NUMBERS[1]}


@app.get("/bool-arithmetic")
def bool_arithmetic():
    return [True + True, True * 3, -True, True == 1, True / 2, False ** 0]
