import base64
import binascii

from fastapi import FastAPI, HTTPException

app = FastAPI()


@app.post("/size")
def size(body: dict):
    text = body.get("image", "")
    if text.startswith("data:"):
        header, _, text = text.partition(",")
    else:
        header = None
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise HTTPException(status_code=400, detail=f"not Base64: {error}")
    return {"bytes": len(raw), "text": len(text), "header": header, "png": raw[:8] == b"\x89PNG\r\n\x1a\n", "start": raw[:4].hex()}


@app.get("/encode")
def encode(text: str):
    data = text.encode()
    return {"base64": base64.b64encode(data).decode("ascii"), "urlsafe": base64.urlsafe_b64encode(data).decode(), "list": list(data)}
