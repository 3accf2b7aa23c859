from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/inspect/{name}")
async def inspect(name: str, request: Request):
    return {
        "method": request.method,
        "path": request.url.path,
        "query": dict(request.query_params),
        "names": request.path_params,
        "agent": request.headers.get("user-agent"),
        "host": request.headers["host"],
        "cookies": request.cookies,
        "url": str(request.url),
    }


@app.api_route("/any", methods=["GET", "POST", "PUT"])
async def anything(request: Request):
    return {"method": request.method, "length": request.headers.get("content-length", "none")}
