"""Asks Pydantic's TypeAdapter, of Python's values and of JSON text, lax and strict, and writes down what it says.

Each block of adapters.txt begins with a type, a source and a mode; each line is a value and what became of it.
"""

import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "Parameters"))

import record_types

IMPORTS = record_types.IMPORTS.replace("app = FastAPI()\n", "")
TYPES = record_types.SINGLES + [
    "int", "float", "bool", "str", "bytes", "None", "list[int]", "tuple[int, str]", "tuple[int, ...]", "set[int]",
    "frozenset[int]", "deque[int]", "Sequence[int]", "dict[str, int]", "dict[date, int]", "dict[UUID, Decimal]",
    "dict[bool, float]", "dict[int, time]", "AwareDatetime", "UUID4", "PositiveInt", "StrictInt", "SecretStr",
    "Annotated[date, Gt(date(2024, 1, 1))]", "Annotated[timedelta, Gt(timedelta(hours=1))]",
    "Annotated[Decimal, Le(5)]", "constr(strip_whitespace=True, to_lower=True)", "date | str", "str | UUID", "UUID | str",
    "datetime | date", "date | datetime", "Decimal | float", "float | Decimal", "int | Decimal", "list[int] | tuple[int, ...]",
    "tuple[int, ...] | list[int]", "set[int] | frozenset[int]", "Color | str", "str | bytes", "bytes | str", "time | str",
    "Any | date", "timedelta | int", "Decimal | str", "str | Color | int", "Level | float", "Shape | str",
]
ID = record_types.ID
TEXTS = [
    "2024-02-29", "2024-02-30", "2024-01-01T00:00:00", "2024-01-01T01:02:03.5+02:00", "x", "", "1", "1.5", "86400", "-1", "true",
    "12:00", "25:00", "P1DT1S", "01:00:00", ID, ID[:-1], "red", "one", "NaN", "dot", "y", " Ab ", "1e3",
]
PYTHON = TEXTS + [
    None, True, False, 0, 1, 2, -1, 86400, 10**20, 1.0, 1.5, -1.25, [], [1], ["1"], ["x"], {}, {"a": 1}, {"2024-02-29": 1},
]
OBJECTS = [
    "date(2024, 2, 29)", "datetime(2024, 2, 29)", "datetime(2024, 2, 29, 1, tzinfo=timezone.utc)", "time(1, 2)", "timedelta(days=1)",
    "timedelta(hours=-1)", f"UUID('{ID}')", "Decimal('1')", "Decimal('1.50')", "Decimal('NaN')", "Decimal('2.5')", "Color.red", "Level.low",
    "Shape.dot", "Shape.line", "Shape.half", "Size.small", "Step.ten", "Loose.yes", "(1,)", "(1, 'a')", "{1}", "frozenset([1])",
    "deque([1], maxlen=3)", "b'1'", "b'red'", "b'2024-02-29'", "b'0123456789abcdef'", "b'\\xff'", "float('inf')", "float('nan')",
    "SecretStr('a')", "range(2)", "(0, (1, 5), -1)", "{'a': 1}.values()",
]
JSON = [json.dumps(value) for value in PYTHON] + [
    "[1, \"a\"]", "[1, 1, 2]", "{\"true\": 1.5}", "{\"5\": \"12:00\"}", "{\"" + ID + "\": \"1.5\"}", "1.50", "1e16", "1e-7", "NaN",
    "Infinity", "100000000000000000000", "-0.0", "{\"x\": \"x\"}", "[null]",
]


def outcome(adapter, call):
    from pydantic import ValidationError

    try:
        return "ok " + repr(call())
    except ValidationError as error:
        return "errors " + repr(error.errors(include_url=False))
    except Exception as error:
        return f"raised {type(error).__name__}: {error}"


def main():
    from pydantic import TypeAdapter

    names = {}
    exec(IMPORTS, names)
    lines = ["IMPORTS " + IMPORTS.replace("\n", "␤")]
    total = 0
    for type_ in TYPES:
        adapter = TypeAdapter(eval(type_, names))
        for strict in (False, True):
            mode = "strict" if strict else "lax"
            options = {"strict": True} if strict else {}
            lines.append(f"### {type_}␞python␞{mode}")
            for source in [repr(value) for value in PYTHON] + OBJECTS:
                value = eval(source, names)
                lines.append(f"{source}␞{outcome(adapter, lambda: adapter.validate_python(value, **options))}")
            lines.append(f"### {type_}␞json␞{mode}")
            for source in JSON:
                lines.append(f"{source}␞{outcome(adapter, lambda: adapter.validate_json(source, **options))}")
            total += len(PYTHON) + len(OBJECTS) + len(JSON)
    text = "\n".join(line.replace("\n", "␤") for line in lines) + "\n"
    (HERE / "adapters.txt").write_text(text.replace("__main__.", "main."))
    print(total, "cases")


if __name__ == "__main__":
    main()
