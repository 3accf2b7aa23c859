"""Random FastAPI programs: sections of one to six path operations with the classes and routers that they need."""

from dataclasses import dataclass, replace

import kinds
from fitting import fitting
from kinds import Kind, Random, container, draw, optional, scalar
from models import Dataclass, Enumeration, Model, TaggedUnion, draw_dataclass, draw_enumeration, draw_flat_model, draw_model, draw_rules, draw_tagged_union
from operations import Operation, Parameter, draw_ending

IMPORTS = """import asyncio
import json
import math
from collections.abc import AsyncIterable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from typing import Annotated, Any, Dict, List, Literal, Optional, Set, Union
from uuid import UUID

from fastapi import APIRouter, Body, Cookie, FastAPI, {forms}Header, HTTPException, Path, Query, Request, Response{upload}
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, StreamingResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent
{models}
app = FastAPI()


def plain(value):
{plain_model}    if isinstance(value, (set, frozenset)):
        return sorted([repr(plain(item)) for item in value])
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return [[plain(key), plain(item)] for key, item in value.items()]
    return repr(value)
"""
THING = """

class Thing:
    pass


def thing(value):
    if isinstance(value, dict):
        made = Thing()
        for name, item in value.items():
            setattr(made, name, thing(item))
        return made
    return [thing(item) for item in value] if isinstance(value, list) else value
"""
SHOWN_FILE = """

async def shown_file(file):
    if isinstance(file, list):
        return [await shown_file(one) for one in file]
    return file and [file.filename, file.content_type, file.size, repr(await file.read())[:99]]
"""
MODEL_IMPORT = """from dataclasses import dataclass, field, fields, is_dataclass
from pydantic import AliasChoices, AliasPath, AnyUrl, BaseModel, ConfigDict, Field, computed_field, field_serializer, field_validator, HttpUrl, TypeAdapter, model_serializer, model_validator
from pydantic.dataclasses import dataclass as checked_dataclass
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError"""
PLAIN_MODEL = """    if isinstance(value, BaseModel):
        return [type(value).__name__, plain(dict(value))]
    if is_dataclass(value):
        return [type(value).__name__, [[one.name, plain(getattr(value, one.name))] for one in fields(value)]]
"""


@dataclass(frozen=True)
class Inclusion:
    """A router, and how it is included in the one around it."""

    prefix: str = ""
    # The prefix that the inclusion adds in front.
    outer: str = ""
    options: tuple[str, ...] = ()
    outer_options: tuple[str, ...] = ()

    def render(self, name: str) -> str:
        options = [f"prefix={self.prefix!r}"] if self.prefix else []
        return f"{name} = APIRouter({', '.join([*options, *self.options])})\n"

    def render_inclusion(self, name: str, owner: str) -> str:
        options = [name, *([f"prefix={self.outer!r}"] if self.outer else []), *self.outer_options]
        return f"{owner}.include_router({', '.join(options)})\n"

    def smaller(self):
        if self.options:
            yield replace(self, options=())
        if self.outer_options:
            yield replace(self, outer_options=())


