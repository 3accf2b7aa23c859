"""The program in a terminal: how soon it shows, and how soon a key shows while the server is busy."""

import os
import pty
import re
import select
import signal
import statistics
import subprocess
import time
import urllib.request
from pathlib import Path

from programs import GREETING, LARGE, versioned
from requests_a_second import Server
from table import Figure

# What is typed: letters that nothing else on the screen has, so that each shows when its own painting is done.
LETTERS = [chr(0x0400 + index) for index in range(0x60)]
KEYS = 400
# As many rows as the log keeps.
LOG_BOUND = 100_000


class Screen:
    """The program's full screen in a terminal of its own."""

    def __init__(self, playground: Path, data: Path, *arguments: str):
        environment = {**os.environ, "XDG_DATA_HOME": str(data), "TERM": "xterm-256color", "LINES": "36", "COLUMNS": "120", "LC_ALL": "C.UTF-8"}
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.execve(playground, [str(playground), *arguments], environment)

    def read_until(self, wanted: re.Pattern[bytes]) -> bytes:
        """What is painted, up to and with the wanted text."""
        seen = b""
        while not wanted.search(seen):
            assert select.select([self.terminal], [], [], 20)[0], f"{wanted.pattern!r} did not show within 20 s: {seen[-500:]!r}"
            seen += os.read(self.terminal, 65536)
        return seen

    def type(self, text: str) -> None:
        os.write(self.terminal, text.encode())

    def stop(self) -> None:
        os.kill(self.process, signal.SIGTERM)
        while select.select([self.terminal], [], [], 5)[0]:
            try:
                if not os.read(self.terminal, 65536):
                    break
            except OSError:
                break
        os.waitpid(self.process, 0)
        os.close(self.terminal)


def screen_figures(playground: Path, folder: Path) -> list[Figure]:
    return [
        Figure("start to first frame", first_frame(playground, folder), "ms", target="<= 100"),
        Figure("save to first new answer, 300 lines", reload(playground, folder), "ms", target="<= 20"),
        *keys_under_load(playground, folder),
        *keys_beside_much(playground, folder),
    ]


def first_frame(playground: Path, folder: Path) -> float:
    """Milliseconds from the start of the program to the first full screen, warm."""
    return statistics.median([once_to_first_frame(playground, folder / "data") for _ in range(7)][1:])


def once_to_first_frame(playground: Path, data: Path) -> float:
    start = time.perf_counter()
    screen = Screen(playground, data)
    try:
        screen.read_until(re.compile(rb"APIPlayground"))
        return (time.perf_counter() - start) * 1000
    finally:
        screen.stop()


def keys_under_load(playground: Path, folder: Path) -> list[Figure]:
    """How long keys take to be painted while wrk asks the server as fast as it can."""
    screen, port = opened(playground, folder, GREETING)
    try:
        load = subprocess.Popen(["wrk", "-t1", "-c64", "-d60s", f"http://127.0.0.1:{port}/"], stdout=subprocess.DEVNULL)
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/").read()
            waits = keys_to_painted(screen)
        finally:
            load.terminate()
            load.wait()
    finally:
        screen.stop()
    return [Figure("key to painted screen under load, median", waits[KEYS // 2], "ms"),
            Figure("key to painted screen under load, 99th percentile", waits[KEYS * 99 // 100], "ms", target="<= 16")]


def keys_beside_much(playground: Path, folder: Path) -> list[Figure]:
    """How long keys take while the log is at its bound, and then while a body of 50 MB is shown as well."""
    screen, port = opened(playground, folder, LARGE)
    try:
        fill = ["wrk", "-t1", "-c16", "-d1s", f"http://127.0.0.1:{port}/"]
        passed = 0
        while passed < LOG_BOUND:
            output = subprocess.run(fill, capture_output=True, text=True, check=True).stdout
            passed += int(re.search(r"(\d+) requests in", output).group(1))
        log = keys_to_painted(screen)
        screen.type("\x15send GET /large\r")
        screen.read_until(re.compile(rb"50 MB"))
        body = keys_to_painted(screen)
    finally:
        screen.stop()
    return [Figure("key to painted screen, log of 100,000 rows, 99th percentile", log[KEYS * 99 // 100], "ms", target="<= 16"),
            Figure("key to painted screen, body of 50 MB, 99th percentile", body[KEYS * 99 // 100], "ms", target="<= 16")]


def opened(playground: Path, folder: Path, text: str) -> tuple[Screen, int]:
    """The full screen with a program, and the port at which it serves it."""
    program = folder / "keys.py"
    program.write_text(text)
    screen = Screen(playground, folder / "data", str(program), "--port", "0")
    shown = screen.read_until(re.compile(rb"127\.0\.0\.1:\d+ "))
    return screen, int(re.search(rb"127\.0\.0\.1:(\d+)", shown).group(1))


def keys_to_painted(screen: Screen) -> list[float]:
    """The milliseconds that keys took, sorted."""
    return sorted(once_to_painted(screen, LETTERS[number % len(LETTERS)], number) for number in range(KEYS))


def once_to_painted(screen: Screen, letter: str, number: int) -> float:
    if number % 40 == 0:
        # An empty line again, so that the prompt never scrolls.
        screen.type("\x15")
    # Keys come as a held key repeats, 30 times a second: the screen is drawn 60 times a second at most.
    time.sleep(1 / 30)
    start = time.perf_counter()
    screen.type(letter)
    screen.read_until(re.compile(re.escape(letter.encode())))
    return (time.perf_counter() - start) * 1000


def reload(playground: Path, folder: Path) -> float:
    """Milliseconds from saving a file of about 300 lines to the first answer of its new version."""
    program = folder / "reload.py"
    program.write_text(versioned(0))
    server = Server([str(playground), "dev", str(program), "--port", "0"])
    try:
        return statistics.median([once_to_reload(server.port, program, version) for version in range(1, 8)])
    finally:
        server.stop()


def once_to_reload(port: int, program: Path, version: int) -> float:
    fresh = program.with_suffix(".new")
    fresh.write_text(versioned(version))
    start = time.perf_counter()
    fresh.replace(program)
    while time.perf_counter() - start < 20:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/version") as answer:
            if int(answer.read()) == version:
                return (time.perf_counter() - start) * 1000
    raise AssertionError("the file was not loaded again within 20 s")
