from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field

app = FastAPI()


class SecretMessage(BaseModel):
    user: int
    message: str
    date: str


class ClosedMessage(SecretMessage):
    model_config = ConfigDict(extra="forbid")


class StrictMessage(SecretMessage):
    model_config = ConfigDict(strict=True)


class StrictUser(BaseModel):
    user: int = Field(strict=True)
    message: str


@app.post("/receiver")
def receiver(data: SecretMessage):
    return {"received": data.message, "from": data.user, "on": data.date}


@app.post("/closed")
def closed(data: ClosedMessage):
    return data


@app.post("/strict")
def strict(data: StrictMessage):
    return data.model_dump()


@app.post("/strict-user")
async def strict_user(data: StrictUser):
    return [data, data.user + 1]


@app.post("/echo")
def echo(data: dict):
    return data


@app.post("/two")
def two(first: SecretMessage, second: SecretMessage, times: int = 1):
    return {"first": first, "second": second, "times": times}
