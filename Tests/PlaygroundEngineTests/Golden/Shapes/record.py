"""Asks real FastAPI, in its own process, about models as parameters and as answers, and writes down what it answers.

`record.py` writes exchanges.txt; `record.py --seed N` writes other.txt, exchanges of another seed for looking at by hand.
The lines have the form of ../Parameters/exchanges.txt.
"""

import argparse
import asyncio
import importlib.util
import json
import pathlib
import random
import sys
from urllib.parse import quote

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "Parameters"))

import asking
from asking import usable


def sibling(folder):
    spec = importlib.util.spec_from_file_location(folder.lower(), HERE.parent / folder / "record.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


models, forms = sibling("Models"), sibling("Forms")
IMPORTS = """from typing import Annotated, Any, AsyncGenerator, AsyncIterator, Dict, Generator, Iterator, List, Literal, Optional, Set, Tuple, Union
from collections.abc import AsyncIterable, Iterable
from dataclasses import dataclass, field
from fastapi import Body, Cookie, FastAPI, File, Form, Header, Query, Response, UploadFile
from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, ConfigDict, Field, computed_field, field_serializer, field_validator, model_validator
app = FastAPI()
def show(v):
    if hasattr(v, "filename"):
        return [v.filename, v.size, repr(v.file.read())]
    if isinstance(v, BaseModel):
        return [type(v).__name__, {k: show(i) for k, i in v}, sorted(v.model_fields_set), show(v.model_extra)]
    if isinstance(v, dict):
        return {k: show(i) for k, i in v.items()}
    return [show(i) for i in v] if isinstance(v, (list, tuple)) else repr(v)
"""
TYPES = ["int", "int", "str", "str", "float", "bool", "int | None", "str | None", "Literal['a', 'b']", "Optional[float]", "list[int]", "list[str]", "list[int] | None", "set[int]", "tuple[int, ...]", "int | str"]
NAMES = ["limit", "order_by", "user_agent", "x_tag", "tags", "q", "save_data", "x"]
CONFIGS = ["extra='forbid'", "extra='forbid'", "extra='allow'", "populate_by_name=True", "populate_by_name=True, extra='allow'", "strict=True", "str_strip_whitespace=True", "loc_by_alias=False", "validate_by_alias=False, validate_by_name=True", "extra='forbid', populate_by_name=True"]
DEFAULTS = {"int": "7", "str": "'d'", "float": "1.5", "bool": "False"}


def a_field(name, place):
    type_ = random.choice(TYPES)
    if place in ("form", "union") and random.random() < 0.3:
        type_ = random.choice(["UploadFile", "bytes", "UploadFile | None", "bytes | None", "list[UploadFile]", "list[bytes]"])
    function, options = "Field", []
    if type_ in DEFAULTS and random.random() < 0.3:
        options.append(models.rules(type_) or "description='d'")
    alias = random.random()
    if alias < 0.12:
        options.append(f"alias={random.choice(['other-name', 'Other', name.replace('_', '-'), name + '_2'])!r}")
    elif alias < 0.17:
        options.append("validation_alias='v_name'")
    if "bytes" in type_ and random.random() < 0.7:
        function = "File"
    if place == "header" and random.random() < 0.1:
        function = "Header"
        options.append("convert_underscores=False")
    default = "None" if "None" in type_ or "Optional" in type_ else DEFAULTS.get(type_) or ("[]" if type_.startswith("list") else None)
    has_default = default is not None and random.random() < 0.5
    if function == "Field" and not options:
        return f"    {name}: {type_}" + (f" = {default}" if has_default else ""), has_default
    if has_default:
        options.insert(0, default)
    if not has_default and random.random() < 0.2 and function == "Field":
        return f"    {name}: Annotated[{type_}, {function}({', '.join(options)})]", has_default
    return f"    {name}: {type_} = {function}({', '.join(options)})", has_default


def a_model(name, place):
    lines = [f"    model_config = ConfigDict({random.choice(CONFIGS)})"] if random.random() < 0.45 else []
    names = random.sample(NAMES, random.randint(1, 4))
    lines += [a_field(field, place)[0] for field in names]
    if random.random() < 0.1:
        lines.append(f"    @model_validator(mode='after')\n    def whole(self):\n        if self.{names[0]} == 5:\n            raise ValueError('five')\n        return self")
    return f"class {name}(BaseModel):\n" + "\n".join(lines) + "\n"


PLACES = {"query": "Query", "header": "Header", "cookie": "Cookie", "form": "Form", "union": "Form"}


def parameters_program():
    """A path operation with a model whose fields the request has one by one."""
    place = random.choice(["query", "query", "header", "header", "cookie", "form", "form", "union"])
    function = PLACES[place]
    source = a_model("M", place)
    type_ = "M"
    if place == "union":
        source += a_model("N", place)
        type_ = random.choice(["Union[M, N]", "M | N", "M | N | None", "Union[N, M]"])
    elif random.random() < 0.3:
        type_ = random.choice(["M | None", "Optional[M]"])
    options = "convert_underscores=False" if place == "header" and random.random() < 0.15 else ""
    default = " = None" if "None" in type_ or "Optional" in type_ else ""
    if random.random() < 0.2 and default:
        default = ""
    first = f"m: Annotated[{type_}, {function}({options})]{default}"
    if random.random() < 0.2:
        first = f"m: {type_} = {function}({'None, ' + options if default and options else 'None' if default else options})"
    others, shown = [], ["m"]
    if random.random() < 0.35:
        others.append(random.choice([f"x: Annotated[int, {function}()] = 3", f"tags: Annotated[list[str], {function}()] = ['t']", "q: str | None = None", f"second: Annotated[M, {function}()] = None", "page: int = 1", f"up: Annotated[str, {function}()] = ''"]))
        shown.append(others[0].split(":")[0])
    body = f"def f({', '.join([first, *others])}):\n    return [{', '.join(f'show({name})' for name in shown)}]\n"
    source += f'@app.{"post" if function == "Form" else "get"}("/p")\n' + body
    return source, lambda: parameters_request(place)


KEYS = NAMES + [name.replace("_", "-") for name in NAMES] + ["other-name", "Other", "v_name", "v-name", "order_by_2", "x_2", "extra", "up", "page"]
TEXTS = ["", "a", "b", "5", "7", "1", "0", "-3", "2.5", "true", " x ", "abc", "é"]


def parameters_request(place):
    pairs = [(random.choice(KEYS if random.random() < 0.5 else NAMES), random.choice(TEXTS)) for _ in range(random.choice([0, 1, 2, 3, 3, 4, 5, 6]))]
    if random.random() < 0.3:
        pairs += [pairs[0]] if pairs else []
    if place == "query":
        return "GET", "/p?" + "&".join(f"{quote(k)}={quote(v)}" for k, v in pairs), [], b""
    if place == "header":
        return "GET", "/p", [(random.choice([k, k.title(), k.replace("_", "-")]), v.strip().replace("é", "e")) for k, v in pairs], b""
    if place == "cookie":
        return "GET", "/p", [("cookie", "; ".join(f"{k}={v.strip()}" for k, v in pairs).replace("é", "e"))] if pairs else [], b""
    sent = [(k, v, None) if random.random() < 0.7 else (k, None, (random.choice(["a.txt", "", "b.bin"]), random.choice([b"hello", b"", b"\xff"]), random.choice(["text/plain", ""]))) for k, v in pairs]
    if random.random() < 0.45:
        body = "&".join(f"{quote(k)}={quote(v)}" for k, v in pairs).encode()
        return "POST", "/p", [("content-type", "application/x-www-form-urlencoded")], body
    body = b""
    for name, value, file in sent:
        head = f'--B\r\nContent-Disposition: form-data; name="{name}"' + (f'; filename="{file[0]}"' if file else "") + "\r\n"
        if file and file[2]:
            head += f"Content-Type: {file[2]}\r\n"
        body += head.encode() + b"\r\n" + (file[1] if file else value.encode()) + b"\r\n"
    return "POST", "/p", [("content-type", "multipart/form-data; boundary=B")], body + b"--B--\r\n"


OPTIONS = [
    "response_model_exclude_unset=True", "response_model_exclude_none=True", "response_model_exclude_defaults=True",
    "response_model_by_alias=False", "response_model_by_alias=True", "response_model_exclude_unset=False",
]


def filters(model):
    names = [name for name, *_ in model.fields] + ["nothing", "id"]
    some = ", ".join(repr(name) for name in random.sample(names, random.randint(1, min(3, len(names)))))
    first = names[0]
    return random.choice([
        f"{{{some}}}", f"[{some}]", f"({some},)", f"{{{first!r}: True}}", f"{{{first!r}: ...}}", 
        f"{{'__all__': {{{some}}}}}", f"{{0: {{{some}}}}}", "set()",
    ])


def response_program():
    """A path operation that gives back what it is sent, through a response model."""
    known = []
    for index in range(random.randint(1, 3)):
        known.append(models.a_model(index, known))
    source = "".join(model.source for model in known)
    last, first = known[-1], known[0]
    shape = random.choice(["%s", "%s", "%s", "list[%s]", "dict[str, %s]", "%s | None", "Union[%s, int]", "list[%s] | None", "tuple[%s, int]"])
    type_ = shape % last.name
    if random.random() < 0.1:
        type_ = f"Union[{first.name}, {last.name}]"
    if random.random() < 0.08:
        type_ = random.choice(["int", "None", "dict", "list[int]", "Any", "str", "dict[str, int]", "bool | None"])
    options = [random.choice(OPTIONS) for _ in range(random.choice([0, 0, 1, 1, 2]))]
    options = list({option.split("=")[0]: option for option in options}.values())
    if random.random() < 0.25:
        options.append(f"response_model_include={filters(last)}")
    if random.random() < 0.25:
        options.append(f"response_model_exclude={filters(last)}")
    annotation = ""
    where = random.random()
    if where < 0.6:
        options.insert(0, f"response_model={type_}")
        if random.random() < 0.4:
            annotation = " -> " + random.choice(["Any", "dict", "int", last.name, "Response", "None", "list[int]"])
    elif where < 0.92:
        annotation = f" -> {type_}"
    if random.random() < 0.1:
        options.append("response_class=JSONResponse")
    takes = "Any"
    draws = [lambda: models.valid(last), lambda: models.valid(last), lambda: [models.valid(last)], lambda: {"k": models.valid(last)}, lambda: [models.valid(last), 3], lambda: None]
    if "[" not in type_ or "Union" in type_:
        draws = draws[:2] * 3 + draws
    if random.random() < 0.45:
        takes, draws = last.name, draws[:1]
    result = random.choice(["body", "body", "body", "Holder(body)", "[body, body]", "{'k': body}", "JSONResponse({'own': 1})", "jsonable_encoder(body)", "f'{body}'", "(body, 4)"])
    if takes == last.name and random.random() < 0.3:
        result = random.choice([f"{last.name}.model_construct(**dict(body))", "body.model_copy(update={'x': 1})", "dict(body)", "body.model_dump(exclude_unset=True)", "Holder(dict(body))"])
    encoder = ", ".join(["body", *(option.removeprefix("response_model_") for option in options if option.startswith("response_model_"))])
    if random.random() < 0.12:
        result = f"jsonable_encoder({encoder})"
    source += "class Holder:\n    def __init__(self, data):\n        for key, value in dict(data).items() if isinstance(data, (dict, BaseModel)) else []:\n            setattr(self, key if isinstance(key, str) and key.isidentifier() else 'odd', value)\n"
    source += f'@app.post({", ".join([chr(34) + "/p" + chr(34), *options])})\ndef f(body: Annotated[{takes}, Body()]){annotation}:\n    return {result}\n'

    def request():
        value = random.choice(draws)()
        for _ in range(random.choice([0, 0, 0, 1, 2])):
            value = models.mutated(value)
        return "POST", "/p", [("content-type", "application/json")], json.dumps(value).encode()

    return source, request


def stream_program():
    """A path operation that yields the items it is sent."""
    known = []
    for index in range(random.randint(1, 2)):
        known.append(models.a_model(index, known))
    last = known[-1]
    item = random.choice([last.name, last.name, last.name, f"list[{last.name}]", f"{last.name} | None", "int", "str", "Any", "dict", "ServerSentEvent"])
    is_async = random.random() < 0.5
    form = random.choice(["AsyncIterable[%s]", "AsyncIterator[%s]", "AsyncGenerator[%s, None]", "AsyncIterable"] if is_async else ["Iterable[%s]", "Iterator[%s]", "Generator[%s, None, None]", "Iterable", "List[%s]"])
    options = [random.choice(OPTIONS)] if random.random() < 0.4 else []
    options += ["response_class=EventSourceResponse"] if random.random() < 0.4 else []
    options += ["response_model=int"] if random.random() < 0.05 else []
    annotation = f" -> {form % item if '%' in form else form}" if random.random() < 0.92 else ""
    value = random.choice(["item", "item", f"{last.name}.model_validate(item)", "[item]", "ServerSentEvent(data=item, event='e')", f"ServerSentEvent(data={last.name}.model_construct(**item))"])
    source = "".join(model.source for model in known)
    source += f'@app.post({", ".join([chr(34) + "/p" + chr(34), *options])})\n{"async " if is_async else ""}def f(body: list[Any]){annotation}:\n    for item in body:\n        yield {value}\n'

    def request():
        items = [models.valid(last) for _ in range(random.randint(0, 3))]
        if items and random.random() < 0.3:
            items[-1] = models.mutated(items[-1])
        return "POST", "/p", [("content-type", "application/json")], json.dumps(items).encode()

    return source, request


def factory_program():
    """A parameter whose default is made for each request."""
    type_, made = random.choice([("int", "lambda: 5"), ("list[int]", "list"), ("str", "lambda: 'x'"), ("int", "lambda: 'no'"), ("int", "count"), ("dict", "dict"), ("int", "lambda data: 5"), ("int", "fails"), ("list[int]", "lambda: shared")])
    place = random.choice(["Query", "Body"] if type_ in ("dict",) else ["Query", "Header", "Cookie", "Body", "Form"])
    option = ", validate_default=True" if random.random() < 0.3 else ""
    declared = random.choice([f"x: Annotated[{type_}, {place}(default_factory={made}{option})]", f"x: {type_} = {place}(default_factory={made}{option})", f"x: Annotated[{type_}, Field(default_factory={made}{option})]"])
    source = "calls = []\nshared = [1]\ndef count():\n    calls.append(1)\n    return len(calls)\ndef fails():\n    raise KeyError('k')\n"
    source += f'@app.post("/p")\ndef f({declared}):\n    if isinstance(x, list):\n        x.append(9)\n    return x\n'

    def request():
        return random.choice([
            ("POST", "/p", [], b""), ("POST", "/p?x=3", [("x", "4")], b""), ("POST", "/p", [("content-type", "application/json")], b"[1]"),
            ("POST", "/p", [("cookie", "x=6")], b""), ("POST", "/p", [("content-type", "application/x-www-form-urlencoded")], b"x=8"),
            ("POST", "/p?x=z", [("content-type", "application/json")], b"7"),
        ])

    return source, request


def programs(count, kinds):
    made = 0
    while made < count:
        source, draw = random.choice(kinds)()
        app = usable(IMPORTS + source)
        if app is None:
            continue
        made += 1
        requests = [draw() for _ in range(random.randint(7, 10))]
        # Left out because answers still differ: plain objects as answers, and events whose stream breaks.
        if "return Holder(" not in source and "EventSourceResponse" not in source:
            yield source, app, requests


KINDS = {"parameters": parameters_program, "response": response_program, "stream": stream_program, "factory": factory_program}
WEIGHTED = [parameters_program] * 5 + [response_program] * 4 + [stream_program, factory_program]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int)
    parser.add_argument("--programs", type=int, default=330)
    parser.add_argument("--kind", choices=list(KINDS))
    options = parser.parse_args()
    random.seed(20261129 if options.seed is None else options.seed)
    kinds = [KINDS[options.kind]] if options.kind else WEIGHTED
    lines, total = asyncio.run(asking.record(programs(options.programs, kinds), IMPORTS))
    header = "IMPORTS " + IMPORTS.replace("\n", "␤")
    (HERE / ("exchanges.txt" if options.seed is None else "other.txt")).write_text("\n".join([header, *lines]) + "\n")
    print(total, "exchanges")


if __name__ == "__main__":
    main()
