from fastapi import FastAPI
from fastapi.responses import JSONResponse, Response

app = FastAPI()


@app.get("/plain")
def plain():
    response = JSONResponse({"a": 1})
    response.set_cookie("session", "abc123")
    return response


@app.get("/named")
def named():
    response = JSONResponse({"a": 1})
    response.set_cookie(key="session", value="abc", max_age=3600, httponly=True, secure=True, samesite="strict")
    return response


@app.get("/everything")
def everything():
    response = Response("x")
    response.set_cookie(
        "id", "1", max_age=0, expires="Wed, 21 Oct 2015 07:28:00 GMT", path="/sub", domain="example.com",
        secure=True, httponly=True, samesite="none",
    )
    return response


@app.get("/bare")
def bare():
    response = Response()
    response.set_cookie("a", "b", path=None, samesite=None)
    return response


@app.get("/several")
def several():
    response = JSONResponse([])
    response.set_cookie("a", "1")
    response.set_cookie("b", "2")
    response.set_cookie("a", "3")
    response.headers["X-After"] = "cookies"
    return response


@app.get("/quoted")
def quoted():
    response = Response()
    response.set_cookie("a", 'say "hi"; ok, \\ é')
    response.set_cookie("b", "with space")
    response.set_cookie("c", "")
    response.set_cookie("d")
    response.set_cookie("e", "a=b/c")
    return response


@app.get("/number")
def number():
    response = Response()
    response.set_cookie("count", 5)
    response.set_cookie("ratio", 2.5, max_age=1.5)
    response.set_cookie("text", "x", max_age="60")
    return response


@app.get("/unicode")
def unicode():
    response = Response()
    response.set_cookie("name", "日本")
    return response


@app.get("/bad-key")
def bad_key():
    response = Response()
    response.set_cookie("a b", "c")
    return response


@app.get("/reserved-key")
def reserved_key():
    response = Response()
    response.set_cookie("Path", "c")
    return response


@app.get("/bad-samesite")
def bad_samesite():
    response = Response()
    response.set_cookie("a", "c", samesite="sometimes")
    return response


@app.get("/partitioned")
def partitioned():
    response = Response()
    response.set_cookie("a", "c", partitioned=True)
    return response


@app.get("/without-key")
def without_key():
    response = Response()
    response.set_cookie()
    return response


@app.get("/delete")
def delete():
    response = JSONResponse({"gone": True})
    response.delete_cookie("session")
    response.delete_cookie("other", path="/sub", domain="example.com", httponly=True)
    return response
