"""Asks real FastAPI, in its own process, and writes down what it answers.

`record.py` writes exchanges.txt; `record.py --seed N` prints exchanges of another seed, for looking at by hand.
Each program of programs.txt is asked what its own lines `# ask …` say, and generated requests for its parameters.
"""

import json
import pathlib
import random

import asking
from asking import usable

HERE = pathlib.Path(__file__).parent

TYPES = [
    "int", "float", "bool", "str", "str", "bytes", "int | None", "str | None", "float | None", "int | str", "str | int",
    "int | float", "float | int", "bool | int", "int | bool | None", "Literal['a', 'b']", "Literal[1, 'x', None]",
    "Optional[int]", "Union[int, str, None]", "Any",
]
LISTS = [
    "list[int]", "list[str]", "list[int] | None", "tuple[int, ...]", "tuple[int, str]", "list[bool]", "List[float]",
    "list[Literal['a', 'b']]", "list[int | str]", "Sequence[int]", "list", "tuple", "set[int]", "frozenset[int]", "set[int] | None",
]
BODIES = TYPES + LISTS + [
    "dict", "dict[str, int]", "dict[str, list[int]]", "dict[int, str]", "dict[str, int | None]", "list[dict[str, int]]",
    "dict | list[int]", "list[int] | list[str]", "dict[str, Any] | None", "list[list[int]]", "dict[str, dict[str, bool]]",
    "tuple[int, str, bool]", "Dict[str, float]", "Mapping[str, int]", "dict[Literal['a', 'b'], int]",
]
NUMBER_RULES = ["ge=0", "gt=0, lt=10", "le=5", "multiple_of=3", "ge=0, le=100, multiple_of=5", "strict=True", "gt=-1.5", ""]
TEXT_RULES = ["min_length=2", "max_length=3", "min_length=1, max_length=1", "", "strict=True", r"pattern='^[a-z]+$'",
    r"pattern='[0-9]'", r"pattern='^\\d{1,2}$', max_length=2"]
LIST_RULES = ["min_length=1", "max_length=2", "min_length=2, max_length=2", ""]
TEXTS = [
    "5", "-5", "0", "+7", " 7 ", "007", "1_000", "1__0", "_1", "1.0", "1.00", "1.", "1.5", "1e3", "-0", "0x1f", "inf",
    "-Infinity", "nan", "true", "True", "yes", "off", "on", "N", "2", "abc", "a", "b", "x", "", "null", "None", "é", "٣",
    "１２", "\u00a07", "\u20037", "99999999999999999999", "-99999999999999999999", "9" * 30, "[1]", "{}", "a b", "a,b",
    "12abc", "++1", "+-1", "1e400", "1e-7", ".5", "5.", "t", "ab", "abcd", "3", "10", "100", "6", "\u0000", "😀", "3.0",
    "1_0.5", "e5", "True ", "1\n", "--1", "\ufeff1", "a/b", "%", "&", "=", "#",
]
VALUES = [
    None, True, False, 0, 1, 2, 5, -5, 10, 10**20, -(10**20), 1.0, 1.5, -0.0, 1e300, 1e20, 3.0, "", "5", "x", "a", "b", "1.0",
    "true", "é", "99999999999999999999", [], [1], ["1", 2], ["x", "y"], [None], [1, 2, 3], [[1], ["2"]], [True, 1.0], {},
    {"a": 1}, {"a": "1", "b": "x"}, {"a": None}, {"1": "x"}, {"a": [1, "x"]}, {"a": {"b": True}}, [{"a": 1}, {"a": "x"}],
    [1, "x"], [1, "x", True], ["a", "c"], {"a": 1.5}, [1.5, 2], "ab", "abcd", [1, 1, 2], {"b": 2, "a": "z", "c": []},
]
RAW = [
    b"", b"null", b"{", b"{\"a\": 1", b"{'a': 1}", b"{\"a\": 1,}", b"[1, 2", b"[1 2]", b"nul", b"\"abc", b"{\"a\" 1}", b"{\"a\": }",
    b"  ", b"1 2", b"{\"a\": 1}x", b"\xff\xfe", b"\xef\xbb\xbf1", b"\"\xff\"", b"NaN", b"Infinity", b"{\"a\": NaN}", b"[" * 50,
    b"01", b"1.", b"\"\\x\"", b"\"\\u12\"", b"\"a\nb\"", b"{1: 2}", "\"é\" x".encode(), b"-", b"tru", b"{\"a\":1,\"a\":\"x\"}",
]
CONTENT_TYPES = [
    "application/json", "application/json; charset=utf-8", "APPLICATION/JSON", "application/problem+json", "text/plain",
    "application/x-www-form-urlencoded", "", None, "application/jsonx", "application/json/x", " application/json ", "json",
]
IMPORTS = """from typing import Annotated, Any, Dict, List, Literal, Mapping, Optional, Sequence, Union
from fastapi import Body, Cookie, FastAPI, Header, Path, Query
app = FastAPI()
"""


def rules(type_):
    if type_ in ("int", "float", "int | None", "float | None", "Optional[int]"):
        return random.choice(NUMBER_RULES)
    if type_ in ("str", "str | None", "bytes"):
        rule = random.choice(TEXT_RULES)
        # A pattern for bytes is refused when the program loads, and FastAPI's answer is a 500.
        return "" if type_ == "bytes" and "pattern" in rule else rule
    if type_ in ("list[int]", "list[str]", "list[int] | None", "tuple[int, ...]", "dict[str, int]", "set[int]", "frozenset[int]"):
        return random.choice(LIST_RULES)
    return ""


