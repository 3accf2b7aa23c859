from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()


@app.get("/list")
def of_list():
    return StreamingResponse(["Hello", " ", "from", "", " here"])


@app.get("/events")
def events():
    return StreamingResponse(["data: 1\n\n", "data: 2\n\n", "data: [DONE]\n\n"], media_type="text/event-stream")


@app.get("/bytes")
def of_bytes():
    return StreamingResponse([b"\x00\x01", b"", "wörd"], media_type="application/octet-stream")


@app.get("/string")
def of_string():
    return StreamingResponse("añb")


@app.get("/dict")
def of_dict():
    return StreamingResponse({"a": 1, "bb": 2})


@app.get("/tuple")
def of_tuple():
    return StreamingResponse(("x", "y"), status_code=202, headers={"X-Note": "streamed"})


@app.get("/empty")
def empty():
    return StreamingResponse([])


@app.get("/large")
def large():
    return StreamingResponse(["x" * 5000] * 30)


@app.get("/length")
def length():
    return StreamingResponse(["abc", "de"], headers={"Content-Length": "5"})


@app.get("/length/short")
def length_short():
    return StreamingResponse(["abc"], headers={"Content-Length": "5"})


@app.get("/length/long")
def length_long():
    return StreamingResponse(["abc", "def", "g"], headers={"Content-Length": "5"})


@app.get("/number")
def number():
    return StreamingResponse(5)


@app.get("/numbers")
def numbers():
    return StreamingResponse(["one", 2, "three"])


@app.get("/no-content")
def no_content():
    return StreamingResponse([], status_code=204)


@app.get("/no-content/body")
def no_content_body():
    return StreamingResponse(["a"], status_code=204)


@app.get("/not-modified")
def not_modified():
    return StreamingResponse([], status_code=304)


@app.get("/close")
def close():
    return StreamingResponse(["a", "b"], headers={"Connection": "close"})


@app.get("/chunked")
def chunked():
    return StreamingResponse(["a", "b"], headers={"Transfer-Encoding": "chunked"})


@app.get("/class", response_class=StreamingResponse)
def by_class():
    return ["from", "a", "list"]


@app.get("/class/status", response_class=StreamingResponse, status_code=201)
def by_class_and_status():
    return ("a", "b")


@app.get("/missing")
def missing():
    return StreamingResponse()


@app.api_route("/any", methods=["GET", "HEAD", "POST"])
def any_method():
    return StreamingResponse(["some", "pieces"], media_type="text/plain")


@app.head("/head/failing")
def head_failing():
    return StreamingResponse(["a", 2])
