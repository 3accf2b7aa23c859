"""Random programs that say much about themselves: words, examples, models, answers, routers."""

import random as random_module

IMPORTS = """from collections.abc import AsyncIterable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from typing import Annotated, Any, Literal, Optional, Union
from uuid import UUID

from fastapi import APIRouter, Body, Cookie, FastAPI, File, Form, Header, Path, Query, Request, Response, UploadFile
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, StreamingResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import (
    UUID4, AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, PositiveInt,
    SecretStr, StrictStr, StringConstraints, TypeAdapter, WrapValidator, computed_field, conint, conlist, constr,
    field_serializer, field_validator, model_serializer, model_validator)
from pydantic.alias_generators import to_camel

"""
WORDS = ["What it is", "Größe in cm", "Two\\nlines", "", "  blanks  ", "<b>bold</b> & more", "A.\\f B.", "“quoted”"]
NAMES = ["name", "size", "tags", "item_id", "x_token", "q", "HTTPCode", "is_on", "größe", "a1b"]
NUMBERS = ["gt=0", "ge=-1, le=10", "lt=5.5", "multiple_of=3", "ge=0", "le=1000000", "gt=1.5, lt=2.5"]
LENGTHS = ["min_length=1", "max_length=3", "min_length=2, max_length=5"]
SCALARS = {
    "int": ["3", "-7", "0"], "float": ["1.5", "2.0", "1e20"], "bool": ["True", "False"], "str": ["'a'", "''", "'ü'"],
    "bytes": ["b'ab'"], "date": ["date(2024, 2, 29)"], "datetime": ["datetime(2024, 1, 2, 3, 4, 5)"],
    "time": ["time(12, 30)"], "timedelta": ["timedelta(days=1, seconds=3)"], "UUID": ["UUID(int=7)"],
    "Decimal": ["Decimal('1.50')"], "Any": ["None", "[1, {'a': None}]"], "SecretStr": ["SecretStr('x')"],
    "PositiveInt": ["5"], "UUID4": ["UUID(int=7)"], "AwareDatetime": ["None"], "StrictStr": ["'s'"], "object": ["None"],
    "Literal['a', 'b']": ["'a'"], "Literal[1]": ["1"], "Literal[1, 'x', None, True]": ["'x'"],
    "constr(max_length=4, pattern='^a')": ["'ab'"], "conint(gt=2)": ["3"], "None": ["None"],
    "Annotated[str, StringConstraints(min_length=2, to_lower=True)]": ["'ab'"],
}
# What a single text of a path or a header can be.
SIMPLE = ["int", "float", "bool", "str", "date", "datetime", "time", "timedelta", "UUID", "Decimal", "PositiveInt", "UUID4"]


