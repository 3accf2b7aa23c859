"""Asks real FastAPI about forms and files, in its own process, and writes down what it answers.

`record.py` writes exchanges.txt; `record.py --seed N` writes exchanges of another seed to other.txt, for looking at by
hand. The format, the values and the way of asking are those of ../Parameters/record.py.
"""

import importlib.util
import pathlib
import random
import sys
from urllib.parse import quote, quote_plus

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "Parameters"))
spec = importlib.util.spec_from_file_location("parameters", HERE.parent / "Parameters" / "record.py")
parameters = importlib.util.module_from_spec(spec)
spec.loader.exec_module(parameters)

FORMS = parameters.TYPES + [
    "list[int]", "list[str]", "list[int] | None", "tuple[int, ...]", "tuple[int, str]", "list[bool]", "list[int | str]",
    "Sequence[int]", "list", "set[int]", "frozenset[int]", "list[str] | str", "dict", "dict[str, int]", "list[bytes]",
]
FILES = [
    "UploadFile", "UploadFile", "bytes", "bytes", "UploadFile | None", "bytes | None", "list[UploadFile]", "list[bytes]",
    "list[UploadFile] | None", "list[bytes] | None", "Optional[UploadFile]", "tuple[bytes, ...]", "set[bytes]",
    "frozenset[bytes]", "Sequence[UploadFile]", "UploadFile | str", "str", "int", "list", "list[str]", "bytes | str",
    "list[UploadFile | str]", "tuple[UploadFile, UploadFile]", "list[UploadFile | None]", "UploadFile | list[UploadFile]",
    "int | UploadFile", "dict[str, UploadFile]",
]
INFERRED = [
    "UploadFile", "UploadFile | None", "list[UploadFile]", "list[UploadFile] | None", "list", "tuple", "set",
    "UploadFile | str", "Annotated[UploadFile, 'x']", "Sequence[UploadFile]", "List",
]
NAMES = ["a.txt", "a b.txt", "é.txt", "", "C:\\\\x\\\\y.txt", "\\\\\\\\host\\\\f.txt", 'q\\"r.txt', "x;y.txt", "a=b", "%41.txt", "a\\\\b", "…"]
DATA = [b"hello", b"", b"ab", b"a\nbc\n", b"\xff\xfe", "é".encode(), b"5", b"1,2", b"--B\r\n", b"\r\n", b"\r\n--", b"x" * 300, b"\r\n--Bx", b"-", b"ab\ncd\nef\ng"]
TYPES_OF_PARTS = ["text/plain", "image/png", "application/octet-stream", "TEXT/PLAIN; charset=latin-1", ""]
IMPORTS = """from typing import Annotated, Any, Dict, List, Literal, Optional, Sequence, Union
from fastapi import Body, FastAPI, File, Form, Header, Path, Query, Request, UploadFile
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
app = FastAPI()
def show(v):
    if hasattr(v, "filename"):
        return [repr(v), v.content_type, v.size, repr(v.file.read())]
    if isinstance(v, (list, tuple)):
        return [show(i) for i in v]
    if isinstance(v, (set, frozenset)):
        return sorted([str(show(i)) for i in v])
    return repr(v)
"""
HANDLERS = [
    """@app.exception_handler(RequestValidationError)
async def invalid(request, exc):
    return JSONResponse({"n": len(exc.errors()), "first": repr(exc.errors()[0]), "body": repr(exc.body)}, status_code=400)
""",
    """@app.exception_handler(RequestValidationError)
def invalid(request: Request, exc: RequestValidationError):
    return JSONResponse([[str(p) for p in e["loc"]] for e in exc.errors()], status_code=418)
""",
]


def default(type_):
    if type_ in ("UploadFile", "UploadFile | str") or "UploadFile" in type_ and "None" not in type_ and "Optional" not in type_:
        return None
    if "bytes" in type_ and "None" not in type_:
        return "b'd'" if type_ == "bytes" else None
    return parameters.default(type_)


def declaration(name, place, type_):
    has_default = random.random() < 0.35 and default(type_) is not None
    tail = f" = {default(type_)}" if has_default else ""
    if place == "inferred":
        return f"{name}: {type_}" + (" = None" if "None" in type_ and random.random() < 0.5 else "")
    rule = parameters.rules(type_) if random.random() < 0.5 else ""
    options = [rule] if rule else []
    if random.random() < 0.15:
        options.append("alias='other-name'")
    if place == "body" and random.random() < 0.2:
        options.append("embed=True")
    function = place.capitalize()
    if random.random() < 0.5:
        return f"{name}: Annotated[{type_}, {function}({', '.join(options)})]{tail}"
    if has_default:
        options.insert(0, f"default={default(type_)}" if random.random() < 0.5 else default(type_))
    elif random.random() < 0.3:
        options.insert(0, "...")
    return f"{name}: {type_} = {function}({', '.join(options)})"


