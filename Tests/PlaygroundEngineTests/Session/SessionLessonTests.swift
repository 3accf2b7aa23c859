import Foundation
import Testing

@testable import PlaygroundEngine

struct SessionLessonTests {
    private let lessons: [Lesson]

    init() throws {
        lessons = [try LessonParser.parse(SourceText(name: "01-first.md", text: twoSteps), number: 1)]
    }

    private func state(_ playground: Playground) async -> LessonState? {
        await playground.next { if case .lesson(let state) = $0 { state } else { nil } }
    }

    @Test func theFirstStartOpensTheFirstLesson() async throws {
        let playground = try await Playground(program: nil, lessons: lessons)

        let state = await state(playground)

        #expect(state?.step.id == "ask")
        #expect(state?.outcomes.map(\.passed) == [false])
        #expect(playground.text == lessons[0].starter)
        await playground.end()
    }

    @Test func aFileOfOnesOwnOpensNoLesson() async throws {
        let playground = try await Playground(lessons: lessons, lessonStart: .none)

        #expect(await playground.run("next").says("no lesson is open"))
        #expect(playground.text == Playground.program)
        let asked = await playground.run("lesson 1", confirmed: false)
        guard case .needsConfirmation = asked.outcome else {
            Issue.record("\(asked)")
            return
        }
        #expect(playground.text == Playground.program)
        await playground.run("lesson 1")
        #expect(playground.text == lessons[0].starter)
        await playground.end()
    }

    @Test func aGoalIsMetByAnExchangeAndNothingAdvancesByItself() async throws {
        let playground = try await Playground(program: nil, lessons: lessons)
        #expect(await playground.run("next").says("is not done yet"))

        let result = await playground.run("send GET /nothing")

        #expect(result.says("goal met"))
        #expect(result.says("step done: Ask; next goes on"))
        #expect(await playground.run("next").says("step 2 of 2: Build"))
        await playground.end()
    }

    @Test func anotherProgramsRequestCountsToo() async throws {
        let playground = try await Playground(program: nil, lessons: lessons)
        let port = await playground.port()
        let loop = SessionLoop()

        let request = ClientRequest(
            method: "GET", target: "/nothing",
            headers: [HeaderField("Host", "127.0.0.1:\(port)"), HeaderField("User-Agent", "curl/8.0")])
        _ = await HTTPClient(eventLoop: loop.eventLoop).send(request, to: "127.0.0.1", port: port)
        let notice = await playground.next { event -> [ResultLine]? in
            if case .notice(let lines) = event, lines.contains(where: { $0.role == .success }) { lines } else { nil }
        }

        #expect(notice?.last == ResultLine(.success, "step done: Ask; next goes on"))
        loop.shutDown()
        await playground.end()
    }

    @Test func checkExplainsTheFirstGoalThatIsNotMet() async throws {
        let playground = try await Playground(program: nil, lessons: lessons)

        let result = await playground.run("check")

        #expect(result.outcome == .failed)
        #expect(result.texts.first?.hasPrefix("not yet: Send GET /nothing") == true)
        #expect(result.says("Expected:"))
        await playground.end()
    }

    @Test func hintsComeOneByOne() async throws {
        let playground = try await Playground(program: nil, lessons: lessons)

        #expect(await playground.run("hint").texts == ["Hint 1 of 2", "A first hint."])
        #expect(await playground.run("hint").texts == ["Hint 2 of 2", "A second hint."])
        #expect(await playground.run("hint").outcome == .failed)
        await playground.end()
    }

    @Test(arguments: [("predict 404", "Right."), ("predict 200", "It is 404.")])
    func aPredictionIsAnswered(command: String, words: String) async throws {
        let playground = try await Playground(program: nil, lessons: lessons)

        #expect(await playground.run(command).says(words))
        await playground.end()
    }

    @Test func solutionReplaysItsCommandsAndCountsAsSkipped() async throws {
        let playground = try await Playground(program: nil, lessons: lessons)

        let result = await playground.run("solution")
        let state = await playground.next { event -> LessonState? in
            if case .lesson(let state?) = event, state.statuses[0] != .open { state } else { nil }
        }

        #expect(result.texts.first == "send GET /nothing")
        #expect(result.says("404 Not Found"))
        #expect(state?.statuses == [.skipped, .open])
        #expect(state?.stepIndex == 0)
        await playground.end()
    }

