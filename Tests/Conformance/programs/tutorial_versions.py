from fastapi import APIRouter, FastAPI

app = FastAPI()
v1_router = APIRouter(prefix="/v1")
v2_router = APIRouter(prefix="/v2")
lost = APIRouter(prefix="/lost")


@v1_router.get("/secret")
def secret_v1():
    return {"message": "You found it"}


@v2_router.get("/secret")
def secret_v2():
    return {"data": {"message": "You found it"}, "meta": {"version": 2}}


@lost.get("/secret")
def secret_lost():
    return "never"


app.include_router(v1_router)
app.include_router(v2_router)
app.include_router(v1_router, prefix="/api")