def programs(count):
    made = 0
    while made < count:
        kind = random.choice(["form", "form", "forms", "file", "file", "inferred", "mixed", "mixed", "query", "body", "raw", "raw"])
        if kind == "raw":
            limits = random.choice(["", "", "", "max_files=1", "max_fields=1", "max_part_size=20", "max_fields=0", "max_files=0"])
            read = random.choice([f"    form = await request.form({limits})\n", f"    async with request.form({limits}) as form:\n        pass\n"])
            result = random.choice([
                "[[k, v if isinstance(v, str) else [v.filename, v.size, v.content_type]] for k, v in form.multi_items()]",
                "[list(form), len(form), str(form.get('x')), 'y' in form, len(form.getlist('x'))]",
                "[str(form), bool(form), sorted(form.keys())]",
            ])
            source = IMPORTS + f'@app.post("/p")\nasync def f(request: Request):\n{read}    return {result}\n'
            parts = [("x", "file", "UploadFile"), ("y", "form", "str")]
        else:
            parts = {
                "form": lambda: [("x", "form", random.choice(FORMS))],
                "forms": lambda: [(f"p{i}", "form", random.choice(FORMS)) for i in range(random.randint(2, 3))],
                "file": lambda: [("x", "file", random.choice(FILES))],
                "inferred": lambda: [("x", "inferred", random.choice(INFERRED))],
                "mixed": lambda: [("x", "file", random.choice(FILES)), ("y", "form", random.choice(FORMS))]
                + ([("z", "inferred", "UploadFile")] if random.random() < 0.3 else []),
                "query": lambda: [("x", "form", random.choice(FORMS)), ("q", "query", random.choice(parameters.TYPES))],
                "body": lambda: [("x", random.choice(["form", "file"]), random.choice(FORMS)), ("b", "body", random.choice(parameters.BODIES))],
            }[kind]()
            declared = [(declaration(*part), part) for part in parts]
            declared.sort(key=lambda item: " = " in item[0].rsplit("]", 1)[-1] or "= " in item[0])
            shown = ", ".join(f"show({part[0]})" for part in parts)
            handler = random.choice(HANDLERS) if random.random() < 0.12 else ""
            source = IMPORTS + handler + f'@app.post("/p")\ndef f({", ".join(text for text, _ in declared)}):\n    return [{shown}]\n'
        app = parameters.usable(source)
        if app is None:
            continue
        made += 1
        yield source, app, [request(parts) for _ in range(random.randint(7, 11))]


def fields(parts):
    """(name, text or None, file or None) as a client sends them, right and wrong."""
    sent = []
    for name, place, type_ in parts:
        if place == "query":
            continue
        for _ in range(random.choice([0, 1, 1, 1, 1, 2, 3])):
            key = random.choice([name] * 6 + ["other-name", "unknown", name.upper()])
            takes_file = place in ("file", "inferred")
            if random.random() < (0.8 if takes_file else 0.12):
                sent.append((key, None, (random.choice(NAMES), random.choice(DATA), random.choice(TYPES_OF_PARTS))))
            else:
                sent.append((key, random.choice(parameters.TEXTS), None))
    if random.random() < 0.3:
        random.shuffle(sent)
    return sent


def urlencoded(sent):
    def spell(text):
        style = random.random()
        if style < 0.6:
            return quote_plus(text)
        return quote(text, safe="") if style < 0.85 else text.replace("&", "%26").replace("\ufeff", "")

    pairs = []
    for name, text, file in sent:
        value = text if file is None else file[0]
        pairs.append(spell(name) + ("=" + spell(value) if random.random() < 0.95 else ""))
    body = random.choice(["&"] * 8 + ["&&", ";"]).join(pairs).encode("utf-8")
    if random.random() < 0.2:
        body = random.choice([b"&", b"=", b"", b"%", b"x=%zz", b"x=%e9", b"x=\xe9", b"+x=1", b"x+=+1+", b"&x=5&", b"x=1&x", b"x=%C3\xa9", b"a%3Db=c", b"x[]=1"]) + body
    type_ = random.choice(["application/x-www-form-urlencoded"] * 8 + [
        "application/x-www-form-urlencoded; charset=utf-8", "APPLICATION/X-WWW-FORM-URLENCODED", " application/x-www-form-urlencoded ",
        "application/x-www-form-urlencoded;charset=latin-1", "application/x-www-form-urlencoded ; a=b"])
    return type_, body


