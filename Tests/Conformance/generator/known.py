"""The differences that docs/differences.md lists and random requests meet, each recognised by what causes it."""

import re

from asking import Request

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
    if request.body is not None and (HALF_CHARACTER.search(request.body) or HALF_IN_BYTES.search(request.body)):
        return "surrogates" if ours.startswith(b"HTTP/1.1 400 ") else None
    return None


def sorted_allow(answer: bytes) -> bytes:
    return ALLOW.sub(lambda match: match[1] + b", ".join(sorted(match[2].split(b", "))), answer)


def known_refusal(message: str) -> str | None:
    """The id of the entry that explains why this server does not load a program."""
    return None
