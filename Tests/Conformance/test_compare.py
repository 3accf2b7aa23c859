"""`apiplayground compare`: the playground itself starts real FastAPI and finds no difference, or says which."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAMS = Path(__file__).parent / "programs"


def compare(request, tmp_path, *arguments: str) -> subprocess.CompletedProcess:
    binary = request.config.getoption("--binary").resolve()
    return subprocess.run([binary, "compare", *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("name", ["functions.py", "errors.py", "forms.py"])
def test_a_program_answers_alike(request, tmp_path, name):
    ended = compare(request, tmp_path, str(PROGRAMS / name), "--python", sys.executable)

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "the same status, headers and bytes from both" in ended.stdout


def test_what_a_script_sends_is_asked_of_both(request, tmp_path):
    program = tmp_path / "main.py"
    program.write_text("from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get('/n/{n}')\ndef n(n: int):\n    return n\n")
    script = tmp_path / "script"
    script.write_text("send GET /n/5\nsend GET /n/x\nsend GET /n/5\n")

    ended = compare(request, tmp_path, str(program), "--python", sys.executable, "--requests", str(script))

    rows = [line.split() for line in ended.stdout.splitlines() if line.startswith("GET")]
    assert [row[:2] + row[-1:] for row in rows] == [["GET", "/n/5", "same"], ["GET", "/n/x", "same"]]


def test_a_difference_is_shown_with_both_answers(request, tmp_path):
    program = tmp_path / "main.py"
    program.write_text(
        "import time\n\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get('/')\ndef now():\n    return time.time_ns()\n")

    ended = compare(request, tmp_path, str(program), "--python", sys.executable)

    assert ended.returncode == 1
    assert "differs: " in ended.stdout and "1 of 1 request differ" in ended.stdout


def test_a_python_without_fastapi_is_named(request, tmp_path):
    program = tmp_path / "main.py"
    program.write_text("from fastapi import FastAPI\n\napp = FastAPI()\n")

    ended = compare(request, tmp_path, str(program), "--python", "/no/such/python")

    assert ended.returncode == 1
    assert "/no/such/python" in ended.stdout + ended.stderr
