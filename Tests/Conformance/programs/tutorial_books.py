from uuid import UUID, uuid5, NAMESPACE_URL

from fastapi import FastAPI, HTTPException, Query, status
from pydantic import BaseModel, Field

app = FastAPI(title="Book shelf")


class BookIn(BaseModel):
    title: str = Field(min_length=1, max_length=40)
    author: str = Field(min_length=1)
    year: int = Field(ge=1450, le=2100)
    tags: list[str] = []
    price: float | None = Field(default=None, gt=0)


class Book(BookIn):
    id: UUID


shelf: dict[UUID, Book] = {}


def put(book: BookIn) -> Book:
    made = Book(id=uuid5(NAMESPACE_URL, f"{book.title}/{book.author}"), **book.model_dump())
    shelf[made.id] = made
    return made


put(BookIn(title="Dune", author="Herbert", year=1965, tags=["sand", "space"]))
put(BookIn(title="Emma", author="Austen", year=1815, price=7.5))


@app.get("/books")
def books(author: str | None = None, tag: list[str] = Query(default=[]), limit: int = Query(default=10, ge=1, le=50)):
    found = [book for book in shelf.values() if author is None or book.author == author]
    found = [book for book in found if set(tag) <= set(book.tags)]
    return found[:limit]


@app.post("/books", status_code=status.HTTP_201_CREATED)
def add(book: BookIn) -> Book:
    return put(book)


@app.get("/books/{book_id}")
def book(book_id: UUID) -> Book:
    if book_id not in shelf:
        raise HTTPException(status_code=404, detail={"reason": "no such book", "id": str(book_id)})
    return shelf[book_id]


@app.put("/books/{book_id}")
def replace(book_id: UUID, book: BookIn) -> Book:
    if book_id not in shelf:
        raise HTTPException(404, "no such book")
    shelf[book_id] = Book(id=book_id, **book.model_dump())
    return shelf[book_id]


@app.delete("/books/{book_id}", status_code=204)
def remove(book_id: UUID):
    shelf.pop(book_id, None)
