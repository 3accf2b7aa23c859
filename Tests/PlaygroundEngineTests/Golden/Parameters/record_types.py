"""Asks real FastAPI about dates, UUIDs, Decimals, enumerations and Pydantic's own types, and writes down its answers.

`record_types.py` writes types.txt; `record_types.py --seed N` writes other.txt, exchanges of another seed.
"""

import json
import random

import asking
import record
from record import HERE, quote

ENUMS = """class Color(str, Enum):
    red = "red"
    blue = "blue"
class Level(IntEnum):
    low = 1
    high = 2
class Shape(Enum):
    dot = "dot"
    line = 2
    half = 0.5
    nothing = None
    day = "2024-02-29"
class Size(StrEnum):
    small = auto()
    large = auto()
class Step(int, Enum):
    one = 1
    ten = 10
class Loose(Enum):
    yes = "yes"
    @classmethod
    def _missing_(cls, value):
        return cls.yes if value == "y" else None
"""
IMPORTS = """from collections import deque
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum, auto
from typing import Annotated, Any, Dict, List, Literal, Optional, Sequence, Union
from uuid import UUID
from annotated_types import Ge, Gt, Le, Len, Lt, MaxLen, MinLen, MultipleOf
from fastapi import Body, Cookie, FastAPI, Header, Path, Query
from pydantic import (
    UUID1, UUID4, UUID5, UUID7, AwareDatetime, FiniteFloat, NaiveDatetime, NegativeFloat, NegativeInt, NonNegativeFloat,
    NonNegativeInt, NonPositiveInt, PositiveFloat, PositiveInt, SecretStr, StrictBool, StrictFloat, StrictInt, StrictStr,
    StringConstraints, conbytes, condate, condecimal, confloat, conint, conlist, conset, constr, Field,
)
app = FastAPI()
""".replace(", Field,\n", ",\n") + ENUMS

