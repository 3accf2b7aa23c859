"""`curl` in a terminal."""

import subprocess

PROGRAM = "shop.py"


def curl(*arguments: str) -> str:
    return subprocess.run(["curl", "-sS", *arguments], capture_output=True, text=True, check=True, timeout=30).stdout


def test_a_stream_shows_while_it_goes_on(base_url):
    # The stream never ends, so that anything that waits for its end hangs here.
    with subprocess.Popen(["curl", "-sSN", f"{base_url}/endless"], stdout=subprocess.PIPE, text=True) as process:
        lines = [process.stdout.readline() for _ in range(5)]
        process.terminate()

    assert lines == ["data: 1\n", "\n", "data: 2\n", "\n", "data: 3\n"]


def test_a_stream_that_ends_ends_the_connection_in_order(base_url):
    assert curl("-N", f"{base_url}/words") == "Hello from héré\n"


def test_json_is_sent_and_read(base_url):
    answer = curl("--json", '{"name": "é"}', "-X", "PUT", "-w", " %{http_code} %{content_type}", f"{base_url}/items/1")

    assert answer == '{"id":1,"name":"é"} 201 application/json'


def test_the_head_alone_is_asked(base_url):
    status, *fields = curl("-I", f"{base_url}/").splitlines()

    assert status == "HTTP/1.1 405 Method Not Allowed"
    assert "allow: GET" in fields


def test_a_body_that_waits_for_its_leave_is_sent(base_url):
    big = '{"name": "' + "x" * 2_000_000 + '"}'

    answer = subprocess.run(
        ["curl", "-sS", "-X", "PUT", "-H", "Expect: 100-continue", "-H", "Content-Type: application/json", "--data-binary", "@-",
         "-o", "/dev/null", "-w", "%{http_code}", f"{base_url}/items/2"], input=big, capture_output=True, text=True, timeout=30)

    assert answer.stdout == "201"