def disposition(name, file):
    quoted = f'"{name}"' if random.random() < 0.9 else name
    line = f"Content-Disposition: form-data; name={quoted}"
    if file is not None:
        line += f'; filename="{file[0]}"'
    if random.random() < 0.08:
        line = random.choice([
            line.lower(), line.replace("form-data", "attachment"), line + "; x=y", line.replace("; ", ";"), line.replace("=", " = "),
            line + "; filename*=UTF-8''n%C3%A9.txt", "Content-Disposition: form-data", line + ";", line.replace("name", "NAME"),
            f"Content-Disposition: form-data; name=\"{name}", line.replace(": ", ":"), line + '; name="second"',
            f"content-disposition: ; name={name}", f"Content-Disposition: form-data; name*={name}", line.replace(": ", ":\t")])
    return line


def multipart(sent):
    boundary = random.choice(["B"] * 8 + ["----WebKitFormBoundaryAbC123", "a b", "'()+_,-./:=?", "", "é", "x" * 256, "x" * 257])
    mark = boundary.encode("latin-1")
    body = random.choice([b""] * 12 + [b"\r\n", b"\n\r\n", b"preamble\r\n", b" "])
    for name, text, file in sent:
        lines = [disposition(name, file).encode("utf-8")]
        if file is not None and file[2]:
            lines.append(b"Content-Type: " + file[2].encode())
        if random.random() < 0.08:
            lines.append(random.choice([b"X-A: b", b"X-A:", b": x", b"X A: b", b"X-A", b"X-A: b\rc", b"X-B: \xe9", b"X-L: " + b"y" * 4300, b"X-A: 1\r\nX-A: 2"]))
        if random.random() < 0.03:
            lines += [b"H%d: v" % i for i in range(8)]
        if random.random() < 0.1:
            lines.reverse()
        data = file[1] if file is not None else (text.encode("utf-8") if random.random() < 0.92 else random.choice([b"\xe9", b"\xff\xfe"]))
        pad = random.choice([b""] * 20 + [b" ", b"\t ", b"-"])
        body += b"--" + mark + pad + b"\r\n" + b"\r\n".join(lines) + b"\r\n\r\n" + data + b"\r\n"
    body += b"--" + mark + random.choice([b"--\r\n"] * 8 + [b"--", b"", b"\r\n", b"-", b"--\r\nepilogue", b"x"])
    if random.random() < 0.3 and body:
        body = broken(body)
    value = f'"{boundary}"' if random.random() < 0.3 or " " in boundary else boundary
    type_ = random.choice([f"multipart/form-data; boundary={value}"] * 14 + [
        "multipart/form-data", f"multipart/form-data;boundary={value}", f"MULTIPART/Form-Data; Boundary={value}",
        f"multipart/form-data; charset=utf-8; boundary={value}", f"multipart/form-data; charset=latin-1; boundary={value}",
        f"multipart/form-data; charset=nonsense; boundary={value}", f"multipart/form-data; charset=ascii; boundary={value}",
        f"multipart/form-data; boundary={value}; charset=utf-8-sig", "multipart/form-data; boundary=other", f"multipart/mixed; boundary={value}",
        f"multipart/form-data; boundary={value}; boundary=C", f"multipart/form-data; boundary = {value}", "multipart/form-data; boundary"])
    return type_, body


def broken(body):
    kind = random.randrange(7)
    place = random.randrange(len(body))
    if kind == 0:
        return body[:place]
    if kind == 1:
        return body[:place] + body[place + 1:]
    if kind == 2:
        return body[:place] + random.choice([b"\r", b"\n", b"-", b" ", b":", b"\0", b"\xff", b"\r\n"]) + body[place:]
    if kind == 3:
        return body.replace(b"\r\n", b"\n")
    if kind == 4:
        return body.replace(b"Content-Disposition", random.choice([b"Content-Type", b"Content_Disposition", b"Content Disposition"]), 1)
    if kind == 5:
        return body.replace(b"--B", random.choice([b"--C", b"-B", b"--b", b"--B\r", b"--B-"]), 1)
    return body.replace(b"\r\n\r\n", random.choice([b"\r\n", b"\r\n\r", b"\r\r\n", b"\n\r\n"]), 1)


def request(parts):
    sent = fields(parts)
    has_files = any(file is not None for _, _, file in sent)
    style = random.random()
    if style < 0.06:
        type_ = random.choice(["application/json", "text/plain", "", None, "application/octet-stream"])
        body = random.choice([b'{"x": 1}', b"x=1", b"", b"null"])
    elif style < (0.15 if has_files else 0.6):
        type_, body = urlencoded(sent)
    else:
        type_, body = multipart(sent)
    query = [f"q={quote(random.choice(parameters.TEXTS))}" for part in parts if part[1] == "query" for _ in range(random.choice([0, 1, 1, 1]))]
    headers = [("content-type", type_)] if type_ is not None else []
    return "POST", "/p" + ("?" + "&".join(query) if query else ""), headers, body


if __name__ == "__main__":
    parameters.asking.main(programs, IMPORTS, HERE, seed=20261128, count=240)
