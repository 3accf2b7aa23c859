"""Random model and enum classes."""

import re
from dataclasses import dataclass, replace

from pydantic.alias_generators import to_camel

from kinds import Kind, Random, container, draw, integer, optional, scalar, union, word

NUMBER_RULES = ["ge=0", "gt=0", "lt=10", "le=5", "gt=0, lt=100", "multiple_of=3", "ge=0, multiple_of=5", "strict=True", "ge=-1.5"]
TEXT_RULES = ["min_length=2", "max_length=3", "min_length=1, max_length=1", "strict=True", "pattern='^[a-z]+$'",
              "pattern='[0-9]'", r"pattern=r'^\d{1,2}$', max_length=2"]
SIZED_RULES = ["min_length=1", "max_length=2", "min_length=2, max_length=2"]
DECIMAL_RULES = ["max_digits=4", "decimal_places=2", "max_digits=5, decimal_places=1", "ge=0", "gt=0, lt=10", "multiple_of=3"]
RULES = {"number": NUMBER_RULES, "text": TEXT_RULES, "bytes": ["min_length=2", "max_length=3"], "sized": SIZED_RULES,
         "decimal": DECIMAL_RULES}


def draw_rules(random: Random, kind: Kind, features: frozenset[str]) -> str:
    family = RULES.get(kind.rules)
    if not family or "rules" not in features or random.random() < 0.5:
        return ""
    rules = random.choice(family)
    is_kept = "float_multiples" in features or not ("float" in kind.source and "multiple_of" in rules)
    return rules if is_kept else ""


FIELD_OPTIONS = [
    "validation_alias='given'", "serialization_alias='written'", "exclude=True", "frozen=True", "repr=False", "title='A title'",
    "description='What it is', examples=[1]", "deprecated=True", "validation_alias='given', serialization_alias='written'", "validate_default=True",
    "strict=False",
]
ALIAS_CHOICES = ["validation_alias=AliasChoices('first', 'a')", "validation_alias=AliasChoices('first', AliasPath('names', 0))", "validation_alias=AliasPath('names', 'x')"] * 2
CONFIG = [
    "alias_generator=to_camel", "alias_generator=to_camel, populate_by_name=True", "use_enum_values=True",
    "coerce_numbers_to_str=True", "allow_inf_nan=False", "str_min_length=1", "str_to_upper=True", "validate_assignment=True", "from_attributes=True",
    "hide_input_in_errors=True", "loc_by_alias=False", "serialize_by_alias=True", "validate_by_name=True", "revalidate_instances='always'", "title='A title'",
    "validate_by_name=True, validate_by_alias=False",
    "json_schema_extra={'example': 1}",
]


@dataclass(frozen=True)
class Field:
    name: str
    kind: Kind
    rules: str = ""
    # The source text of the default; empty where the field is required.
    default: str = ""
    alias: str = ""
    # More options of `Field`, as source text.
    options: str = ""

    @property
    def key(self) -> str:
        return self.alias or self.name

    def render(self) -> str:
        options = [text for text in (self.rules, f"alias={self.alias!r}" if self.alias else "", self.options) if text]
        if not options and not self.default.startswith("default_factory"):
            return f"{self.name}: {self.kind.source}" + (f" = {self.default}" if self.default else "")
        if self.default.startswith("default_factory"):
            options.insert(0, self.default)
        elif self.default:
            options.insert(0, f"default={self.default}")
        return f"{self.name}: {self.kind.source} = Field({', '.join(options)})"


def told_apart(fields: list[Field], base: "Model | None" = None) -> list[Field]:
    """The fields without aliases that another one has: which of the two is meant, no program says."""
    taken = {alias for one in (base.all_fields.values() if base else ()) for alias in re.findall(r"'(given|written|first|names)'", one.options)}
    found = []
    for one in fields:
        aliases = set(re.findall(r"'(given|written|first|names)'", one.options))
        found.append(replace(one, options="") if aliases & taken else one)
        taken |= aliases
    return found