class Program:
    """One program, drawn line by line."""

    def __init__(self, seed):
        self.random = random_module.Random(seed)
        self.lines = []
        self.models = []
        self.enums = []
        self.owners = ["app"]
        # Pydantic keeps what is said where a model that refers to itself is used, and says it everywhere from then on: such
        # models stand in programs that say nothing where models are used.
        self.is_recursive = self.chance(0.15)
        # Models that say themselves how they are written, which Pydantic asks of some defaults and not of others.
        self.written = set()

    def chance(self, likelihood):
        return self.random.random() < likelihood

    def pick(self, values):
        return self.random.choice(values)

    def word(self):
        return "'" + self.pick(WORDS) + "'"

    def source(self):
        self.lines.append(f"app = FastAPI({', '.join(self.app_options())})\n\n")
        for number in range(self.pick([0, 1, 1, 2])):
            self.enumeration(number)
        for number in range(self.pick([0, 1, 2, 2, 3, 4])):
            self.model(number)
        for number in range(self.pick([0, 0, 1, 2])):
            self.router(number)
        for number in range(self.pick([1, 2, 3, 4])):
            self.operation(number)
        self.lines.append(self.schemas())
        for owner in self.owners[1:]:
            options = self.some({"tags": lambda: "['included']", "deprecated": lambda: "True", "responses": self.responses}, 0.2)
            self.lines.append(f"app.include_router({', '.join([owner, *options])})\n")
        return "".join(self.lines)

    def some(self, options, likelihood):
        return [f"{name}={value()}" for name, value in options.items() if self.chance(likelihood)]

    def app_options(self):
        return self.some({
            "title": lambda: self.pick(["'Shop'", "'A & B <i>'", "'Ä'"]), "version": lambda: "'2.1'", "summary": self.word,
            "description": self.word, "terms_of_service": lambda: "'https://a.example/terms'",
            "contact": lambda: self.pick(["{'name': 'Ann', 'url': 'HTTPS://A.example', 'email': 'a@b.c'}", "{'x-a': 1}"]),
            "license_info": lambda: self.pick(["{'name': 'MIT'}", "{'url': 'http://a.example/b c?d', 'name': 'MIT', 'x': None}"]),
            "openapi_tags": lambda: "[{'description': 'd', 'name': 'one'}, {'name': 'two', 'externalDocs': {'url': 'http://a.b'}}]",
            "servers": lambda: "[{'url': '/v1', 'description': 'd'}, {'url': 'https://a.example', 'x': 1}]",
            "openapi_external_docs": lambda: "{'url': 'http://docs.example', 'description': 'more'}",
            "separate_input_output_schemas": lambda: self.pick(["True", "False"]),
            "responses": self.responses, "deprecated": lambda: "True",
            "generate_unique_id_function": lambda: "lambda route: route.name + '-' + '-'.join(route.tags)",
        }, 0.12)

    # Types

    def type(self, depth=0):
        """A type with texts of defaults for it."""
        kind = self.random.random()
        if self.models and kind < 0.22:
            model = self.pick(self.models)
            return model, [] if model in self.written else ["None"]
        if self.enums and kind < 0.3:
            name = self.pick(self.enums)
            return name, [f"{name}.one"]
        if depth > 2 or kind < 0.65:
            name = self.pick(list(SCALARS))
            return name, SCALARS[name]
        inner, defaults = self.type(depth + 1)
        if self.chance(0.15):
            inner = f"Annotated[{inner}, {self.field(inner)}]"
        other, _ = self.type(depth + 1)
        key = self.pick(["str", "str", "int", "UUID", "constr(min_length=1)", "constr(pattern='^x')"])
        return self.pick([
            (f"list[{inner}]", ["[]"]), (f"Sequence[{inner}]", ["()"]), (f"tuple[{inner}, {other}]", ["None"]),
            (f"tuple[{inner}, ...]", ["()"]), (f"dict[{key}, {inner}]", ["{}"]), ("set[int]", ["{3, 1}"]),
            ("frozenset[str]", ["frozenset()"]), (f"Optional[{inner}]", ["None"]), (f"Union[{inner}, None]", ["None"]),
            (f"Union[{inner}, {other}]", defaults), (f"Union[{inner}, {other}, None]", ["None"]),
            (f"conlist({inner}, min_length=1)", ["None"]), ("list", ["[]"]), ("dict", ["{'a': 1}"]),
        ])

    def rules(self, name):
        if name in ("int", "float", "Decimal", "PositiveInt"):
            return self.pick([rule for rule in NUMBERS if name == "float" or "." not in rule or name == "Decimal"])
        if name in ("str", "bytes"):
            return self.pick(LENGTHS + (["pattern='^[a-z]+$'"] if name == "str" else []))
        if name.startswith(("list", "set", "dict", "conlist", "Sequence")):
            return self.pick(LENGTHS)
        return None

    def words(self, likelihood=0.25):
        return self.some({
            "title": lambda: self.pick(["'Title'", "'x_y'", "'Größe'"]), "description": self.word,
            "examples": lambda: self.pick(["[1, 'a', None]", "[{'a': None}]", "[date(2024, 1, 1)]"]),
            "deprecated": lambda: self.pick(["True", "False", "'old'"]),
            "json_schema_extra": lambda: self.pick(["{'x-a': 1}", "{'examples': [5], 'default': None}"]),
        }, likelihood)

    def field(self, name, function="Field", likelihood=0.25, default=None, more=()):
        options = [] if default is None else [self.pick([default, f"default={default}"])]
        options += self.words(0 if self.is_recursive and "Model" in name else likelihood) + list(more)
        rules = self.rules(name)
        if rules and self.chance(0.5):
            options.append(rules)
        options.sort(key=lambda option: "=" in option.split("(")[0].split("{")[0].split("[")[0].split("'")[0])
        return f"{function}({', '.join(options)})"

    # Classes

    def enumeration(self, number):
        base, values = self.pick([("str, Enum", "'a' 'b'"), ("IntEnum", "1 2"), ("StrEnum", "'a' 'ü'"), ("Enum", "1 'x'")])
        name = f"Kind{number}"
        one, two = values.split()
        doc = f"    {self.docstring()}\n" if self.chance(0.4) else ""
        self.lines.append(f"class {name}({base}):\n{doc}    one = {one}\n    two = {two}\n\n\n")
        self.enums.append(name)

    def docstring(self):
        return self.pick(['"""One line."""', '"""\n    Two\n        lines\n\n    more.\n    """', '"""Größe\\f and not this."""', '""" """'])

    def config(self):
        return self.some({
            "title": lambda: self.pick(["'Other'", "'Größe'"]), "extra": lambda: self.pick(["'allow'", "'forbid'", "'ignore'"]),
            "json_schema_extra": lambda: self.pick([
                "{'examples': [{'a': 1}]}", "{'description': 'own', 'x-b': {'c': None}}",
                "lambda schema: schema.update(title='changed')", "lambda schema, model: schema.update({'x-name': model.__name__})"]),
            "alias_generator": lambda: "to_camel", "populate_by_name": lambda: "True", "str_max_length": lambda: "9",
            "json_schema_serialization_defaults_required": lambda: "True", "frozen": lambda: "True",
            "use_enum_values": lambda: "True", "str_min_length": lambda: "1", "validate_by_alias": lambda: "True",
        }, 0.1)

    def model(self, number):
        name = f"Model{number}"
        base = self.pick(self.models) if self.models and self.chance(0.2) else "BaseModel"
        if base in self.written:
            self.written.add(name)
        lines = [f"class {name}({base}):"]
        if self.chance(0.4):
            lines.append("    " + self.docstring())
        if config := self.config():
            lines.append(f"    model_config = ConfigDict({', '.join(config)})")
        if self.chance(0.12):
            # The members of a union that a field tells apart.
            lines = [f"class {name}A(BaseModel):\n    kind: Literal['a', 'b']\n    size: int = 1\n\n",
                     f"class {name}B(BaseModel):\n    kind: Literal['c'] = {self.pick([repr('c'), 'Field(description=%s)' % repr('d')])}\n\n", *lines]
            lines.append(f"    union: {self.pick(['', 'Optional['])}Union[{name}A, {name}B]".replace("Optional[Union", "Optional[Union"))
            if "Optional[" in lines[-1]:
                lines[-1] += "]"
            lines[-1] += f" = Field(discriminator='kind'{self.pick(['', ', title=%r' % 'U', ', default=None'])})"
        fields = self.random.sample(NAMES, self.pick([1, 2, 3, 4]))
        for field in fields:
            lines.append("    " + self.model_field(field, name))
        if self.chance(0.2):
            options = self.words(0.3)
            decorator = f"@computed_field({', '.join(options)})" if options else "@computed_field"
            doc = '        """Its docstring."""\n' if self.chance(0.5) else ""
            lines.append(f"\n    {decorator}\n    @property\n    def computed(self) -> {self.type(1)[0]}:\n{doc}        return 1")
        lines += self.functions(fields, name)
        self.lines.append("\n".join(lines) + "\n\n\n")
        self.models.append(name)

    def model_field(self, field, model):
        name, defaults = self.type()
        if self.is_recursive and self.chance(0.4):
            name, defaults = self.pick([(f"Optional['{model}']", ["None"]), (f"list['{model}']", ["[]"])])
        default = self.pick(defaults) if defaults and self.chance(0.5) else None
        more = self.some({
            "alias": lambda: f"'{field}Alias'", "serialization_alias": lambda: f"'{field}Out'", "exclude": lambda: "True",
            "validation_alias": lambda: f"'{field}In'", "repr": lambda: "False", "frozen": lambda: "True",
        }, 0.06)
        if self.chance(0.15):
            # Where a model refers to itself, Pydantic does not know its type yet and describes no answer.
            validator = self.pick(["AfterValidator", "BeforeValidator", "AfterValidator" if self.is_recursive else "PlainValidator"])
            name = f"Annotated[{name}, {validator}(lambda value: value)]"
        form = self.random.random()
        if form < 0.3:
            return f"{field}: {name}" + (f" = {default}" if default else "")
        if form < 0.65:
            if default is None and self.chance(0.2):
                more.append("default_factory=lambda: None")
            return f"{field}: {name} = {self.field(name, default=default, more=more)}"
        return f"{field}: Annotated[{name}, {self.field(name, more=more)}]" + (f" = {default}" if default else "")

    def functions(self, fields, model):
        lines = []
        if self.chance(0.12):
            mode = self.pick(["before", "after", "after" if self.is_recursive else "plain"])
            lines.append(f"\n    @field_validator('{self.pick(fields)}', mode='{mode}')\n    @classmethod\n    def checked(cls, value):\n        return value")
        if self.chance(0.12):
            mode = self.pick(["", ", when_used='unless-none'", ", when_used='json'"])
            returned = self.pick(["", " -> int", " -> str | None", " -> list[str]", " -> Any"])
            lines.append(f"\n    @field_serializer('{self.pick(fields)}'{mode})\n    def written(self, value){returned}:\n        return value")
        if self.chance(0.06):
            self.written.add(model)
            returned = self.pick(["", " -> dict[int, Any]", " -> int"])
            lines.append(f"\n    @model_serializer\n    def whole(self){returned}:\n        return 1")
        if self.chance(0.08):
            mode = self.pick(["before", "after"])
            first = "    @classmethod\n    def around(cls, value):\n        return value" if mode == "before" else "    def around(self):\n        return self"
            lines.append(f"\n    @model_validator(mode='{mode}')\n{first}")
        return lines

    # Routes

    def router(self, number):
        options = self.some({
            "prefix": lambda: f"'/r{number}'", "tags": lambda: "['one', 'two']", "responses": self.responses,
            "deprecated": lambda: "True", "include_in_schema": lambda: self.pick(["True", "False"]),
            "default_response_class": lambda: self.pick(["HTMLResponse", "PlainTextResponse"]),
        }, 0.3)
        if not any(option.startswith("prefix") for option in options):
            options.append(f"prefix='/p{number}'")
        self.lines.append(f"router{number} = APIRouter({', '.join(options)})\n\n")
        self.owners.append(f"router{number}")

    def responses(self):
        model = self.pick(self.models) if self.models else "int"
        return self.pick([
            "{404: {'description': 'Not here'}}", f"{{404: {{'model': {model}}}}}", "{'4XX': {'description': 'any'}}",
            "{'default': {'description': 'else', 'content': {'application/json': {'example': {'a': None}}}}}",
            f"{{200: {{'description': 'fine', 'content': {{'image/png': {{}}}}}}, 409: {{'model': list[{model}], 'description': 'no'}}}}",
            "{422: {'description': 'own'}}", "{418: {}, 299: {}}",
            "{200: {'headers': {'X-A': {'schema': {'type': 'integer', 'minimum': 3}, 'description': 'h'}}}}",
        ])

    def operation(self, number):
        owner = self.pick(self.owners)
        method = self.pick(["get", "get", "post", "post", "put", "delete", "patch", "options", "head"])
        in_path = self.random.sample(["item_id", "größe", "x1"], self.pick([0, 0, 1, 1, 2]))
        path = f"/o{number}" + "".join("/{%s%s}" % (name, self.pick(["", "", "", ":path", ":int"])) for name in in_path)
        streams = self.pick([None] * 8 + ["jsonl", "events", "plain"])
        options = [repr(path)] + self.operation_options(streams)
        parameters = [self.parameter(name, "Path") for name in in_path]
        for name in self.random.sample(["q", "x_token", "size", "user_agent", "flag"], self.pick([0, 1, 1, 2, 3])):
            parameters.append(self.parameter(name, self.pick(["Query", "Query", "Header", "Cookie"])))
        parameters += self.body() if method not in ("options",) else []
        parameters = [one for one in parameters if " = " not in one] + [one for one in parameters if " = " in one]
        if self.chance(0.1):
            parameters.insert(0, "request: Request")
        returned, ending = self.returned(streams)
        name = self.pick([f"operation_{number}", f"größeLesen{number}", f"_op__{number}"])
        asynchronous = "async " if "Async" in returned or self.chance(0.3) else ""
        doc = f"    {self.docstring()}\n" if self.chance(0.4) else ""
        self.lines.append(
            f"@{owner}.{method}({', '.join(options)})\n{asynchronous}def {name}({', '.join(parameters)}){returned}:\n{doc}    {ending}\n\n\n")

    def operation_options(self, streams):
        options = self.some({
            "tags": lambda: self.pick(["['a', 'b']", "[]"]), "summary": self.word, "description": self.word,
            "response_description": self.word, "responses": self.responses, "deprecated": lambda: "True",
            "operation_id": lambda: f"'id{self.random.randint(0, 99)}'", "include_in_schema": lambda: self.pick(["True", "False"]),
            "name": lambda: "'other_name'", "openapi_extra": lambda: self.pick([
                "{'x-a': {'b': None, 'c': [1, None]}}", "{'tags': ['extra'], 'summary': 'own'}",
                "{'parameters': [{'name': 'z', 'in': 'query', 'schema': {'type': 'integer', 'maximum': 3}}]}",
                "{'externalDocs': {'url': 'http://a.example'}}", "{'requestBody': {'content': {'text/x': {'schema': {'minimum': 1}}}}}"]),
        }, 0.15)
        if streams == "events":
            options.append("response_class=EventSourceResponse")
        elif streams == "plain":
            options.append("response_class=StreamingResponse")
        elif streams is None and self.chance(0.15):
            options.append(f"response_class={self.pick(['HTMLResponse', 'PlainTextResponse', 'RedirectResponse', 'JSONResponse', 'Response', 'StreamingResponse'])}")
        if streams is None and self.chance(0.2):
            options.append(f"status_code={self.pick(['201', '202', '418', '200'])}")
        if streams is None and self.chance(0.2):
            options.append(f"response_model={self.pick([self.type()[0], 'None'])}")
        return options

    def parameter(self, name, place):
        kind = self.pick(SIMPLE + (self.enums or []))
        defaults = SCALARS.get(kind, [f"{kind}.one"])
        if place != "Path":
            if self.models and self.chance(0.08):
                return f"{name}: Annotated[{self.simple_model(name)}, {place}()]"
            if self.chance(0.2):
                kind, defaults = f"{kind} | None", ["None"]
            elif self.chance(0.15):
                kind, defaults = f"list[{kind}]", ["[]"]
        default = self.pick(defaults) if place != "Path" and self.chance(0.5) else None
        more = self.some({
            "openapi_examples": lambda: "{'a': {'value': {'b': None}, 'summary': 's'}, 'c': {'externalValue': 'http://a.example'}}",
            "include_in_schema": lambda: self.pick(["True", "False"]), "example": lambda: self.pick(["1", "None"]),
        }, 0.08)
        if place != "Path":
            more += self.some({"alias": lambda: f"'{name}-alias'"}, 0.1)
        form = self.random.random()
        if form < 0.3 and place in ("Path", "Query"):
            return f"{name}: {kind}" + (f" = {default}" if default else "")
        if form < 0.6:
            return f"{name}: {kind} = {self.field(kind, place, default=default, more=more)}"
        return f"{name}: Annotated[{kind}, {self.field(kind, place, more=more)}]" + (f" = {default}" if default else "")

    def simple_model(self, name):
        """A model of single values, for a query or a form."""
        model = f"Filter{len(self.models)}{name.title().replace('_', '')}"
        kinds = [self.pick(SIMPLE) for _ in range(self.pick([1, 2, 3]))]
        fields = [f"    f_{index}: {kind} = {self.field(kind, default=self.pick([None, SCALARS[kind][0]]))}" for index, kind in enumerate(kinds)]
        self.lines.append(f"class {model}(BaseModel):\n" + "\n".join(fields) + "\n\n\n")
        return model

    def body(self):
        form = self.random.random()
        count = self.pick([0, 0, 1, 1, 1, 2])
        if form < 0.2:
            parameters = []
            for name in self.random.sample(["field", "upload", "note"], max(count, 1)):
                kind = self.pick(["UploadFile", "list[UploadFile]", "str", "int", "bytes", "UploadFile | None", "model"])
                if kind == "model":
                    kind = self.pick(["%s", "%s | None"]) % self.simple_model(name)
                    default = " = None" if "None" in kind and self.chance(0.6) else ""
                    parameters.append(f"{name}: Annotated[{kind}, Form()]{default}")
                    continue
                function = "File" if "Upload" in kind or kind == "bytes" else "Form"
                default = " = None" if "None" in kind else ""
                more = self.some({"media_type": lambda: "'multipart/form-data'"}, 0.1) if function == "Form" else []
                parameters.append(f"{name}: Annotated[{kind}, {self.field(kind, function, 0.1, more=more)}]{default}")
            return parameters
        parameters = []
        for name in self.random.sample(["item", "data", "größen"], count):
            kind, defaults = self.type()
            default = self.pick(defaults) if defaults and self.chance(0.3) else None
            more = self.some({
                "embed": lambda: "True", "media_type": lambda: "'application/vnd.x+json'",
                "openapi_examples": lambda: "{'a': {'value': 1}}", "example": lambda: "{'a': None}",
            }, 0.1)
            if self.chance(0.5):
                parameters.append(f"{name}: Annotated[{kind}, {self.field(kind, 'Body', more=more)}]" + (f" = {default}" if default else ""))
            else:
                parameters.append(f"{name}: {kind} = {self.field(kind, 'Body', default=default, more=more)}")
        return parameters

    def returned(self, streams):
        kind = self.type()[0]
        if streams:
            item = self.pick([kind, kind, "ServerSentEvent"]) if streams == "events" else kind
            returned = self.pick(["", f" -> Iterable[{item}]", f" -> AsyncIterable[{item}]", f" -> Iterable[{item}]"])
            return returned, "yield 1"
        if self.chance(0.1):
            kind = self.pick(["Response", "JSONResponse", "None", "HTMLResponse"])
        if self.chance(0.1) and kind not in ("None", "Response", "JSONResponse", "HTMLResponse"):
            kind = f"Annotated[{kind}, {self.field(kind)}]"
        return self.pick(["", f" -> {kind}", f" -> {kind}"]), "return 1"

    def schemas(self):
        """A route that answers with the schemas that Pydantic makes by itself."""
        texts = [f"{model}.model_json_schema({options})" for model in self.models for options in ["", "mode='serialization'", "by_alias=False"]]
        texts += [f"TypeAdapter({self.type()[0]}).json_schema()" for _ in range(2)]
        return ("@app.get('/-/schemas', include_in_schema=False)\ndef schemas() -> Any:\n    found = []\n"
                f"    for make in [{', '.join('lambda: ' + text for text in texts)}]:\n        try:\n            found.append(make())\n"
                "        except Exception as error:\n            found.append(type(error).__name__)\n    return JSONResponse(found)\n\n\n")
