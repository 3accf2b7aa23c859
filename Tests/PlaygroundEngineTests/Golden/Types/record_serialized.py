"""Asks Pydantic how it writes values of Python's own types in JSON, by themselves and as keys, and writes it down."""

import pathlib

from pydantic_core import to_jsonable_python

HERE = pathlib.Path(__file__).parent
IMPORTS = """from collections import deque
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from uuid import UUID
class Color(Enum):
    red = "red"
    day = date(2024, 1, 1)
    nothing = None
class Level(IntEnum):
    low = 1
class Size(StrEnum):
    small = "s"
"""
ZONES = ["timezone.utc", "timezone(timedelta(hours=1, minutes=30))", "timezone(timedelta(hours=-5))",
    "timezone(timedelta(seconds=3723))", "timezone(timedelta(seconds=-3723))", "timezone(timedelta(seconds=30))"]
EXPRESSIONS = [
    "date(2024, 1, 1)", "date(1, 1, 1)", "date(9999, 12, 31)", "datetime(2024, 1, 1)", "datetime(2024, 1, 1, 1, 2, 3)",
    "datetime(2024, 1, 1, 1, 2, 3, 4000)", "datetime(1, 1, 1)", "time(1, 2)", "time(1, 2, 3, 4)", "time(0)",
    *[f"datetime(2024, 1, 1, 1, tzinfo={zone})" for zone in ZONES], *[f"time(1, 2, tzinfo={zone})" for zone in ZONES],
    *[f"timedelta({arguments})" for arguments in (
        "0", "1", "-1", "365", "364", "400, 5", "0, 59", "0, 60", "0, 3600", "0, 3661", "0, 86399, 999999", "0, 0, 1",
        "0, 0, -1", "0, 1, 500000", "-1, 5", "730, 3600", "-400, -5", "0, -3600", "1, 0, 10")],
    "timedelta.max", "timedelta.min", *[f"Decimal('{number}')" for number in (
        "0", "-0", "1.50", "1E+5", "1E-7", "1E-6", "NaN", "-Infinity", "sNaN1", "123456789012345678901234567890.5")],
    "UUID(int=5)", "UUID('12345678-1234-5678-1234-567812345678')", "Color.red", "Color.day", "Color.nothing", "Level.low", "Size.small",
    "b'abc'", "b''", "'é'.encode()", "{1}", "frozenset([1])", "deque([1, 2])", "set()",
]


def answer(call):
    try:
        return repr(call())
    except Exception:
        return "error"


names = {}
exec(IMPORTS, names)
lines = ["IMPORTS " + IMPORTS.replace("\n", "␤")]
for expression in EXPRESSIONS:
    value = eval(expression, names)
    key = answer(lambda: next(iter(to_jsonable_python({value: 1}))))
    lines.append("␞".join([expression, answer(lambda: to_jsonable_python(value)), key]))
(HERE / "serialized.txt").write_text("\n".join(lines) + "\n")
