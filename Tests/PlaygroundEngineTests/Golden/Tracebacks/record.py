"""Writes into tracebacks.txt what CPython 3.11 prints when `f()` of each program raises.

A program stands between `### NAME` and `---`, the traceback behind it: without the frame of this script and without
the carets under lines, which the playground does not draw.
"""

import linecache
import pathlib
import re
import traceback

path = pathlib.Path(__file__).with_name("tracebacks.txt")


def recorded(source):
    linecache.cache["main.py"] = (len(source), None, source.splitlines(True), "main.py")
    names = {"__name__": "main"}
    exec(compile(source, "main.py", "exec"), names)
    try:
        names["f"]()
    except BaseException as error:
        error.__traceback__ = error.__traceback__.tb_next
        lines = "".join(traceback.format_exception(error)).rstrip("\n").split("\n")
        return "\n".join(line for line in lines if not re.fullmatch(r"\s*[\^~]+", line))


text = ""
for program in path.read_text().split("### ")[1:]:
    name, rest = program.split("\n", 1)
    source = rest.split("---\n")[0]
    text += f"### {name}\n{source}---\n{recorded(source)}\n"
path.write_text(text)
