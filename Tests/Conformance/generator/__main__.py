"""Asks random programs random requests, of real FastAPI and of this project's server.

    python Tests/Conformance/generator --binary PATH [--seed N] [--count N] [--features now+models]

Ends with 1 where an answer differs that docs/differences.md does not list.
"""

import argparse
import sys
from pathlib import Path

import features
from campaign import SHOWN, Campaign


def tell(text: str) -> None:
    print(f"{text}\n", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--features", type=features.parse, default=features.NOW)
    parser.add_argument("--shown", type=int, default=SHOWN)
    options = parser.parse_args()
    report = Campaign(options.binary.resolve(), options.seed, options.count, options.features, options.shown, tell).run()
    if report.differences:
        print(f"{sum(report.differences.values())} answers differ, of {len(report.differences)} kinds")
    return 1 if report.differences else 0


if __name__ == "__main__":
    sys.exit(main())
