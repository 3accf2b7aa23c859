"""The clients that the playground writes for learners, run for real against a solution of the exercise."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = "exercise.py"
PARROT = Path(__file__).parents[2] / "Lessons/pictures/parrot.png"


@pytest.fixture
def run_client(request, tmp_path, base_url):
    """Lets the playground write a client, points it at the server of the test, and gives what it prints, line by line."""

    def run(kind: str, name: str, command: list[str], *arguments: str) -> list[str]:
        script = tmp_path / "script"
        script.write_text(f"export {kind} {name}\n")
        binary = request.config.getoption("--binary").resolve()
        subprocess.run([binary, "run", script, "--port", "0"], cwd=tmp_path, check=True, capture_output=True, timeout=60)
        client = tmp_path / name
        text, count = re.subn(r"http://127\.0\.0\.1:\d+", base_url, client.read_text())
        assert count == 1
        client.write_text(text)
        ended = subprocess.run(
            [*command, client, *arguments], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60)
        return ended.stdout.splitlines()

    return run


def test_requests_says_hello_chats_errs_and_sends_a_picture(run_client):
    lines = run_client("requests", "client.py", [sys.executable], str(PARROT))

    assert lines[:4] == [
        "GET /v1/hello -> 200", '{"message":"Hello"}',
        "POST /v1/chat -> 200", '{"reply":"Hello from my own program"}',
    ]
    assert lines[4] == "POST /v1/chat -> 422" and '"missing"' in lines[5]
    assert lines[6] == "POST /v1/image -> 200" and lines[7].startswith('{"format":"PNG"')


def test_requests_reads_a_stream_word_by_word(run_client):
    head, *events = run_client("stream", "stream_client.py", [sys.executable])

    assert head == "200 text/event-stream; charset=utf-8"
    times = [float(line.split()[0]) for line in events]
    assert [line.split()[-1] for line in events] == ["word", "after", "word", "after", "word", "[DONE]"]
    assert all(later - earlier > 0.2 for earlier, later in zip(times, times[1:]))


def test_curl_asks_all_of_it(run_client):
    lines = run_client("curl", "client.sh", ["sh"])

    assert [line for line in lines if line.startswith("HTTP/1.1")] == [
        "HTTP/1.1 200 OK", "HTTP/1.1 200 OK", "HTTP/1.1 422 Unprocessable Entity",
    ]
    assert [line for line in lines if line.startswith("data:")] == [
        "data: word", "data: after", "data: word", "data: [DONE]",
    ]


def test_the_library_of_openai_talks_to_it(run_client):
    hello, chat, refused = run_client("openai", "openai_client.py", [sys.executable])

    assert hello == "{'message': 'Hello'}"
    assert chat == "{'reply': 'Hello from the OpenAI library'}"
    assert refused.startswith("422 ") and '"missing"' in refused
