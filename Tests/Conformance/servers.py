"""The two servers under comparison, each a process that serves one program on a port of its own choice."""

import collections
import os
import re
import selectors
import subprocess
import sys
import threading
import time
from pathlib import Path

LISTENING = re.compile(r"http://127\.0\.0\.1:(\d+)")
START_LIMIT = 60.0

FASTAPI = """
import sys, uvicorn
sys.path.insert(0, sys.argv[1])
uvicorn.run(f"{sys.argv[2]}:app", host="127.0.0.1", port=0, http="httptools", loop="uvloop")
"""


class Server:
    """A running server process; `port` is where it listens."""

    def __init__(self, command: list[str], environment: dict[str, str] | None = None):
        self.output: collections.deque[str] = collections.deque(maxlen=200)
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={**os.environ, "NO_COLOR": "1", **(environment or {})},
        )
        try:
            self.port = self._wait_for_port()
        except BaseException:
            self.stop()
            raise
        threading.Thread(target=self._drain, daemon=True).start()

    def _wait_for_port(self) -> int:
        """Reads output until a line names the address; the whole output explains a server that did not start."""
        deadline = time.monotonic() + START_LIMIT
        text = ""
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            while time.monotonic() < deadline and selector.select(deadline - time.monotonic()):
                data = os.read(self.process.stdout.fileno(), 65536)
                text += data.decode(errors="replace")
                if match := LISTENING.search(text):
                    return int(match[1])
                if not data:
                    raise AssertionError(f"{self.process.args[0]} ended before it listened and said:\n{text}")
        raise AssertionError(f"{self.process.args[0]} did not listen within {START_LIMIT:.0f} s and said:\n{text}")

    def _drain(self) -> None:
        for line in self.process.stdout:
            self.output.append(line.decode(errors="replace"))

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start_fastapi(program: Path, python: Path | str = sys.executable) -> Server:
    """Starts real FastAPI under Uvicorn as `fastapi dev` does: httptools, uvloop, proxy headers from this machine."""
    return Server([str(python), "-c", FASTAPI, str(program.parent), program.stem], {"PYTHONDONTWRITEBYTECODE": "1"})


def start_playground(binary: Path, program: Path) -> Server:
    """Starts this project's server for the same program."""
    return Server([str(binary), "dev", str(program), "--port", "0", "--no-reload"])
