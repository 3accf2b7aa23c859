from fastapi import FastAPI, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse
from starlette.responses import Response as StarletteResponse

app = FastAPI()
shared = JSONResponse({"shared": True})


@app.get("/json")
def json():
    return JSONResponse(content={"message": "hi", "list": [1, 2.5, None, True]}, status_code=202)


@app.get("/json/headers", status_code=299)
def json_headers():
    return JSONResponse({"a": 1}, headers={"X-Server-Note": "made by hand", "x-UPPER": "Value"})


@app.get("/json/type")
def json_type():
    return JSONResponse({"type": "about:blank"}, media_type="application/problem+json", status_code=400)


@app.get("/json/none")
def json_none():
    return JSONResponse(None)


@app.get("/json/text")
def json_text():
    return JSONResponse("Grüße 日本 \u2028 \x7f \"quoted\"")


@app.get("/json/keys")
def json_keys():
    return JSONResponse({1: "a", None: "b", True: "c", 2.5: "d", "é": {}})


@app.get("/json/tuple-key")
def json_tuple_key():
    return JSONResponse({(1, 2): "a"})


@app.get("/json/infinite")
def json_infinite():
    return JSONResponse([1e999])


@app.get("/json/bytes")
def json_bytes():
    return JSONResponse({"a": b"bytes"})


@app.get("/json/missing")
def json_missing():
    return JSONResponse()


@app.get("/json/too-many")
def json_too_many():
    return JSONResponse({}, 200, {}, "a/b", None, "more")


@app.get("/json/unknown")
def json_unknown():
    return JSONResponse({}, status=201)


@app.get("/text")
def text():
    return PlainTextResponse("Hello, wörld")


@app.get("/text/charset")
def text_charset():
    return PlainTextResponse("x", media_type="text/csv; charset=latin-1")


@app.get("/text/csv")
def text_csv():
    return Response("a,b\r\n1,2\r\n", media_type="text/csv", headers={"Content-Disposition": "attachment; filename=a.csv"})


@app.get("/text/list")
def text_list():
    return PlainTextResponse(["a"])


@app.get("/html")
def html():
    return HTMLResponse("<p>Hi</p>", 404)


@app.get("/empty")
def empty():
    return Response()


@app.get("/no-content")
def no_content():
    return Response(status_code=204)


@app.get("/no-content/body")
def no_content_body():
    return Response("body", status_code=204)


@app.get("/not-modified")
def not_modified():
    return StarletteResponse(status_code=304, headers={"ETag": '"abc"'})


@app.get("/bytes")
def some_bytes():
    return Response(b"\x00\xff\r\n", media_type="application/octet-stream")


@app.get("/xml")
def xml():
    return Response(content="<a/>", media_type="application/xml")


@app.get("/length")
def length():
    return Response("12345", headers={"content-length": "3"})


@app.get("/length/short")
def length_short():
    return Response("12", headers={"Content-Length": "3"})


@app.get("/type")
def own_type():
    return JSONResponse({"a": 1}, headers={"Content-Type": "text/x-json"})


@app.get("/close")
def close():
    return JSONResponse({"a": 1}, headers={"Connection": "close"})


@app.get("/header/bad")
def header_bad():
    return Response("x", headers={"X-Note": "a\r\nb: c"})


@app.get("/header/name")
def header_name():
    return Response("x", headers={"X Note": "a"})


@app.get("/header/latin")
def header_latin():
    return Response("x", headers={"X-Note": "größer"})


@app.get("/header/unicode")
def header_unicode():
    return Response("x", headers={"X-Note": "日本"})


@app.get("/header/number")
def header_number():
    return Response("x", headers={"X-Count": 3})


@app.get("/header/later")
def header_later():
    response = JSONResponse({"a": 1})
    response.headers["X-First"] = "1"
    response.headers["x-second"] = "2"
    response.headers["X-FIRST"] = "3"
    response.headers.append("X-Second", "4")
    response.headers.setdefault("X-Second", "5")
    response.headers.update({"X-Third": "6"})
    response.headers["content-type"] = "application/vnd.api+json"
    return response


@app.get("/header/removed")
def header_removed():
    response = PlainTextResponse("abc")
    del response.headers["content-type"]
    return response


@app.get("/header/read")
def header_read():
    response = PlainTextResponse("abc", headers={"X-A": "b"})
    headers = response.headers
    return [headers["x-a"], headers.get("X-B"), "X-A" in headers, len(headers), headers.items(), response.status_code]


@app.get("/shared")
def same_object():
    return shared


@app.get("/redirect")
def redirect():
    return RedirectResponse("/json")


@app.get("/redirect/see-other")
def redirect_see_other():
    return RedirectResponse(url="/json?q=ä b&c=%20", status_code=303, headers={"X-Why": "moved"})


@app.get("/status/bad")
def status_bad():
    return Response("x", status_code="200")
