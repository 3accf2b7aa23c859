"""Asks real FastAPI, in its own process, about generated models, and writes down what it answers.

`record.py` writes exchanges.txt; `record.py --seed N` writes other.txt, exchanges of another seed for looking at by hand.
The lines have the form of ../Parameters/exchanges.txt.
"""

import json
import pathlib
import random
import sys

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "Parameters"))

import asking
from asking import usable

IMPORTS = """from typing import Annotated, Any, Dict, List, Literal, Optional, Set, Tuple, Union
from fastapi import Body, FastAPI, Query
from pydantic import BaseModel, ConfigDict, Field, computed_field, field_serializer, field_validator, model_validator
app = FastAPI()
"""
SCALARS = ["int", "int", "float", "bool", "str", "str", "Any", "bytes", "None"]
LITERALS = ["Literal['a', 'b']", "Literal[1, 2]", "Literal['x', 1, None]"]
NAMES = ["id", "name", "tags", "price", "items", "user_name", "x", "y"]
NUMBER_RULES = ["gt=0", "ge=0, le=10", "lt=5", "multiple_of=3", "gt=1.5", "strict=True", "ge=-5, lt=100"]
TEXT_RULES = ["min_length=2", "max_length=3", "min_length=1, max_length=4", "pattern='^[a-z]+$'", "strict=True", "pattern='b'"]
LIST_RULES = ["min_length=1", "max_length=2", "min_length=2, max_length=3"]
CONFIGS = [
    "extra='forbid'", "extra='allow'", "extra='ignore'", "strict=True", "str_strip_whitespace=True", "populate_by_name=True",
    "str_max_length=3", "str_min_length=2", "str_to_lower=True", "str_to_upper=True", "frozen=True", "validate_default=True",
    "coerce_numbers_to_str=True", "extra='forbid', strict=True", "extra='allow', populate_by_name=True", "allow_inf_nan=False",
    "use_enum_values=True", "loc_by_alias=False",
]
TEXTS = ["", "a", "b", "abc", "abcd", "5", "-5", "1.5", "x", " 7 ", "true", "no", "é", "日本", "1e3", "ABC", "null", "99999999999999999999", "\u0000", "٣"]


class Model:
    def __init__(self, name, fields, source, base=None):
        self.name, self.fields, self.source, self.base = name, fields, source, base


def a_type(models, depth=0):
    """A type's source with a function that draws a fitting value."""
    kind = random.random()
    if depth > 2 or kind < 0.42:
        name = random.choice(SCALARS + LITERALS)
        return name, lambda: scalar(name)
    if models and kind < 0.62:
        model = random.choice(models)
        return model.name, lambda: valid(model)
    inner, draw = a_type(models, depth + 1)
    wrapper = random.choice(["list", "list", "dict", "optional", "optional", "union", "tuple", "tuples", "set"])
    if wrapper == "list":
        return f"{random.choice(['list', 'List'])}[{inner}]", lambda: [draw() for _ in range(random.randint(0, 3))]
    if wrapper == "dict":
        key = random.choice(["str", "str", "str", "int"])
        return f"dict[{key}, {inner}]", lambda: {random.choice(["k", "1", "2", "z"]): draw() for _ in range(random.randint(0, 2))}
    if wrapper == "optional" and inner == "None":
        return inner, draw
    if wrapper == "optional":
        style = random.choice(["Optional[%s]", "%s | None"])
        return style % inner, lambda: None if random.random() < 0.3 else draw()
    if wrapper == "tuples":
        return f"tuple[{inner}, ...]", lambda: [draw() for _ in range(random.randint(0, 3))]
    if wrapper == "set" and inner in ("int", "bool", "float"):
        return f"set[{inner}]", lambda: [draw() for _ in range(random.randint(0, 3))]
    other, draw_other = a_type(models, depth + 1)
    if wrapper == "tuple":
        return f"tuple[{inner}, {other}]", lambda: [draw(), draw_other()]
    return f"Union[{inner}, {other}]", lambda: random.choice([draw, draw_other])()


def scalar(name):
    if name.startswith("Literal"):
        return random.choice([value for value in ["a", "b", 1, 2, "x", None] if repr(value) in name])
    return {
        "int": lambda: random.choice([0, 1, 3, 3, 5, 6, 9, 12, "7", -5]),
        "float": lambda: random.choice([1.5, 3.0, 2.5, 7, 4.0, 0.5, "2.5", 1e20]),
        "bool": lambda: random.choice([True, False, 1, "yes"]),
        "str": lambda: random.choice(["ab", "bb", "abc", "xyz", " é ", "BIG", "b"]),
        "Any": lambda: random.choice([None, 1, "q", [1, {"a": None}], {"z": 1.5}]),
        "bytes": lambda: random.choice(["ab", "é"]),
        "None": lambda: None,
    }[name]()


