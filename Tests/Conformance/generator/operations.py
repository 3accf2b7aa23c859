"""A path operation: its parameters, and how its function ends."""

from dataclasses import dataclass, replace

from kinds import Kind, Random, draw, word

MARKS = {"path": "Path", "query": "Query", "header": "Header", "cookie": "Cookie", "body": "Body", "form": "Form", "file": "File"}


@dataclass(frozen=True)
class Parameter:
    name: str
    kind: Kind
    # One of MARKS.
    place: str
    rules: str = ""
    # The source text of the default; empty where the parameter is required.
    default: str = ""
    alias: str = ""
    converter: str = ""
    embed: bool = False
    # `bare` (type alone), `default` (`= Query(...)`) or `annotated`.
    style: str = "default"
    # More options, as source text.
    options: str = ""
    # Of a model whose fields a request has by themselves: those fields.
    parts: tuple["Parameter", ...] = ()

    @property
    def key(self) -> str:
        """The name under which a request gives the value."""
        if self.alias:
            return self.alias
        converts = self.place == "header" and "convert_underscores=False" not in self.options
        return self.name.replace("_", "-") if converts else self.name

    def render(self) -> str:
        options = [text for text in (self.rules, f"alias={self.alias!r}" if self.alias else "", "embed=True" if self.embed else "", self.options) if text]
        mark = MARKS[self.place]
        default = f" = {self.default}" if self.default else ""
        if self.style == "bare":
            return f"{self.name}: {self.kind.source}{default}"
        if self.style == "annotated":
            return f"{self.name}: Annotated[{self.kind.source}, {mark}({', '.join(options)})]{default}"
        if self.default:
            options.insert(0, f"default={self.default}")
        return f"{self.name}: {self.kind.source} = {mark}({', '.join(options)})"

    def smaller(self):
        for change in ({"rules": ""}, {"alias": ""}, {"default": ""}, {"embed": False}, {"options": ""}):
            if replace(self, **change) != self:
                yield replace(self, **change)


@dataclass(frozen=True)
class Ending:
    """What a function does with its parameters: the lines of its body, and what stands around it."""

    lines: tuple[str, ...]
    annotation: str = ""
    options: tuple[str, ...] = ()
    # Parameters that the framework fills, such as `response: Response`.
    extra: tuple[str, ...] = ()
    # Whether the lines name every parameter, and are made anew where one is dropped.
    shows_parameters: bool = False


@dataclass(frozen=True)
class Operation:
    name: str
    method: str
    path: str
    parameters: tuple[Parameter, ...]
    ending: Ending
    is_async: bool = False

    def render(self, owner: str) -> str:
        options = "".join(f", {option}" for option in self.ending.options)
        listed = [*self.ending.extra, *(one.render() for one in self.parameters)]
        # Python wants what has a default behind what has none.
        listed.sort(key=has_default)
        lines = shown(self.parameters) if self.ending.shows_parameters else self.ending.lines
        is_async = self.is_async or any(line.find("await ") >= 0 for line in lines)
        head = f"{'async ' if is_async else ''}def {self.name}({', '.join(listed)})"
        arrow = f" -> {self.ending.annotation}" if self.ending.annotation else ""
        body = "".join(f"    {line}\n" for line in lines)
        return f"@{owner}.{self.method}({self.path!r}{options})\n{head}{arrow}:\n{body}"

    def smaller(self):
        for index, one in enumerate(self.parameters):
            rest = self.parameters[:index], self.parameters[index + 1:]
            if one.place != "path":
                yield replace(self, parameters=rest[0] + rest[1])
            for less in one.smaller():
                yield replace(self, parameters=(*rest[0], less, *rest[1]))
        if self.ending.options:
            yield replace(self, ending=replace(self.ending, options=()))
        if self.ending.annotation:
            yield replace(self, ending=replace(self.ending, annotation=""))
        if not self.ending.shows_parameters:
            yield replace(self, ending=Ending((), shows_parameters=True))
        if self.is_async:
            yield replace(self, is_async=False)


def has_default(text: str) -> bool:
    """Whether `text`, a parameter, has a default."""
    depth = 0
    for index, character in enumerate(text):
        depth += (character in "([") - (character in ")]")
        if character == "=" and depth == 0 and text[index - 1] == " ":
            return True
    return False


