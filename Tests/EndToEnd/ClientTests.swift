import Foundation
import Testing

/// The client, the log and what opens in their place, in a real terminal.
@Suite(.serialized) struct ClientTests {
    private let play = "\(Program.path) --port 0"
    private static let items = """
        from fastapi import FastAPI
        from pydantic import BaseModel

        app = FastAPI()

        class Item(BaseModel):
            name: str
            price: float

        @app.post("/items", status_code=201)
        def create(item: Item):
            return item

        """

    private func open(_ program: String = items, columns: Int = 120, rows: Int = 36) async throws -> (
        Sandbox, TmuxSession
    ) {
        let sandbox = try Sandbox()
        let file = try sandbox.write(program, to: "main.py")
        let terminal = try await TmuxSession(in: sandbox, columns: columns, rows: rows)
        try await terminal.enter("\(play) \(file)")
        try await terminal.shows("3 Log", "Ctrl-D quit")
        return (sandbox, terminal)
    }

    @Test func aMalformedRequestIsChosenExplainedAndSent() async throws {
        let (_, terminal) = try await open()

        try await terminal.press("F4")
        try await terminal.shows(
            "missing-field", "‘name’ is left out.", "Clients forget values", "It sends POST /items")
        try await terminal.press("Down", "Down")
        try await terminal.shows("‘name’ is null.")
        try await terminal.press("Enter")

        try await terminal.shows("malformed on purpose", "422 Unprocessable", "POST    /items")
    }

    @Test func aRequestIsComposedWithItsMistakesTold() async throws {
        let (_, terminal) = try await open()
        try await terminal.enter("send POST /items name=mug")
        try await terminal.shows("422")

        try await terminal.press("F6")
        try await terminal.shows("create asks for price (a number)")
        try await terminal.press("Tab", "Tab", "End", "BSpace")
        try await terminal.shows("no JSON at line 1")
        try await terminal.type(", \"price\": 4.5}")
        try await terminal.shows("the body is JSON", "has all fields")
        try await terminal.press("F3")

        try await terminal.shows("201 Created")
    }

    @Test func theTabsAndTheInspectorShowOneExchangeFromEverySide() async throws {
        let (_, terminal) = try await open()
        try await terminal.enter("send POST /items name=mug")
        try await terminal.shows("422")
        try await terminal.press("Escape", "4", "f")

        for shown in [
            "{\"detail\":[{\"type\":\"missing\"", "Content-Type: application/json", "no \"price\" up to here",
        ] {
            try await terminal.press("Right")
            try await terminal.shows(shown)
        }
        try await terminal.press("Right")
        try await terminal.shows("50 4f 53 54 20 2f 69 74", "POST /items HTTP")
        try await terminal.press("Right")
        try await terminal.shows("✓ route", "✗ body", "refused here")
        try await terminal.press("i")
        try await terminal.shows("Inspect", "what arrived", "main.py:8: price: float")
        try await terminal.press("Escape")
        try await terminal.losesSight(of: "what arrived")
    }

    @Test func anEventStreamArrivesFrameByFrameAndIsStopped() async throws {
        let program = """
            import asyncio
            from fastapi import FastAPI
            from fastapi.responses import StreamingResponse

            app = FastAPI()

            @app.get("/stream")
            async def stream():
                async def events():
                    yield "data: first\\n\\n"
                    await asyncio.sleep(3600)
                return StreamingResponse(events(), media_type="text/event-stream")

            """
        let (_, terminal) = try await open(program)

        try await terminal.enter("send GET /stream")
        try await terminal.shows("data: first", "1 piece so far", "Ctrl-C stops it")
        try await terminal.press("C-c")

        try await terminal.shows("was stopped before", "not whole")
    }

    @Test func theLogIsFilteredSearchedComparedAndReplayed() async throws {
        let (_, terminal) = try await open()
        try await terminal.enter("send POST /items name=mug")
        try await terminal.shows("422")
        try await terminal.enter("send POST /items name=mug price:=4.5")
        try await terminal.shows("201 Created")

        try await terminal.press("Escape", "3", "&")
        try await terminal.type("status:4xx")
        try await terminal.press("Enter")
        try await terminal.shows("[status:4xx] following 1 of 2")
        try await terminal.press("m", "&", "C-u", "Enter")
        try await terminal.press("d")
        try await terminal.shows("422 Unprocessable Entity became 201 Created")
        try await terminal.press("R")
        try await terminal.shows("following 3")
        try await terminal.press("/")
        try await terminal.type("mug")
        try await terminal.press("Enter")
        try await terminal.shows("3 of 3")
    }

    @Test func thePaletteTheHistoryAndTheThemeLast() async throws {
        let (sandbox, terminal) = try await open()
        try await terminal.press("F7")
        try await terminal.type("theme light")
        try await terminal.press("Enter")
        try await terminal.shows("the theme of the full screen is light")
        try await terminal.enter("send GET /nothing Authorization:s3cret")
        try await terminal.shows("404")
        try await terminal.enter("quit")
        try await terminal.returnsToTheShell()
        try await terminal.enter("clear; \(play) main.py")
        try await terminal.shows("3 Log", "Ctrl-D quit")

        try await terminal.press("C-r")
        try await terminal.type("noth")
        try await terminal.shows("search: noth", "send GET /nothing Authorization:•••")
        try await terminal.press("Escape")
        try await terminal.losesSight(of: "search: noth")
        try await terminal.enter("history nothing")
        try await terminal.shows("404     send GET /nothing")

        let store = try Data(contentsOf: sandbox.data.appending(path: "apiplayground/playground.sqlite"))
        #expect(store.firstRange(of: Data("s3cret".utf8)) == nil)
    }

    @Test func theMouseChoosesTabsRowsAndKeys() async throws {
        let (_, terminal) = try await open()
        try await terminal.enter("send GET /nothing")
        // The report comes last, and with it the panes get their sizes.
        let screen = try await terminal.shows("› send GET /nothing", "404 Not Found, 22 B")
        let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
        func click(_ text: String) async throws {
            let row = try #require(lines.firstIndex { $0.contains(text) })
            let start = try #require(lines[row].firstRange(of: text)?.lowerBound)
            let column = lines[row].distance(from: lines[row].startIndex, to: start) + 1
            // A press of the left button as xterm reports it (SGR mode).
            try await terminal.type("\u{1B}[<0;\(column + 1);\(row + 1)M")
        }

        try await click("Headers ")
        try await terminal.shows("[Headers]", "User-Agent: apiplayground")
        try await click("F7 palette")
        try await terminal.shows("type a word of what you want to do")
    }

    @Test func aNewLearnerGetsATourThatCanBeSkipped() async throws {
        let terminal = try await TmuxSession(in: Sandbox())
        try await terminal.enter(play)
        try await terminal.shows("Both ends of HTTP", "Say hello")
        try await terminal.press("Enter")
        try await terminal.shows("It explains one thing at a time")
        try await terminal.press("Escape")
        try await terminal.losesSight(of: "It explains one thing at a time")
        try await terminal.enter("quit")
        try await terminal.returnsToTheShell()

        try await terminal.enter("clear; \(play)")
        let again = try await terminal.shows("Say hello", "Ctrl-D quit")

        #expect(!again.contains("Both ends of HTTP"))
    }

    @Test func aScreenIsWrittenAsAPicture() async throws {
        let (sandbox, terminal) = try await open()

        try await terminal.enter("screenshot shot.svg")
        try await terminal.shows("written to")

        #expect(sandbox.read("shot.svg").contains("create"))
    }
}
