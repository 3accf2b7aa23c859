"""What documents an API, `/openapi.json`, `/docs` and `/redoc`, is what real FastAPI serves for the same program."""

import json
import random
import re
import sys
import urllib.request
from pathlib import Path

import pytest
from exchanges import PROGRAMS
from openapi_spec_validator import OpenAPIV31SpecValidator

sys.path.insert(0, str(Path(__file__).parent / "generator"))
import features  # noqa: E402
from campaign import loads  # noqa: E402
from pair import Nursery, Pair, Refused  # noqa: E402
from programs import draw_section, render  # noqa: E402

SOURCES = sorted(PROGRAMS.glob("*.py"))
PAGES = ["/docs", "/docs/oauth2-redirect", "/redoc"]
# What docs/differences.md lists: the playground's own page, for when the script of the usual one does not load.
ADDITION = re.compile(rb"    <!-- apiplayground: a page .*?<!-- apiplayground: end -->\n", re.DOTALL)
# Where FastAPI's own descriptions are no OpenAPI 3.1, and ours with them: streams have a member of OpenAPI 3.2, several methods
# share an operation's name, a path has parameters that the function does not take, and methods and statuses that are none.
FASTAPIS_OWN = re.compile(
    r"'itemSchema' was unexpected|Operation ID '.*' .* is not unique|Path parameter '.*' .* was not resolved"
    r"|^Unevaluated properties are not allowed \('(purge|0)' was unexpected\)|^'default' is a required property")
SEED, FILES, SECTIONS = 20_261_128, 12, 12


def fetch(port: int, path: str) -> tuple[int, list[tuple[str, str]], bytes]:
    """Status, the fields that are not the server's own, and the body."""
    try:
        answer = urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30)
    except urllib.error.HTTPError as error:
        answer = error
    fields = [(name, value) for name, value in answer.headers.items() if name not in ("date", "server", "content-length")]
    return answer.status, fields, answer.read()


def settled(body: bytes) -> object:
    """A description without what is chance in FastAPI: of several methods, which one names the operation and comes first."""
    text = body.decode()
    try:
        document = json.loads(text)
    except ValueError:
        return text
    chance = [item for item in document.get("paths", {}).values() if len({one["operationId"] for one in item.values()}) < len(item)]
    if not chance:
        return text
    for item in chance:
        for operation in item.values():
            operation["operationId"] = re.sub(r"_(get|put|post|delete|patch|head|options|trace)$", "", operation["operationId"])
    return document


def faults(document: dict) -> list[str]:
    """What the validator finds in a description, but for what FastAPI brings with it.

    Nobody checks a default, such as a moment without a time zone: the program's are none of a description's faults.
    """
    given = defaults(document)
    return [
        str(error) for error in OpenAPIV31SpecValidator(document).iter_errors()
        if not FASTAPIS_OWN.search(str(error).partition("\n")[0]) and error.instance not in given
    ]


def defaults(value: object) -> list:
    """Every default in a description, and every part of one."""
    if isinstance(value, list):
        return [found for one in value for found in defaults(one)]
    if not isinstance(value, dict):
        return []
    return [found for name, one in value.items() for found in (parts(one) if name == "default" else []) + defaults(one)]


def parts(value: object) -> list:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [value] + [found for one in inside for found in parts(one)]


@pytest.mark.parametrize("program", SOURCES, ids=lambda program: program.stem)
def test_the_description_is_fastapis_byte_for_byte(program, servers):
    real, ours = servers(program)

    expected, actual = fetch(real.port, "/openapi.json"), fetch(ours.port, "/openapi.json")

    assert actual[:2] == expected[:2]
    assert settled(actual[2]) == settled(expected[2])


@pytest.mark.parametrize("program", SOURCES, ids=lambda program: program.stem)
def test_the_description_is_valid_openapi(program, servers):
    """FastAPI writes a member of a mixed enumeration by its name, which no response may be called: so do we."""
    (expected_status, _, expected), (status, _, body) = (fetch(server.port, "/openapi.json") for server in servers(program))

    assert status == expected_status
    if status == 200:
        assert faults(json.loads(body)) == faults(json.loads(expected))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("program", SOURCES, ids=lambda program: program.stem)
def test_the_pages_are_fastapis_but_for_the_addition(program, path, servers):
    real, ours = servers(program)

    expected, actual = fetch(real.port, path), fetch(ours.port, path)

    assert actual[:2] == expected[:2]
    assert ADDITION.sub(b"", actual[2], count=1) == expected[2]
    assert len(ADDITION.findall(actual[2])) == (0 if "redirect" in path or expected[0] != 200 else 1)


def same_choices(value: object) -> object:
    """The values of a Literal sorted: `typing` remembers the first of two that differ in their order alone.

    A signature that stands as a description is left out: differences.md, {#signature-as-description}.
    """
    if isinstance(value, dict):
        if str(value.get("description", "")).startswith(f"{value.get('title')}("):
            value = {name: one for name, one in value.items() if name != "description"}
        return {name: sorted(one, key=repr) if name == "enum" else same_choices(one) for name, one in value.items()}
    return [same_choices(one) for one in value] if isinstance(value, list) else value


def test_random_programs_are_described_the_same_and_validly(request):
    binary = request.config.getoption("--binary").resolve()
    nursery = Nursery()
    count = 0
    try:
        for number in range(FILES):
            draw = random.Random(f"{SEED}/{number}")
            sections = [draw_section(draw, f"d{number}x{index}", features.NOW) for index in range(SECTIONS)]
            source = render([one for one in sections if loads(one, features.NOW)], features.NOW)
            try:
                pair = Pair(nursery, binary, source)
            except Refused:
                continue
            try:
                expected, actual = fetch(pair.real.port, "/openapi.json"), fetch(pair.ours.port, "/openapi.json")
            finally:
                pair.stop()
            assert actual[0] == expected[0], source
            if expected[0] != 200:
                continue
            document = json.loads(actual[2])
            assert same_choices(document) == same_choices(json.loads(expected[2])), source
            assert faults(document) == [], source
            count += len(document["paths"])
    finally:
        nursery.stop()
    assert count > FILES * SECTIONS
