"""Real FastAPI and this project's server with one program, asked the same over connections that are kept."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from conversation import VARYING  # noqa: E402
from servers import start_playground  # noqa: E402

# How long an answer may take before the server counts as hanging, in seconds.
PATIENCE = 20.0
HUNG = b"(no whole answer)"
CLOSED = b"\n(the connection was closed)"
CHUNK_END = re.compile(rb"(?:^|\r\n)0\r\n\r\n$")


class Refused(Exception):
    """A server did not load the program; the message says why."""


class Nursery:
    """Makes servers of real FastAPI that need no start of their own."""

    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).parent / "fastapi_nursery.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})

    def serve(self, program: Path) -> tuple[int, int]:
        """The process id and the port of a server for `program`."""
        self.process.stdin.write(f"{program}\n".encode())
        self.process.stdin.flush()
        answer = self.process.stdout.readline().decode()
        if answer.startswith("refused"):
            raise Refused(answer.removeprefix("refused ").strip())
        child, port = answer.split()
        return int(child), int(port)

    def stop(self) -> None:
        self.process.stdin.close()
        self.process.wait(10)


class Connection:
    """A connection to one server that is made anew whenever it was closed.

    Uvicorn closes without notice behind an answer with which it is not content, such as that of a function that raised.
    """

    def __init__(self, port: int):
        self.port = port
        self.socket: socket.socket | None = None
        # Whether an answer came over the connection that is open now.
        self.is_used = False

    def send(self, data: bytes) -> None:
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.is_used = False
        try:
            self.socket.sendall(data)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def receive(self, method: str) -> bytes:
        """The next answer to a request with `method`, and whether the connection was closed behind it."""
        received = b""
        while not is_whole(received, method):
            try:
                part = self.socket.recv(1 << 20)
            except TimeoutError:
                self.close()
                return received + HUNG
            except ConnectionResetError:
                part = b""
            if not part:
                self.close()
                return received + CLOSED
            received += part
        self.is_used = True
        if re.search(rb"(?i)\r\nconnection: close\r\n", received.partition(b"\r\n\r\n")[0] + b"\r\n"):
            self.close()
        return received

    def close(self) -> None:
        if self.socket is not None:
            self.socket.close()
            self.socket = None
            self.is_used = False


def is_whole(data: bytes, method: str) -> bool:
    """Whether `data` is all of an answer, as its own head frames it."""
    head, end, body = data.partition(b"\r\n\r\n")
    if not end:
        return False
    fields = head.lower()
    if method == "HEAD" or fields[9:12] in (b"204", b"304") or fields[9:10] == b"1":
        return True
    if b"\r\ntransfer-encoding: chunked" in fields:
        return CHUNK_END.search(body) is not None
    length = re.search(rb"\r\ncontent-length: (\d+)", fields)
    return length is not None and len(body) >= int(length[1])


class Pair:
    """Both servers with one program."""

    def __init__(self, nursery: Nursery, binary: Path, source: str):
        self.folder = tempfile.TemporaryDirectory()
        self.program = Path(self.folder.name) / "main.py"
        self.program.write_text(source)
        try:
            self.real_process, real_port = nursery.serve(self.program)
            try:
                self.ours_server = start_playground(binary, self.program)
            except AssertionError as failure:
                os.kill(self.real_process, signal.SIGKILL)
                raise Refused(str(failure)) from None
        except BaseException:
            self.folder.cleanup()
            raise
        self.real = Connection(real_port)
        self.ours = Connection(self.ours_server.port)

    def ask(self, request) -> tuple[bytes, bytes]:
        """What real FastAPI answers, and what this server does; what varies from answer to answer is masked."""
        while True:
            were_used = self.real.is_used, self.ours.is_used
            self.real.send(request.data)
            self.ours.send(request.data)
            answers = masked(self.real.receive(request.method)), masked(self.ours.receive(request.method))
            if request.method == "HEAD" or answers[0][9:12] in (b"204", b"304"):
                # What a server may have sent behind such an answer is not part of the next one.
                self.close()
            if not any(used and answer == CLOSED for used, answer in zip(were_used, answers)):
                return answers
            self.close()

    def close(self) -> None:
        self.real.close()
        self.ours.close()

    def is_ours_alive(self) -> bool:
        return self.ours_server.process.poll() is None

    def stop(self) -> None:
        self.close()
        os.kill(self.real_process, signal.SIGKILL)
        self.ours_server.process.kill()
        self.ours_server.process.wait()
        self.folder.cleanup()


def masked(answer: bytes) -> bytes:
    return VARYING.sub(lambda match: (match[1] or match[2]) + b": (varies)", answer)