def valid(model, depth=0):
    value = {}
    for name, alias, draw, required in model.fields:
        if required or random.random() < 0.6:
            value[alias if random.random() < 0.9 else name] = draw()
    return value


def mutated(value):
    """The value with something wrong, missing or more in it."""
    kind = random.random()
    if isinstance(value, dict) and value and kind < 0.75:
        key = random.choice(list(value))
        value = dict(value)
        what = random.random()
        if what < 0.2:
            del value[key]
        elif what < 0.35:
            value[random.choice(["extra", "ID", "name_", "0", "user name"])] = junk()
        elif what < 0.45:
            value[key] = None
        elif what < 0.75:
            value[key] = mutated(value[key])
        else:
            value[key] = junk()
        return value
    if isinstance(value, list) and value and kind < 0.8:
        value = list(value)
        index = random.randrange(len(value))
        value[index] = mutated(value[index]) if random.random() < 0.7 else junk()
        return value + value if random.random() < 0.1 else value
    return junk()


def junk():
    return random.choice([
        None, True, False, 0, 1, -1, 3, 10**20, 1.0, 1.5, -0.0, 1e300, [], [1], ["a", None], {}, {"a": 1}, {"id": "x"}, [[]], [{}],
        {"name": {"name": 1}}, 2, 7, 100, *random.sample(TEXTS, 4),
    ])


def rules(type_):
    plain = type_.removesuffix(" | None").removeprefix("Optional[").removesuffix("]")
    if plain in ("int", "float"):
        return random.choice(NUMBER_RULES)
    if plain == "str":
        return random.choice(TEXT_RULES)
    if type_.startswith(("list", "List", "set", "tuple", "dict")) and "..." in type_ or type_.startswith(("list", "List", "set", "dict")):
        return random.choice(LIST_RULES)
    return ""


def default(type_, draw):
    if "None" in type_ or "Optional" in type_:
        return "None"
    value = {"int": "7", "str": "'d'", "float": "1.5", "bool": "False", "Any": "None", "bytes": "b'x'"}.get(type_)
    if value:
        return value
    if type_.startswith(("list", "List")):
        return "[]"
    return None


def declaration(name, type_, draw, ordered):
    """A field's source, its alias and whether input has to have it."""
    options = []
    alias = name
    rule = rules(type_) if random.random() < 0.4 else ""
    if rule:
        options.append(rule)
    if random.random() < 0.15:
        alias = name + random.choice(["Alias", "-x", "_"])
        options.append(random.choice([f"alias={alias!r}", f"alias={alias!r}", f"validation_alias={alias!r}, serialization_alias='out_{name}'"]))
    if random.random() < 0.06:
        options.append(random.choice(["exclude=True", "repr=False", "frozen=True", "description='what it is'", "title='T'"]))
    written = default(type_, draw) if random.random() < 0.4 else None
    if written == "[]" and random.random() < 0.5:
        options.append("default_factory=list")
        return f"    {name}: {type_} = Field({', '.join(options)})", alias, False
    if written is not None and options and random.random() < 0.1:
        options.append("validate_default=True")
    if not options:
        return f"    {name}: {type_}" + (f" = {written}" if written is not None else ""), alias, written is None
    if random.random() < 0.35 and not any("alias" in option for option in options):
        tail = f" = {written}" if written is not None else ""
        return f"    {name}: Annotated[{type_}, Field({', '.join(options)})]{tail}", alias, written is None
    if written is not None:
        options.insert(0, random.choice([written, f"default={written}"]))
    elif random.random() < 0.2:
        options.insert(0, "...")
    return f"    {name}: {type_} = Field({', '.join(options)})", alias, written is None


VALIDATORS = [
    "    @field_validator('{f}')\n    @classmethod\n    def check_{f}(cls, v):\n        if v == 'abc' or v == 5:\n            raise ValueError('not this one')\n        return v\n",
    "    @field_validator('{f}', mode='before')\n    @classmethod\n    def before_{f}(cls, v):\n        return v.strip() if isinstance(v, str) else v\n",
    "    @field_validator('{f}')\n    def assert_{f}(cls, v, info):\n        assert v != 3 and v != 'ab', f'odd {{info.field_name}}'\n        return v\n",
    "    @field_validator('*', mode='wrap')\n    @classmethod\n    def wrap_all(cls, v, handler):\n        if v == 'xyz':\n            return v\n        return handler(v)\n",
    "    @model_validator(mode='after')\n    def whole(self):\n        if getattr(self, '{f}') == 12:\n            raise ValueError('twelve')\n        return self\n",
    "    @model_validator(mode='before')\n    @classmethod\n    def first(cls, data):\n        if isinstance(data, dict) and '{f}' in data and data['{f}'] == 'BIG':\n            data = {{**data, '{f}': 'small'}}\n        return data\n",
    "    @field_serializer('{f}')\n    def write_{f}(self, v):\n        return f'<{{v}}>'\n",
    "    @computed_field\n    @property\n    def computed_{f}(self) -> str:\n        return f'c{{self.{f}}}'\n",
]


