import base64
import io
import time

from fastapi import FastAPI, HTTPException
from fastapi.responses import StreamingResponse
from PIL import Image, UnidentifiedImageError
from pydantic import BaseModel

app = FastAPI()


class Chat(BaseModel):
    message: str


class ImageRequest(BaseModel):
    image: str


@app.get("/v1/hello")
def hello():
    return {"message": "Hello"}


@app.post("/v1/chat")
def chat(body: Chat):
    return {"reply": body.message}


@app.post("/v1/chat/stream")
def chat_stream(body: Chat):
    def events():
        for word in body.message.split():
            yield f"data: {word}\n\n"
            time.sleep(0.3)
        yield "data: [DONE]\n\n"

    return StreamingResponse(events(), media_type="text/event-stream")


@app.post("/v1/image")
def inspect(req: ImageRequest):
    try:
        image = Image.open(io.BytesIO(base64.b64decode(req.image)))
    except (ValueError, UnidentifiedImageError):
        raise HTTPException(400, "That is no picture")
    return {"format": image.format, "size": image.size}
