import Foundation
import Testing

/// The full screen in a real terminal, typed at as a learner would.
@Suite(.serialized) struct ScreenTests {
    private let play = "\(Program.path) --port 0"

    @Test func aLessonGoesFromTheKeyboardToTheNextStart() async throws {
        let sandbox = try Sandbox()
        let terminal = try await TmuxSession(in: sandbox)
        try await terminal.enter(play)
        try await terminal.shows("Say hello", "1 Hello, server", "@app.get(\"/\")")

        try await terminal.enter("sned GET /")
        try await terminal.shows("did you mean", "send")

        try await terminal.enter("send GET /hello")
        try await terminal.shows("404")
        try await terminal.enter("check")
        try await terminal.shows("That request went to another path")

        try await terminal.enter("send GET /")
        try await terminal.shows("200", "Hello, World!")
        try await terminal.enter("next")
        try await terminal.shows("Read the log", "step 2 of 6")
        try await terminal.enter("quit")
        try await terminal.returnsToTheShell()

        try await terminal.enter("clear; \(play)")
        try await terminal.shows("Read the log", "step 2 of 6")
        try await terminal.enter("back")
        try await terminal.shows("Say hello", "✓ Done.")
    }

    @Test func aRequestFromOutsideIsSeenAndCounts() async throws {
        let sandbox = try Sandbox()
        let terminal = try await TmuxSession(in: sandbox)
        try await terminal.enter(play)
        try await terminal.shows("Say hello")
        let port = try await terminal.shows(Greeting.port)

        let answer = try await curl("http://127.0.0.1:\(port)/", in: sandbox)

        #expect(answer == #"{"message":"Hello, World!"}"#)
        try await terminal.shows(/1 \d\d:\d\d:\d\d (GET     \/ +200)/)
        try await terminal.shows("✓ Done.")
    }

    @Test func resizingLosesNothing() async throws {
        let terminal = try await TmuxSession(in: Sandbox(), columns: 120, rows: 36)
        try await terminal.enter(play)
        try await terminal.shows("Say hello")
        try await terminal.enter("send GET /nothing")
        try await terminal.shows("404 Not Found, 22 B")
        try await terminal.type("route get /half -> ")
        // The hint is the last to come.
        let before = try await terminal.shows("› route get /half -> -> ANSWER")

        try await terminal.resize(columns: 80, rows: 24)
        try await terminal.shows("› route get /half ->", "404 Not Found", "1 Hello, server")
        try await terminal.resize(columns: 50, rows: 12)
        try await terminal.shows("60 columns and 16 rows", "50 and 12")
        try await terminal.resize(columns: 120, rows: 36)

        try await terminal.shows("› route get /half ->")
        try await waiting(for: "the same screen", state: { try await terminal.screen }) {
            try await terminal.screen == before ? () : nil
        }
        try await terminal.enter("1")
        try await terminal.shows("@app.get(\"/half\")")
    }

    @Test(arguments: [("quit", nil), ("SIGTERM", SIGTERM), ("SIGHUP", SIGHUP)] as [(String, Int32?)])
    func theTerminalComesBackAsItWas(way: String, signal: Int32?) async throws {
        let sandbox = try Sandbox()
        let terminal = try await TmuxSession(in: sandbox)
        try await terminal.enter("stty -a > before; \(play); stty -a > after; echo the shell is back")
        try await terminal.shows("Say hello")
        #expect(try await terminal.isOnAlternateScreen)

        if let signal {
            let program = try #require(try await terminal.foregroundProcess())
            kill(program, signal)
        } else {
            try await terminal.enter("quit")
        }

        try await terminal.shows("\nthe shell is back")
        #expect(try await !terminal.isOnAlternateScreen)
        #expect(sandbox.read("before") != "")
        #expect(sandbox.read("after") == sandbox.read("before"))
        try await terminal.returnsToTheShell()
        try await terminal.enter("echo typed $((1 + 1))")
        try await terminal.shows("\ntyped 2")
    }

