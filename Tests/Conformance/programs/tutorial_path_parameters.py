from fastapi import FastAPI

app = FastAPI()


@app.get("/items/{item_id}")
async def read_item(item_id: int):
    return {"item_id": item_id}


@app.get("/users/me")
async def read_user_me():
    return {"user_id": "the current user"}


@app.get("/users/{user_id}")
async def read_user(user_id: str):
    return {"user_id": user_id}


@app.get("/files/{file_path:path}")
async def read_file(file_path: str):
    return {"file_path": file_path}


@app.get("/ratio/{a}/{b}")
def ratio(a: float, b: float):
    return {"ratio": a / b if b else None}


@app.get("/flags/{flag}")
def flags(flag: bool):
    return {"flag": flag}
