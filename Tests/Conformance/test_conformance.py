"""Real FastAPI and this project's server are asked the same and answer the same, byte for byte."""

import difflib

import pytest
from conversation import converse
from differences import entries, entries_shown_by_exchanges
from exchanges import Exchange, all_exchanges

EXCHANGES = all_exchanges()
DIFFERENCES = entries()


@pytest.mark.parametrize("exchange", EXCHANGES, ids=lambda exchange: exchange.id)
def test_both_servers_answer_the_same(exchange: Exchange, servers):
    real, ours = servers(exchange.program)

    expected = converse(real.port, exchange.data)
    actual = converse(ours.port, exchange.data)

    if exchange.difference is None:
        assert actual == expected, report(exchange, expected, actual)
    else:
        assert exchange.difference in DIFFERENCES, f"docs/differences.md has no entry {{#{exchange.difference}}}"
        assert actual != expected, f"the answers are the same: {{#{exchange.difference}}} no longer explains this"
        pytest.skip(f"known difference: {exchange.difference}")


def test_every_known_difference_is_shown_by_an_exchange():
    shown = {exchange.difference for exchange in EXCHANGES} - {None}

    assert shown == entries_shown_by_exchanges()


def test_exchanges_have_names_of_their_own():
    names = [exchange.id for exchange in EXCHANGES]

    assert [name for name in sorted(set(names)) if names.count(name) > 1] == []


def report(exchange: Exchange, expected: bytes, actual: bytes) -> str:
    """What was sent, and how the answers differ, line by line."""
    difference = difflib.unified_diff(visible(expected), visible(actual), "FastAPI", "apiplayground", lineterm="", n=99)
    return "\n".join(["", "sent:", *visible(exchange.data[:4096]), "", *difference])


def visible(data: bytes) -> list[str]:
    """The lines of `data`, with every byte that is no printable ASCII escaped."""
    return [repr(line)[2:-1] for line in data.splitlines(keepends=True)]
