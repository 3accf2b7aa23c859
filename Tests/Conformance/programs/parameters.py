"""Parameters of every place: what is taken, what is converted, and what is refused with a 422."""

from typing import Annotated, Literal

from fastapi import Body, Cookie, FastAPI, Header, Path, Query

app = FastAPI()


@app.get("/parrot/{message}")
def parrot(message: int):
    return {"message": message}


@app.get("/users/{user_id}/messages/{message_id:int}")
def message(user_id: str, message_id: int, limit: int = 10):
    return {"user": user_id, "message": message_id, "limit": limit}


@app.get("/secret")
def secret(user: int = Query(default=0, ge=0, le=10), tags: list[str] = Query(default=[])):
    return {"message": f"User {user} is in", "tags": tags}


@app.get("/whoami")
def whoami(user_agent: str | None = Header(default=None), x_token: int | None = Header(default=None)):
    return {"user_agent": user_agent, "token": x_token}


@app.get("/session")
def session(session_id: Annotated[int, Cookie()]):
    return session_id


@app.get("/kind/{kind}")
def kind(kind: Annotated[Literal["cat", "dog"], Path()], q: str | None = None) -> dict[str, str | None]:
    return {"kind": kind, "q": q}


@app.post("/echo")
def echo(data: dict):
    return data


@app.post("/both")
def both(name: Annotated[str, Body(min_length=2)], counts: dict[str, list[int]], note: str | None = Body(default=None)):
    return {"name": name, "counts": counts, "note": note}


@app.post("/embedded")
def embedded(number: float = Body(embed=True)):
    return number


@app.get("/checked")
def checked() -> int:
    return "5"


@app.get("/unchecked")
def unchecked() -> list[int]:
    return ["x"]
