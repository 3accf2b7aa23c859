import Foundation
import Testing

@testable import PlaygroundEngine

/// Drafts of lessons from what somebody did, and the lesson that an author starts with.
@Suite struct LessonRecorderTests {
    private let loop = SessionLoop()
    private static let starter = SourceText(
        name: "main.py", text: "from fastapi import FastAPI\n\napp = FastAPI()\n")

    private func draft(_ script: String) async -> LessonRecorder.Recorded? {
        let sandbox = SessionSandbox(loop: loop, lessonFolder: nil)
        return await LessonRecorder(sandbox: sandbox).draft(
            CommandScript.inputs(of: script).map(\.text), from: Self.starter, id: "toy", title: "Toy")
    }

    /// What was done, how many steps that makes, and lines that the draft must have.
    @Test(arguments: [
        (
            """
            route get /door -> {"open": True}
            send GET /door
            send GET /window
            model Item name: str, price: float
            route post /items (item: Item) status_code=201 -> item
            send POST /items name=mug price:=4.5
            send POST /items name=mug price=much X-Mood:good
            """, 2,
            [
                "probe GET /door\nstatus 200\njson $.open equals true", "seen GET /window status 404",
                "with body {\"name\": \"mug\", \"price\": 4.5}\nstatus 201\njson $.name equals \"mug\"",
                "with header X-Mood: good", "error body.price float_parsing",
                "```predict status=404 request=\"GET /door\"",
            ]
        ),
        ("send GET /", 1, ["seen GET / status 404"]),
        ("route get /a -> 1\nroute get /b -> 2", 1, ["route GET /a", "route GET /b", "GET /a-path-that-is-not-there"]),
        (
            "@app.get(\"/n/{n}\")\ndef n(n: int):\n    return n\n\nsend GET /n/x\nsend GET /n/5?{word}=1", 1,
            ["error path.n int_parsing", "def n(n: int):\n    return n\n\nsend GET /n/x"]
        ),
        ("app title=\"T\"\nroute get /s -> stream([\"a\"], every=0.1)\nsend GET /s", 1, ["seen GET /s status 200"]),
    ])
    func whatWasDoneBecomesALessonThatIsProven(script: String, steps: Int, lines: [String]) async throws {
        let recorded = try #require(await draft(script))

        #expect(recorded.problems.map(\.message) == [])
        #expect(recorded.failures == [])
        #expect(recorded.stepCount == steps)
        for line in lines { #expect(recorded.text.contains(line), "\(line) in \(recorded.text)") }
    }

    @Test func whatFailsIsLeftOutAndSaid() async throws {
        let recorded = try #require(await draft("rout get /a -> 1\nroute get /a -> 1\nsend GET /a"))

        #expect(recorded.failures.count == 1)
        #expect(recorded.problems.map(\.message) == [])
        #expect(!recorded.text.contains("rout get"))
    }

    @Test func nothingDoneIsNoDraft() async {
        #expect(await draft("help") == nil)
    }

    @Test(arguments: [("A door", "a-door"), ("  12 Doors! (and a key)", "doors-and-a-key"), ("Über", "ber")])
    func aTitleBecomesAnID(title: String, id: String) {
        #expect(LessonTemplate.id(for: title) == id)
    }

    @Test func aTitleWithoutLettersIsNoID() {
        #expect(LessonTemplate.id(for: "12 …") == nil)
    }

    @Test func theLessonToStartWithIsProven() async throws {
        let text = LessonTemplate.text(id: "a-door", title: "A door")

        let lesson = try LessonParser.parse(SourceText(name: "01-a-door.md", text: text), number: 1)
        let problems = await LessonProver(sandbox: SessionSandbox(loop: loop, lessonFolder: nil)).prove(lesson)

        #expect(problems.map { DiagnosticRenderer.render($0, in: lesson.source) } == [])
        #expect(lesson.title == "A door")
    }
}
