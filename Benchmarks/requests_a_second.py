"""Requests a second of each server, which take turns in every round."""

import re
import resource
import statistics
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from programs import GREETING, NESTED_BODY, SHOP, WRONG_BODY, routes
from table import Figure

sys.path.insert(0, str(Path(__file__).parents[1] / "Tests/Conformance"))
from servers import Server, start_fastapi, start_playground  # noqa: E402

CONNECTIONS = 64
MILLION = 1_000_000


@dataclass(frozen=True)
class Load:
    """A request that is sent over and over."""

    path: str
    body: str = ""
    status: int = 200


class Meter:
    def __init__(self, playground: Path, bare: Path, folder: Path, rounds: int, seconds: int):
        self.playground, self.bare, self.folder, self.rounds, self.seconds = playground, bare, folder, rounds, seconds

    def figures(self) -> list[Figure]:
        return [*self.static_get(), *self.shop(), *self.many_routes()]

    def static_get(self) -> list[Figure]:
        program = self.program("greeting", GREETING)
        servers = [Server([str(self.bare)]), start_playground(self.playground, program), start_fastapi(program)]
        simple, ours, fastapi = self.rates(servers, [Load("/")] * 3)
        return [
            Figure("static GET: bare SwiftNIO", simple, "/s"),
            Figure("static GET: FastAPI under Uvicorn, one worker", fastapi, "/s"),
            Figure("static GET", ours, "/s", "bare SwiftNIO", ours / simple, ">= 0.85"),
            Figure("static GET", ours, "/s", "FastAPI", ours / fastapi, ">= 6"),
        ]

    def shop(self) -> list[Figure]:
        program = self.program("shop", SHOP)
        loads = [
            ("typed path and query GET", Load("/items/42?limit=10&price=1.5&on=true"), ">= 6"),
            ("nested POST, 20 objects", Load("/orders", NESTED_BODY), ">= 8"),
            ("422 with 20 errors", Load("/orders", WRONG_BODY, 422), ">= 8"),
        ]
        found = []
        for what, load, target in loads:
            servers = [start_playground(self.playground, program), start_fastapi(program)]
            answers = [answer(server.port, load) for server in servers]
            assert answers[0] == answers[1] and answers[0][0] == load.status, f"{what}: the answers differ: {answers}"
            ours, fastapi = self.rates(servers, [load] * 2)
            found.append(Figure(f"{what}: FastAPI", fastapi, "/s"))
            found.append(Figure(what, ours, "/s", "FastAPI", ours / fastapi, target))
        return found

    def many_routes(self) -> list[Figure]:
        counts = [10, 10_000]
        servers = [start_playground(self.playground, self.program(f"routes{count}", routes(count))) for count in counts]
        few, many = self.rates(servers, [Load(f"/path/number/{count - 1}") for count in counts])
        return [
            Figure("the last of 10 routes", few, "/s"),
            Figure("the last of 10,000 routes, time a request", many, "/s", "10 routes", few / many, "<= 1.2"),
        ]

    def memory(self) -> list[Figure]:
        """How the server's memory grows while a million requests pass."""
        server = start_playground(self.playground, self.program("shop", SHOP))
        load = Load("/items/42?limit=10&price=1.5&on=true")
        try:
            self.pass_requests(server.port, load, MILLION // 10)
            before = resident(server.process.pid)
            passed = self.pass_requests(server.port, load, MILLION)
            after = resident(server.process.pid)
        finally:
            server.stop()
        return [Figure(f"memory after {passed:,} requests", after, "MB"),
                Figure("memory that they added", after - before, "MB", target="<= 5")]

    def pass_requests(self, port: int, load: Load, count: int) -> int:
        passed = 0
        while passed < count:
            passed += round(self.wrk(port, load) * self.seconds)
        return passed

    def program(self, name: str, text: str) -> Path:
        file = self.folder / f"{name}.py"
        file.write_text(text)
        return file

    def rates(self, servers: list[Server], loads: list[Load]) -> list[float]:
        """The median requests a second of each server; all are stopped afterwards."""
        try:
            rounds = [[self.wrk(server.port, load) for server, load in zip(servers, loads)] for _ in range(self.rounds)]
        finally:
            for server in servers:
                server.stop()
        return [statistics.median(column) for column in zip(*rounds)]

    def wrk(self, port: int, load: Load) -> float:
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{self.seconds}s", f"http://127.0.0.1:{port}{load.path}"]
        with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
            if load.body:
                script.write(f'wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\nwrk.body = [==[{load.body}]==]\n')
                script.flush()
                command[1:1] = ["-s", script.name]
            output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert "Socket errors" not in output and ("Non-2xx" in output) == (load.status >= 400), output
        return float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1])


def answer(port: int, load: Load) -> tuple[int, bytes]:
    headers = {"Content-Type": "application/json"} if load.body else {}
    request = urllib.request.Request(f"http://127.0.0.1:{port}{load.path}", load.body.encode() or None, headers)
    try:
        with urllib.request.urlopen(request) as found:
            return found.status, found.read()
    except urllib.error.HTTPError as failure:
        return failure.code, failure.read()


def resident(process: int) -> float:
    """The memory that a process holds, in MB."""
    kilobytes = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=True).stdout
    return int(kilobytes) / 1024


def raise_descriptor_limit() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
