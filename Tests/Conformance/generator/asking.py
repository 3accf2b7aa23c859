"""Random requests to a random path operation: right ones, and wrong ones of every kind."""

import json
import urllib.parse
from dataclasses import dataclass, replace

from kinds import Random, anything, integer, number, word
from operations import Operation, Parameter
from programs import Section

# What a text parameter may be given that no type expects.
ODD_TEXTS = [
    "", " ", "5", "-5", "+7", " 7 ", "007", "1_000", "1__0", "1.0", "1.", ".5", "1e3", "0x1f", "inf", "-Infinity", "nan", "true", "True", "yes", "off",
    "N", "t", "abc", "null", "None", "é", "٣", "１２", "\u00a07", "99999999999999999999", "9" * 400, "9" * 4301, "1e400", "[1]", "{}", "a b", "a,b", "\u0000",
    "😀", "1\n", "--1", "\ufeff1", "%", "&", "=", "#", "a/b", "..", "2024-02-30", "2024-02-29", "12:30", "12:30:60", "P1D", "1700000000", "-0", "-0.0", "1 ", "0.1e1",
]
CONTENT_TYPES = [
    "application/json; charset=utf-8", "APPLICATION/JSON", "application/problem+json", "text/plain", "application/x-www-form-urlencoded", "", None, "application/jsonx",
    "application/json/x", "json", "multipart/form-data", "multipart/form-data; boundary=", "application/json;", "application/vnd.api+json; x=1", "application/json, text/plain",
]
BROKEN = [
    b"", b" ", b"null", b"{", b"}", b'{"a": 1', b"{'a': 1}", b'{"a": 1,}', b"[1, 2", b"[1,]", b"[1 2]", b"nul", b"NULL", b"True", b'"abc', b'{"a" 1}', b'{"a": }', b"1 2", b"\xff\xfe{}",
    b"\xef\xbb\xbf{}", b"\xef\xbb\xbf", b'"\xff"', b"\xed\xa0\x80", b"NaN", b"-Infinity", b'{"a": NaN}', b"01", b"-", b"+1", b"1.", b".5", b"1e", b"1e+", b'"\\x"', b'"\\u12"', b'"\\u12g4"', b'"a\nb"', b'"a\tb"', b"{1: 2}",
    b"// x\n{}", b"{}//", b"{}\x00", b"\x00", b"[" * 150, b"[" * 100000, b'{"a":' * 120 + b"1" + b"}" * 120, b"[" * 120 + b"]" * 120, b'{"a": 1, "a": "x"}', b"1" * 4300, b"1" * 4301, b"-" + b"9" * 5000,
    b"1e400", b"-1e400", b"1e-400", b"123456789012345678901234567890", b"0.1000000000000000055511151231257827", b"{}{}", b'"\\/\\b\\f\\n\\r\\t\\u00e9"', b'"\\ud83d\\ude00"', b"{ \r\n\t}", b"{\x0b}", b"\xc2\xa0{}",
    '{"é": "😀"}'.encode("utf-16"), '{"a": 1}'.encode("utf-16-le"), '{"a": 1}'.encode("utf-32"), '{"a": 1}'.encode("utf-16-be"), b"[1, 2}", b"tru", b"falsee", b"--1", b"1-", b"0x10", b"1_000", b"'a'", b'["a", "b"', b'{"a": [1, {"b": 2}',
]


@dataclass(frozen=True)
class Request:
    method: str
    target: str
    headers: tuple[tuple[str, bytes], ...] = ()
    body: bytes | None = None

    @property
    def data(self) -> bytes:
        lines = [f"{self.method} {self.target} HTTP/1.1".encode(), b"Host: localhost"]
        lines += [name.encode() + b": " + value for name, value in self.headers]
        if self.body is not None:
            lines.append(b"Content-Length: %d" % len(self.body))
        return b"\r\n".join([*lines, b"", self.body or b""])

    def smaller(self):
        """The same request with less in it, one thing at a time."""
        for index in range(len(self.headers)):
            yield replace(self, headers=self.headers[:index] + self.headers[index + 1:])
        path, mark, query = self.target.partition("?")
        parts = query.split("&") if mark else []
        for index in range(len(parts)):
            rest = "&".join(parts[:index] + parts[index + 1:])
            yield replace(self, target=path + (f"?{rest}" if rest else ""))
        if self.body is None:
            return
        try:
            value = json.loads(self.body)
        except (ValueError, RecursionError):
            if len(self.body) > 1:
                half = len(self.body) // 2
                yield from (replace(self, body=part) for part in (self.body[:half], self.body[half:], self.body[1:], self.body[:-1]))
            return
        for less in smaller_json(value):
            yield replace(self, body=json.dumps(less).encode())