SINGLES = [
    "date", "datetime", "time", "timedelta", "UUID", "Decimal", "Color", "Level", "Shape", "Size", "Step", "Loose",
]
UNIONS = [
    "int | date", "date | int", "date | str", "str | date", "datetime | date", "date | datetime", "Decimal | float",
    "float | Decimal", "UUID | str", "str | UUID", "Color | str", "str | Color", "Level | int", "int | Level",
    "time | timedelta", "timedelta | time", "Decimal | int", "int | Decimal", "date | None", "UUID | None",
    "Color | None", "Optional[Decimal]", "Shape | int | None", "Union[date, UUID, Color]", "UUID | int",
    "timedelta | float", "datetime | int", "bool | Level", "Decimal | bool", "Any | date", "date | Any",
    "Annotated[int, Gt(3)] | date", "Color | Size", "Level | Color", "bytes | UUID", "UUID | bytes", "Literal['a'] | date",
]
NAMED = [
    "PositiveInt", "NegativeInt", "NonNegativeInt", "NonPositiveInt", "PositiveFloat", "NegativeFloat", "NonNegativeFloat",
    "FiniteFloat", "StrictInt", "StrictStr", "StrictBool", "StrictFloat", "UUID1", "UUID4", "UUID5", "UUID7",
    "AwareDatetime", "NaiveDatetime", "conint(gt=1, le=100)", "conint(strict=True)", "conint(multiple_of=5)",
    "confloat(ge=0, lt=1)", "confloat(allow_inf_nan=False)", "constr(min_length=2, max_length=4)",
    "constr(strip_whitespace=True, to_upper=True)", "constr(pattern='^[a-z]+$')", "constr(to_lower=True, max_length=3)",
    "condecimal(max_digits=4, decimal_places=2)", "condecimal(gt=0)", "condate(gt=date(2024, 1, 1))", "conbytes(min_length=3)",
    "SecretStr", "Annotated[str, StringConstraints(strip_whitespace=True, min_length=2)]", "Annotated[int, Gt(2), Le(9)]",
    "Annotated[float, Ge(0.5), Lt(9)]", "Annotated[str, MinLen(2), MaxLen(3)]", "Annotated[int, MultipleOf(3)]",
    "Annotated[Decimal, Ge(1)]", "PositiveInt | None", "constr(min_length=2) | PositiveInt",
]
LISTS = [
    "list[date]", "list[UUID]", "set[Color]", "set[date]", "tuple[date, UUID]", "tuple[Decimal, ...]", "List[Level]",
    "frozenset[UUID]", "deque[int]", "deque[date]", "deque", "conlist(int, min_length=2)", "conset(int, max_length=2)",
    "conlist(PositiveInt, min_length=1, max_length=3)", "list[Decimal | int]", "list[timedelta]", "Sequence[date]",
    "list[Color] | None", "Annotated[list[int], Len(1, 2)]",
]
BODIES = [
    "dict[str, date]", "dict[date, int]", "dict[UUID, Decimal]", "dict[Color, int]", "dict[str, list[UUID]]",
    "dict[Level, str]", "dict[Decimal, time]", "list[dict[str, datetime]]", "dict[str, Color | None]", "tuple[date, datetime, time]",
    "dict[str, timedelta]", "list[list[Shape]]", "dict[PositiveInt, constr(min_length=2)]",
]
MOMENTS = ["date(2024, 1, 1)", "date(2024, 2, 29)"]
RULES = {
    "date": ["gt=date(2024, 1, 1)", "ge=date(2024, 2, 29), le=date(2030, 1, 1)", "lt=date(1970, 1, 2)", "strict=True"],
    "datetime": [
        "gt=datetime(2024, 1, 1, 12)", "le=datetime(2024, 2, 29, 1, 2, 3, 4000)", "ge=datetime(2024, 1, 1, tzinfo=timezone.utc)",
        "lt=datetime(2024, 3, 1, tzinfo=timezone(timedelta(hours=-5)))", "strict=True", "gt=date(2024, 1, 1)",
    ],
    "time": ["gt=time(12)", "le=time(12, 30, 0, 5)", "ge=time(6, tzinfo=timezone.utc)", "strict=True"],
    "timedelta": [
        "gt=timedelta(hours=1)", "le=timedelta(days=1, minutes=1)", "ge=timedelta(seconds=-5)", "multiple_of=timedelta(seconds=5)",
        "strict=True", "lt=timedelta(days=2, microseconds=1)",
    ],
    "UUID": ["strict=True"],
    "Decimal": [
        "gt=0", "ge=1.5, le=100", "max_digits=4", "decimal_places=2", "max_digits=5, decimal_places=2", "multiple_of=0.25",
        "lt=Decimal('10.50')", "allow_inf_nan=True", "strict=True", "multiple_of=3", "max_digits=2, decimal_places=2",
        "allow_inf_nan=True, gt=5",
    ],
    "Color": ["strict=True"], "Level": ["ge=2", "strict=True"], "Size": ["min_length=6"], "Step": ["lt=5"],
    "date | None": ["ge=date(2024, 1, 1)"], "Optional[Decimal]": ["max_digits=3"],
    "list[date]": ["min_length=2"], "set[Color]": ["max_length=1"], "deque[int]": ["max_length=2", "min_length=2"],
    "dict[str, date]": ["min_length=1"],
}
DEFAULTS = {
    "date": "date(2024, 5, 6)", "datetime": "datetime(2024, 5, 6, 7, 8)", "time": "time(7, 8)", "timedelta": "timedelta(hours=1)",
    "UUID": "UUID(int=5)", "Decimal": "Decimal('1.50')", "Color": "Color.red", "Level": "Level.low", "Shape": "Shape.line",
    "Size": "Size.small", "Step": "Step.ten", "Loose": "Loose.yes",
}
ID = "12345678-1234-5678-1234-567812345678"
TEXTS = [
    "2024-02-29", "2023-02-29", "2024-1-1", "20240101", "0000-01-01", "0001-01-01", "9999-12-31", "10000-01-01", "1599-12-31",
    "2024-13-01", "2024-00-10", "2024-01-32", "2024-02-30", "2024/01/01", "2024-01-01T00:00:00", "2024-01-01T00:00:00Z",
    "2024-01-01T12:30", "2024-02-29 01:02:03.004", "2024-01-01t01:02:03,5z", "2024-01-01_01:02:03.1234567+01:30",
    "2024-01-01T01:02:03-0530", "2024-01-01T24:00:00", "2024-01-01T23:60:00", "2024-01-01T23:59:60", "2024-01-01T01:02:03+24:00",
    "2024-01-01T01:02:03+23:60", "2024-01-01T01:02:03+1", "2024-01-01T1:02", "2024-01-01x", "2024-01-01T", "2024-01-01T00:00:00.",
    "2024-01-01T01:02:03\u221201:30", "0", "1", "-1", "1.0", "1.5", "-1.25", "86400", "86400.0", "86401", "1704067200",
    "1704067200000", "20000000000", "20000000001", "-20000000001", "253402300799", "253402300800000", "-62167219200000",
    "-62150000000000", "99999999999999999999", "9223372036854775807", "1e5", "1.5e3", ".5", "5.", "inf", "nan", "NaN", "-Infinity",
    "sNaN", "1704067200.123456", "12:00", "12:30:00.000005", "12:30:00.000006", "24:00", "12:60", "12:00:60", "12", "1:00", "12:00Z",
    "12:00+01:00", "06:00:00", "05:59-00:30", "12:00:00.1234567", "12:00:0x", "P1D", "P1DT2H3M4.5S", "-PT5S", "PT1H", "P1W",
    "P1Y2M", "P", "PT", "P1", "PTT1S", "P1.5DT1H", "P0.1D", "PT0.0000015S", "1 day", "1 days, 01:02:03", "2d 00:00:01", "3 days,",
    "-1 day", "30:00:00", "100:00:00.5", "2400000001:00", "P999999999D", "P1000000000D", "P99999999999D", "-999999999 days 00:00:01",
    "01:00:00", "1dayx", "01:02:03Z", ID, ID.upper(), ID.replace("-", ""), "{" + ID + "}", "urn:uuid:" + ID, ID[:-1], ID + "0",
    "g" + ID[1:], ID.replace("-", "_"), "6fa459ea-ee8a-3ca4-894e-db77e160355e", "16fd2706-8baf-433b-82da-8c7fada847da",
    "886313e1-3b8a-5372-9b90-0c9aee199e5d", "1-2-3-4-5", "{}", "x" * 46, "\u00e9", "1.50", "1.234", "123.45", "1234.5", "0.001", "1E+2",
    "1e3", "1_000", " 7 ", "\u0663", "\uff11\uff12", "0.25", "0.3", "3", "-3", "10.50", "99", "1" * 30, "1e999999999999999999999", "0.00",
    "--1", "red", "blue", "RED", "small", "dot", "2", "0.5", "None", "", "yes", "y", "no", "a", "ab", "abc", "abcde", "  ab  ", "AbC",
    "true", "off", "10", "100", "5", "\u0000", "\U0001f600", "one", "low",
]
VALUES = [
    None, True, False, 0, 1, 2, 5, 10, -1, -5, 86400, 86401, 1704067200, 1704067200000, 20000000001, 10**20, -(10**20), 2**63,
    253402300800000, -62150000000000, 1.0, 1.5, -1.25, 0.5, 2.0, 0.1, 1e16, 1e300, -1e300, 86400.0, 1704067200.123456, 99999.5,
    -86399999913601, 86399999913599, [], {}, [1], ["2024-02-29"], ["2024-02-29", ID], [ID], ["red"], ["red", "red", "blue"], [1, 2],
    [1, 2, 3], ["x"], [None], [0, [1, 2], -1], ["2024-02-29", "2024-02-29T01:02:03Z", "12:00"], ["1.5", 2, 0.1], ["PT1S", 5],
    {"a": "2024-02-29"}, {"2024-02-29": 1}, {"x": 1}, {ID: "1.50"}, {"red": 1}, {"1": "ab"}, {"a": [ID]}, {"a": "red", "b": None},
    {"1.5": "12:00"}, [{"a": "2024-02-29T00:00:00"}], {"a": 5}, [["dot", 2], [None, 0.5]], {"a": {}}, {"0": "x"}, [True, 1],
]


