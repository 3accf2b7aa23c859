from fastapi import FastAPI, Header

app = FastAPI()


@app.get("/whoami")
def whoami(user_agent: str | None = Header(default=None)):
    return {"user_agent": user_agent}


@app.get("/needs")
def needs(x_token: str = Header(), x_count: int = Header(default=1)):
    return {"token": x_token, "count": x_count}


@app.get("/many")
def many(x_tag: list[str] | None = Header(default=None)):
    return {"tags": x_tag}


@app.get("/raw")
def raw(strange_header: str | None = Header(default=None, convert_underscores=False)):
    return {"strange": strange_header}
