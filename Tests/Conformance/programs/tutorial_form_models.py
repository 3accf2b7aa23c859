from typing import Annotated

from fastapi import FastAPI, File, Form, UploadFile
from pydantic import BaseModel, Field

app = FastAPI()


class FormData(BaseModel):
    model_config = {"extra": "forbid"}

    username: str
    password: str = Field(min_length=4)


class Profile(BaseModel):
    name: str
    age: int | None = None
    hobbies: list[str] = []


class Picture(BaseModel):
    title: str
    image: UploadFile
    thumbnail: bytes | None = File(None)


@app.post("/login/")
async def login(data: Annotated[FormData, Form()]):
    return data


@app.post("/profile")
async def profile(data: Annotated[Profile, Form()], source: Annotated[str, Form()] = "web"):
    return {"profile": data, "source": source}


@app.post("/pictures")
async def pictures(data: Annotated[Picture, Form()]):
    content = await data.image.read()
    return {"title": data.title, "file": data.image.filename, "size": len(content), "thumbnail": data.thumbnail}


@app.post("/either")
async def either(data: Annotated[FormData | Profile, Form()]):
    return {"kind": type(data).__name__, "data": data}