@dataclass(frozen=True)
class Section:
    """What one program would hold, under a prefix of its own so that many stand in one file."""

    name: str
    classes: tuple[Model | Dataclass | Enumeration | TaggedUnion, ...]
    # Routers, each included in the one before it; the operations are on the last.
    routers: tuple[Inclusion, ...]
    operations: tuple[Operation, ...]
    # A second inclusion of the last router in the one around it.
    again: Inclusion | None = None

    @property
    def roots(self) -> list[str]:
        around = "".join(one.outer + one.prefix for one in self.routers[:-1])
        last = self.routers[-1]
        return [around + one.outer + last.prefix for one in (last, self.again) if one]

    def render(self) -> str:
        parts = [one.render() for one in self.classes]
        owner = "app"
        includes = []
        for depth, one in enumerate(self.routers):
            router = f"{self.name}_router{depth or ''}"
            parts.append(one.render(router))
            includes.append(one.render_inclusion(router, owner))
            if self.again and depth == len(self.routers) - 1:
                includes.append(self.again.render_inclusion(router, owner))
            owner = router
        parts += [operation.render(owner) for operation in self.operations]
        parts += reversed(includes)
        return "\n\n".join(parts)

    def smaller(self):
        """The same section with less in it, one thing at a time."""
        if len(self.operations) > 1:
            yield from (replace(self, operations=(operation,)) for operation in self.operations)
            for index in range(len(self.operations)):
                yield replace(self, operations=self.operations[:index] + self.operations[index + 1:])
        for index in range(len(self.classes)):
            yield replace(self, classes=self.classes[:index] + self.classes[index + 1:])
        if self.again:
            yield replace(self, again=None)
        for index, one in enumerate(self.routers):
            for less in one.smaller():
                yield replace(self, routers=(*self.routers[:index], less, *self.routers[index + 1:]))
        for index, operation in enumerate(self.operations):
            for less in operation.smaller():
                yield replace(self, operations=(*self.operations[:index], less, *self.operations[index + 1:]))
        for index, one in enumerate(self.classes):
            rest = self.classes[:index], self.classes[index + 1:]
            for less in one.smaller():
                yield replace(self, classes=(*rest[0], less, *rest[1]))


def render(sections: list[Section], features: frozenset[str]) -> str:
    """The whole file."""
    forms = "forms" in features
    imports = IMPORTS.format(
        forms="File, Form, " if forms else "", upload=", UploadFile" if forms else "",
        models=MODEL_IMPORT + "\n" if "models" in features else "", plain_model=PLAIN_MODEL if "models" in features else "")
    if "plain_objects" in features:
        imports += THING
    if forms:
        imports += SHOWN_FILE
    return imports + "\n\n" + "\n\n".join(section.render() for section in sections)


def draw_section(random: Random, name: str, features: frozenset[str]) -> Section:
    classes: list[Model | Dataclass | Enumeration | TaggedUnion] = []
    own: list[Kind] = []
    if "enums" in features:
        for number in range(random.choice([0, 0, 1])):
            one = draw_enumeration(random, f"{name.title()}Choice{number}")
            classes.append(one)
            own.append(one.kind)
    if "dataclasses" in features:
        for number in range(random.choice([0, 0, 0, 1, 2])):
            one = draw_dataclass(random, f"{name.title()}Record{number}", features, own, [one for one in classes if isinstance(one, Dataclass)])
            classes.append(one)
            own.append(one.kind)
    if "models" in features:
        for number in range(random.choice([0, 1, 1, 2, 3])):
            bases = [one for one in classes if isinstance(one, Model)]
            one = draw_model(random, f"{name.title()}Model{number}", features, own, bases)
            classes.append(one)
            own.append(one.kind)
    if "models" in features and "tagged_unions" in features and random.random() < 0.2:
        union = draw_tagged_union(random, f"{name.title()}Tagged", features, own)
        classes.append(union)
        own.append(union.kind)
    flat: list[Model] = []
    if "models" in features and "parameter_models" in features:
        flat = [draw_flat_model(random, f"{name.title()}Given{number}", features, own) for number in range(random.choice([0, 0, 1, 1, 2]))]
        classes += flat
    names = names_of(tuple(classes), features)
    own = [fitting(one, names) for one in own]
    routers, again = draw_routers(random, name, features)
    operations = []
    seen = set()
    for number in range(random.randint(1, 6)):
        operation = draw_operation(random, f"{name}_{number}", features, own, flat)
        parameters = tuple(replace(one, kind=one.kind if one.kind.repeats else fitting(one.kind, names, one.rules)) for one in operation.parameters)
        operation = replace(operation, parameters=parameters)
        if (operation.method, operation.path) not in seen:
            seen.add((operation.method, operation.path))
            operations.append(operation)
    return Section(name, tuple(classes), routers, tuple(operations), again)