def shown(parameters: tuple[Parameter, ...]) -> tuple[str, ...]:
    """The lines that answer with every parameter."""
    items = []
    for one in parameters:
        if one.place == "file":
            items.append(f"{one.name!r}: await shown_file({one.name})" if "Upload" in one.kind.source else f"{one.name!r}: repr({one.name})[:99]")
        elif one.kind.unordered:
            items.append(f"{one.name!r}: plain({one.name})")
        else:
            items.append(f"{one.name!r}: {one.name}")
    return (f"return {{{', '.join(items)}}}",)


def draw_ending(random: Random, features: frozenset[str], own: list[Kind], parameters: list[Parameter]) -> Ending:
    kinds_of_ending = ["echo"] * 6
    if not any(one.place == "file" for one in parameters):
        kinds_of_ending += ["single", "repr", "repr"] if parameters else []
    for feature, ending in (("values", "value"), ("responses", "response"), ("responses", "raise"), ("streams", "stream"), ("stream_items", "stream"),
                            *[("response_models", "model")] * (6 if own else 2), ("response_parameter", "parameter")):
        if feature in features:
            kinds_of_ending += [ending]
    match random.choice(kinds_of_ending):
        case "echo":
            options = (f"status_code={random.choice([200, 201, 202, 203, 206, 404, 418, 299, 599, 204, 304, 205])}",) if random.random() < 0.15 else ()
            if random.random() < 0.04:
                return Ending((random.choice(["return None", "pass", "return ''", "return Response()"]),), options=(f"status_code={random.choice([204, 205, 304, 200])}",))
            return Ending((), options=options, shows_parameters=True)
        case "single":
            one = random.choice(parameters)
            annotation = one.kind.source if random.random() < 0.4 and not one.kind.unordered else ""
            return Ending((f"return plain({one.name})" if one.kind.unordered else f"return {one.name}",), annotation)
        case "repr":
            return Ending((f"return [{', '.join(f'type({one.name}).__name__, plain({one.name})' for one in parameters)}]",))
        case "value":
            return draw_value_ending(random, features, own)
        case "response":
            return draw_response(random, features)
        case "raise":
            headers = random.choice(["", "", ", headers={'X-Reason': 'none', 'x-reason': 'other'}"])
            detail = random.choice(["", f", detail={word(random)!r}", f", detail={draw_value(random, features, 2)}"])
            raised = f"raise HTTPException({random.choice([400, 401, 404, 409, 418, 500, 503])}{detail}{headers})"
            return Ending((f"if {parameters[0].name}:", f"    {raised}", "return 'fine'") if parameters else (raised,))
        case "stream":
            return draw_stream(random, features, own)
        case "model":
            return draw_model_ending(random, features, own)
        case _:
            lines = [f"response.status_code = {random.choice([201, 202, 404, 204, 304])}", "response.headers.append('X-Made', 'é')", "response.delete_cookie('gone')",
                     "response.set_cookie('a b', 'c;d', httponly=True, samesite='strict', path='/x', secure=True)", "del response.headers['content-length']",
                     "response.headers['content-type'] = 'text/x'", "response.media_type = 'text/y'", "response.headers['X-Made'] = 'here'",
                     "response.set_cookie('seen', 'yes', max_age=60)"]
            return Ending((*random.sample(lines, k=random.randint(1, 3)), "return {'done': True}"), extra=("response: Response",))


VALUES = ["None", "True", "False", "0", "-1", "10**20", "1.5", "1e16", "1e-7", "-0.0", "5e-324", "1e22", "float('inf')", "float('nan')", "''",
          "'é'", "'\\u2028'", "'\\x00\\x1f\\x7f'", "'😀'", "'</script>'", "b'bytes'", "(1, 'x')", "{1}", "[]", "{}", "range(3)", "'a' * 50"]
DATED = ["date(2024, 2, 29)", "datetime(2024, 2, 29, 1, 2, 3)", "datetime(2024, 2, 29, 1, 2, 3, 456, tzinfo=timezone.utc)", "datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=-5, minutes=-30)))",
         "time(1, 2)", "time(1, 2, 3, 4)", "timedelta(days=1, seconds=5)", "timedelta(microseconds=-1)", "timedelta(0)", "UUID(int=5)",
         "timedelta(days=-3, hours=7, microseconds=10)"]