def a_model(index, models):
    name = f"M{index}"
    base = random.choice(models) if models and random.random() < 0.15 else None
    lines, fields = [], list(base.fields) if base else []
    if random.random() < 0.3:
        lines.append(f"    model_config = ConfigDict({random.choice(CONFIGS)})")
    for field in random.sample(NAMES, random.randint(1, 4)):
        type_, draw = a_type(models)
        source, alias, required = declaration(field, type_, draw, models)
        lines.append(source)
        fields = [known for known in fields if known[0] != field] + [(field, alias, draw, required)]
    if random.random() < 0.3:
        lines.append(random.choice(VALIDATORS).format(f=random.choice(fields)[0]).rstrip("\n"))
    source = f"class {name}({base.name if base else 'BaseModel'}):\n" + "\n".join(lines) + "\n"
    return Model(name, fields, source, base)


def a_program():
    models = []
    for index in range(random.randint(1, 4)):
        models.append(a_model(index, models))
    last = models[-1]
    source = "".join(model.source for model in models)
    tagged = random.random() < 0.12
    if tagged:
        source += "class Cat(BaseModel):\n    kind: Literal['cat']\n    lives: int = 9\nclass Dog(BaseModel):\n    kind: Literal['dog', 'wolf']\n    name: str\nclass Owner(BaseModel):\n    pet: Union[Cat, Dog] = Field(discriminator='kind')\n"
        pets = [{"kind": "cat"}, {"kind": "dog", "name": "x"}, {"kind": "wolf", "name": 5}, {"kind": "cow"}, {}, {"kind": "cat", "lives": "z"}, {"kind": None}]
        return source, "body: Owner", "body", lambda: {"pet": random.choice(pets)}, "Owner"
    kind = random.random()
    if kind < 0.55:
        return source, f"body: {last.name}", "body", lambda: valid(last), last.name
    if kind < 0.65:
        return source, f"body: list[{last.name}]", "body", lambda: [valid(last) for _ in range(random.randint(0, 3))], f"list[{last.name}]"
    if kind < 0.72:
        return source, f"body: dict[str, {last.name}]", "body", lambda: {"k": valid(last)}, f"dict[str, {last.name}]"
    if kind < 0.79:
        return source, f"body: {last.name} | None = None", "body", lambda: valid(last), f"{last.name} | None"
    if kind < 0.86:
        return source, f"body: Annotated[{last.name}, Body(embed=True)]", "body", lambda: {"body": valid(last)}, last.name
    first = models[0]
    if kind < 0.94:
        return source, f"body: {last.name}, other: {first.name}", "body", lambda: {"body": valid(last), "other": valid(first)}, last.name
    return source, f"body: Union[{last.name}, {first.name}]", "body", lambda: valid(random.choice([first, last])), f"Union[{last.name}, {first.name}]"


def programs(count):
    made = 0
    while made < count:
        source, parameters, body, draw, type_ = a_program()
        answer = random.random()
        if answer < 0.4:
            ending = f"def f({parameters}):\n    return repr({body})\n"
        elif answer < 0.65:
            ending = f"def f({parameters}):\n    return {body}\n"
        elif answer < 0.9:
            ending = f"def f({parameters}) -> {type_}:\n    return {body}\n"
        else:
            ending = f"def f({parameters}):\n    return [{body}, {{'again': {body}}}]\n"
        whole = IMPORTS + source + '@app.post("/p")\n' + ending
        app = usable(whole)
        if app is None:
            continue
        made += 1
        requests = []
        for _ in range(random.randint(7, 10)):
            value = draw()
            for _ in range(random.choice([0, 0, 0, 0, 1, 1, 2, 3])):
                value = mutated(value)
            data = json.dumps(value, ensure_ascii=random.random() < 0.5).encode()
            if random.random() < 0.03:
                data = random.choice([b"", b"null", b"{", b"[]", b"5"])
            headers = [("content-type", "application/json")] if random.random() < 0.97 else []
            requests.append(("POST", "/p", headers, data))
        yield whole, app, requests


if __name__ == "__main__":
    asking.main(programs, IMPORTS, HERE, seed=20261128, count=240)
