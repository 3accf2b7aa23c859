"""Serves many programs with real FastAPI, one after another, without importing it anew for each.

Reads a program's path a line, forks a child that serves it as `fastapi dev` does, and prints the child's process id and
port, or `refused` and why.
"""

import importlib.util
import os
import signal
import socket
import sys

import fastapi  # noqa: F401
import fastapi.responses  # noqa: F401
import fastapi.sse  # noqa: F401
import httptools  # noqa: F401
import uvicorn
import uvloop  # noqa: F401


def serve(path: str, report: int) -> None:
    try:
        spec = importlib.util.spec_from_file_location("main", path)
        module = importlib.util.module_from_spec(spec)
        sys.modules["main"] = module
        spec.loader.exec_module(module)
    except BaseException as failure:
        os.write(report, f"refused {type(failure).__name__}: {failure}".replace("\n", " ")[:2000].encode() + b"\n")
        return
    listener = socket.create_server(("127.0.0.1", 0), backlog=100)
    config = uvicorn.Config(module.app, http="httptools", loop="uvloop", log_level="critical", access_log=False)
    os.write(report, f"{os.getpid()} {listener.getsockname()[1]}\n".encode())
    uvicorn.Server(config).run(sockets=[listener])


def main() -> None:
    sys.dont_write_bytecode = True
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            report = os.dup(1)
            quiet = os.open(os.devnull, os.O_RDWR)
            for descriptor in (0, 1, 2):
                os.dup2(quiet, descriptor)
            serve(line.strip(), report)
            os._exit(0)


if __name__ == "__main__":
    main()
