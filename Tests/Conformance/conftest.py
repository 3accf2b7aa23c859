from pathlib import Path

import pytest
from servers import Server, start_fastapi, start_playground

ROOT = Path(__file__).parents[2]


def pytest_addoption(parser):
    parser.addoption(
        "--binary", type=Path, default=ROOT / ".build/debug/apiplayground", help="the apiplayground to compare")


class Servers:
    """The pair of servers (real, ours) of each program, each started once and stopped at the end."""

    def __init__(self, binary: Path):
        self.binary = binary
        self.pairs: dict[Path, list[Server] | str] = {}

    def __call__(self, program: Path) -> list[Server]:
        if program not in self.pairs:
            self.pairs[program] = self._start(program)
        pair = self.pairs[program]
        assert isinstance(pair, list), pair
        return pair

    def _start(self, program: Path) -> list[Server] | str:
        """The running pair, or why this project's server did not start."""
        real = start_fastapi(program)
        try:
            return [real, start_playground(self.binary, program)]
        except AssertionError as failure:
            real.stop()
            return str(failure)

    def stop(self) -> None:
        for pair in self.pairs.values():
            if isinstance(pair, list):
                for server in pair:
                    server.stop()


@pytest.fixture(scope="session")
def servers(request):
    servers = Servers(request.config.getoption("--binary").resolve())
    yield servers
    servers.stop()
