"""What an application says of itself, changed after it was made."""

from fastapi import FastAPI
from pydantic import BaseModel, ValidationError

app = FastAPI(title="First", summary="Summary")
app.title = "Second"
app.version = "7"
app.description = "Described later."
app.summary = None
app.openapi_tags = [{"name": "a"}]


class Model(BaseModel):
    a: int


@app.get("/")
def words():
    return [app.title, app.version, app.description, app.summary, app.contact, app.servers, app.openapi_tags]


@app.get("/arguments")
def arguments():
    try:
        Model(a="x")
    except ValidationError as error:
        return [error.args, error.title]
