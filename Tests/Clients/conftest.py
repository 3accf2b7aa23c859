import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "Tests/Conformance"))
from servers import start_fastapi, start_playground  # noqa: E402

PROGRAMS = Path(__file__).parent / "programs"


def pytest_addoption(parser):
    parser.addoption("--binary", type=Path, default=ROOT / ".build/debug/apiplayground", help="the apiplayground to ask")
    parser.addoption("--real", type=Path, default=ROOT / ".venv/bin/python", help="the Python with real FastAPI")


@pytest.fixture(scope="module", params=["apiplayground", "FastAPI"])
def base_url(request):
    """The address of the module's `PROGRAM`, served by each of the two, which must be the same to every client."""
    program = PROGRAMS / request.module.PROGRAM
    if request.param == "apiplayground":
        server = start_playground(request.config.getoption("--binary").resolve(), program)
    else:
        server = start_fastapi(program, python=request.config.getoption("--real"))
    yield f"http://127.0.0.1:{server.port}"
    server.stop()
