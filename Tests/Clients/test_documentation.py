"""`/docs` in a browser, without a network and with Swagger UI's own files; and answers held against the description."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from browser import Browser
from conftest import PROGRAMS, start_playground

CDN = "https://cdn.jsdelivr.net/npm/swagger-ui-dist@5/"
ENDPOINTS = [
    "GET /items", "POST /items", "GET /items/{item_id}", "GET /ticks", "POST /login",
    "GET /'\"><img src=x onerror=window.broken=1>/{word}",
]


@pytest.fixture(scope="module")
def address(request):
    server = start_playground(request.config.getoption("--binary").resolve(), PROGRAMS / "documented.py")
    yield f"http://127.0.0.1:{server.port}"
    server.stop()


@pytest.fixture
def browser():
    browser = Browser()
    yield browser
    browser.stop()


@pytest.fixture
def page(browser, address):
    """The playground's own page, whole."""
    browser.go_offline({})
    browser.open(f"{address}/docs")
    browser.evaluate(until("document.querySelector('#playground[data-ready]')"))
    return browser


def until(condition: str) -> str:
    """A promise that is kept once `condition` holds."""
    return f"""new Promise((resolve, reject) => {{
        const late = setTimeout(() => reject(new Error("never: " + {condition!r})), 20000);
        const look = () => {{ if ({condition}) {{ clearTimeout(late); resolve(true); }} else setTimeout(look, 20); }};
        look();
    }})"""


def send(page: Browser, endpoint: str, fields: dict[str, str]) -> dict:
    """Opens an endpoint, fills fields in, clicks on Send and reads what is shown."""
    page.evaluate(f"window.box = [...document.querySelectorAll('details[data-endpoint]')].find(one => one.dataset.endpoint === {endpoint!r}); box.querySelector('summary').click()")
    page.evaluate(until("box.querySelector('form')"))
    for name, value in fields.items():
        page.evaluate(f"box.querySelector('[name={name}]').value = {value!r}")
    page.evaluate("box.querySelector('button[type=submit]').click()")
    page.evaluate(until("box.querySelector('.result').dataset.status"))
    return page.evaluate("""({
        status: box.querySelector('.result .code').textContent, line: box.querySelector('.result .code').parentNode.textContent,
        body: (box.querySelector('.result pre.body') || {}).textContent,
        frames: [...box.querySelectorAll('ol.frames li code')].map(one => one.textContent),
        code: (box.querySelector('[aria-label="The code behind this endpoint"]') || {}).textContent,
    })""")


def test_the_page_lists_every_endpoint_without_a_network(page):
    listed = page.evaluate("[...document.querySelectorAll('details[data-endpoint]')].map(one => one.dataset.endpoint)")

    assert sorted(listed) == sorted(ENDPOINTS)
    assert page.evaluate("document.querySelector('#playground h1').textContent").startswith("Shop <img")
    assert page.errors == []


def test_a_get_is_sent_and_its_answer_shown(page):
    shown = send(page, "GET /items", {"limit": "5"})

    assert shown["status"] == "200 OK"
    assert " ms" in shown["line"]
    assert shown["body"] == "[]"
    assert shown["code"].startswith('@app.get("/items", tags=["items"])\ndef list_items(')
    assert page.errors == []


def test_a_broken_body_is_sent_and_what_is_wrong_shown(page):
    shown = send(page, "POST /items", {"body": '{"name": "", '})

    assert shown["status"] == "422 Unprocessable Entity"
    assert "JSON decode error" in shown["body"]
    # The browser logs every answer of 400 and above by itself.
    assert all("422" in error for error in page.errors)


def test_an_event_stream_is_shown_frame_by_frame(page):
    shown = send(page, "GET /ticks", {})

    assert shown["status"] == "200 OK"
    assert shown["frames"] == [f'event: tick\ndata: {{"number":{number}}}'.replace(":0", ": 0").replace(":1", ": 1").replace(":2", ": 2") for number in range(3)]
    assert page.errors == []


def test_nothing_that_the_program_says_becomes_part_of_the_page(page):
    for endpoint in ENDPOINTS:
        page.evaluate(f"[...document.querySelectorAll('details[data-endpoint]')].find(one => one.dataset.endpoint === {endpoint!r}).open = true")
    page.evaluate("new Promise(resolve => setTimeout(resolve, 100))")

    assert page.evaluate("document.querySelectorAll('#playground img, #playground script, #playground b, #playground i').length") == 0
    assert page.evaluate("window.broken === undefined")


def test_every_control_of_the_page_can_be_reached_and_has_a_name(page):
    page.evaluate("document.querySelectorAll('details[data-endpoint]').forEach(one => one.open = true)")
    page.evaluate(until("document.querySelectorAll('#playground form').length === 6"))

    nameless = page.evaluate("""[...document.querySelectorAll('#playground input, #playground textarea')]
        .filter(one => !document.querySelector(`label[for="${one.id}"]`)).map(one => one.outerHTML)""")

    assert nameless == []


def test_redoc_gives_way_to_the_page_as_well(browser, address):
    browser.go_offline({})
    browser.open(f"{address}/redoc")
    browser.evaluate(until("document.querySelector('#playground[data-ready]')"))

    assert browser.evaluate("document.querySelectorAll('details[data-endpoint]').length") == len(ENDPOINTS)
    assert browser.errors == []


def test_swagger_ui_shows_the_description_without_an_error(browser, address):
    folder = Path(importlib.util.find_spec("swagger_ui").origin).parent / "static"
    files = {CDN + name: (folder / name).read_bytes() for name in ("swagger-ui.css", "swagger-ui-bundle.js")}
    browser.go_offline(files)

    browser.open(f"{address}/docs")
    browser.evaluate(until(f"document.querySelectorAll('.opblock').length === {len(ENDPOINTS)}"))

    assert browser.evaluate("document.querySelector('#playground')") is None
    assert browser.evaluate("[...document.querySelectorAll('.errors-wrapper')].map(one => one.textContent)") == []
    assert browser.errors == []


def test_no_answer_contradicts_the_description(address):
    checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance"
    command = [
        Path(sys.executable).with_name("schemathesis"), "run", f"{address}/openapi.json", "--checks", checks, "--seed", "20261128",
        "--max-examples", "60", "--generation-database", "none", "--exclude-path-regex", "onerror"]

    run = subprocess.run(command, capture_output=True, text=True, timeout=300)

    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
