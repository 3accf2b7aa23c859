"""Times the language benchmark's program in CPython, in the form in which LanguageBench prints its figures.

    language.py FILE ROUNDS
"""

import importlib.util
import sys
import time


def main(file: str, rounds: int) -> None:
    spec = importlib.util.spec_from_file_location("main", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with open(file, encoding="utf-8") as source:
        text = source.read()
    print("load", best(rounds, lambda: exec(compile(text, file, "exec"), {"__name__": "main"})))
    for route in module.app.routes:
        if route.endpoint.__module__ == "main":
            print(route.path, best(rounds, route.endpoint))


def best(rounds: int, work) -> float:
    """The shortest of `rounds` runs, in milliseconds."""
    figures = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        figures.append((time.perf_counter() - start) * 1000)
    return min(figures)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
