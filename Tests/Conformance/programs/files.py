from typing import Annotated

from fastapi import FastAPI, File, Form, HTTPException, UploadFile

app = FastAPI()
MIME = {"image/png": "png", "text/plain": "txt"}


@app.post("/size")
def size(file: Annotated[bytes, File()]):
    return {"size": len(file)}


@app.post("/upload")
async def upload(file: UploadFile):
    first = await file.read(2)
    await file.seek(0)
    return {
        "name": file.filename, "type": file.content_type, "size": file.size, "headers": dict(file.headers),
        "first": first.decode("latin-1"), "all": (await file.read()).decode("latin-1"), "rest": len(await file.read()),
    }


@app.post("/many")
def many(files: list[UploadFile], note: str = Form("none")):
    return [[file.filename, file.file.read().decode("latin-1")] for file in files] + [note]


@app.post("/optional")
async def optional(file: UploadFile | None = None, raw: bytes | None = File(None)):
    if file is None:
        return {"file": None, "raw": len(raw or b"")}
    lines = file.file.readlines()
    return {"lines": len(lines), "position": file.file.tell(), "repr": repr(file)}


@app.post("/bytes")
def several(parts: list[bytes] = File()):
    return [part.decode("latin-1") for part in parts]


@app.post("/checked", status_code=201)
async def checked(file: UploadFile, title: Annotated[str, Form(max_length=5)]):
    if file.content_type not in MIME:
        raise HTTPException(415, detail=f"{file.content_type} is not taken")
    data = await file.read()
    await file.close()
    return {"title": title, "kind": MIME[file.content_type], "size": len(data)}


@app.post("/closed")
async def closed(file: UploadFile):
    await file.close()
    try:
        await file.read()
    except ValueError as error:
        return str(error)


@app.post("/written")
async def written(file: UploadFile):
    await file.seek(1)
    await file.write(b"XY")
    await file.seek(0)
    return [file.size, (await file.read()).decode(), file.file.closed]
