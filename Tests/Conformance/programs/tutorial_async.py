import asyncio

from fastapi import FastAPI

app = FastAPI()
order = []


async def fetch(name: str, delay: float):
    order.append(f"start {name}")
    await asyncio.sleep(delay)
    order.append(f"end {name}")
    return name.upper()


@app.get("/one")
async def one():
    order.clear()
    return {"result": await fetch("one", 0.01), "order": order}


@app.get("/together")
async def together():
    order.clear()
    results = await asyncio.gather(fetch("slow", 0.03), fetch("quick", 0.01))
    return {"results": results, "order": order}


@app.get("/in-turn")
async def in_turn():
    order.clear()
    results = [await fetch(name, 0.001) for name in ("a", "b", "c")]
    return {"results": results, "order": order}


async def countdown(start: int):
    while start > 0:
        yield start
        start -= 1
        await asyncio.sleep(0)


@app.get("/countdown/{start}")
async def count(start: int):
    numbers = []
    async for number in countdown(start):
        numbers.append(number)
    return {"numbers": numbers, "squares": [n * n async for n in countdown(start)]}


@app.get("/broken")
async def broken():
    try:
        await asyncio.wait_for(fetch("late", 5), timeout=0.01)
    except asyncio.TimeoutError:
        return {"late": True}
