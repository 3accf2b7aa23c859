from typing import Literal, Union

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

app = FastAPI()


class TextPart(BaseModel):
    type: Literal["text"]
    text: str


class ImagePart(BaseModel):
    type: Literal["image_url"]
    image_url: str = Field(pattern=r"^(https?://|data:image/)")


class Message(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)
    role: Literal["system", "user", "assistant"]
    content: Union[str, list[Union[TextPart, ImagePart]]]
    name: str | None = Field(default=None, max_length=8)

    @field_validator("content")
    @classmethod
    def content_is_not_empty(cls, value):
        if not value:
            raise ValueError("a message needs some content")
        return value


class ChatRequest(BaseModel):
    model: str = "parrot-1"
    messages: list[Message] = Field(min_length=1)
    temperature: float = Field(default=1.0, ge=0, le=2)
    max_tokens: int | None = Field(default=None, gt=0, alias="maxTokens")
    stop: list[str] | str | None = None

    @model_validator(mode="after")
    def last_message_is_the_users(self):
        if self.messages[-1].role != "user":
            raise ValueError("the last message has to be the user's")
        return self


class Choice(BaseModel):
    index: int
    message: Message
    finish_reason: Literal["stop", "length"] = "stop"


class ChatResponse(BaseModel):
    id: str
    model: str
    choices: list[Choice]
    usage: dict[str, int]


@app.post("/v1/chat/completions")
def chat(request: ChatRequest) -> ChatResponse:
    last = request.messages[-1]
    text = last.content if isinstance(last.content, str) else " ".join(
        part.text for part in last.content if isinstance(part, TextPart)
    )
    words = text.split()
    answer = Message(role="assistant", content=text.upper() or "…")
    return ChatResponse(
        id="chat-1", model=request.model, choices=[Choice(index=0, message=answer)],
        usage={"prompt_tokens": len(words), "completion_tokens": request.max_tokens or len(words)},
    )


@app.post("/v1/echo")
def echo(request: ChatRequest):
    return request
