"""Thousands of event streams at once, each with a frame every 300 ms: does every frame arrive, and how late?"""

import asyncio
import re
import sys
import time
from pathlib import Path

import uvloop
from programs import STREAM
from requests_a_second import resident
from table import Figure

sys.path.insert(0, str(Path(__file__).parents[1] / "Tests/Conformance"))
from servers import start_playground  # noqa: E402

STREAMS = 5000
FRAMES = 40
INTERVAL = 0.3
REQUEST = b"GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\n"
# So many connections are opened at once; the next wait until each of these has heard its first frame, so that no queue
# of the kernel decides who gets through.
TOGETHER = 250
FRAME = re.compile(rb"data: (\d+)\n\n")


class Listener(asyncio.Protocol):
    """One stream: notes how long after the one before each frame came."""

    def __init__(self, gaps: list[float], begun: asyncio.Future, over: asyncio.Future):
        self.gaps, self.begun, self.over = gaps, begun, over
        self.heard = 0
        self.last = 0.0
        self.in_order = True

    def connection_made(self, transport) -> None:
        self.transport = transport
        transport.write(REQUEST)

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()
        for number in FRAME.findall(data):
            self.in_order = self.in_order and int(number) == self.heard
            if self.heard:
                self.gaps.append(now - self.last)
            elif not self.begun.done():
                self.begun.set_result(None)
            self.last = now
            self.heard += 1
        if data.endswith(b"0\r\n\r\n"):
            self.transport.close()

    def connection_lost(self, failure) -> None:
        if not self.begun.done():
            self.begun.set_result(None)
        if not self.over.done():
            self.over.set_result(self.heard if self.in_order else -1)


async def listen(port: int, process: int) -> tuple[list[int], list[float], int, float]:
    """What each stream heard, the gaps between frames, how many streams were open at once, and the server's memory then."""
    loop = asyncio.get_running_loop()
    gaps: list[float] = []
    ends: list[asyncio.Future] = []
    for _ in range(0, STREAMS, TOGETHER):
        pairs = [(loop.create_future(), loop.create_future()) for _ in range(TOGETHER)]
        ends += [over for _, over in pairs]
        await asyncio.gather(*(
            loop.create_connection(lambda pair=pair: Listener(gaps, *pair), "127.0.0.1", port) for pair in pairs))
        await asyncio.gather(*(begun for begun, _ in pairs))
    open_at_once = sum(not over.done() for over in ends)
    memory = resident(process)
    return list(await asyncio.gather(*ends)), gaps, open_at_once, memory


def event_streams(playground: Path, folder: Path) -> list[Figure]:
    program = folder / "stream.py"
    program.write_text(STREAM.format(frames=FRAMES, interval=INTERVAL))
    server = start_playground(playground, program)
    try:
        heard, gaps, open_at_once, memory = uvloop.run(listen(server.port, server.process.pid))
    finally:
        server.stop()
    late = sorted((gap - INTERVAL) * 1000 for gap in gaps)
    missing = sum(FRAMES - max(count, 0) for count in heard)
    return [
        Figure("streams open at once", open_at_once, "", target=f">= {STREAMS}"),
        Figure(f"frames of {STREAMS:,} streams that did not arrive", missing, "", target="<= 0"),
        Figure("lateness of a frame, median", late[len(late) // 2], "ms"),
        Figure("lateness of a frame, 99th percentile", late[len(late) * 99 // 100], "ms", target="<= 25"),
        Figure("memory of the server with all streams open", memory, "MB", target="<= 150"),
    ]
