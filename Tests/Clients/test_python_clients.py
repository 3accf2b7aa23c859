"""What people's own scripts do, with `requests` and `httpx`."""

import asyncio
import base64
import struct
import zlib

import httpx
import pytest
import requests

PROGRAM = "shop.py"


def png(width: int, height: int) -> bytes:
    """A black picture."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes((width + 1) * height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_requests_creates_reads_and_deletes(base_url):
    created = requests.put(f"{base_url}/items/7", json={"name": "Zähler", "price": 1.5})
    read = requests.get(f"{base_url}/items/7", params={"quantity": 2})
    deleted = requests.delete(f"{base_url}/items/7")
    gone = requests.get(f"{base_url}/items/7")

    assert (created.status_code, created.json()) == (201, {"id": 7, "name": "Zähler", "price": 1.5})
    assert read.json() == {"item": {"name": "Zähler", "price": 1.5}, "quantity": 2}
    assert (deleted.status_code, deleted.content) == (204, b"")
    assert (gone.status_code, gone.json()) == (404, {"detail": "No item 7"})


def test_requests_is_told_what_is_wrong(base_url):
    answer = requests.get(f"{base_url}/items/seven", params={"quantity": "many"})

    assert answer.status_code == 422
    assert [(problem["loc"], problem["type"]) for problem in answer.json()["detail"]] == [
        (["path", "item_id"], "int_parsing"), (["query", "quantity"], "int_parsing")]


def test_requests_session_keeps_its_cookie_and_its_connection(base_url):
    with requests.Session() as session:
        before = session.get(f"{base_url}/me").json()
        session.get(f"{base_url}/login")
        after = session.get(f"{base_url}/me").json()

        assert (before, after) == ({"session": None}, {"session": "s-1"})
        pools = session.get_adapter(base_url).poolmanager.pools
        assert [pools[key].num_connections for key in pools.keys()] == [1]


def test_requests_follows_the_redirect(base_url):
    requests.put(f"{base_url}/items/8", json={"name": "x"})

    answer = requests.get(f"{base_url}/old-items/8")

    assert ([step.status_code for step in answer.history], answer.json()["item"]) == ([307], {"name": "x"})


@pytest.mark.parametrize("size", [(1, 1), (640, 480), (3000, 2000)])
def test_requests_sends_an_image_as_base64(base_url, size):
    image = png(*size)

    answer = requests.post(f"{base_url}/inspect", json={"image": base64.b64encode(image).decode()})

    assert answer.json() == {"bytes": len(image), "width": size[0], "height": size[1]}


def test_requests_is_refused_an_image_that_is_none(base_url):
    answers = [requests.post(f"{base_url}/inspect", json={"image": text}) for text in ("not Base64", "AAAA")]

    assert [(answer.status_code, answer.json()["detail"]) for answer in answers] == [
        (400, "The image is no Base64"), (400, "The image is no PNG")]


def test_requests_reads_a_stream_piece_by_piece(base_url):
    with requests.get(f"{base_url}/words", stream=True) as answer:
        pieces = list(answer.iter_content(chunk_size=None, decode_unicode=True))

    assert pieces == ["Hello ", "from ", "héré", "\n"]


def test_requests_leaves_an_endless_stream_which_then_ends(base_url):
    with requests.get(f"{base_url}/endless", stream=True) as answer:
        lines = answer.iter_lines(decode_unicode=True)
        heard = [line for line, _ in zip((line for line in lines if line), range(3))]
        answer.raw.close()

    assert heard == ["data: 1", "data: 2", "data: 3"]
    while requests.get(f"{base_url}/open-streams").json() != 0:
        pass


def test_httpx_asks_many_at_once(base_url):
    async def ask() -> list[int]:
        async with httpx.AsyncClient(base_url=base_url) as client:
            await client.put("/items/9", json={"name": "n"})
            answers = await asyncio.gather(*(client.get("/items/9", params={"quantity": n}) for n in range(50)))
            return [answer.json()["quantity"] for answer in answers]

    assert asyncio.run(ask()) == list(range(50))


def test_httpx_reads_server_sent_events(base_url):
    with httpx.stream("GET", f"{base_url}/ticks") as answer:
        lines = [line for line in answer.iter_lines() if line]

    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert lines[:3] == ["event: tick", 'data: {"number": 1}', "id: 1"]
    assert len(lines) == 11


def test_httpx_sends_a_body_of_unknown_length(base_url):
    answer = httpx.put(
        f"{base_url}/items/10", content=iter([b'{"name": ', b'"in pieces"}']), headers={"Content-Type": "application/json"})

    assert answer.json() == {"id": 10, "name": "in pieces"}
