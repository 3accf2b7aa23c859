"""One path for every method, paths shared by several functions, one function with two paths."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/only/get")
def only_get():
    return "get"


@app.post("/only/post")
def only_post():
    return "post"


@app.put("/only/put")
def only_put():
    return "put"


@app.patch("/only/patch")
def only_patch():
    return "patch"


@app.delete("/only/delete")
def only_delete():
    return "delete"


@app.get("/both")
def read_both():
    return {"read": True}


@app.post("/both")
def write_both():
    return {"written": True}


@app.delete("/many")
def delete_many():
    return "deleted"


@app.put("/many")
def put_many():
    return "put"


@app.get("/many")
def get_many():
    return "got"


@app.get("/twice")
def first_of_two():
    return 1


@app.get("/twice")
def second_of_two():
    return 2


@app.get("/here")
@app.get("/there")
@app.post("/there")
def anywhere():
    return "anywhere"


@app.get("/same")
def same():
    return "the first"


@app.post("/same")
def same():
    return "the second"
