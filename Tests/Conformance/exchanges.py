"""The exchanges that the suite compares, read from the data file beside each program.

A data file `programs/NAME.toml` holds two kinds of tables:

    [[family]]                      # every combination of what is listed
    methods = ["GET", "POST"]       # default ["GET"]
    targets = ["/", "/items"]
    versions = ["HTTP/1.0"]         # default ["HTTP/1.1"]
    fields = [[], ["Accept: */*"]]  # lists of header lines; default none but Host
    bodies = ["text", ""]           # each sent with its Content-Length; default none
    difference = "entry-id"         # the entry of docs/differences.md that explains why the answers differ

    [[exchange]]                    # one connection's bytes, as they stand
    name = "two requests at once"
    send = "GET / HTTP/1.1\\r\\n…"
"""

import itertools
import tomllib
from dataclasses import dataclass
from pathlib import Path

import wire_cases

PROGRAMS = Path(__file__).parent / "programs"
FAMILY_KEYS = {"methods", "targets", "versions", "fields", "bodies", "difference"}
EXCHANGE_KEYS = {"name", "send", "difference"}


@dataclass(frozen=True)
class Exchange:
    """What one connection sends to one program; `difference` is the id of the entry that excuses other answers."""

    program: Path
    name: str
    data: bytes
    difference: str | None = None

    @property
    def id(self) -> str:
        return f"{self.program.stem}: {self.name}"


def all_exchanges() -> list[Exchange]:
    """Every exchange of every program, in the order in which they are sent."""
    exchanges = [
        exchange for program in sorted(PROGRAMS.glob("*.py")) for exchange in exchanges_of(program)
    ]
    wire = PROGRAMS / "wire.py"
    exchanges += [Exchange(wire, *case) for case in wire_cases.CASES]
    return exchanges


def exchanges_of(program: Path) -> list[Exchange]:
    data = tomllib.loads(program.with_suffix(".toml").read_text())
    unknown = set(data) - {"family", "exchange"}
    assert not unknown, f"{program.stem}.toml: unknown tables {sorted(unknown)}"
    exchanges = [exchange for family in data.get("family", []) for exchange in members(program, family)]
    for table in data.get("exchange", []):
        check_keys(program, table, EXCHANGE_KEYS)
        exchanges.append(Exchange(program, table["name"], table["send"].encode(), table.get("difference")))
    return exchanges


def members(program: Path, family: dict) -> list[Exchange]:
    check_keys(program, family, FAMILY_KEYS)
    combinations = itertools.product(
        family.get("methods", ["GET"]), family["targets"], family.get("versions", ["HTTP/1.1"]),
        family.get("fields", [[]]), family.get("bodies", [None]),
    )
    return [member(program, *combination, family.get("difference")) for combination in combinations]


def member(program, method, target, version, fields, body, difference) -> Exchange:
    lines = list(fields)
    if not any(line.lower().startswith("host:") for line in lines):
        lines.insert(0, "Host: localhost:8000")
    if body is not None:
        lines.append(f"Content-Length: {len(body.encode())}")
    head = "\r\n".join([f"{method} {target} {version}", *lines, "", ""])
    version_part = [version] if version != "HTTP/1.1" else []
    body_part = [f"with {body!r}"] if body is not None else []
    name = " ".join([method, target, *version_part, *map(repr, fields), *body_part])
    return Exchange(program, name, (head + (body or "")).encode(), difference)


def check_keys(program: Path, table: dict, known: set[str]) -> None:
    unknown = set(table) - known
    assert not unknown, f"{program.stem}.toml: unknown keys {sorted(unknown)}; there are {sorted(known)}"