    @Test func whatASolutionMeetsIsMetAtOnce() async throws {
        let playground = try await Playground(program: nil, lessons: lessons)
        await playground.run("skip")

        let result = await playground.run("solution")
        let state = await playground.next { event -> LessonState? in
            if case .lesson(let state?) = event, state.stepIndex == 1, state.statuses[1] == .skipped,
                !state.outcomes.isEmpty, state.outcomes.allSatisfy(\.passed)
            {
                state
            } else {
                nil
            }
        }
        let later = await playground.run("routes")

        #expect(state != nil)
        #expect(!result.lines.contains { $0.role == .added || $0.role == .removed })
        #expect(!later.says("goal met"))
        await playground.end()
    }

    @Test func aPredictionIsAwaitedUntilOneIsMade() async throws {
        let playground = try await Playground(program: nil, lessons: lessons)

        let before = await playground.next { if case .lesson(let state?) = $0 { state } else { nil } }
        await playground.run("predict 200")
        let after = await playground.next { event -> LessonState? in
            if case .lesson(let state?) = event, state.predicted != nil { state } else { nil }
        }

        #expect(before?.awaitsPrediction == true)
        #expect(after?.awaitsPrediction == false)
        await playground.end()
    }

    @Test func skipPerformsTheAnswerAndGoesOn() async throws {
        let playground = try await Playground(program: nil, lessons: lessons)

        #expect(await playground.run("skip").says("step 2 of 2: Build"))
        #expect(await playground.run("skip").says("this is the last step of the last lesson"))
        #expect(playground.text?.contains("@app.get(\"/a\")") == true)
        await playground.end()
    }

    @Test func resetAsksBeforeItForgets() async throws {
        let playground = try await Playground(program: nil, lessons: lessons)
        await playground.run("route get /mine -> 1")
        let changed = playground.text

        let asked = await playground.run("reset", confirmed: false)

        guard case .needsConfirmation(let question) = asked.outcome else {
            Issue.record("\(asked)")
            return
        }
        #expect(question.contains("“Ask”"))
        #expect(playground.text == changed)
        await playground.run("reset")
        #expect(playground.text == lessons[0].starter)
        await playground.end()
    }

    @Test func theNextStartGoesOnWhereTheLastOneEnded() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let first = try await Playground(
            program: nil, lessons: lessons, store: PlaygroundStore.open(in: folder, timestamp: "1").store)
        await first.run("send GET /nothing\nnext")
        _ = await first.session.execute("hint")
        await first.end()

        let second = try await Playground(
            program: lessons[0].starter, lessons: lessons,
            store: PlaygroundStore.open(in: folder, timestamp: "2").store)
        let state = await state(second)

        #expect(state?.stepIndex == 1)
        #expect(state?.statuses == [.done, .open])
        #expect(state?.hintsShown == 1)
        let history = try CommandHistoryStore(PlaygroundStore.open(in: folder, timestamp: "3").store).load()
        #expect(history == ["hint"])
        await second.end()
    }

    @Test func aHandlerThatNeverEndsDoesNotKeepTheServerBusyWhileItIsProbed() async throws {
        let playground = try await Playground(program: nil, lessons: lessons)
        await playground.run("skip")

        async let slow = playground.run("@app.get(\"/a\")\ndef a():\n    while True:\n        pass\n")
        let answer = await playground.run("send GET /")

        #expect(answer.says("200 OK"))
        _ = await slow
        await playground.end()
    }

    @Test func aSandboxLeavesTheProgramAndTheExchangesOfItsCommands() async throws {
        let loop = SessionLoop()
        let source = SourceText(name: "main.py", text: lessons[0].starter)

        let run = await SessionSandbox(loop: loop, lessonFolder: nil).run(
            "route get /a -> 1\nsend GET /a\nnonsense\nsend GET /b", on: source)

        #expect(run.source.text.contains("@app.get(\"/a\")"))
        #expect(run.exchanges.map(\.response.status) == [200, 404])
        #expect(run.failures.count == 1)
        loop.shutDown()
    }

    @Test func theLessonOfTheTestsIsProven() async {
        let loop = SessionLoop()

        let problems = await LessonProver(sandbox: SessionSandbox(loop: loop, lessonFolder: nil)).prove(lessons[0])

        #expect(problems.map(\.message) == [])
        loop.shutDown()
    }
}
