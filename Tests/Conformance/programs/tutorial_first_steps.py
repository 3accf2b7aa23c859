from fastapi import FastAPI

app = FastAPI(title="First steps", version="1.2.3")


@app.get("/")
async def root():
    """Greets whoever comes by."""
    return {"message": "Hello World"}


@app.get("/about")
def about():
    return {"title": app.title, "version": app.version, "routes": ["/", "/about", "/health"]}


@app.get("/health")
def health():
    return "ok"