DECIMALS = ["Decimal('1.50')", "Decimal('10')", "Decimal('1E+5')", "Decimal('NaN')", "Decimal('-0')"]


def draw_value(random: Random, features: frozenset[str], depth: int) -> str:
    """An expression without names of the program."""
    choice = random.random()
    if depth and choice < 0.25:
        return f"[{', '.join(draw_value(random, features, depth - 1) for _ in range(random.randint(0, 3)))}]"
    if depth and choice < 0.5:
        keys = random.sample(["'a'", "'b'", "'é'", "1", "1.5", "None", "True", "'_sa_x'", "2", "''"], k=random.randint(0, 3))
        return f"{{{', '.join(f'{key}: {draw_value(random, features, depth - 1)}' for key in keys)}}}"
    if choice < 0.9:
        return random.choice(VALUES)
    return random.choice(DATED + DECIMALS if "decimals" in features else DATED)


def draw_value_ending(random: Random, features: frozenset[str], own: list[Kind]) -> Ending:
    annotation = ""
    if random.random() < 0.5:
        kind = draw(random, features, own)
        annotation = "" if kind.unordered else kind.source
        if random.random() < 0.6:
            return Ending((f"return {kind.sample(random)!r}",), annotation)
    return Ending((f"return {draw_value(random, features, 3)}",), annotation)


def draw_response(random: Random, features: frozenset[str]) -> Ending:
    text = repr(word(random))
    return Ending((random.choice([
        f"return PlainTextResponse({text})",
        f"return PlainTextResponse({text}, status_code={random.choice([200, 201, 404, 204, 304])})",
        f"return HTMLResponse('<p>' + {text})",
        f"return JSONResponse({draw_value(random, features, 2)}, status_code={random.choice([200, 201, 418])})",
        f"return JSONResponse({{'a': {text}}}, headers={{'X-One': '1', 'Content-Type': 'application/x'}})",
        f"return RedirectResponse('/somewhere?a=' + {text})",
        f"return RedirectResponse('/é /x', status_code={random.choice([301, 302, 303, 308])})",
        f"return Response(b'raw', media_type={random.choice([None, 'text/plain', 'application/xml', 'image/png'])!r})",
        f"return {text}", "return b'raw'", "return None",
        f"return Response({text}, status_code=202, headers={{'X-Two': 'a'}})",
        "return Response(status_code=204)",
    ]),), options=random.choice([(), (), ("response_class=PlainTextResponse",), ("status_code=201",), ("response_class=HTMLResponse",), ("response_class=Response",)]))


def draw_stream(random: Random, features: frozenset[str], own: list[Kind]) -> Ending:
    pieces = [random.choice(["'Hello'", "'é'", "''", "'data: x\\n\\n'", "b'raw'", "'line\\n'"]) for _ in range(random.randint(0, 3))]
    media = random.choice(["", ", media_type='text/event-stream'", ", media_type='text/plain'", ", status_code=201", ", headers={'X-A': 'b'}"])
    values = [random.choice(["{'a': 1}", "'text'", "[1, 2]", "None", "1.5", "'two\\nlines'"]) for _ in range(random.randint(1, 3))]
    models = [kind for kind in own if not kind.texts and not kind.unordered and "Annotated" not in kind.source]
    annotation = ""
    if models and "stream_items" in features and random.random() < 0.5:
        kind = random.choice(models)
        is_model = "Record" not in kind.source
        values = [random.choice([f"{kind.source}.model_validate({kind.sample(random)!r})", repr(kind.sample(random)), f"thing({kind.sample(random)!r})",
                                 f"{kind.source}.model_construct(**{kind.sample(random)!r})"][0 if is_model else 1 : 4 if "plain_objects" in features and is_model else 2]) for _ in range(random.randint(1, 2))]
        annotation = random.choice(["", f"Iterable[{kind.source}]", f"AsyncIterable[{kind.source}]", f"Iterable[{kind.source} | int]"])
    yields = tuple(f"yield {value}" for value in values)
    is_async = annotation.startswith("Async")
    if annotation:
        options = draw_model_options(random, features) if "response_model_options" in features else ()
        return Ending(("await asyncio.sleep(0.01)", *yields) if is_async else yields, annotation, options=random.choice([(), ("response_class=EventSourceResponse",)]) + options)
    return random.choice([
        Ending(("def pieces():", *(f"    yield {piece}" for piece in pieces or ["''"]), f"return StreamingResponse(pieces(){media})")),
        Ending((f"return StreamingResponse([{', '.join(pieces)}]{media})",)),
        Ending(yields, options=("response_class=EventSourceResponse",)),
        Ending(tuple(f"yield ServerSentEvent(data={value})" for value in values), options=("response_class=EventSourceResponse",)),
        Ending(("yield ServerSentEvent(data={'a': 1}, event='tick', id='5', retry=10, comment='c')", *yields), options=("response_class=EventSourceResponse",)),
        Ending(yields),
    ])