class WithFields:
    """What classes with fields have in common: `fields`, and in `base` another class that they inherit from."""

    @property
    def all_fields(self) -> dict[str, Field]:
        fields = dict(self.base.all_fields) if self.base else {}
        return fields | {one.name: one for one in self.fields}

    @property
    def kind(self) -> Kind:
        return Kind(self.name, self.sample, unordered=any(one.kind.unordered for one in self.all_fields.values()))

    def with_fewer_fields(self):
        """The same class without one of its fields."""
        for index in range(len(self.fields)):
            yield replace(self, fields=self.fields[:index] + self.fields[index + 1:])

    def with_plainer_fields(self):
        """The same class with one thing less said about one of its fields."""
        for index, one in enumerate(self.fields):
            for change in ({"rules": ""}, {"alias": ""}, {"default": ""}, {"options": ""}):
                if replace(one, **change) != one:
                    yield replace(self, fields=(*self.fields[:index], replace(one, **change), *self.fields[index + 1:]))


@dataclass(frozen=True)
class Model(WithFields):
    """A class below BaseModel; `base` is another that it inherits from."""

    name: str
    fields: tuple[Field, ...]
    base: "Model | None" = None
    config: str = ""
    validators: tuple[str, ...] = ()

    def render(self) -> str:
        lines = [f"model_config = ConfigDict({self.config})"] if self.config else []
        lines += [one.render() for one in self.fields]
        lines += [line for validator in self.validators for line in ["", *validator.split("\n")]]
        body = "\n".join(f"    {line}" if line else "" for line in lines or ["pass"])
        return f"class {self.name}({self.base.name if self.base else 'BaseModel'}):\n{body}\n"

    def key(self, one: Field) -> str:
        """The key under which input has the field; empty where it has the field's own name."""
        return one.alias or (to_camel(one.name) if "to_camel" in self.config else "")

    def sample(self, random: Random) -> object:
        values = {}
        for one in self.all_fields.values():
            if one.default and random.random() < 0.4:
                continue
            by_name = one.alias and "populate_by_name" in self.config and random.random() < 0.3
            key = to_camel(one.name) if "to_camel" in self.config and not one.alias else one.key
            values[one.name if by_name else key] = one.kind.sample(random)
        if random.random() < 0.15:
            values[word(random)] = integer(random)
        return values

    def smaller(self):
        """The same class with less in it, one thing at a time."""
        yield from self.with_fewer_fields()
        for index in range(len(self.validators)):
            yield replace(self, validators=self.validators[:index] + self.validators[index + 1:])
        if self.config:
            yield replace(self, config="")
        if self.base:
            yield replace(self, base=None)
        yield from self.with_plainer_fields()


@dataclass(frozen=True)
class Dataclass(WithFields):
    """A class with a decorator: Python's, or Pydantic's."""

    name: str
    fields: tuple[Field, ...]
    decorator: str = "@dataclass"
    base: "Dataclass | None" = None
    hook: str = ""

    def render(self) -> str:
        lines = []
        # What has a default stands behind what has none.
        for one in sorted(self.fields, key=lambda one: bool(one.default)):
            if one.default.startswith("default_factory") and not one.rules and not one.alias:
                lines.append(f"{one.name}: {one.kind.source} = field({one.default})")
            else:
                lines.append(one.render())
        lines += [f"", *self.hook.split("\n")] if self.hook else []
        body = "\n".join(f"    {line}" if line else "" for line in lines or ["pass"])
        return f"{self.decorator}\nclass {self.name}{f'({self.base.name})' if self.base else ''}:\n{body}\n"

    def sample(self, random: Random) -> object:
        values = {one.key: one.kind.sample(random) for one in self.all_fields.values() if not one.default or random.random() < 0.6}
        if random.random() < 0.15:
            values[word(random)] = integer(random)
        return values

    def smaller(self):
        yield from self.with_fewer_fields()
        if self.hook:
            yield replace(self, hook="")
        if self.base:
            yield replace(self, base=None)
        yield from self.with_plainer_fields()


