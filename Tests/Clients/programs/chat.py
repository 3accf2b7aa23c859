"""A chat server in the form that OpenAI's clients speak, as a learner writes it."""

import json
import time

from fastapi import FastAPI, Header, HTTPException
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

app = FastAPI(title="Parrot chat")

MODELS = ["parrot-1", "shouting-parrot-1"]


class Message(BaseModel):
    role: str
    content: str


class ChatRequest(BaseModel):
    model: str
    messages: list[Message] = Field(min_length=1)
    stream: bool = False


@app.get("/v1/models")
def list_models():
    return {"object": "list", "data": [{"id": name, "object": "model", "created": 0, "owned_by": "me"} for name in MODELS]}


def answer_to(model: str, text: str) -> str:
    return text.upper() if model.startswith("shouting") else f"You said: {text}"


def chunk(model: str, delta: dict, finish_reason: str | None = None) -> str:
    part = {
        "id": "chatcmpl-1", "object": "chat.completion.chunk", "created": int(time.time()), "model": model,
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish_reason}],
    }
    return f"data: {json.dumps(part)}\n\n"


def stream(model: str, text: str):
    yield chunk(model, {"role": "assistant", "content": ""})
    for word in text.split(" "):
        yield chunk(model, {"content": word + " "})
        time.sleep(0.01)
    yield chunk(model, {}, "stop")
    yield "data: [DONE]\n\n"


@app.post("/v1/chat/completions")
def complete(request: ChatRequest, authorization: str = Header(default="")):
    if authorization != "Bearer sesame":
        raise HTTPException(status_code=401, detail="Wrong key")
    model = request.model
    if model not in MODELS:
        raise HTTPException(status_code=404, detail=f"There is no model {model!r}")
    text = answer_to(model, request.messages[-1].content)
    if request.stream:
        return StreamingResponse(stream(model, text), media_type="text/event-stream")
    return {
        "id": "chatcmpl-1", "object": "chat.completion", "created": int(time.time()), "model": model,
        "choices": [{"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 1, "completion_tokens": len(text.split()), "total_tokens": 1 + len(text.split())},
    }
