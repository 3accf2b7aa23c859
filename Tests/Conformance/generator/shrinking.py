"""Makes a program and a request on whose answers the servers differ as small as they go."""

import collections
import json
import re

from asking import Request
from pair import Nursery, Pair, Refused
from programs import Section, render

# How many smaller programs are tried for one difference; each starts both servers.
PROGRAMS = 40
REQUESTS = 300


def signature(real: bytes, ours: bytes) -> str:
    """What kind of difference it is: one that stays while a program shrinks."""
    if status(real) != status(ours):
        named = [name for answer in (real, ours) for name in error_types(answer)] if "422" in (status(real), status(ours)) else []
        return f"{status(real)} against {status(ours)}" + (f": {', '.join(sorted(set(named)))}" if 0 < len(named) < 2 else "")
    heads = head_lines(real), head_lines(ours)
    if heads[0] != heads[1]:
        changed = sorted({line.split(b":")[0].decode(errors="replace") for line in set(heads[0]) ^ set(heads[1])})
        return f"{status(real)} with other header fields {changed}"
    found = collections.Counter(error_types(real)), collections.Counter(error_types(ours))
    if found[0] != found[1]:
        missing, added = ((one - other).elements() for one, other in (found, found[::-1]))
        return f"{status(real)} without {sorted(set(missing))} and with {sorted(set(added))} in their place"
    return f"{status(real)} with another body of {', '.join(sorted(found[0])) or kind_of_body(real)}"


def status(answer: bytes) -> str:
    return answer[9:12].decode(errors="replace") if answer.startswith(b"HTTP/") else "no answer"


def head_lines(answer: bytes) -> list[bytes]:
    return [line for line in answer.partition(b"\r\n\r\n")[0].split(b"\r\n")[1:] if not line.lower().startswith(b"content-length")]


def body_of(answer: bytes) -> object:
    try:
        return json.loads(answer.partition(b"\r\n\r\n")[2])
    except (ValueError, RecursionError):
        return b""


def error_types(answer: bytes) -> list[str]:
    """The types of the problems that a 422 names."""
    value = body_of(answer)
    detail = value.get("detail") if isinstance(value, dict) else None
    return [str(item.get("type")) for item in detail if isinstance(item, dict)] if isinstance(detail, list) else []


def kind_of_body(answer: bytes) -> str:
    return type(body_of(answer)).__name__


class Shrinker:
    def __init__(self, nursery: Nursery, binary, features: frozenset[str]):
        self.nursery, self.binary, self.features = nursery, binary, features

    def shrink(self, section: Section, request: Request, wanted: str) -> tuple[Section, Request, bytes, bytes] | None:
        """The smallest found, with both answers; None where the difference does not show again."""
        answers = self.request_of(section, request, wanted)
        if answers is None:
            return None
        request, *answers = answers
        tries = PROGRAMS
        progress = True
        while progress and tries > 0:
            progress = False
            for less in section.smaller():
                if tries <= 0:
                    break
                tries -= 1
                if found := self.request_of(less, request, wanted, reduces=False):
                    section, progress = less, True
                    answers = found[1:]
                    break
        found = self.request_of(section, request, wanted)
        return (section, *found) if found else (section, request, *answers)

    def request_of(self, section: Section, request: Request, wanted: str, reduces: bool = True):
        """The smallest request with the difference and both answers; None where even `request` itself has none."""
        try:
            pair = Pair(self.nursery, self.binary, render([section], self.features))
        except Refused:
            return None
        try:
            answers = pair.ask(request)
            if answers[0] == answers[1] or signature(*answers) != wanted:
                return None
            tries = REQUESTS if reduces else 0
            progress = True
            while progress and tries > 0:
                progress = False
                for less in request.smaller():
                    tries -= 1
                    found = pair.ask(less)
                    if found[0] != found[1] and signature(*found) == wanted:
                        request, answers, progress = less, found, True
                        break
                    if tries <= 0:
                        break
            return request, *answers
        finally:
            pair.stop()

    def smallest_refused(self, section: Section, message: str) -> tuple[Section, str]:
        """The smallest program that real FastAPI loads and this server does not, with its reason."""
        kind = reason(message)
        tries = PROGRAMS
        progress = True
        while progress and tries > 0:
            progress = False
            for less in section.smaller():
                tries -= 1
                found = self.refusal(less)
                if found is not None and reason(found) == kind:
                    section, message, progress = less, found, True
                    break
                if tries <= 0:
                    break
        return section, message

    def refusal(self, section: Section) -> str | None:
        """Why this server does not load what real FastAPI loads; None where it does, or neither."""
        try:
            Pair(self.nursery, self.binary, render([section], self.features)).stop()
        except Refused as failure:
            return str(failure) if "main.py:" in str(failure) else None
        return None


def reason(message: str) -> str:
    """The diagnostic's first line without the names in it."""
    line = next((line for line in message.splitlines() if "main.py:" in line), message)
    return re.sub(r"\d+|'[^']*'|`[^`]*`|‘[^’]*’|\"[^\"]*\"", "…", line.split("main.py:")[-1])
