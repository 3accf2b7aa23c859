from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()


class BaseUser(BaseModel):
    username: str
    email: str = Field(pattern=".+@.+")
    full_name: str | None = None


class UserIn(BaseUser):
    password: str


class UserInDB(BaseUser):
    hashed_password: str


class PlaneItem(BaseModel):
    kind: str = "plane"
    size: int


class CarItem(BaseModel):
    kind: str = "car"


class Row:
    def __init__(self, username: str, email: str):
        self.username = username
        self.email = email
        self.secret = "hidden"


def fake_save_user(user_in: UserIn):
    return UserInDB(**user_in.model_dump(), hashed_password="supersecret" + user_in.password)


@app.post("/user/", response_model=BaseUser)
async def create_user(user: UserIn) -> Any:
    return fake_save_user(user)


@app.post("/annotated/")
async def create_annotated(user: UserIn) -> BaseUser:
    return user


@app.get("/row", response_model=BaseUser)
async def read_row(email: str = "a@b"):
    return Row("ann", email)


@app.get("/vehicles/{item_id}", response_model=PlaneItem | CarItem)
async def read_vehicle(item_id: str):
    return {"plane": {"size": 5}, "car": {"kind": "car"}, "odd": {"size": "x"}}[item_id]