def default(type_):
    if "None" in type_ or "Optional" in type_:
        return "None"
    if "list" in type_.lower() or "Sequence" in type_:
        return "[]"
    return {"int": "7", "str": "'d'", "float": "1.5", "bool": "False"}.get(type_, "'default'")


def declaration(name, place, type_):
    """A parameter's source in one of FastAPI's styles."""
    rule = rules(type_)
    options = [rule] if rule else []
    alias = {"header": "X-Other", "query": "other-name", "cookie": "other"}.get(place)
    if alias and random.random() < 0.15:
        options.append(f"alias={alias!r}")
    if place == "body" and random.random() < 0.2:
        options.append("embed=True")
    if place == "header" and random.random() < 0.15:
        options.append("convert_underscores=False")
    has_default = place != "path" and random.random() < 0.35
    style = random.random()
    function = place.capitalize()
    if style < 0.3 and not options and (place == "path" or place == "query" and not any(
        word in type_.lower() for word in ("list", "tuple", "set", "seq", "dict", "map"))):
        return f"{name}: {type_}" + (f" = {default(type_)}" if has_default else "")
    if style < 0.65:
        tail = f" = {default(type_)}" if has_default else ""
        return f"{name}: Annotated[{type_}, {function}({', '.join(options)})]{tail}"
    if has_default:
        options.insert(0, f"default={default(type_)}")
    elif random.random() < 0.3:
        options.insert(0, "...")
    return f"{name}: {type_} = {function}({', '.join(options)})"


def programs(count):
    made = 0
    while made < count:
        place = random.choice(["path", "query", "query", "header", "cookie", "body", "body", "bodies", "mixed"])
        types = {"path": TYPES, "query": TYPES + LISTS, "header": TYPES + LISTS, "cookie": TYPES, "body": BODIES}
        if place == "bodies":
            parts = [(f"p{i}", "body", random.choice(BODIES)) for i in range(random.randint(2, 3))]
        elif place == "mixed":
            places = ["path", "query", "header", "cookie", "body"]
            parts = [(f"{p[0]}_v", p, random.choice(types[p])) for p in places if random.random() < 0.8]
        else:
            parts = [("user_id" if place == "header" else "x", place, random.choice(types[place]))]
        declared = [(declaration(*part), part) for part in parts]
        declared.sort(key=lambda item: " = " in item[0].rsplit("]", 1)[-1] or "= " in item[0])
        template = "/p" + "".join("/{%s}" % part[0] for _, part in declared if part[1] == "path")
        method = "post" if any(part[1] == "body" for part in parts) else "get"
        body = ", ".join(part[0] for part in parts)
        source = IMPORTS + f'@app.{method}("{template}")\ndef f({", ".join(text for text, _ in declared)}):\n    return repr([{body}])\n'
        app = usable(source)
        if app is None:
            continue
        made += 1
        yield source, app, [(requests(parts, template, method)) for _ in range(random.randint(7, 11))]


def quote(text):
    from urllib.parse import quote as percent

    return percent(text, safe=random.choice(["", "+", ",:"]))


def requests(parts, template, method):
    """(method, target, headers, body) with values right and wrong for the parameters."""
    path, query, headers, body = template, [], [], b""
    wanted = []
    for name, place, type_ in parts:
        text = random.choice(TEXTS)
        if place == "path":
            path = path.replace("{%s}" % name, quote(text or "7").replace("%2F", "/") if random.random() < 0.1 else quote(text or "7"))
        elif place == "query":
            for _ in range(random.choice([0, 1, 1, 1, 2, 3])):
                key = random.choice([name, name, name, name, "other-name", "unknown"])
                query.append(f"{key}={quote(random.choice(TEXTS))}" if random.random() < 0.95 else key)
        elif place == "header":
            for _ in range(random.choice([0, 1, 1, 1, 2])):
                key = random.choice([name.replace("_", "-"), name.replace("_", "-").upper(), name, "x-other"])
                value = random.choice(TEXTS).strip()
                if value.isascii() and value.isprintable():
                    headers.append((key, value))
        elif place == "cookie":
            for _ in range(random.choice([0, 1, 1, 2])):
                value = random.choice(TEXTS + ['"5"', '"a\\"b"', '"\\101"', " 5"])
                if value.isascii() and value.isprintable():
                    headers.append(("cookie", f"{random.choice([name, name, name, 'other'])}={value}; z=1"))
        else:
            wanted.append(name)
    if wanted:
        if random.random() < 0.18:
            body = random.choice(RAW)
        else:
            value = random.choice(VALUES)
            if len(wanted) > 1 or random.random() < 0.25:
                value = {name: random.choice(VALUES) for name in wanted if random.random() < 0.85}
            body = json.dumps(value, ensure_ascii=random.random() < 0.5).encode()
        type_ = "application/json" if random.random() < 0.8 else random.choice(CONTENT_TYPES)
        if type_ is not None:
            headers.append(("content-type", type_))
    return method.upper(), path + ("?" + "&".join(query) if query else ""), headers, body


if __name__ == "__main__":
    asking.main(programs, IMPORTS, HERE, seed=20261123, count=260)