    /// What is typed, and what the screen says about it.
    @Test(arguments: [
        ("rote get / -> 1", "did you mean"), ("route get", "path"), ("send", "method"),
        ("class Item:", "class"), ("route get /x -> {\"a\": 1", "{"),
    ])
    func aMistakeIsExplainedAndNothingIsLost(line: String, said: String) async throws {
        let terminal = try await TmuxSession(in: Sandbox())
        try await terminal.enter(play)
        try await terminal.shows("Say hello")

        try await terminal.enter(line)
        try await terminal.press("Enter")
        try await terminal.shows(said)

        try await terminal.press("Escape")
        try await terminal.shows("Hello, World!", "Say hello")
    }

    @Test func aPastedListingBecomesARoute() async throws {
        let terminal = try await TmuxSession(in: Sandbox())
        try await terminal.enter(play)
        try await terminal.shows("Say hello")

        try await terminal.paste("@app.get(\"/pasted\")\ndef pasted():\n    return {\"pasted\": True}\n\n")
        try await terminal.enter("")
        try await terminal.enter("send GET /pasted")

        try await terminal.shows("200", "\"pasted\"")
    }

    @Test func aWholeListingIsPastedAtThePrompt() async throws {
        let terminal = try await TmuxSession(in: Sandbox())
        try await terminal.enter(play)
        try await terminal.shows("Say hello")
        let listing = """
            # A small shop.
            from enum import Enum

            from fastapi import FastAPI, HTTPException
            from pydantic import BaseModel

            app = FastAPI(title="Shop")


            class Size(str, Enum):
                small = "small"
                large = "large"


            class Item(BaseModel):
                name: str
                size: Size = Size.small


            items: dict[int, Item] = {}


            @app.post("/items/{number}")
            def put_item(number: int, item: Item):

                # a blank line and a comment stand inside
                match item.size:
                    case Size.large:
                        return {"large": item.name}
                    case _:
                        items[number] = item

                return {"kept": len(items)}


            @app.get("/items/{number}")
            def get_item(number: int):
                if number not in items:
                    raise HTTPException(404, "no item")
                return items[number]

            """

        try await terminal.paste(listing + "\n")
        try await terminal.enter("")
        try await terminal.enter("send POST /items/7 name=cup")
        try await terminal.shows("200", "\"kept\"")
        try await terminal.enter("send GET /items/7")

        try await terminal.shows("200", "\"cup\"")
    }

    @Test func aTakenPortIsSaidPlainly() async throws {
        let sandbox = try Sandbox()
        try sandbox.write(Greeting.program("Hello"), to: "main.py")
        let other = try Program.start("dev", "main.py", "--port", "0", in: sandbox)
        let port = try await other.says(Greeting.port)
        let terminal = try await TmuxSession(in: sandbox)

        try await terminal.enter("\(Program.path) --port \(port); echo status $?")

        try await terminal.shows(port, "\nstatus 1")
        #expect(try await !terminal.isOnAlternateScreen)
    }

    @Test func anUnwritableDataFolderIsSaidPlainly() async throws {
        let sandbox = try Sandbox()
        let file = try sandbox.write("", to: "a-file")
        let terminal = try await TmuxSession(in: sandbox)

        try await terminal.enter("XDG_DATA_HOME=\(file) \(play)")

        try await terminal.shows("Say hello", "a-file")
        try await terminal.enter("send GET /")
        try await terminal.shows("200")
    }

    @Test(arguments: ["TERM=dumb \(Program.path) --port 0", "\(Program.path) --port 0 | cat"])
    func withoutAScreenThePlaygroundSpeaksInLines(call: String) async throws {
        let terminal = try await TmuxSession(in: Sandbox())

        try await terminal.enter(call)
        try await terminal.shows("help lists the commands")
        try await terminal.enter("send GET /nothing")
        try await terminal.shows("404")
        #expect(try await !terminal.isOnAlternateScreen)
        try await terminal.enter("quit")

        try await terminal.returnsToTheShell()
    }
}