def rules(type_):
    return random.choice(RULES[type_] + [""]) if type_ in RULES else ""


def declaration(name, place, type_):
    rule = rules(type_)
    options = [rule] if rule else []
    if random.random() < 0.1 and place in ("query", "header", "cookie"):
        options.append(f"alias={'X-Other' if place == 'header' else 'other'!r}")
    if place == "body" and random.random() < 0.2:
        options.append("embed=True")
    default = DEFAULTS.get(type_, "None" if "None" in type_ or "Optional" in type_ else None)
    has_default = default is not None and place != "path" and random.random() < 0.3
    function = place.capitalize()
    if random.random() < 0.3 and not options and place in ("path", "query") and type_ not in LISTS:
        return f"{name}: {type_}" + (f" = {default}" if has_default else ""), has_default
    if random.random() < 0.6:
        return f"{name}: Annotated[{type_}, {function}({', '.join(options)})]" + (f" = {default}" if has_default else ""), has_default
    if has_default:
        options.insert(0, f"default={default}")
        if random.random() < 0.3:
            options.append("validate_default=True")
    return f"{name}: {type_} = {function}({', '.join(options)})", True


def result(names, types):
    """What the function returns: the values as Python prints them, or for FastAPI to write."""
    style = random.random()
    if len(names) == 1 and style > 0.75:
        return f" -> {types[0]}", names[0]
    if style < 0.5:
        return "", f"repr([{', '.join(names)}])"
    if style < 0.7:
        return "", "{" + ", ".join(f"'{name}': {name}" for name in names) + "}"
    if style < 0.8:
        return "", f"[str(v) for v in [{', '.join(names)}]]"
    return " -> Any", f"[{', '.join(names)}]"


