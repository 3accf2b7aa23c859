"""Asks Pydantic's TypeAdapter about URLs, dataclasses, aliases with choices and dates on one side of now.

`record_more.py` writes more.txt, in the form of adapters.txt; `record_more.py --seed N` prints where to find another one.
"""

import json
import pathlib
import random
import sys

HERE = pathlib.Path(__file__).parent
IMPORTS = """from dataclasses import dataclass, field
from datetime import date, datetime, timezone, timedelta
from typing import Annotated, Any, Generic, Optional, TypeVar, Union
from fastapi import FastAPI
from pydantic import AliasChoices, AliasPath, AnyHttpUrl, AnyUrl, BaseModel, ConfigDict, Field, FileUrl, FutureDate, FutureDatetime, HttpUrl, PastDate, PastDatetime, WebsocketUrl
from pydantic.dataclasses import dataclass as checked_dataclass
@dataclass
class Point:
    x: int
    y: Annotated[float, Field(ge=0)] = 1.5
@dataclass
class Shape:
    name: str = Field(min_length=2)
    points: list[Point] = field(default_factory=list)
    size: int = field(default=7, init=False)
    inner: Optional['Shape'] = None
    given: int = Field(default=3, alias='Given', lt=10)
@dataclass
class Named(Point):
    label: str = 'none'
    flag: bool = field(default=True, kw_only=True)
@dataclass
class Guarded:
    x: int
    def __post_init__(self):
        if self.x == 7:
            raise ValueError('seven')
        assert self.x != 8, 'eight'
@checked_dataclass(config=ConfigDict(extra='forbid', strict=True))
class Checked:
    x: int
    points: list[Point] = field(default_factory=list)
class Holder(BaseModel):
    point: Point
    shape: Shape | None = None
    url: HttpUrl | None = None
T = TypeVar('T')
K = TypeVar('K', bound=int)
class Page(BaseModel, Generic[T]):
    items: list[T]
    total: int = Field(default=0, ge=0)
    first: Optional[T] = None
class Pair(BaseModel, Generic[K, T]):
    model_config = ConfigDict(extra='forbid')
    key: K
    value: T | None = None
    both: dict[str, Union[K, T]] = {}
class Names(Page[str]):
    more: bool = True
class Node(BaseModel, Generic[T]):
    v: T
    next: 'Optional[Node[T]]' = None
class Choosing(BaseModel):
    model_config = ConfigDict(extra='forbid')
    a: int = Field(validation_alias=AliasChoices('x', 'y', AliasPath('z', 0), AliasPath('w', 'k', 1)))
    b: str = Field(default='d', validation_alias=AliasPath('names', 1))
class Mixed(BaseModel):
    model_config = ConfigDict(populate_by_name=True)
    a: int = Field(validation_alias=AliasPath('z', 'q'), alias='al')
    c: int = Field(1, validation_alias=AliasChoices('c1', 'c2'))
class Plain(BaseModel):
    model_config = ConfigDict(loc_by_alias=False, extra='allow')
    a: int = Field(validation_alias=AliasChoices('x', AliasPath('z', -1)))
"""
URLS = ["HttpUrl", "AnyUrl", "AnyHttpUrl", "FileUrl", "WebsocketUrl", "HttpUrl | str", "HttpUrl | int", "list[HttpUrl]"]
SCHEMES = ["http", "https", "HTTP", "ftp", "file", "ws", "wss", "foo", "mailto", "data", "a+b-c.d", "1x", "h t", "", "postgres"]
MARKS = ["://", "://", "://", "://", ":", ":/", ":///", "//", ""]
USERS = ["", "", "", "", "u@", "u:p@", ":@", "u:@", ":p@", "a b:c/d@", "é:%41@", "@", "u@v@"]
HOSTS = ["a.b", "example.com", "EXAMPLE.Com", "localhost", "1.2.3.4", "256.1.1.1", "1.2", "0x7f.1", "01.2.3.4", "1.2.3.4.5", "[::1]", "[1:2::7:8]", "[::ffff:1.2.3.4]",
         "[1::2::3]", "[::1", "[g::]", "[1:0:0:2:0:0:0:3]", "a..b", "a.", ".", "", "a b", "a%41b", "a%00b", "a%zz", "x_y.z", "xn--9ca.com", "é.com", "bücher.de", "日本.jp", "a|b", "a^b", "a<b",
         "0x", "1e3", "9999999999", "4294967295", "0", "[1:2:3:4:5:6:7:8]", "[1:2:3:4:5:6:7]", "[::]", "a-b.c", "-a", "a!b$c"]
