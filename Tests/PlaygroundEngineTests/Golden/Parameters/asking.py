"""Asks a FastAPI program in its own process, for the recorders."""

import asyncio


def usable(source):
    names = {}
    try:
        exec(source, names)
        return names["app"]
    except Exception:
        return None


async def ask(app, method, target, headers, body):
    from urllib.parse import unquote

    raw, _, query = target.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "path": unquote(raw),
        "raw_path": raw.encode(), "query_string": query.encode(), "root_path": "", "scheme": "http",
        "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in headers],
        "server": ("127.0.0.1", 8000), "client": ("127.0.0.1", 0),
    }
    answer = {"status": 0, "body": b""}
    waits = [False]

    async def receive():
        # A client that has sent its body says nothing more while it reads the answer.
        if waits[0]:
            await asyncio.Event().wait()
        waits[0] = True
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        if message["type"] == "http.response.start":
            answer["status"] = message["status"]
        else:
            answer["body"] += message.get("body", b"")

    try:
        await app(scope, receive, send)
    except Exception:
        pass
    return answer["status"], answer["body"]


def text(data):
    return data.decode("latin-1").encode("unicode_escape").decode()