def programs(count):
    singles = SINGLES * 3 + UNIONS + NAMED
    types = {"path": singles, "query": singles + LISTS, "header": singles + LISTS, "cookie": singles,
        "body": singles + LISTS * 2 + BODIES * 2}
    made = 0
    while made < count:
        place = random.choice(["path", "query", "query", "header", "cookie", "body", "body", "body", "bodies", "mixed"])
        if place == "bodies":
            parts = [(f"p{i}", "body", random.choice(types["body"])) for i in range(2)]
        elif place == "mixed":
            parts = [(f"{p[0]}_v", p, random.choice(types[p])) for p in types if random.random() < 0.7]
        else:
            parts = [("item_id" if place == "header" else "x", place, random.choice(types[place]))]
        if not parts:
            continue
        declared = [declaration(*part) for part in parts]
        declared.sort(key=lambda item: item[1])
        template = "/p" + "".join("/{%s}" % part[0] for part in parts if part[1] == "path")
        method = "post" if any(part[1] == "body" for part in parts) else "get"
        annotation, body = result([part[0] for part in parts], [part[2] for part in parts])
        signature = ", ".join(text for text, _ in declared)
        source = IMPORTS + f'@app.{method}("{template}")\ndef f({signature}){annotation}:\n    return {body}\n'
        names = {}
        try:
            exec(source, names)
        except Exception:
            continue
        made += 1
        yield source, names["app"], [requests(parts, template, method) for _ in range(random.randint(8, 12))]


def value(type_):
    return random.choice(VALUES if random.random() < 0.55 else TEXTS)


def requests(parts, template, method):
    path, query, headers, body = template, [], [], b""
    wanted = [name for name, place, _ in parts if place == "body"]
    for name, place, type_ in parts:
        found = random.choice(TEXTS)
        if place == "path":
            path = path.replace("{%s}" % name, quote(found.replace("/", "") or "7"))
        elif place == "query":
            for _ in range(random.choice([0, 1, 1, 1, 1, 2])):
                query.append(f"{random.choice([name] * 6 + ['other'])}={quote(random.choice(TEXTS))}")
        elif place in ("header", "cookie") and random.random() < 0.9:
            found = random.choice([t for t in TEXTS if t.isascii() and t.isprintable() and t == t.strip() and ";" not in t])
            key = random.choice([name.replace("_", "-")] * 5 + ["x-other"]) if place == "header" else "cookie"
            headers.append((key, found if place == "header" else f"{random.choice([name] * 5 + ['other'])}={found}"))
    if wanted:
        content = value(None)
        if len(wanted) > 1 or random.random() < 0.2:
            content = {name: value(None) for name in wanted if random.random() < 0.9}
        body = json.dumps(content, ensure_ascii=False).encode() if random.random() < 0.95 else random.choice(record.RAW)
        headers.append(("content-type", "application/json"))
    return method.upper(), path + ("?" + "&".join(query) if query else ""), headers, body


if __name__ == "__main__":
    asking.main(programs, IMPORTS, HERE, seed=20261128, count=340, name="types.txt")
