from copy import deepcopy

from fastapi import FastAPI, HTTPException

app = FastAPI()
DEFAULTS = {"theme": "dark", "editor": {"tabs": 4, "wrap": True}, "recent": []}
settings = deepcopy(DEFAULTS)


def walk(tree: dict, path: str):
    node = tree
    for part in path.split("."):
        if not isinstance(node, dict) or part not in node:
            raise HTTPException(status_code=404, detail=f"no setting {path}")
        node = node[part]
    return node


@app.get("/settings")
def everything():
    return settings


@app.get("/settings/{path}")
def one(path: str):
    return {"path": path, "value": walk(settings, path), "default": walk(DEFAULTS, path)}


@app.put("/settings/{path}")
def change(path: str, body: dict):
    *parents, last = path.split(".")
    node = walk(settings, ".".join(parents)) if parents else settings
    if "value" not in body:
        raise HTTPException(400, "value is missing")
    node[last] = body["value"]
    return settings


@app.delete("/settings")
def reset():
    settings.clear()
    settings.update(deepcopy(DEFAULTS))
    return {"same": settings == DEFAULTS, "identical": settings["editor"] is DEFAULTS["editor"]}
