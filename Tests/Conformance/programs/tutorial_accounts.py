import hashlib
from typing import Annotated, Any, Optional

from fastapi import Body, Cookie, FastAPI, Header, HTTPException, Response
from pydantic import BaseModel, Field, field_validator

app = FastAPI()
users: dict[str, "User"] = {}


class Credentials(BaseModel):
    name: str = Field(min_length=2, pattern=r"^[a-z]+$")
    password: str = Field(min_length=4)

    @field_validator("password")
    @classmethod
    def password_has_a_digit(cls, value: str) -> str:
        if not any(c.isdigit() for c in value):
            raise ValueError("the password needs a digit")
        return value


class User(BaseModel):
    name: str
    secret: str = Field(exclude=True)
    settings: dict[str, Any] = {}
    friend: Optional["User"] = None


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@app.post("/users", status_code=201)
def register(credentials: Credentials, response: Response):
    if credentials.name in users:
        raise HTTPException(status_code=409, detail=f"{credentials.name} is taken", headers={"X-Taken": credentials.name})
    user = User(name=credentials.name, secret=digest(credentials.password))
    users[user.name] = user
    response.set_cookie("session", digest(user.name)[:8], httponly=True)
    response.headers["X-Users"] = str(len(users))
    return user


@app.post("/login")
def login(name: Annotated[str, Body()], password: Annotated[str, Body(min_length=1)], response: Response):
    user = users.get(name)
    if user is None or user.secret != digest(password):
        raise HTTPException(status_code=401, detail="wrong name or password")
    response.set_cookie("session", digest(name)[:8])
    return {"welcome": user}


@app.get("/me")
def me(session: Annotated[str | None, Cookie()] = None, x_mood: Annotated[str, Header()] = "fine"):
    for user in users.values():
        if session == digest(user.name)[:8]:
            return user.model_copy(update={"settings": {"mood": x_mood}})
    raise HTTPException(401)


@app.patch("/me/settings")
def settings(changes: dict[str, int | str | None], session: str | None = Cookie(default=None)) -> User:
    user = next((user for user in users.values() if session == digest(user.name)[:8]), None)
    if user is None:
        raise HTTPException(401, detail=["not", "logged", "in"])
    user.settings.update(changes)
    return user