def draw_dataclass(random: Random, name: str, features: frozenset[str], own: list[Kind], bases: list[Dataclass]) -> Dataclass:
    fields = []
    for field_name in random.sample(["a", "b", "name", "user_id", "price", "tags", "item"], k=random.randint(1, 4)):
        kind = draw(random, features, own)
        rules = draw_rules(random, kind, features)
        default = ""
        if random.random() < 0.4:
            default = (kind.default(random) if kind.default else None) or ""
            if default == "[]":
                default = "default_factory=list"
        # A FieldInfo as the default makes the field one that has a default, for Python.
        if rules and not default:
            rules = ""
        alias = random.choice(["userId", "x-y"]) if rules and random.random() < 0.2 else ""
        fields.append(Field(field_name, kind, rules, default, alias))
    decorator = random.choice(["@dataclass", "@dataclass", "@checked_dataclass", "@dataclass(frozen=True)", "@dataclass(kw_only=True)", "@checked_dataclass(config=ConfigDict(extra='forbid'))"])
    base = random.choice(bases) if bases and random.random() < 0.2 else None
    hook = f"def __post_init__(self):\n    if not self.{fields[0].name}:\n        raise ValueError('empty')" if random.random() < 0.2 else ""
    return Dataclass(name, tuple(fields), decorator, base, hook)


@dataclass(frozen=True)
class Enumeration:
    name: str
    base: str
    members: tuple[object, ...]

    def render(self) -> str:
        lines = [f"    member_{index} = {value!r}" for index, value in enumerate(self.members)]
        return f"class {self.name}({self.base}):\n" + "\n".join(lines) + "\n"

    @property
    def kind(self) -> Kind:
        return Kind(self.name, lambda random: random.choice([*self.members, "other"]), texts=True,
                    default=lambda random: f"{self.name}.member_0")

    def smaller(self):
        if len(self.members) > 1:
            yield replace(self, members=self.members[:1])


def draw_enumeration(random: Random, name: str) -> Enumeration:
    base = random.choice(["Enum", "str, Enum", "int, Enum", "IntEnum", "StrEnum"])
    texts = ["a", "b", "red", "é", "1", "x y"]
    members = random.sample(texts if "tr" in base else [1, 2, 0, -5, 7] if "nt" in base and base != "Enum" else [*texts, 1, 2.5], k=random.randint(1, 4))
    return Enumeration(name, base, tuple(members))


def draw_model(random: Random, name: str, features: frozenset[str], own: list[Kind], bases: list[Model]) -> Model:
    fields = []
    names = random.sample(["a", "b", "name", "user_id", "price", "tags", "item", "is_on", "when", "note", "zähler"], k=random.randint(1, 5))
    for field_name in names:
        kind = draw(random, features, own)
        if random.random() < 0.25:
            kind = optional(random, kind)
        rules = draw_rules(random, kind, features)
        default = ""
        if random.random() < 0.4:
            default = (kind.default(random) if kind.default else None) or ""
            if not default and kind.source.startswith(("list", "dict", "set")):
                default = f"default_factory={kind.source.split('[')[0]}"
        alias = random.choice(["userId", "Name", "x-y", "a", "é"]) if random.random() < 0.1 and "model_config" in features else ""
        choices = [*FIELD_OPTIONS, *(ALIAS_CHOICES if "alias_choices" in features else [])]
        options = random.choice(choices) if "members" in features and random.random() < 0.2 else ""
        fields.append(Field(field_name, kind, rules, default, alias, options))
    # Pydantic takes the last of two fields with one alias; which of them is meant, no program says.
    keys = [one.key for one in fields]
    fields = [one if keys.count(one.key) == 1 else replace(one, alias="") for one in fields]
    base = random.choice(bases) if bases and random.random() < 0.25 else None
    fields = told_apart(fields, base)
    config = ""
    if "model_config" in features and random.random() < 0.3:
        options = [*(CONFIG if "members" in features else []), "extra='forbid'", "extra='allow'", "extra='ignore'", "strict=True", "str_strip_whitespace=True", "frozen=True", "populate_by_name=True",
                   "str_to_lower=True", "str_max_length=4", "validate_default=True"]
        config = ", ".join(random.sample(options, k=random.choice([1, 1, 2])))
        if config.count("extra") > 1:
            config = "extra='forbid'"
    validators = tuple(draw_validators(random, fields)) if "validators" in features and random.random() < 0.35 else ()
    if "members" in features and random.random() < 0.3:
        validators += tuple(draw_members(random, fields))
    return Model(name, tuple(fields), base, config, validators)