PORTS = ["", "", "", ":80", ":443", ":8000", ":", ":0", ":65535", ":65536", ":x", ":00080", ":8 0", ":-1", ":21"]
PATHS = ["", "/", "/a", "/a/b", "/a b", "/../a", "/a/./b", "/a/../..", "/%2e%2E/x", "/a/.", "/a//b", "/é", "/\"<>`{}|^[]'", "/a\\b", "/a%zz%41", "\\x", "/;p=1", "/a\tb", "/\n"]
QUERIES = ["", "", "?", "?a=1", "?a=é&b= ", "?'\"<>`{}|^", "?x#y", "?a=%41", "??"]
FRAGMENTS = ["", "", "#", "#f", "#é \"<>`{}", "#a#b"]
TEXTS = ["", " ", "abc", "x:y", "://", "http", "http:", "http:a", "  http://a.b \n", "javascript:alert(1)", "mailto:a@b.c", "data:text/plain,a b", "about:blank", "file:x", "file:///etc/x", "file://h/x",
         "file://localhost/x", "http://a/" + "x" * 2080, "http://a.b/" + "y" * 2200, "//a.b", "/a", "\u0000http://a", "h\tttp://a"]
DATED = ["PastDate", "FutureDate", "PastDatetime", "FutureDatetime", "PastDate | None", "Annotated[FutureDate, Field(lt=date(2999, 1, 1))]"]
DATES = ["2001-02-03", "2999-12-31", "3000-01-01T00:00:00Z", "1999-01-01T00:00:00", "x", "", 0, 1e11, 32503680000, None, "2001-02-03T01:00:00+05:00", "2998-02-03T00:00:00", True, "9999-12-31"]
DATACLASSES = ["Point", "Shape", "Named", "Guarded", "Checked", "Holder", "Point | Named", "Named | Point", "Point | int", "list[Point]", "dict[str, Guarded]", "Optional[Shape]", "Shape | Point | Guarded",
               "tuple[Point, Shape]"]
KEYS = ["x", "y", "name", "points", "size", "inner", "given", "Given", "label", "flag", "point", "shape", "url", "other"]
ALIASED = ["Choosing", "Mixed", "Plain", "list[Plain]", "Choosing | Mixed"]
GENERIC = ["Page", "Page[int]", "Page[Point]", "Page[Page[int]]", "Pair", "Pair[int, str]", "Pair[bool, Point]", "Names", "Page[int] | Page[str]",
           "list[Pair[int, float]]"]
ALIASES = ["x", "y", "z", "w", "names", "a", "b", "al", "c", "c1", "c2", "other"]


def url():
    if random.random() < 0.15:
        return random.choice(TEXTS)
    choose = random.choice
    return choose(SCHEMES[:3] if random.random() < 0.6 else SCHEMES) + choose(MARKS) + choose(USERS) + choose(HOSTS) + choose(PORTS) + choose(PATHS) + choose(QUERIES) + choose(FRAGMENTS)


