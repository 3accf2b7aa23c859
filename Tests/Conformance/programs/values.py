"""Every kind of value that a function without parameters can return, as JSON."""

from fastapi import Body, FastAPI
from fastapi.responses import JSONResponse
from fastapi.sse import EventSourceResponse

app = FastAPI()


@app.get("/none")
def none():
    return None


@app.get("/nothing")
def nothing():
    pass


@app.get("/bare-return")
def bare_return():
    return


@app.get("/true")
def true():
    return True


@app.get("/false")
def false():
    return False


@app.get("/zero")
def zero():
    return 0


@app.get("/negative")
def negative():
    return -17


@app.get("/big")
def big():
    return 123456789012345678901234567890


@app.get("/hexadecimal")
def hexadecimal():
    return [0xFF, 0o17, 0b101, 1_000_000]


@app.get("/floats")
def floats():
    return [0.0, -0.0, 1.0, 0.1, 1.5, -2.25, 3.14159, 100.0, 1e3, 2.5e-3]


@app.get("/extreme-floats")
def extreme_floats():
    return [1e16, 1e15, 123456789012345680.0, 1e22, 1e23, 1e-4, 1e-5, 1.7976931348623157e308, 5e-324, 0.1 + 0.2]


@app.get("/text")
def text():
    return "hello"


@app.get("/empty-text")
def empty_text():
    return ""


@app.get("/quotes")
def quotes():
    return 'double " single \' back\\slash /slash'


@app.get("/escapes")
def escapes():
    return "tab\t newline\n return\r bell\a back\b feed\f vertical\v null\0 escape\x1b delete\x7f"


@app.get("/unicode")
def unicode():
    return "käse 日本 🦜 \u00e9 \U0001F600 \u2028"


@app.get("/raw-text")
def raw_text():
    return r"raw \n stays" "and " "joins"


@app.get("/long-text")
def long_text():
    return """first line
second "line"
third\tline"""


@app.get("/repeated")
def repeated():
    return "ab" * 5000


@app.get("/list")
def list_of_values():
    return [1, "two", 3.0, None, True, [], {}]


@app.get("/empty-list")
def empty_list():
    return []


@app.get("/tuple")
def tuple_of_values():
    return (1, "two", (3,))


@app.get("/empty-tuple")
def empty_tuple():
    return ()


@app.get("/bare-tuple")
def bare_tuple():
    return 1, 2


@app.get("/empty-dict")
def empty_dict():
    return {}


@app.get("/nested")
def nested():
    return {"a": {"b": {"c": [{"d": None}, {"e": [[[]]]}]}}}


@app.get("/keys")
def keys():
    return {"z": 1, "a": 2, "": 3, "käse": 4, "with \"quotes\"": 5, "z": 6}


@app.get("/odd-keys")
def odd_keys():
    return {1: "int", 2.5: "float", True: "bool", None: "none"}


@app.get("/left-out-keys")
def left_out_keys():
    return {"_sa_instance_state": 1, "_sa": 2, "_s": 3, "a": [{"_sax": 4, "b": {"_sa_": 5}}]}


@app.get("/left-out-keys/sent-as-they-are")
def keys_sent_as_they_are():
    return JSONResponse({"_sa": 1})


@app.get("/left-out-keys/checked")
def checked_keys() -> dict[str, int]:
    return {"_sa": 1}


@app.get("/left-out-keys/lines")
def lines_without_keys():
    yield {"_sa": 1, "a": 2}


@app.get("/left-out-keys/events", response_class=EventSourceResponse)
def events_without_keys():
    yield {"_sa": 1, "a": 2}


@app.post("/left-out-keys")
def refused_keys(a: list[int] = Body(), b: int = Body()):
    return a
