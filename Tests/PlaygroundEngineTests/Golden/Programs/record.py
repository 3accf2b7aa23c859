"""Writes programs.out: what CPython makes of each program in programs.txt, run as the body of a function."""

import contextlib
import io
import pathlib

here = pathlib.Path(__file__).parent


def result(body):
    source = "def program():\n" + "".join(f"    {line}\n" for line in body.splitlines())
    names = {}
    exec(source, names)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return repr(names["program"]())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


programs = (here / "programs.txt").read_text().split("###\n")
(here / "programs.out").write_text("".join(result(program) + "\n" for program in programs))