def names_of(classes: tuple[Model | Dataclass | Enumeration | TaggedUnion, ...], features: frozenset[str]) -> dict[str, object]:
    """The names of a program with these classes."""
    names: dict[str, object] = {"__name__": "main"}
    try:
        exec(compile(render([Section("", classes, (), ())], features), "main.py", "exec"), names)
    except Exception:
        # A program that does not load is dropped later.
        pass
    return names


CLASSES = ["default_response_class=JSONResponse"] * 3 + ["default_response_class=PlainTextResponse", "default_response_class=HTMLResponse"]
OPTIONS = ["tags=['a']", "deprecated=True", "responses={404: {'description': 'none'}}", "include_in_schema=False", "strict_content_type=False"]


def draw_routers(random: Random, name: str, features: frozenset[str]) -> tuple[tuple[Inclusion, ...], Inclusion | None]:
    routers = [Inclusion(f"/{name}")]
    if "routers" in features:
        routers += [Inclusion(prefix) for prefix in random.choices(["/v1", "/api/v2", "/é", "/a-b"], k=random.choice([0, 0, 1, 2]))]
    if "inclusions" not in features:
        return tuple(routers), None

    def changed(one: Inclusion) -> Inclusion:
        options = [*random.choices(CLASSES, k=random.random() < 0.08), *random.choices(OPTIONS, k=random.random() < 0.1)]
        outer_options = [*random.choices(CLASSES, k=random.random() < 0.08), *random.choices(OPTIONS[:4], k=random.random() < 0.1)]
        way = random.random()
        if way < 0.25:
            one = replace(one, prefix="", outer=one.prefix)
        elif way < 0.4:
            one = replace(one, outer=random.choice(["/in", "/x/y", "/ü", "/{area}"]))
        return replace(one, options=tuple(options), outer_options=tuple(outer_options))

    first = changed(routers[0])
    # The first prefix keeps the sections of one file apart.
    first = replace(first, outer=first.outer if first.outer == f"/{name}" else "")
    routers = [first, *(changed(one) for one in routers[1:])]
    again = Inclusion(outer="/again") if len(routers) > 1 and random.random() < 0.1 else None
    return tuple(routers), again


PATHS = ["", "/", "/items", "/items/", "/a/b", "/x.json", "/~", "/ü"]
CONVERTERS = {"int": ":int", "float": ":float", "str": ":path", "UUID": ":uuid"}


def draw_operation(random: Random, name: str, features: frozenset[str], own: list[Kind], flat: list[Model]) -> Operation:
    method = random.choice(["get", "get", "post", "post", "put", "patch", "delete"])
    path = random.choice(PATHS)
    parameters: list[Parameter] = []
    if "parameters" in features:
        used = random.sample(["a", "b", "c", "item_id", "user_agent", "x_token", "q", "limit", "data", "flag", "Ä", "given", "more", "rest"], k=14)
        for _ in range(random.choice([0, 0, 1, 1, 2, 3])):
            kind = scalar(random, features)
            converter = CONVERTERS.get(kind.source, "") if random.random() < 0.25 else ""
            # Starlette takes `{Ä}` for text that stands in the path.
            used = sorted(used, key=lambda name: name.isascii() or random.random() < 0.1)
            one = Parameter(used.pop(), kind, "path", draw_rules(random, kind, features), converter=converter, style=random.choice(["bare", "default", "annotated"]))
            path = path.rstrip("/") + random.choice(["/", "/", "/to/"]) + f"{{{one.name}{converter}}}"
            parameters.append(one)
        for place in random.choices(["query", "query", "header", "cookie"], k=random.choice([0, 1, 1, 2])):
            parameters.append(draw_text_parameter(random, used.pop(), place, features, own))
        if flat and random.random() < 0.35:
            parameters.append(draw_model_parameter(random, used.pop(), random.choice(["query", "query", "header", "cookie"]), random.choice(flat)))
        if method != "get" and random.random() < 0.85:
            if flat and "forms" in features and random.random() < 0.15:
                parameters += draw_form_models(random, used, features, own, flat)
            else:
                parameters += draw_body(random, used, features, own)
    ending = draw_ending(random, features, own, parameters)
    return Operation(name, method, path, tuple(parameters), ending, is_async=random.random() < 0.5)


