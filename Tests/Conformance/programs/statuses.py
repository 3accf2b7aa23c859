from fastapi import FastAPI, status
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response

app = FastAPI()


@app.post("/items", status_code=201)
def create():
    return {"id": 1}


@app.put("/named", status_code=status.HTTP_202_ACCEPTED)
def named():
    return ["accepted"]


@app.delete("/items", status_code=status.HTTP_204_NO_CONTENT)
def delete():
    return None


@app.get("/no-content-with-value", status_code=204)
def no_content_with_value():
    return {"lost": True}


@app.get("/reset", status_code=205)
def reset():
    return None


@app.get("/not-modified", status_code=304)
def not_modified():
    return {"a": 1}


@app.get("/teapot", status_code=418)
def teapot():
    return "short and stout"


@app.get("/odd", status_code=299)
def odd():
    return None


@app.get("/zero", status_code=0)
def zero():
    return "0 is no status"


@app.get("/none", status_code=None)
def none():
    return "none"


@app.get("/server-error", status_code=503)
def server_error():
    return {"try": "later"}


@app.get("/text", response_class=PlainTextResponse)
def text():
    return "plain text"


@app.get("/text/none", response_class=PlainTextResponse)
def text_of_none():
    return None


@app.get("/text/bytes", response_class=PlainTextResponse)
def text_of_bytes():
    return b"some bytes"


@app.get("/text/number", response_class=PlainTextResponse)
def text_of_number():
    return 42


@app.get("/text/list", response_class=PlainTextResponse)
def text_of_list():
    return [1, 2]


@app.get("/html", response_class=HTMLResponse, status_code=203)
def html():
    return "<h1>Grüße</h1>"


@app.get("/raw", response_class=Response)
def raw():
    return "no type"


@app.get("/json", response_class=JSONResponse)
def json():
    return {"set": "explicitly", "tuple": (1, 2)}


@app.get("/redirect", response_class=RedirectResponse)
def redirect():
    return "/elsewhere?a=b c"


@app.get("/redirect/permanent", response_class=RedirectResponse, status_code=301)
def redirect_permanent():
    return "https://example.com/ä"


@app.get("/text/no-content", response_class=PlainTextResponse, status_code=204)
def text_no_content():
    return "gone"
