"""Writes NAME.out for the NAMEs given (all without): what CPython makes of each program in NAME.txt.

`models` wants the pinned Pydantic, which the Python of the conformance suite has.

A program is the body of a function, between lines of `###`; under a first line `# async` it is that of an `async def`.
"""

import asyncio
import contextlib
import io
import pathlib
import sys

here = pathlib.Path(__file__).parent


def result(body):
    is_async = body.startswith("# async\n")
    head = "async def program():\n" if is_async else "def program():\n"
    names = {"__name__": "main"}
    exec(head + "".join(f"    {line}\n" for line in body.splitlines()), names)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            value = names["program"]()
            return repr(asyncio.run(value) if is_async else value)
    except Exception as error:
        name = type(error).__name__
        return f"{name}: {error}" if str(error) else name


for file in [here / f"{name}.txt" for name in sys.argv[1:]] or sorted(here.glob("*.txt")):
    programs = file.read_text().split("###\n")
    file.with_suffix(".out").write_text("".join(result(program) + "\n" for program in programs))
