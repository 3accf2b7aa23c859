"""Measures this project's server and program beside bare SwiftNIO and FastAPI, in one run on one machine.

    measure.py PLAYGROUND BARE_SERVER LANGUAGE_BENCH [--only requests,memory,streams,screen,language] [--quick]

Each figure is the median of the rounds; the servers take turns in every round, so that a busy machine slows all of them.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from event_streams import event_streams
from programs import versioned
from requests_a_second import Meter, raise_descriptor_limit
from screen import screen_figures
from table import Figure, print_table

LANGUAGE = Path(__file__).parent / "Language/language.py"
PARTS = ["requests", "memory", "streams", "screen", "language"]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("playground", type=Path)
    parser.add_argument("bare", type=Path)
    parser.add_argument("language_bench", type=Path)
    parser.add_argument("--only", type=lambda text: text.split(","), default=PARTS)
    parser.add_argument("--quick", action="store_true", help="one short round, to see that everything runs")
    options = parser.parse_args()
    playground, bare, bench = (path.resolve() for path in (options.playground, options.bare, options.language_bench))
    rounds, seconds = (1, 2) if options.quick else (3, 6)
    raise_descriptor_limit()
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        meter = Meter(playground, bare, folder, rounds, seconds)
        tables = {
            "requests": ("Requests a second, one thread each", meter.figures),
            "memory": ("Memory", meter.memory),
            "streams": ("Event streams with a frame each 300 ms", lambda: event_streams(playground, folder)),
            "screen": ("In a terminal", lambda: screen_figures(playground, folder)),
            "language": ("The language beside CPython", lambda: language(bench, folder, rounds)),
        }
        for part in options.only:
            title, measure = tables[part]
            missed += print_table(title, measure())
    print(f"\n{missed or 'no'} target{'' if missed == 1 else 's'} missed")


def language(bench: Path, folder: Path, rounds: int) -> list[Figure]:
    """Each kind of work here and in CPython, in turns; the best of all rounds, since noise only ever adds."""
    ours, theirs = times(bench, LANGUAGE, rounds)
    rows = [
        Figure(name, ours[name], "ms", "CPython", ours[name] / theirs[name], "<= 2" if "loop" in name else "")
        for name in ours if name != "load"
    ]
    listing = folder / "listing.py"
    listing.write_text(versioned(0))
    load, theirs = (figures["load"] for figures in times(bench, listing, rounds))
    return [Figure("load of 300 lines", load, "ms", target="<= 20"),
            Figure("load of 300 lines", load, "ms", "CPython with FastAPI", load / theirs), *rows]


def times(bench: Path, program: Path, rounds: int) -> tuple[dict[str, float], dict[str, float]]:
    """The best figure of each name that the two programs print about `program`: the playground's, then CPython's."""
    cpython = [sys.executable, str(Path(__file__).parent / "language.py")]
    best: tuple[dict[str, float], dict[str, float]] = ({}, {})
    for _ in range(rounds):
        for command, figures in zip([[str(bench)], cpython], best):
            output = subprocess.run([*command, str(program), "5"], capture_output=True, text=True, check=True).stdout
            for line in output.splitlines():
                name, figure = line.split()
                figures[name] = min(figures.get(name, float(figure)), float(figure))
    return best


if __name__ == "__main__":
    main()
