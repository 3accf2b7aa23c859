import json

from fastapi import Body, FastAPI, Request

app = FastAPI()


@app.post("/json")
async def read_json(request: Request):
    return {"got": await request.json(), "again": (await request.body()).decode("latin-1")}


@app.post("/caught")
async def caught(request: Request):
    try:
        return await request.json()
    except json.JSONDecodeError as error:
        return {"error": str(error), "position": error.pos}
    except UnicodeDecodeError:
        return {"error": "no text"}


@app.post("/body")
async def body(request: Request):
    data = await request.body()
    return [len(data), data.decode("latin-1"), await request.is_disconnected()]


@app.post("/stream")
async def stream(request: Request):
    pieces = [piece.decode("latin-1") async for piece in request.stream()]
    try:
        await request.body()
    except RuntimeError as error:
        return [pieces, str(error)]


@app.post("/twice")
async def twice(request: Request):
    await request.body()
    pieces = []
    async for piece in request.stream():
        pieces.append(len(piece))
    form = await request.form()
    return [pieces, form.multi_items(), str(form)]


@app.post("/form")
async def form(request: Request):
    form = await request.form()
    shown = []
    for key, value in form.items():
        shown.append([key, value if isinstance(value, str) else [value.filename, (await value.read()).decode("latin-1")]])
    return {"shown": shown, "keys": list(form.keys()), "all": form.getlist("a"), "a": form.get("a", "none"), "in": "a" in form}


@app.post("/limited")
async def limited(request: Request):
    async with request.form(max_fields=2, max_files=1, max_part_size=30) as form:
        return len(form)


@app.post("/both")
async def both(request: Request, item: dict = Body()):
    return [item == await request.json(), await request.json() is item, len(await request.body())]


@app.api_route("/url/{name}", methods=["GET", "POST"])
async def url(name: str, request: Request):
    request.state.name = name
    url = request.url
    return {
        "url": str(url), "repr": repr(url), "path": url.path, "query": url.query, "port": url.port, "host": url.hostname,
        "scheme": url.scheme, "secure": url.is_secure, "netloc": url.netloc, "fragment": url.fragment, "user": url.username,
        "replaced": str(url.replace(scheme="https", path="/x y")), "ported": str(url.replace(port=81)),
        "named": str(url.replace(hostname="example.com")), "bare": str(url.replace(hostname="::1", port=None)),
        "secret": repr(url.replace(username="me", password="secret")),
        "include": str(url.include_query_params(a=5, b="x y&z")), "replace": str(url.replace_query_params(q="é")),
        "remove": str(url.remove_query_params("a")), "none": str(url.remove_query_params(["a", "b"])),
        "base": str(request.base_url), "state": request.state.name, "equal": url == str(url),
        "params": str(request.query_params), "items": request.query_params.multi_items(),
        "app": request.app.title, "headers": request.headers.getlist("host"), "client": request.client.host,
    }