def draw_flat_model(random: Random, name: str, features: frozenset[str], own: list[Kind]) -> Model:
    """A model whose fields can stand in a query, in headers, cookies or a form by themselves."""
    fields = []
    for field_name in random.sample(["a", "b", "name", "user_id", "x_token", "tags", "is_on", "limit", "Ä"], k=random.randint(1, 4)):
        kind = random.choice([one for one in own if one.texts] or [scalar(random, features)]) if random.random() < 0.2 else scalar(random, features)
        choice = random.random()
        if choice < 0.2:
            kind = optional(random, kind)
        elif choice < 0.45:
            candidates = [container(random, features, [], 0) for _ in range(10)]
            kind = next((one for one in candidates if one.repeats), kind)
        elif choice < 0.5:
            kind = union(random, features, [kind, scalar(random, features)])
        default = ((kind.default(random) if kind.default else None) or "") if random.random() < 0.5 else ""
        alias = random.choice(["userId", "X-Name", "x_y"]) if random.random() < 0.12 else ""
        options = random.choice(["validation_alias='given'", "serialization_alias='written'", "exclude=True"]) if random.random() < 0.08 else ""
        fields.append(Field(field_name, kind, draw_rules(random, kind, features), default, alias, options))
    keys = [one.key for one in fields]
    fields = told_apart([one if keys.count(one.key) == 1 else replace(one, alias="") for one in fields])
    config = ""
    if random.random() < 0.4:
        config = random.choice(["extra='forbid'", "extra='forbid'", "extra='allow'", "populate_by_name=True", "alias_generator=to_camel", "str_strip_whitespace=True",
                                "extra='forbid', populate_by_name=True", "alias_generator=to_camel, populate_by_name=True", "loc_by_alias=False", "strict=True"])
    validators = tuple(draw_validators(random, fields)) if "validators" in features and random.random() < 0.15 else ()
    return Model(name, tuple(fields), None, config, validators)


@dataclass(frozen=True)
class TaggedUnion:
    """Two classes that the field `kind` tells apart."""

    name: str
    models: tuple[Model, Model]

    def render(self) -> str:
        return "\n\n".join(model.render() for model in self.models)

    @property
    def kind(self) -> Kind:
        source = f"Annotated[{' | '.join(model.name for model in self.models)}, Field(discriminator='kind')]"
        return Kind(source, lambda random: random.choice(self.models).sample(random), unordered=any(model.kind.unordered for model in self.models))

    def smaller(self):
        for index, model in enumerate(self.models):
            for less in model.smaller():
                yield replace(self, models=(*self.models[:index], less, *self.models[index + 1:]))


def draw_tagged_union(random: Random, name: str, features: frozenset[str], own: list[Kind]) -> TaggedUnion:
    models = []
    for index, tag in enumerate(random.sample(["'cat'", "'dog'", "1", "'é'", "'cat', 'lion'"], k=2)):
        model = draw_model(random, f"{name}Of{index}", features, own, [])
        values = [eval(part) for part in tag.split(", ")]
        kind = Kind(f"Literal[{tag}]", lambda random, values=values: random.choice([*values, *values, *values, "other", None]), texts=True)
        fields = [one for one in model.fields if one.alias != "kind"]
        models.append(replace(model, fields=(Field("kind", kind), *fields)))
    return TaggedUnion(name, tuple(models))


