"""A run of random programs and requests against both servers, and its report."""

import collections
import random as random_module
import re
import time
from dataclasses import dataclass, field
from pathlib import Path

from asking import Request, draw_request
from known import known_difference, known_refusal
from pair import Nursery, Pair, Refused
from programs import Section, draw_section, render
from shrinking import Shrinker, reason, signature, status

OPERATIONS_A_FILE = 45
REQUESTS_AN_OPERATION = 14
# How many kinds of differences are shown in full, each with its smallest program.
SHOWN = 10


@dataclass
class Report:
    cases: int = 0
    programs: int = 0
    seconds: float = 0
    statuses: collections.Counter = field(default_factory=collections.Counter)
    # By kind: how often it was met.
    differences: collections.Counter = field(default_factory=collections.Counter)
    known: collections.Counter = field(default_factory=collections.Counter)
    # Texts that show a difference of each kind.
    shown: list[str] = field(default_factory=list)

    def summary(self) -> str:
        statuses = ", ".join(f"{status}: {count}" for status, count in sorted(self.statuses.items()))
        lines = [f"{self.cases} requests to {self.programs} random programs in {self.seconds:.0f} s ({statuses})"]
        lines += [f"  {count} × known difference {{#{name}}}" for name, count in self.known.most_common()]
        lines += [f"  {count} × {kind}" for kind, count in self.differences.most_common()]
        return "\n".join(lines)


def loads(section: Section, features: frozenset[str]) -> bool:
    """Whether real FastAPI loads the program."""
    try:
        exec(compile(render([section], features), "main.py", "exec"), {"__name__": "main"})
    except Exception:
        return False
    return True


class Campaign:
    def __init__(self, binary: Path, seed: int, count: int, features: frozenset[str], shown: int = SHOWN, tell=lambda text: None):
        self.binary, self.seed, self.count, self.features, self.shown = binary, seed, count, features, shown
        self.report = Report()
        # Hears every text of the report as soon as it is there.
        self.tell = tell
        self.nursery = Nursery()
        self.shrinker = Shrinker(self.nursery, binary, features)
        # The first case of each kind.
        self.first: dict[str, tuple[Section, Request, bytes, bytes]] = {}
        self.refused: dict[str, tuple[Section, str]] = {}

    def run(self) -> Report:
        start = time.monotonic()
        try:
            number = 0
            while self.report.cases < self.count:
                # Every file has a source of its own, so that one can be drawn again by itself.
                self.file(random_module.Random(f"{self.seed}/{number}"), number)
                number += 1
            self.report.seconds = time.monotonic() - start
            self.tell(self.report.summary())
            for text in self.smallest():
                self.report.shown.append(text)
                self.tell(text)
        finally:
            self.nursery.stop()
        return self.report

    def file(self, random: random_module.Random, number: int) -> None:
        sections: list[Section] = []
        while sum(len(section.operations) for section in sections) < OPERATIONS_A_FILE:
            section = draw_section(random, f"p{number}x{len(sections)}", self.features)
            if loads(section, self.features):
                sections.append(section)
        pair = self.start(sections)
        if pair is None:
            return
        self.report.programs += len(sections)
        try:
            for section in sections:
                for operation in section.operations:
                    for _ in range(REQUESTS_AN_OPERATION):
                        self.case(pair, section, draw_request(random, section, operation))
        finally:
            pair.stop()

    def start(self, sections: list[Section]) -> Pair | None:
        """Both servers, without the sections that this one refuses to load."""
        while sections:
            source = render(sections, self.features)
            try:
                return Pair(self.nursery, self.binary, source)
            except Refused as failure:
                lines = [int(line) for line in re.findall(r"main\.py:(\d+)", str(failure))]
                beginning = render([], self.features).count("\n") + 1
                assert lines and min(lines) > beginning, f"no program starts:\n{failure}\n{source}"
                ends = list(section_ends(sections, self.features))
                culprits = {next(index for index, end in enumerate(ends) if line <= end) for line in lines}
                for index in sorted(culprits, reverse=True):
                    self.refusal(sections.pop(index), str(failure))
        return None

    def refusal(self, section: Section, message: str) -> None:
        if name := known_refusal(message):
            self.report.known[name] += 1
            return
        kind = f"a program that is refused: {reason(message)}"
        self.report.differences[kind] += 1
        self.refused.setdefault(kind, (section, message))

    def case(self, pair: Pair, section: Section, request: Request) -> None:
        real, ours = pair.ask(request)
        self.report.cases += 1
        self.report.statuses[status(real)] += 1
        if real == ours:
            return
        if name := known_difference(request, real, ours):
            self.report.known[name] += 1
            return
        kind = signature(real, ours)
        self.report.differences[kind] += 1
        self.first.setdefault(kind, (section, request, real, ours))

    def smallest(self):
        """A text for each kind of difference, with its smallest program and request."""
        for kind, (section, message) in list(self.refused.items())[: self.shown]:
            section, message = self.shrinker.smallest_refused(section, message)
            yield f"== {kind}\n{section.render()}\n{message}"
        for kind, (section, request, *answers) in list(self.first.items())[: self.shown]:
            found = self.shrinker.shrink(section, request, kind)
            if found is None:
                kind += "\n(not alone, only behind other requests)"
                found = section, request, *answers
            section, request, real, ours = found
            yield "\n".join([
                f"== {kind}", section.render(), f"asked:   {visible(request.data)}", f"FastAPI: {visible(real)}", f"here:    {visible(ours)}"])


def visible(data: bytes) -> str:
    return repr(data[:3000])[2:-1].replace("\\r\\n", "\n         ")


def section_ends(sections: list[Section], features: frozenset[str]):
    """The last line of each section in the file."""
    for count in range(1, len(sections) + 1):
        yield render(sections[:count], features).count("\n") + 2
