"""Breaks JSON texts in every way it can think of, and writes down what pydantic-core says of them, to json.txt.

A line has a text's bytes in hexadecimal and the message, or `ok`.
"""

import pathlib
import random

from pydantic_core import from_json

HERE = pathlib.Path(__file__).parent
PIECES = [
    b"{", b"}", b"[", b"]", b",", b":", b'"', b'"a"', b"1", b"0", b"-", b".", b"e", b"+", b" ", b"\n", b"\r\n", b"\t", b"true", b"nul",
    b"NaN", b"Infinity", b"-Infinity", b"\\", b"\\u", b"\\ud83d", b"\\ude00", b"\\u00e9", b"\\n", b"\\q", b"\xff", "é".encode(), b"\xe9",
    "😀".encode(), b"\x00", b"\x1f", b"'", b"x", b"12", b"1.5", b"1e5",
]
WHOLE = [
    b'{"a": 1, "b": [true, null, 1.5e-3, "x\\u00e9"], "c": {"d": "\\ud83d\\ude00"}}', b"[[], {}, [1, 2], -0.5, NaN, -Infinity]",
    b'{\n  "name": "Foo",\n  "price": 50.2\n}\n', b'"text \\" and \\\\ more"', b"-12.5E+10", '{"é": ["日本", "\\n"]}'.encode(),
]
LONG = [b"9", b"-9"]


def message(data):
    try:
        from_json(data)
        return "ok"
    except ValueError as error:
        return str(error)


def texts():
    for whole in WHOLE:
        for place in range(len(whole) + 1):
            yield whole[:place]
            yield whole[:place] + whole[place + 1:]
            for piece in random.sample(PIECES, 6):
                yield whole[:place] + piece + whole[place:]
                yield whole[:place] + piece + whole[place + len(piece):]
    for _ in range(6000):
        yield b"".join(random.choice(PIECES) for _ in range(random.randint(0, 7)))
    for start in LONG:
        for count in (4300, 4301, 4330):
            for end in (b"", b".5", b"\n1"):
                yield start + b"9" * (count - 1) + end
    for opening, closing in ((b"[", b"]"), (b'{"a": ', b"}"), (b'[ {"a":', b"}]")):
        for depth in (100, 101, 200, 201, 202):
            for middle in (b"", b"1", b"[]", b"{}", b" 1", b"}", b"x"):
                yield opening * depth + middle + closing * depth


random.seed(20261130)
lines = sorted({f"{data.hex()} {message(data)}" for data in texts()})
(HERE / "json.txt").write_text("\n".join(lines) + "\n")
print(len(lines), "texts")
