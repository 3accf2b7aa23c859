"""Records what Uvicorn answers to every case of Tests/Conformance/wire_cases.py, byte for byte.

Run it with a Python that has uvicorn[standard]; it writes uvicorn.json beside itself. The application reflects what
Uvicorn made of the request, so that the answers show the parsing as well. `date` and `server` keep their names only.
"""

import json
import pathlib
import re
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2] / "Conformance"))

from wire_cases import CASES  # noqa: E402


async def reflect(scope, receive, send):
    """Answers with what it was asked; reads the body first where the request has one, as FastAPI's body parameter."""
    if scope["type"] != "http":
        return
    body = b""
    names = [name for name, _ in scope["headers"]]
    if b"content-length" in names or b"transfer-encoding" in names:
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            more = message.get("more_body", False)
    fields = [f"{name.decode('latin-1')}={value.decode('latin-1')}" for name, value in scope["headers"]]
    target = scope["raw_path"].decode("latin-1") + (
        "?" + scope["query_string"].decode("latin-1") if scope["query_string"] else "")
    lines = [scope["method"], target, *fields, body.decode("latin-1")]
    content = "\n".join(lines).encode("latin-1")
    headers = [(b"content-length", str(len(content)).encode()), (b"content-type", b"text/plain")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": content})


def ask(port: int, data: bytes, idle: float = 0.25) -> dict:
    """Sends `data` and reads until the connection closes or nothing comes for `idle` seconds."""
    received = b""
    closed = False
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(data)
        connection.settimeout(idle)
        try:
            while part := connection.recv(65536):
                received += part
            closed = True
        except TimeoutError:
            pass
        except ConnectionResetError:
            closed = True
    received = re.sub(rb"\r\n(date|server): [^\r]*", rb"\r\n\1: *", received)
    return {"response": received.decode("latin-1"), "closed": closed}


def main() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "record:reflect", "--port", str(port), "--log-level", "critical"], cwd=HERE)
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.1)
        answers = [{"name": name, "request": data.decode("latin-1"), **ask(port, data)} for name, data, *_ in CASES]
    finally:
        server.terminate()
    (HERE / "uvicorn.json").write_text(json.dumps(answers, indent=1) + "\n")


if __name__ == "__main__":
    main()
