"""Asks FastAPI programs in this process, and writes down what they answer: what the recorders have in common."""

import argparse
import asyncio
import random


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


async def record(programs, imports):
    """A line for each program and each exchange, and how many exchanges there are."""
    lines, total = [], 0
    for source, app, exchanges in programs:
        lines.append("### " + source.removeprefix(imports).replace("\n", "␤"))
        for method, target, headers, body in exchanges:
            status, answer = await ask(app, method, target, headers, body)
            fields = "␟".join(f"{name}: {value}" for name, value in headers)
            lines.append("␞".join([method, target, fields, text(body), str(status), text(answer)]))
            total += 1
    return lines, total


def main(programs, imports, folder, *, seed, count, name="exchanges.txt"):
    """Writes the exchanges to `name`, or with `--seed` the exchanges of another seed to other.txt.

    `programs` gives as many programs as it is asked for, each with its app and its requests.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int)
    parser.add_argument("--programs", type=int, default=count)
    options = parser.parse_args()
    random.seed(seed if options.seed is None else options.seed)
    lines, total = asyncio.run(record(programs(options.programs), imports))
    header = "IMPORTS " + imports.replace("\n", "␤")
    (folder / (name if options.seed is None else "other.txt")).write_text("\n".join([header, *lines]) + "\n")
    print(total, "exchanges")
