from fastapi import FastAPI, HTTPException, Response
from fastapi.responses import JSONResponse, PlainTextResponse, StreamingResponse

app = FastAPI()


@app.get("/headers")
def headers(response: Response):
    response.headers["X-One"] = "1"
    response.headers["x-two"] = "2"
    response.headers["X-one"] = "3"
    response.headers.append("x-two", "again")
    return {"names": list(response.headers), "status": response.status_code}


@app.get("/cookies")
async def cookies(response: Response):
    response.set_cookie("a", "1", max_age=60, httponly=True)
    response.set_cookie(key="b", value="x y", path="/p", samesite="strict", secure=True)
    response.delete_cookie("c")
    return "done"


@app.get("/status/{code}", status_code=201)
def status(code: int, response: Response):
    response.status_code = code
    response.headers["x-code"] = str(code)
    return {"code": code}


@app.get("/replaced")
def replaced(response: Response):
    response.headers["x-lost"] = "1"
    response.status_code = 418
    return JSONResponse({"a": 1}, headers={"x-kept": "1"})


@app.get("/raised")
def raised(response: Response):
    response.headers["x-lost"] = "1"
    raise HTTPException(409, headers={"x-kept": "1"})


@app.get("/text", response_class=PlainTextResponse)
def text(response: Response):
    response.headers["content-type"] = "text/x"
    response.headers["x-text"] = "1"
    return "hi"


@app.get("/model")
def model(response: Response) -> list[int]:
    response.headers["x-model"] = "1"
    response.status_code = 202
    return [1, 2]


@app.get("/typed")
def typed(response: JSONResponse):
    response.headers["x-typed"] = type(response).__name__
    return None


@app.get("/generator", response_class=StreamingResponse)
def generator(response: Response):
    response.headers["x-late"] = "1"
    yield "a"


@app.get("/teapot", status_code=204)
def teapot(response: Response):
    response.headers["x-empty"] = "1"


@app.get("/self")
def itself(response: Response):
    response.headers["x-self"] = "1"
    response.status_code = 203
    return response
