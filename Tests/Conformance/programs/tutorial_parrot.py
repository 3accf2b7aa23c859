from fastapi import FastAPI

app = FastAPI(title="Parrot", version="0.2")


@app.get("/parrot/{message}")
def parrot(message: int):
    return {"message": message}


@app.get("/users/{user_id}/messages/{message_id}")
def message(user_id: int, message_id: str, loud: bool = False):
    text = f"User {user_id}: message {message_id}"
    return {"text": text.upper() + "!" if loud else text}


@app.get("/secret")
def secret(user: int = 0):
    return {"message": f"User {user} is in"}


@app.get("/multi")
@app.get("/also")
@app.post("/multi")
def multi():
    return "multi"