def fields(depth=2):
    """A dict with some of the dataclasses' fields, mostly of the right kind."""
    value = {}
    for key in random.sample(KEYS, k=random.randint(0, 5)) + random.choice([["x"], ["x"], ["name"], ["x", "name"], []]):
        value[key] = random.choice([1, 2, 7, 8, "5", -1, 2.5, True, "ab", "a", None, [], {}])
        if random.random() < 0.75:
            value[key] = {
                "x": lambda: random.choice([1, 7, 8, "3"]), "y": lambda: random.choice([0, 1.5, "2"]), "name": lambda: random.choice(["ab", "abc", "a"]),
                "points": lambda: [fields(depth - 1) for _ in range(random.randint(0, 2))] if depth else [], "inner": lambda: fields(depth - 1) if depth else None,
                "point": lambda: fields(depth - 1) if depth else {"x": 1}, "shape": lambda: fields(depth - 1) if depth else None, "label": lambda: "l",
                "flag": lambda: random.choice([True, "no"]), "url": url, "given": lambda: 5, "Given": lambda: random.choice([5, 11]), "size": lambda: 1, "other": lambda: 1,
            }[key]()
    return value


def shaped(kind):
    value = fields()
    if kind.startswith(("list", "tuple")):
        return [fields() for _ in range(random.randint(0, 3))] if random.random() < 0.9 else value
    if kind.startswith("dict"):
        return {"k": value}
    return value if random.random() < 0.93 else random.choice([None, 5, "x", [], [value], {1: 2}, True])


def generic(kind):
    value = {}
    for key in random.sample(["items", "total", "first", "key", "value", "both", "v", "next", "more", "other"], k=random.randint(1, 4)) + random.choice([["items"], ["key"], ["v"]]):
        one = random.choice([1, "2", 5, "a", True, None, {"x": 1}, {"items": [1, "b"]}, 2.5, []])
        value[key] = {"items": [one, random.choice([1, 4, "3", "a", {"x": 2}])], "total": random.choice([1, -1, "2"]), "both": {"k": one}, "next": {"v": one, "next": {"v": "x"}},
                      "more": random.choice([True, "no", 5])}.get(key, one)
    return [value] if kind.startswith("list") else value if random.random() < 0.95 else random.choice([None, [], 5])


def aliased(kind):
    value = {}
    for key in random.sample(ALIASES, k=random.randint(0, 4)):
        value[key] = random.choice([1, "2", "q", None, [1, 2], ["p", "q"], [], {"k": [1, 5]}, {"q": 3}, {"k": "ab"}, "pq", {"1": "i"}, 5])
    return [value] if kind.startswith("list") and random.random() < 0.9 else value


def outcome(call):
    from pydantic import ValidationError

    try:
        return "ok " + repr(call())
    except ValidationError as error:
        return "errors " + repr(error.errors(include_url=False))
    except Exception as error:
        return f"raised {type(error).__name__}: {error}"


def main():
    from pydantic import TypeAdapter

    random.seed(int(sys.argv[2]) if "--seed" in sys.argv else 11)
    names = {}
    exec(IMPORTS, names)
    lines = ["IMPORTS " + IMPORTS.replace("app = FastAPI()\n", "").replace("\n", "␤")]
    total = 0
    for types, draw, count in ((URLS, lambda kind: [url()] if kind.startswith("list") else url(), 110), (DATED, lambda kind: random.choice(DATES), 30),
                               (DATACLASSES, shaped, 60), (ALIASED, aliased, 80), (GENERIC, generic, 50)):
        for type_ in types:
            adapter = TypeAdapter(eval(type_, names))
            for strict in (False, True):
                if strict and draw is not shaped:
                    continue
                options = {"strict": True} if strict else {}
                values = [draw(type_) for _ in range(count)]
                lines.append(f"### {type_}␞python␞{'strict' if strict else 'lax'}")
                lines += [f"{value!r}␞{outcome(lambda: adapter.validate_python(value, **options))}" for value in values]
                texts = [json.dumps(value) for value in values]
                lines.append(f"### {type_}␞json␞{'strict' if strict else 'lax'}")
                lines += [f"{text}␞{outcome(lambda: adapter.validate_json(text, **options))}" for text in texts]
                total += 2 * count
    text = "\n".join(line.replace("\n", "␤") for line in lines) + "\n"
    out = pathlib.Path("/tmp/more.txt") if "--seed" in sys.argv else HERE / "more.txt"
    out.write_text(text.replace("__main__.", "main."))
    print(total, "cases in", out)


if __name__ == "__main__":
    main()
