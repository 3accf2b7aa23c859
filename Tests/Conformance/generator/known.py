"""The differences that docs/differences.md lists and random requests meet, each recognised by what causes it."""

import re

from asking import Request
from pair import CLOSED

HALF_CHARACTER = re.compile(rb"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB]..)\\u[dD][c-fC-F]")
HALF_IN_BYTES = re.compile(rb"\xed[\xa0-\xbf]")
ADDRESS = re.compile(rb"(?<= at 0x)[0-9a-f]+(?=>)")
ALLOW = re.compile(rb"(?im)^(allow: )([^\r]*)")


def known_difference(request: Request, real: bytes, ours: bytes) -> str | None:
    """The id of the entry that explains why the answers differ."""
    if sorted_allow(real) == sorted_allow(ours):
        return "allow-order"
    if ADDRESS.sub(b"", real) == ADDRESS.sub(b"", ours):
        return "function-addresses"
    if b'"url_syntax_violation"' in real:
        return "international-hosts"
    if is_cut_stream(real, ours):
        return "events-before-an-exception"
    if request.body is not None and (HALF_CHARACTER.search(request.body) or HALF_IN_BYTES.search(request.body)):
        return "surrogates" if ours.startswith(b"HTTP/1.1 400 ") else None
    return None


def is_cut_stream(real: bytes, ours: bytes) -> bool:
    """Whether real FastAPI broke off a stream of events before its end: the pace of its threads decides that."""
    is_stream = b"\r\ncontent-type: text/event-stream" in real.partition(b"\r\n\r\n")[0]
    return is_stream and real.endswith(CLOSED) and ours.startswith(real.removesuffix(CLOSED)) and ours.endswith(b"0\r\n\r\n")


def sorted_allow(answer: bytes) -> bytes:
    return ALLOW.sub(lambda match: match[1] + b", ".join(sorted(match[2].split(b", "))), answer)


def known_refusal(message: str) -> str | None:
    """The id of the entry that explains why this server does not load a program."""
    return None
