"""Asks real FastAPI, in its own process, to describe random programs, and writes down what it answers.

`record.py` writes documents.txt; `record.py --seed N` writes other.txt, descriptions of another seed for looking at by hand.
The lines have the form of ../Parameters/exchanges.txt. Each program is asked for `/openapi.json` and, at a path of its own,
for what `model_json_schema()` and `TypeAdapter(…).json_schema()` give.
"""

import logging
import pathlib
import random
import sys
import types
import warnings

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "Parameters"))

import asking
from draw import IMPORTS, Program

TARGETS = ["/openapi.json", "/-/schemas"]


def loaded(source):
    """The app of a program that FastAPI loads as the module that Uvicorn imports; None for any other program."""
    module = types.ModuleType("main")
    sys.modules["main"] = module
    try:
        exec(compile(source, "main.py", "exec"), module.__dict__)
    except Exception:
        return None
    return module.app


def programs(count):
    found = 0
    while found < count:
        source = IMPORTS + Program(random.random()).source()
        if app := loaded(source):
            found += 1
            yield source, app, [("GET", target, [], b"") for target in TARGETS]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    logging.disable()
    asking.main(programs, IMPORTS, HERE, seed=20_261_128, count=110, name="documents.txt")
