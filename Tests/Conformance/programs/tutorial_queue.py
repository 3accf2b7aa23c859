from collections import defaultdict, deque

from fastapi import FastAPI, HTTPException

app = FastAPI()
queues = defaultdict(deque)
seen = defaultdict(int)


@app.post("/queues/{name}", status_code=202)
def push(name: str, job: dict, front: bool = False):
    (queues[name].appendleft if front else queues[name].append)(job)
    seen[name] += 1
    return {"waiting": len(queues[name])}


@app.get("/queues/{name}/next")
def pop(name: str):
    try:
        return queues[name].popleft()
    except IndexError as error:
        raise HTTPException(404, f"nothing in {name}: {error}")


@app.get("/queues")
def overview():
    return {"waiting": {name: len(q) for name, q in queues.items()}, "seen": seen}
