import math

from fastapi import FastAPI, HTTPException

app = FastAPI()

OPERATIONS = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / b,
    "power": pow,
    "hypot": math.hypot,
}


@app.get("/calc/{operation}")
def calculate(operation: str, a: float, b: float):
    if operation not in OPERATIONS:
        raise HTTPException(404, f"unknown operation {operation!r}; there are {', '.join(sorted(OPERATIONS))}")
    try:
        result = OPERATIONS[operation](a, b)
    except ZeroDivisionError as error:
        raise HTTPException(status_code=400, detail=str(error)) from error
    except OverflowError:
        raise HTTPException(status_code=400, detail="too large")
    finally:
        print(operation, a, b)
    return {"operation": operation, "result": result, "rounded": round(result, 3)}


@app.get("/factorial/{n}")
def factorial(n: int):
    if n < 0:
        raise HTTPException(400, "n must not be negative")
    return {"n": n, "factorial": math.factorial(n)}


@app.get("/fibonacci/{n}")
def fibonacci(n: int):
    def sequence():
        a, b = 0, 1
        while True:
            yield a
            a, b = b, a + b
    numbers = sequence()
    return [next(numbers) for _ in range(n)]


@app.get("/primes")
def primes(below: int = 30):
    return [n for n in range(2, below) if all(n % d for d in range(2, int(n ** 0.5) + 1))]
