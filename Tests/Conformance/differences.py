"""The known differences between this server and FastAPI, as `docs/differences.md` lists them."""

import re
from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs/differences.md"
ENTRY = re.compile(r"^### .+ \{#([a-z0-9-]+)\}$", re.MULTILINE)
SHOWN_HERE = "Shown by: the conformance suite."


def entries() -> dict[str, str]:
    """The text of each entry by its id."""
    parts = ENTRY.split(DOCUMENT.read_text())
    return dict(zip(parts[1::2], parts[2::2]))


def entries_shown_by_exchanges() -> set[str]:
    """The ids of the entries that the conformance suite must show."""
    return {id for id, text in entries().items() if SHOWN_HERE in text}
