import Foundation
import Testing

@testable import PlaygroundEngine

/// What authors and translators give to a session: hints for slips, other languages, recordings, commands as goals.
@Suite struct SessionAuthorTests {
    private static let steps = Lesson.step(
        check: "seen GET /a status 200\nused routes",
        hint: "Look.",
        more: """
            ```hint when="status 404 and sent GET /b"
            The path has another letter.
            ```
            """)

    private static let german = """
        ---
        format: 1
        language: de
        title: Spielzeug
        summary: Eine Lektion.
        ---

        ## Schritt eins {#one}

        ```hint
        Ein anderer Buchstabe.
        ```

        ```hint
        Schau hin.
        ```
        """

    private static let lessons = LessonCatalogue.parse(files: [
        SourceText(name: "01-toy.md", text: Lesson.text(steps: steps)),
        SourceText(name: "01-toy.de.md", text: german),
    ]).lessons

    private func texts(_ result: CommandResult) -> [String] { result.lines.map(\.text) }

    @Test func theHintForASlipComesOnceAndThenTheLevels() async throws {
        let playground = try await Playground(program: nil, lessons: Self.lessons)

        #expect(texts(await playground.run("hint")) == ["Hint 1 of 1", "Look."])
        await playground.run("send GET /b")
        #expect(texts(await playground.run("hint")) == ["Hint for what you did", "The path has another letter."])
        #expect(await playground.run("hint").outcome == .failed)
        await playground.end()
    }

    @Test func aLanguageIsChosenAndKept() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = PlaygroundStore.open(in: folder, timestamp: "1").store
        let playground = try await Playground(program: nil, lessons: Self.lessons, store: store)

        let told = await playground.run("language de")
        #expect(
            texts(told) == ["the language of the lessons is de", "lesson 1 is there in de, too: language de"])
        #expect(texts(await playground.run("hint")) == ["Hint 1 of 1", "Schau hin."])
        await playground.run("send GET /b")
        #expect(texts(await playground.run("hint")) == ["Hint for what you did", "Ein anderer Buchstabe."])
        #expect(texts(await playground.run("lessons")).joined().contains("Spielzeug"))
        let unknown = await playground.run("language fr")
        #expect(texts(unknown) == ["no lesson is there in “fr”; the languages are de, en"])
        await playground.end()

        #expect(try SettingsStore(store).load()[LessonLanguage.setting] == "de")
        let again = try await Playground(program: nil, lessons: Self.lessons, store: store)
        #expect(texts(await again.run("lessons")).joined().contains("Spielzeug"))
        await again.run("language auto")
        #expect(!texts(await again.run("lessons")).joined().contains("Spielzeug"))
        await again.end()
    }

    @Test func aCommandIsAGoalThatIsMetByUsingIt() async throws {
        let playground = try await Playground(
            program: "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/a')\ndef a(): return 1\n",
            lessons: Self.lessons)
        await playground.run("lesson 1")
        await playground.run("route get /a -> 1\nsend GET /a")
        #expect(await playground.run("check").outcome == .failed)

        let used = await playground.run("routes")

        #expect(texts(used).contains("goal met: Use the command routes"))
        #expect(
            texts(used).contains(
                "step done: Step one; every lesson is finished; card shows what became of your API"))
        await playground.end()
    }

    @Test(arguments: ["lessons", "card", "tour"])
    func aCommandThatOpensAViewIsUsedAsWell(command: String) async throws {
        let steps = Lesson.step(check: "used \(command)", hint: "Look.")
        let playground = try await Playground(lessons: [try Lesson.parse(Lesson.text(steps: steps))])
        await playground.run("lesson 1")

        await playground.run(command)

        #expect(await playground.run("check").outcome == .done)
        await playground.end()
    }

    @Test func whatIsDoneIsRecordedAsADraft() async throws {
        let playground = try await Playground()
        let file = playground.folder.appending(path: "07-a-door.md")

        #expect(await playground.run("record stop").outcome == .failed)
        await playground.run("record start")
        await playground.run("route get /door -> {\"open\": False}\nundo")
        await playground.run("route get /door -> {\"open\": True}\nsend GET /door\nwhy\nsend GET /window")
        #expect(texts(await playground.run("record")) == ["3 commands recorded; record stop writes the draft"])
        await playground.run("replay 1")
        let stopped = await playground.run("record stop \(file.path)")

        #expect(stopped.outcome == .done)
        #expect(stopped.lines.map(\.role) == [.success, .note])
        let text = try String(contentsOf: file, encoding: .utf8)
        let lesson = try LessonParser.parse(SourceText(name: "07-a-door.md", text: text), number: 7)
        #expect(lesson.id == "a-door")
        #expect(lesson.starter == Playground.program)
        #expect(
            lesson.steps.map { $0.solutions[0].text } == [
                "route get /door -> {\"open\": True}\nsend GET /door\nsend GET /window\nsend GET /door\n"
            ])
        await playground.run("record start\nsend GET /")
        let refused = await playground.run("record stop \(file.path)")
        #expect(refused.lines.map(\.text) == ["\(file.path) is there already; name another file"])
        await playground.end()
    }
}
