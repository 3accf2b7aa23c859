"""Measures this project's server and program beside bare SwiftNIO and FastAPI, in one run on one machine.

    measure.py PLAYGROUND BARE_SERVER LANGUAGE_BENCH

Each figure is the median of the rounds; the servers take turns in every round, so that a busy machine slows all of them.
"""

import os
import pty
import re
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "Tests/Conformance"))
from servers import Server, start_fastapi, start_playground  # noqa: E402

ROUNDS = 3
SECONDS = 6
CONNECTIONS = 64

HEAD = "from fastapi import FastAPI\n\napp = FastAPI()\n"
GREETING = HEAD + '\n\n@app.get("/")\ndef greet():\n    return {"message": "Hello, world!"}\n'


LANGUAGE = Path(__file__).parent / "Language/language.py"


def main(playground: Path, bare: Path, language_bench: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print_table("Requests a second, static GET, one thread each", static_get(playground, bare, folder))
        print_table("Requests a second to the last of many routes", many_routes(playground, folder))
        print_table("Milliseconds", [("start to first frame", first_frame(playground, folder), ""),
                                     ("save to first new answer, 300 lines", reload(playground, folder), "")])
        print_table("Milliseconds, the language beside CPython", language(language_bench, folder))


def static_get(playground: Path, bare: Path, folder: Path) -> list[tuple[str, float, str]]:
    program = write(folder / "greeting.py", GREETING)
    servers = [Server([str(bare)]), start_playground(playground, program), start_fastapi(program)]
    simple, ours, fastapi = rates(servers, ["/"] * 3)
    return [
        ("bare SwiftNIO", simple, ""),
        ("apiplayground dev", ours, f"{ours / simple:.2f} × bare SwiftNIO (target 0.85)"),
        ("FastAPI under Uvicorn, one worker", fastapi, f"apiplayground is {ours / fastapi:.1f} × FastAPI (target 6)"),
    ]


def many_routes(playground: Path, folder: Path) -> list[tuple[str, float, str]]:
    counts = [10, 10_000]
    programs = [write(folder / f"routes{count}.py", routes(count)) for count in counts]
    servers = [start_playground(playground, program) for program in programs]
    few, many = rates(servers, [f"/path/number/{count - 1}" for count in counts])
    return [("10 routes", few, ""), ("10,000 routes", many, f"{few / many:.2f} × the time a request (target 1.2)")]


def routes(count: int) -> str:
    parts = [f'\n\n@app.get("/path/number/{n}")\ndef f{n}():\n    return {{"n": {n}}}\n' for n in range(count)]
    return HEAD + "".join(parts)


def rates(servers: list[Server], paths: list[str]) -> list[float]:
    """The median requests a second of each server; all are stopped afterwards."""
    try:
        rounds = [[wrk(server.port, path) for server, path in zip(servers, paths)] for _ in range(ROUNDS)]
    finally:
        for server in servers:
            server.stop()
    return [statistics.median(column) for column in zip(*rounds)]


def wrk(port: int, path: str) -> float:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", f"http://127.0.0.1:{port}{path}"]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in output and "Socket errors" not in output, output
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1])


def first_frame(playground: Path, folder: Path) -> float:
    """Milliseconds from the start of the program to the first full screen, warm."""
    return statistics.median([once_to_first_frame(playground, folder / "data") for _ in range(7)][1:])


def once_to_first_frame(playground: Path, data: Path) -> float:
    environment = {**os.environ, "XDG_DATA_HOME": str(data), "TERM": "xterm-256color", "LINES": "36", "COLUMNS": "120"}
    start = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.execve(playground, [str(playground)], environment)
    seen = b""
    try:
        while b"APIPlayground" not in seen:
            assert select.select([terminal], [], [], 20)[0], f"no frame within 20 s: {seen[-500:]!r}"
            seen += os.read(terminal, 65536)
        return (time.perf_counter() - start) * 1000
    finally:
        os.kill(process, signal.SIGTERM)
        while select.select([terminal], [], [], 5)[0]:
            try:
                if not os.read(terminal, 65536):
                    break
            except OSError:
                break
        os.waitpid(process, 0)
        os.close(terminal)


def reload(playground: Path, folder: Path) -> float:
    """Milliseconds from saving a file of about 300 lines to the first answer of its new version."""
    program = folder / "reload.py"
    write(program, versioned(0))
    server = Server([str(playground), "dev", str(program), "--port", "0"])
    try:
        return statistics.median([once_to_reload(server.port, program, version) for version in range(1, 8)])
    finally:
        server.stop()


def once_to_reload(port: int, program: Path, version: int) -> float:
    fresh = write(program.with_suffix(".new"), versioned(version))
    start = time.perf_counter()
    fresh.replace(program)
    while time.perf_counter() - start < 20:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/version") as answer:
            if int(answer.read()) == version:
                return (time.perf_counter() - start) * 1000
    raise AssertionError("the file was not loaded again within 20 s")


def versioned(version: int) -> str:
    return routes(58) + f'\n\n@app.get("/version")\ndef version():\n    return {version}\n'


def language(bench: Path, folder: Path) -> list[tuple[str, float, str]]:
    """Each kind of work here and in CPython, in turns; the best of all rounds, since noise only ever adds."""
    ours, theirs = times(bench, LANGUAGE)
    rows = [
        (name, ours[name], f"{ours[name] / theirs[name]:.2f} × CPython" + (" (target 2)" if "loop" in name else ""))
        for name in ours if name != "load"
    ]
    listing = write(folder / "listing.py", versioned(0))
    load, theirs = (figures["load"] for figures in times(bench, listing))
    return [("load of 300 lines", load, f"target 20; {load / theirs:.2f} × CPython with FastAPI"), *rows]


def times(bench: Path, program: Path) -> tuple[dict[str, float], dict[str, float]]:
    """The best figure of each name that the two programs print about `program`: the playground's, then CPython's."""
    cpython = [sys.executable, str(Path(__file__).parent / "language.py")]
    best: tuple[dict[str, float], dict[str, float]] = ({}, {})
    for _ in range(ROUNDS):
        for command, figures in zip([[str(bench)], cpython], best):
            output = subprocess.run([*command, str(program), "5"], capture_output=True, text=True, check=True).stdout
            for line in output.splitlines():
                name, figure = line.split()
                figures[name] = min(figures.get(name, float(figure)), float(figure))
    return best


def write(file: Path, text: str) -> Path:
    file.write_text(text)
    return file


def print_table(title: str, rows: list[tuple[str, float, str]]) -> None:
    print(f"\n{title}")
    for name, figure, note in rows:
        print(f"  {name:<40}{figure:>12,.1f}  {note}")


if __name__ == "__main__":
    main(*(Path(argument).resolve() for argument in sys.argv[1:4]))
