from fastapi import FastAPI, HTTPException

app = FastAPI(title="Todo")
todos: list[dict] = []
next_id = 1


def find(todo_id: int) -> dict:
    for todo in todos:
        if todo["id"] == todo_id:
            return todo
    raise HTTPException(status_code=404, detail=f"Todo {todo_id} not found")


@app.get("/todos")
def list_todos(done: bool | None = None):
    return [todo for todo in todos if done is None or todo["done"] == done]


@app.post("/todos", status_code=201)
def add_todo(todo: dict):
    global next_id
    if not todo.get("title"):
        raise HTTPException(status_code=400, detail={"error": "title is required", "got": todo})
    created = {"id": next_id, "title": todo["title"], "done": False}
    todos.append(created)
    next_id += 1
    return created


@app.get("/todos/{todo_id}")
def get_todo(todo_id: int):
    return find(todo_id)


@app.patch("/todos/{todo_id}")
def change_todo(todo_id: int, changes: dict):
    todo = find(todo_id)
    todo |= {key: value for key, value in changes.items() if key in todo and key != "id"}
    return todo


@app.delete("/todos/{todo_id}", status_code=204)
def delete_todo(todo_id: int):
    todos.remove(find(todo_id))