def smaller_json(value: object):
    """`value` with one part taken out, or in place of the whole."""
    if isinstance(value, dict):
        for key in value:
            yield {name: item for name, item in value.items() if name != key}
        for key in value:
            yield from ({**value, key: less} for less in smaller_json(value[key]))
    elif isinstance(value, list):
        for index in range(len(value)):
            yield value[:index] + value[index + 1:]
        for index, item in enumerate(value):
            yield from (value[:index] + [less] + value[index + 1:] for less in smaller_json(item))
    elif isinstance(value, str) and len(value) > 3:
        yield value[: len(value) // 2]


def draw_request(random: Random, section: Section, operation: Operation) -> Request:
    fill = Filling(random, is_careful=random.random() < 0.45)
    path = random.choice(section.roots) + operation.path
    path = path.replace("{area}", random.choice(["north", "a b", "7"]))
    for one in operation.parameters:
        if one.place == "path":
            path = path.replace(f"{{{one.name}{one.converter}}}", fill.path(one))
    pairs = [pair for one in operation.parameters if one.place == "query" for pair in fill.pairs(one)]
    if random.random() < 0.05:
        pairs.append((word(random), word(random)))
    random.shuffle(pairs)
    headers = [header for one in operation.parameters if one.place == "header" for header in fill.pairs(one)]
    cookies = [cookie for one in operation.parameters if one.place == "cookie" for cookie in fill.pairs(one)]
    lines = [(token(name), header_bytes(value)) for name, value in headers]
    if cookies:
        lines.append(("Cookie", header_bytes("; ".join(f"{token(name)}={value}" for name, value in cookies))))
    body, content_type = fill.body([one for one in operation.parameters if one.place in ("body", "form", "file")])
    if content_type is not None:
        lines.append(("Content-Type", content_type.encode()))
    method = operation.method.upper()
    target = quoted(random, path) + (f"?{query(random, pairs)}" if pairs else "")
    if random.random() < 0.03:
        method = random.choice(["GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"])
    if random.random() < 0.03:
        target = random.choice([target.rstrip("/"), target + "/", target + "?", target + "/x", "/", target.replace("/", "//", 1)]) or "/"
    return Request(method, target, tuple(lines), body)


def quoted(random: Random, path: str) -> str:
    return urllib.parse.quote(path, safe=random.choice(["/", "/:@!$&'()*+,;=~-._", "/~"]))


def query(random: Random, pairs: list[tuple[str, str]]) -> str:
    if random.random() < 0.7:
        return urllib.parse.urlencode(pairs)
    return random.choice(["&", "&", "&&"]).join(f"{urllib.parse.quote(name)}={urllib.parse.quote(value, safe='/:,[]{}+;')}" for name, value in pairs)


def token(name: str) -> str:
    """`name`, without what a field name cannot hold."""
    return "".join(character if character.isascii() and (character.isalnum() or character in "-_.~") else "-" for character in name)


def header_bytes(value: str) -> bytes:
    """`value` as a field's value can carry it."""
    return "".join(character for character in value if character.isprintable() and ord(character) < 256).strip().encode("latin-1")


class Filling:
    """Values for the parameters of one request: mostly right, sometimes missing, odd or of another kind."""

    def __init__(self, random: Random, is_careful: bool):
        self.random = random
        # Whether the request is meant to be right.
        self.is_careful = is_careful

    def text(self, one: Parameter) -> str:
        if not self.is_careful and self.random.random() < 0.25:
            return self.random.choice(ODD_TEXTS)
        value = one.kind.sample(self.random)
        if isinstance(value, list):
            value = value[0] if value else ""
        return value if isinstance(value, str) else str(value) if not isinstance(value, dict) else json.dumps(value)

    def path(self, one: Parameter) -> str:
        text = self.text(one)
        return text if one.converter == ":path" or self.random.random() < 0.1 else text.replace("/", "") or "x"

    def pairs(self, one: Parameter) -> list[tuple[str, str]]:
        if one.parts:
            return [pair for part in one.parts for pair in self.pairs(part)]
        if self.random.random() < (0.4 if one.default else 0 if self.is_careful else 0.12):
            return []
        key = one.key if self.is_careful or self.random.random() < 0.95 else one.name
        count = self.random.choice([0, 1, 2, 3]) if one.kind.repeats else self.random.choice([1] * 9 + [2])
        return [(key, self.text(one)) for _ in range(count)]

    def body(self, asked: list[Parameter]) -> tuple[bytes | None, str | None]:
        """The body, and the content type that it is sent with."""
        random = self.random
        if not asked:
            return (None, None) if random.random() < 0.8 else (b"{}", "application/json")
        if any(one.place in ("form", "file") for one in asked):
            return self.form(asked)
        content_type = "application/json" if random.random() < 0.93 else random.choice(CONTENT_TYPES)
        if not self.is_careful and random.random() < 0.15:
            return random.choice([*BROKEN, None]), content_type
        if len(asked) == 1 and not asked[0].embed:
            value = asked[0].kind.sample(random)
        else:
            value = {one.key: one.kind.sample(random) for one in asked if random.random() > (0.4 if one.default else 0 if self.is_careful else 0.08)}
        for _ in range(0 if self.is_careful else random.choice([0, 0, 1, 1, 2])):
            value = self.mutated(value)
        data = json.dumps(value, ensure_ascii=random.random() < 0.5, indent=random.choice([None, None, 2]),
                          separators=random.choice([None, (",", ":"), (" ,", " : ")])).encode(errors="surrogatepass")
        return (self.damaged(data) if not self.is_careful and random.random() < 0.1 else data), content_type

    def mutated(self, value: object) -> object:
        """`value` with one of its parts replaced, taken out or added."""
        random = self.random
        if isinstance(value, dict) and value and random.random() < 0.85:
            key = random.choice(list(value))
            match random.randrange(5):
                case 0: return {name: item for name, item in value.items() if name != key}
                case 1: return {**value, word(random): anything(random, 1)}
                case 2: return dict(reversed(value.items()))
                case _: return {**value, key: self.mutated(value[key])}
        if isinstance(value, list) and value and random.random() < 0.85:
            index = random.randrange(len(value))
            match random.randrange(4):
                case 0: return value[:index] + value[index + 1:]
                case 1: return [*value, *value]
                case _: return [*value[:index], self.mutated(value[index]), *value[index + 1:]]
        if isinstance(value, (int, float)) and random.random() < 0.5:
            return random.choice([str(value), [value], {"a": value}, value * 1.0 if abs(value) < 1e300 else value, -value, f" {value} ", bool(value)])
        return random.choice([None, True, False, integer(random), number(random), word(random), [], {}, [None], random.choice(ODD_TEXTS), anything(random)])

    def damaged(self, data: bytes) -> bytes:
        random = self.random
        place = random.randrange(len(data)) if data else 0
        match random.randrange(6):
            case 0: return data[:place]
            case 1: return data[:place] + data[place + 1:]
            case 2: return data[:place] + bytes([random.choice(b'{}[]",:\\x00\xff\xc3 \n19eE+-.tfn')]) + data[place:]
            case 3: return data.replace(b'"', b"'")
            case 4: return data.replace(b"}", b",}", 1).replace(b"]", b",]", 1)
            case _: return data + data[place:]

    def form(self, asked: list[Parameter]) -> tuple[bytes | None, str | None]:
        random = self.random
        has_files = any(one.place == "file" for one in asked)
        fields = [(one, name, value) for one in asked for name, value in self.pairs(one)]
        if random.random() < 0.1:
            fields.append((asked[0], word(random), word(random)))
        if random.random() < 0.06:
            return random.choice([(None, None), (b"", "application/x-www-form-urlencoded"), (b"{}", "application/json"), (b"a=1", "multipart/form-data"),
                                  (b"--x\r\n", "multipart/form-data; boundary=x"), (b"&&=;%zz=%&a", "application/x-www-form-urlencoded")])
        if not has_files and random.random() < 0.6:
            text = urllib.parse.urlencode([(name, value) for _, name, value in fields])
            return text.encode(), random.choice(["application/x-www-form-urlencoded"] * 5 + ["application/x-www-form-urlencoded; charset=utf-8", "text/plain"])
        boundary = random.choice(["boundary", "----WebKitFormBoundaryabc", "x", "a'b"])
        parts = b""
        for one, name, value in fields:
            quoted_name = name.replace('"', "%22")
            head = f'Content-Disposition: form-data; name="{quoted_name}"'
            if one.place == "file" and random.random() < 0.9:
                head += f'; filename="{random.choice(["a.txt", "é.png", "", "a b.bin"])}"'
                head += random.choice(["", "\r\nContent-Type: text/plain", "\r\nContent-Type: image/png"])
            parts += f"--{boundary}\r\n{head}\r\n\r\n{value}\r\n".encode(errors="replace")
        data = parts + random.choice([f"--{boundary}--\r\n"] * 12 + [f"--{boundary}--", f"--{boundary}", ""]).encode()
        return (self.damaged(data) if random.random() < 0.05 else data), f"multipart/form-data; boundary={boundary}"
