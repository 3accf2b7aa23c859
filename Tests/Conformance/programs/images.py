import base64
import binascii
import io
from io import BytesIO

import PIL
from fastapi import FastAPI, HTTPException
from PIL import Image, UnidentifiedImageError

app = FastAPI()


def decoded(text):
    if text.startswith("data:"):
        text = text.partition(",")[2]
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise HTTPException(status_code=400, detail=f"Invalid Base64: {error}")


@app.post("/inspect")
def inspect(data: dict):
    try:
        image = Image.open(io.BytesIO(base64.b64decode(data["image"].split(",")[-1])))
    except Exception:
        raise HTTPException(status_code=400, detail="Invalid image")
    return {"format": image.format, "size": image.size, "mode": image.mode}


@app.post("/describe")
def describe(data: dict):
    try:
        with Image.open(BytesIO(decoded(data.get("image", "")))) as image:
            return {
                "format": image.format,
                "description": image.format_description,
                "media_type": image.get_format_mimetype(),
                "width": image.width,
                "height": image.height,
                "bands": image.getbands(),
                "is_image": isinstance(image, Image.Image),
                "type": type(image).__name__,
                "frames": getattr(image, "n_frames", 1),
                "animated": getattr(image, "is_animated", False),
                "text": repr(image).split(" at ")[0],
            }
    except UnidentifiedImageError as error:
        raise HTTPException(status_code=400, detail=str(error).split(" at ")[0])
    except Image.DecompressionBombError as error:
        raise HTTPException(status_code=413, detail=str(error))
    except (OSError, ValueError) as error:
        raise HTTPException(status_code=422, detail=f"{type(error).__name__}: {error}")


@app.post("/check")
def check(data: dict):
    raw = decoded(data["image"])
    answers = []
    for step in ("verify", "load"):
        try:
            image = PIL.Image.open(BytesIO(raw))
            getattr(image, step)()
            answers.append("fine")
        except Exception as error:
            answers.append(f"{type(error).__name__}: {str(error).split(' at ')[0]}")
    return answers


@app.post("/path")
def path(data: dict):
    return Image.open(data["image"]).size


@app.get("/closed")
def closed(text: str = "R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw=="):
    buffer = BytesIO(base64.b64decode(text))
    image = Image.open(buffer)
    image.close()
    try:
        image.load()
    except ValueError as error:
        return {"error": str(error), "closed": buffer.closed, "size": image.size, "errors": [UnidentifiedImageError.__name__, Image.MAX_IMAGE_PIXELS]}
