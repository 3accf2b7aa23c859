import Testing

@testable import PlaygroundEngine

/// Checks on streams of programs that are really loaded.
@Suite struct StreamChecksTests {
    private static func program(_ body: String) -> SourceText {
        SourceText(
            name: "main.py",
            text: """
                import time

                from fastapi import FastAPI
                from fastapi.responses import StreamingResponse

                app = FastAPI()


                @app.get("/stream")
                def stream():
                    def words():
                \(body.split(separator: "\n").map { "        " + $0 }.joined(separator: "\n"))

                    return StreamingResponse(words(), media_type="text/event-stream")

                """)
    }

    private static let paced = program(
        """
        for word in ["Hello", "from", "here"]:
            yield f"data: {word}\\n\\n"
            time.sleep(0.3)
        yield "data: [DONE]\\n\\n"
        """)
    private static let atOnce = program(
        """
        for word in ["Hello", "from"]:
            yield f"data: {word}\\n\\n"
        """)
    private static let broken = program(
        """
        yield "data: Hello\\n\\n"
        yield 1 / 0
        """)

    private func failures(_ checks: String, _ source: SourceText) throws -> [CheckFailure?] {
        CheckRunner.run(
            try Lesson.checks(checks), on: CheckFacts(loading: source, exchanges: [], evidence: []), seed: 1
        ).map(\.failure)
    }

    /// The pauses are those of the program, although nobody waits for them.
    @Test(arguments: [
        ("events 4", paced), ("event 1 equals Hello", paced), ("event last equals \"[DONE]\"", paced),
        ("event 5 absent", paced), ("gap above 250ms", paced), ("gap below 400ms", paced), ("ending complete", paced),
        ("gap below 50ms", atOnce), ("event 2 contains ro", atOnce), ("ending failed", broken), ("events 1", broken),
    ])
    func whatTheStreamShowsHolds(expectation: String, source: SourceText) throws {
        #expect(try failures("probe GET /stream\n\(expectation)", source) == [nil])
    }

    @Test(arguments: [
        ("events 3", paced, "3 events", "4 events: Hello · from · here · [DONE]"),
        ("event 2 equals here", paced, "event 2 is \"here\"", "4 events: Hello · from · here · [DONE]"),
        (
            "gap above 200ms", atOnce, "more than 200 ms between the pieces",
            "2 pieces, which comes to its end, 0 ms to 0 ms apart"
        ),
        (
            "ending early", atOnce, "a stream that is left by the client before its end",
            "2 pieces, which comes to its end, 0 ms to 0 ms apart"
        ),
    ])
    func whatItDoesNotShowIsTold(expectation: String, source: SourceText, expected: String, got: String) throws {
        let failure = try #require(try failures("probe GET /stream\n\(expectation)", source).first ?? nil)

        #expect(failure.expected == expected)
        #expect(failure.got == got)
    }

    @Test func anAnswerThatWasSentWholeHasNoPauses() throws {
        let source = SourceText(
            name: "main.py",
            text: "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get('/stream')\ndef s():\n    return 1\n")

        let failure = try #require(try failures("probe GET /stream\ngap below 1s", source).first ?? nil)

        #expect(failure.got == "an answer that was sent whole")
    }
}