def draw_model_ending(random: Random, features: frozenset[str], own: list[Kind]) -> Ending:
    models = [kind for kind in own if not kind.texts and not kind.unordered and "Annotated" not in kind.source]
    if not models:
        return draw_value_ending(random, features, own)
    kind = random.choice(models)
    value = kind.sample(random)
    is_model = "Record" not in kind.source
    made = f"{kind.source}.model_validate({value!r})" if is_model else f"TypeAdapter({kind.source}).validate_python({value!r})"
    if is_model and "filters" in features and random.random() < 0.15:
        return Ending((f"return {made}.model_dump({draw_dump_options(random)})",))
    ways = [(made, kind.source), (repr(value), kind.source), (f"[{made}]", f"list[{kind.source}]"), (made, ""), (f"{{'x': {made}, 'y': [{made}]}}", ""),
            (f"{{'x': {made}}}", f"dict[str, {kind.source}]"), (made, f"{kind.source} | None")]
    if "plain_objects" in features:
        other = random.choice(models)
        plain = f"thing({value!r})"
        ways += [(plain, kind.source), (plain, f"{kind.source} | {other.source}"), (plain, f"{kind.source} | None"), (f"[{plain}]", f"list[{kind.source}]"),
                 (plain, f"int | {kind.source}"), (f"{{'x': {plain}}}", f"dict[str, {kind.source} | str]"), (plain, ""), (made, other.source),
                 (made, f"{other.source} | {kind.source}"), (plain, "Any"), (f"[{made}]", random.choice(["Iterable", "Sequence", "Iterator", "AsyncIterable"]) + f"[{kind.source}]")]
    body, annotation = random.choice(ways)
    if "response_model_options" not in features:
        return Ending((f"return {body}",), annotation)
    excluded = draw_model_options(random, features)
    if annotation and random.random() < 0.4:
        return Ending((f"return {body}",), options=(f"response_model={annotation}", *excluded))
    return Ending((f"return {body}",), annotation, excluded)


def draw_model_options(random: Random, features: frozenset[str]) -> tuple[str, ...]:
    """What a decorator says about the writing of an answer."""
    choices = ["response_model_exclude_unset=True", "response_model_exclude_none=True", "response_model_exclude_defaults=True",
               "response_model_by_alias=False", "response_model_exclude={'a'}", "response_model_include={'a', 'name'}"]
    if "filters" in features:
        choices += [f"response_model_include={draw_filter(random)}", f"response_model_exclude={draw_filter(random)}"]
    chosen = random.sample(choices, k=random.choice([0, 0, 1, 2]))
    names = [one.split("=")[0] for one in chosen]
    return tuple(one for index, one in enumerate(chosen) if one.split("=")[0] not in names[:index])


def draw_filter(random: Random, depth: int = 3) -> str:
    """`include` or `exclude`, as source text: a set of names or indexes, or a dict of what holds inside each."""
    keys = random.sample(["'a'", "'b'", "'name'", "'tags'", "'item'", "'price'", "'x'", "0", "1", "-1", "'__all__'"], k=random.randint(1, 3))
    if depth == 0 or random.random() < 0.4:
        return "{" + ", ".join(keys) + "}"
    return "{" + ", ".join(f"{key}: {random.choice(['True', 'True', '...', 'False', draw_filter(random, depth - 1), draw_filter(random, depth - 1)])}" for key in keys) + "}"


def draw_dump_options(random: Random) -> str:
    options = [f"include={draw_filter(random)}", f"exclude={draw_filter(random)}", "mode='json'", "by_alias=True", "exclude_none=True", "exclude_unset=True", "exclude_defaults=True"]
    return ", ".join(random.sample(options, k=random.randint(1, 3)))