def draw_text_parameter(random: Random, name: str, place: str, features: frozenset[str], own: list[Kind]) -> Parameter:
    kind = random.choice([one for one in own if one.texts] or [scalar(random, features)]) if random.random() < 0.2 else scalar(random, features)
    choice = random.random()
    if choice < 0.2:
        kind = optional(random, kind)
    elif choice < 0.4 and place != "cookie":
        for _ in range(10):
            candidate = container(random, features, [], 0)
            if candidate.repeats:
                kind = optional(random, candidate) if random.random() < 0.2 else candidate
                break
    elif choice < 0.5:
        kind = kinds.union(random, features, [kind, scalar(random, features)])
    default = ((kind.default(random) if kind.default else None) or "") if random.random() < 0.5 else ""
    style = random.choice(["default", "annotated"] if place != "query" or kind.repeats else ["bare", "default", "annotated"])
    alias = random.choice(["X-Thing", "item-query", "Ünit", "a b"]) if random.random() < 0.1 and style != "bare" else ""
    options = "convert_underscores=False" if place == "header" and "inclusions" in features and random.random() < 0.15 else ""
    return Parameter(name, kind, place, draw_rules(random, kind, features) if style != "bare" else "", default, alias, style=style, options=options)


def draw_model_parameter(random: Random, name: str, place: str, model: Model) -> Parameter:
    """A parameter whose fields a request has by themselves."""
    options = "convert_underscores=False" if place == "header" and random.random() < 0.2 else ""
    keys = "convert_underscores=False" if options else ""
    parts = tuple(Parameter(one.name, one.kind, place, default=one.default, alias=model.key(one), options=keys) for one in model.all_fields.values())
    kind, default = model.kind, ""
    if random.random() < 0.1:
        kind, default = optional(random, kind), "None"
    return Parameter(name, kind, place, default=default, style=random.choice(["default", "annotated", "annotated"]), options=options, parts=parts)


def draw_form_models(random: Random, used: list[str], features: frozenset[str], own: list[Kind], flat: list[Model]) -> list[Parameter]:
    found = [draw_model_parameter(random, used.pop(), "form", random.choice(flat))]
    if random.random() < 0.3:
        found.append(replace(draw_text_parameter(random, used.pop(), "form", features, own), style="annotated"))
    return found


def draw_body(random: Random, used: list[str], features: frozenset[str], own: list[Kind]) -> list[Parameter]:
    if "forms" in features and random.random() < 0.25:
        return draw_form(random, used, features, own)
    found = []
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        kind = draw(random, features, own)
        if random.random() < 0.15:
            kind = optional(random, kind)
        default = ((kind.default(random) if kind.default else None) or "") if random.random() < 0.3 else ""
        embed = random.random() < 0.15
        one = Parameter(used.pop(), kind, "body", draw_rules(random, kind, features), default, embed=embed, style=random.choice(["default", "annotated"]))
        is_body = kind.source.startswith(("dict", "Dict")) or any(kind.source == mine.source and not mine.texts for mine in own)
        if is_body and not embed and random.random() < 0.6:
            one = replace(one, style="bare", rules="")
        found.append(one)
    return found


def draw_form(random: Random, used: list[str], features: frozenset[str], own: list[Kind]) -> list[Parameter]:
    found = []
    for _ in range(random.randint(1, 3)):
        if random.random() < 0.3:
            source = random.choice(["bytes", "UploadFile", "UploadFile", "list[UploadFile]", "bytes | None", "list[bytes]", "UploadFile | None"])
            kind = Kind(source, lambda random: random.choice(["", "content", "é", "x" * 2000]), unordered=False)
            default = "None" if "None" in source else ""
            found.append(Parameter(used.pop(), kind, "file", default=default, style=random.choice(["default", "annotated"])))
        else:
            found.append(draw_text_parameter(random, used.pop(), "form", features, own))
            found[-1] = replace(found[-1], style=random.choice(["default", "annotated"]))
    return found
