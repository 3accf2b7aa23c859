from fastapi import APIRouter, FastAPI, HTTPException

users = APIRouter(prefix="/users", tags=["users"])
items = APIRouter(prefix="/items", tags=["items"], responses={404: {"description": "Not found"}})
admin = APIRouter()
fake_items_db = {"plumbus": {"name": "Plumbus"}, "gun": {"name": "Portal Gun"}}


@users.get("/")
async def read_users():
    return [{"username": "Rick"}, {"username": "Morty"}]


@users.get("/me")
async def read_user_me():
    return {"username": "fakecurrentuser"}


@users.get("/{username}")
async def read_user(username: str):
    return {"username": username}


@items.get("/")
async def read_items():
    return fake_items_db


@items.get("/{item_id}")
async def read_item(item_id: str):
    if item_id not in fake_items_db:
        raise HTTPException(status_code=404, detail="Item not found")
    return {"name": fake_items_db[item_id]["name"], "item_id": item_id}


@items.put("/{item_id}", tags=["custom"])
async def update_item(item_id: str):
    if item_id != "plumbus":
        raise HTTPException(status_code=403, detail="You can only update the item: plumbus")
    return {"item_id": item_id, "name": "The great Plumbus"}


@admin.post("/")
async def update_admin():
    return {"message": "Admin getting schwifty"}


app = FastAPI()
app.include_router(users)
app.include_router(items)
app.include_router(admin, prefix="/admin", tags=["admin"])


@app.get("/")
async def root():
    return {"message": "Hello Bigger Applications!"}