def draw_members(random: Random, fields: list[Field]) -> list[str]:
    """Computed fields and serializers."""
    found = []
    for number in range(random.randint(1, 2)):
        one = random.choice(fields)
        computed = random.choice([
            ("str", f"return type(self.{one.name}).__name__"), ("int", "return 7"), ("list[str]", "return ['a', 'é']"), ("int", "return '7'"),
            ("float | None", "return None"), ("dict[str, Any]", f"return {{'of': plain(self.{one.name})}}"), ("datetime", "return datetime(2024, 2, 29, 12, 30)")])
        head = random.choice(["@computed_field", "@computed_field", "@computed_field(alias='Made')"])
        found.append(random.choice([
            f"{head}\n@property\ndef made_{number}(self) -> {computed[0]}:\n    {computed[1]}",
            f"@field_serializer({one.name!r})\ndef written_{number}(self, value):\n    return 'made of ' + type(value).__name__",
            f"@field_serializer({one.name!r}, mode='wrap')\ndef written_{number}(self, value, handler):\n    return [handler(value)]",
            f"@field_serializer({one.name!r}, when_used='json')\ndef written_{number}(self, value) -> str:\n    return type(value).__name__",
            f"@field_serializer({one.name!r}, when_used='json-unless-none')\ndef written_{number}(self, value, info):\n    return info.field_name",
            "@model_serializer(mode='wrap')\ndef written(self, handler):\n    return {'wrapped': True, **handler(self)}",
            f"@model_serializer\ndef written(self):\n    return {{'only': plain(self.{one.name})}}",
            f"@field_validator({one.name!r}, mode='wrap')\n@classmethod\ndef around_{number}(cls, value, handler):\n    return handler(value)",
            f"@field_validator({one.name!r}, mode='plain')\n@classmethod\ndef instead_{number}(cls, value):\n    if not value:\n        raise ValueError('empty')\n    return value",
            f"@field_validator('*')\n@classmethod\ndef each_{number}(cls, value, info):\n    if info.field_name == {one.name!r} and value == 1:\n        raise ValueError('one')\n    return value",
            f"@field_validator({one.name!r})\n@classmethod\ndef own_{number}(cls, value, info):\n    if len(info.data) > 1:\n        raise PydanticCustomError('own_error', 'found {{count}}', {{'count': len(info.data)}})\n    return value",
            f"@model_validator(mode='wrap')\n@classmethod\ndef wrapped{number}(cls, value, handler):\n    made = handler(value)\n    return made",
        ]))
    return found


def draw_validators(random: Random, fields: list[Field]) -> list[str]:
    found = []
    for number in range(random.randint(1, 2)):
        one = random.choice(fields)
        failure = random.choice(["raise ValueError('must not be ' + repr(value))", "raise AssertionError('asserted')", "assert False, 'no'", "raise ValueError('é <b>')"])
        if random.random() < 0.3:
            mode = random.choice(["after", "after", "before"])
            if mode == "after":
                found.append(f"@model_validator(mode='after')\ndef check_all{number}(self):\n    if not self.{one.name}:\n"
                             f"        {failure.replace('repr(value)', 'repr(self.' + one.name + ')')}\n    return self")
            else:
                found.append(f"@model_validator(mode='before')\n@classmethod\ndef check_all{number}(cls, value):\n"
                             f"    if not isinstance(value, dict):\n        {failure}\n    return value")
            continue
        mode = random.choice(["after", "after", "before"])
        option = "" if mode == "after" and random.random() < 0.5 else f", mode={mode!r}"
        change = random.choice(["return value", "return value", "return value * 2" if mode == "after" and one.kind.source in ("int", "str") else "return value"])
        condition = random.choice(["not value", "value is None", "isinstance(value, str)", "value == 1"])
        found.append(f"@field_validator({one.name!r}{option})\n@classmethod\ndef check_{number}_{len(found)}(cls, value):\n"
                     f"    if {condition}:\n        {failure}\n    {change}")
    return found
