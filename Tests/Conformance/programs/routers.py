from fastapi import APIRouter, FastAPI

app = FastAPI(title="Routers", version="2.0")

v1_router = APIRouter(prefix="/v1", tags=["v1"])
v2_router = APIRouter(prefix="/v2")
bare_router = APIRouter()
forgotten_router = APIRouter(prefix="/forgotten")
inner_router = APIRouter(prefix="/inner")
outer_router = APIRouter(prefix="/outer")
late_router = APIRouter(prefix="/late")


@app.get("/hello")
def hello():
    return {"from": "app"}


@v1_router.get("/hello")
def hello_v1():
    return {"message": "Hello"}


@v2_router.get("/hello", summary="Says hello", tags=["new"])
def hello_v2():
    return {"greeting": {"text": "Hello"}}


@bare_router.get("/bare")
@bare_router.post("/bare")
async def bare():
    return "bare"


@bare_router.get("/shadowed")
def shadowed_by_router():
    return "router"


@forgotten_router.get("/hello")
def forgotten():
    return "never"


@inner_router.get("")
def inner_root():
    return "inner root"


@inner_router.get("/deep/")
def deep():
    return "deep"


outer_router.include_router(inner_router)
outer_router.include_router(inner_router, prefix="/again")

app.include_router(v1_router)
app.include_router(v2_router, tags=["versions"])
app.include_router(bare_router)
app.include_router(bare_router, prefix="/twice")
app.include_router(outer_router, prefix="/api", responses={418: {"description": "tea"}}, deprecated=True)
app.include_router(late_router)


@late_router.get("/added")
def added_after_including():
    return "still reached"


@app.get("/shadowed")
def shadowed_by_app():
    return "app"


@app.api_route("/several", methods=["get", "Post"])
def several():
    return "several"


@app.api_route("/plain")
def plain():
    return "GET alone"


def unbound():
    return "added by a call"


app.add_api_route("/call", unbound)
app.add_api_route("/call/post", endpoint=unbound, methods=["POST"], status_code=201)
v1_router.add_api_route("/call", unbound, name="call")


@app.head("/head")
def head():
    return {"a": "body that is not sent"}


@app.options("/options")
def options():
    return ["options"]


@app.trace("/trace")
def trace():
    return ["trace"]


@app.api_route("/custom", methods=["PURGE"])
def purge():
    return "purged"
