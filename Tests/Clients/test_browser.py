"""A page in a browser uses the API: `fetch`, and `EventSource`."""

import pytest
from browser import Browser

PROGRAM = "shop.py"


@pytest.fixture(scope="module")
def browser():
    browser = Browser()
    yield browser
    browser.stop()


@pytest.fixture
def page(browser, base_url):
    browser.open(f"{base_url}/")
    return browser


def test_a_page_is_shown(page):
    assert page.evaluate("document.getElementById('greeting').textContent") == "Grüß Gott"


def test_fetch_sends_and_reads_json(page):
    script = """(async () => {
        const options = {method: "PUT", headers: {"Content-Type": "application/json"}, body: JSON.stringify({name: "é"})};
        const created = await fetch("/items/3", options);
        const read = await fetch("/items/3?quantity=2");
        return [created.status, await created.json(), await read.json()];
    })()"""

    assert page.evaluate(script) == [201, {"id": 3, "name": "é"}, {"item": {"name": "é"}, "quantity": 2}]


def test_fetch_is_told_what_is_wrong(page):
    script = """(async () => {
        const answer = await fetch("/items/three");
        return [answer.status, answer.statusText, (await answer.json()).detail[0].loc];
    })()"""

    assert page.evaluate(script) == [422, "Unprocessable Entity", ["path", "item_id"]]


def test_event_source_hears_every_event(page):
    script = """new Promise((resolve, reject) => {
        const heard = [];
        const source = new EventSource("/ticks");
        source.addEventListener("tick", event => heard.push([event.lastEventId, JSON.parse(event.data).number]));
        source.addEventListener("end", () => { source.close(); resolve(heard); });
        source.onerror = () => reject(new Error("the stream broke"));
    })"""

    assert page.evaluate(script) == [["1", 1], ["2", 2], ["3", 3]]


def test_event_source_that_is_closed_ends_the_stream(page):
    script = """(async () => {
        const heard = await new Promise(resolve => {
            const heard = [];
            const source = new EventSource("/endless");
            source.onmessage = event => {
                heard.push(event.data);
                if (heard.length == 3) { source.close(); resolve(heard); }
            };
        });
        while (await (await fetch("/open-streams")).json() != 0) {}
        return heard;
    })()"""

    assert page.evaluate(script) == ["1", "2", "3"]


def test_fetch_reads_a_stream_piece_by_piece(page):
    script = """(async () => {
        // The stream never ends, so that waiting for its end would hang.
        const reader = (await fetch("/endless")).body.pipeThrough(new TextDecoderStream()).getReader();
        let text = "";
        while (!text.includes("data: 3")) text += (await reader.read()).value;
        await reader.cancel();
        return text;
    })()"""

    assert page.evaluate(script).startswith("data: 1\n\ndata: 2\n\ndata: 3")
