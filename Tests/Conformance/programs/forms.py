from typing import Annotated, Literal

from fastapi import APIRouter, Body, FastAPI, File, Form, Header

app = FastAPI()


@app.post("/login")
def login(username: Annotated[str, Form()], password: Annotated[str, Form(min_length=3)]):
    return {"username": username, "length": len(password)}


@app.post("/order/{number}")
async def order(
    number: int,
    size: Annotated[Literal["s", "m"], Form()],
    count: int = Form(1, ge=1, le=5),
    extras: list[str] = Form([]),
    note: str | None = Form(None, alias="the-note"),
    express: bool = False,
    agent: Annotated[str | None, Header(alias="x-agent")] = None,
):
    return [number, size, count, extras, note, express, agent]


@app.post("/embedded")
def embedded(a: str = Form(), b: dict = Body({})):
    return {"a": a, "b": b}


@app.put("/single", status_code=201)
def single(number: float = Form(...)):
    return number


lax = APIRouter(prefix="/lax", strict_content_type=False, form_limits={"max_fields": 3, "max_part_size": 2048})


@lax.post("/json")
def lax_json(item: dict):
    return item


@lax.post("/form")
def lax_form(a: list[str] = Form(), f: list[bytes] = File([])):
    return [len(a), len(f)]


@lax.post("/own", form_limits={"max_fields": 1})
def own_limit(a: list[str] = Form(), f: list[bytes] = File([])):
    return [len(a), len(f)]


app.include_router(lax, form_limits={"max_files": 1, "max_fields": 0})
