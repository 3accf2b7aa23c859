import Foundation
import Synchronization
import Testing

@testable import PlaygroundEngine

/// Time, tries, snapshots, the card and the proof, as a session keeps them.
struct SessionEffortTests {
    private let lessons: [Lesson]

    init() throws {
        lessons = [
            try LessonParser.parse(SourceText(name: "01-first.md", text: twoSteps), number: 1),
            try LessonParser.parse(
                SourceText(
                    name: "02-second.md",
                    text: twoSteps.replacing("id: first", with: "id: second").replacing("\"hi\"", with: "\"two\"")),
                number: 2),
        ]
    }

    /// A clock that the test sets.
    private final class Clock: Sendable {
        private let seconds = Mutex(0.0)

        func pass(_ more: Double) { seconds.withLock { $0 += more } }

        var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }
    }

    private func step(_ playground: Playground, _ index: Int = 0) async -> StepProgress? {
        guard case .lessons(let overview) = await playground.run("lessons").outcome else { return nil }
        return overview[0].steps[index]
    }

    @Test func aStepKeepsTheTimeAtWorkUntilItIsDone() async throws {
        let clock = Clock()
        let playground = try await Playground(program: nil, lessons: lessons, now: { clock.now })

        clock.pass(40)
        await playground.run("routes")
        clock.pass(3_600)
        await playground.run("routes")
        clock.pass(20)
        await playground.run("send GET /nothing")
        clock.pass(100)
        await playground.run("routes")

        let step = await step(playground)
        #expect(step?.seconds == 60)
        #expect(step?.doneAt == Date(timeIntervalSince1970: 3_660))
        #expect(step?.attempts == 1)
        await playground.end()
    }

    @Test func triesThatMeetNothingNewAreCounted() async throws {
        let playground = try await Playground(program: nil, lessons: lessons)

        await playground.run("check")
        await playground.run("send GET /")
        await playground.run("routes")
        await playground.run("hint")
        #expect(await step(playground)?.attempts == 2)
        await playground.run("send GET /nothing\nnext\ncheck\nroute get /b -> 1\nroute get /a -> 1\nsend GET /a\ncheck")

        // Two that missed, then the one that met the last goal; the route on the way met a goal of its own.
        #expect(await step(playground)?.attempts == 3)
        #expect(await step(playground, 1)?.attempts == 3)
        await playground.end()
    }

    @Test func theMapIsATableInPlainWords() async throws {
        let clock = Clock()
        let playground = try await Playground(program: nil, lessons: lessons, now: { clock.now })
        clock.pass(61)
        await playground.run("send GET /nothing\nnext")

        let result = await playground.run("lessons")

        #expect(
            result.texts == [
                "lesson  title          steps        time   tries",
                "1       First  ▸ here  1 of 2 done  1 min  1",
                "2       First  ○ open  0 of 2 done         ",
                "Lesson 1, First",
                "step  title                time   tries",
                "1     Ask    ✓ done        1 min  1",
                "2     Build  ▸ open, here         ",
            ])
        await playground.end()
    }

    // MARK: Snapshots

    @Test func aLessonThatBringsItsOwnProgramKeepsTheOneInHand() async throws {
        let playground = try await Playground(program: nil, lessons: lessons)
        await playground.run("route get /mine -> 1")
        let mine = playground.text

        let opened = await playground.run("lesson 2")
        #expect(opened.says("restore 1 and undo bring back what it was"))
        #expect(playground.text == lessons[1].starter)
        let listed = await playground.run("snapshots")
        #expect(listed.texts[1].hasSuffix("13     2       lesson 1, step 1 of 2: Ask, before lesson 2"))
        #expect(await playground.run("snapshots 1").says("    return 1"))

        let restored = await playground.run("restore", confirmed: false)

        #expect(restored.says("main.py is snapshot 1 again"))
        #expect(playground.text == mine)
        await playground.run("undo")
        #expect(playground.text == lessons[1].starter)
        await playground.end()
    }

    @Test func restoringAsksWhereSomethingElseWouldBeReplaced() async throws {
        let playground = try await Playground(program: nil, lessons: lessons)
        await playground.run("route get /mine -> 1\nlesson 2\nroute get /other -> 2")
        let other = playground.text

        let asked = await playground.run("restore 1", confirmed: false)

        guard case .needsConfirmation(let question) = asked.outcome else {
            Issue.record("\(asked)")
            return
        }
        #expect(question.hasPrefix("Snapshot 1, 13 lines from lesson 1, step 1 of 2: Ask, takes the place of main.py"))
        #expect(playground.text == other)
        #expect(await playground.run("restore 1").says("what was there is snapshot 2"))
        #expect(await playground.run("restore 2", confirmed: false).outcome == .done)
        #expect(playground.text == other)
        #expect(await playground.run("restore 7").says("there is no snapshot 7"))
        await playground.end()
    }

    @Test func snapshotsLastOverSessions() async throws {
        let folder = try TemporaryFolder()
        let first = try await Playground(
            program: nil, lessons: lessons, store: PlaygroundStore.open(in: folder.url, timestamp: "1").store)
        await first.run("route get /mine -> 1\nlesson 2")
        let path = first.file.path
        await first.end()

        let kept = try SnapshotStore(PlaygroundStore.open(in: folder.url, timestamp: "2").store).load(
            path: path, name: "main.py")

        #expect(kept.map(\.occasion) == ["before lesson 2"])
    }

    @Test func freePlayLeavesTheLessonAndLessonComesBack() async throws {
        let playground = try await Playground(program: nil, lessons: lessons)
        await playground.run("lesson 2\nroute get /two -> 2")
        let inLesson = playground.text

        #expect(await playground.run("free").says("lesson comes back to lesson 2"))
        #expect(playground.text == inLesson)
        #expect(await playground.run("free").says("no lesson is open"))
        await playground.run("route get /free -> 3")
        let back = await playground.run("lesson")

        #expect(back.says("Lesson 2, First, step 1 of 2"))
        #expect(playground.text == inLesson)
        #expect(await playground.run("snapshots").says("free play, before lesson 2"))
        #expect(await playground.run("lesson").says("Lesson 2, First, step 1 of 2"))
        await playground.end()
    }

    /// The program ended after the progress was kept and before `main.py` was written.
    @Test(arguments: [true, false])
    func aMoveThatWasCutShortIsFinishedAtTheNextStart(isUntouched: Bool) async throws {
        let folder = try TemporaryFolder()
        let store = PlaygroundStore.open(in: folder.url, timestamp: "1").store
        let first = try await Playground(program: nil, lessons: lessons, store: store)
        await first.run("route get /mine -> 1")
        let before = SourceText(name: "main.py", text: first.text ?? "")
        await first.session.stop()
        var progression = LessonProgression(lessons: lessons, records: try LessonProgressStore(store).load())
        let records = progression.records
        let starter = try progression.open("2", leaving: before.text)
        try LessonProgressStore(store).save(
            progression.records, replacing: records,
            intending: .init(path: first.file.path, before: before, text: SourceText(name: "main.py", text: starter)))
        if !isUntouched { try first.writeOutside("# mine\n" + before.text) }

        let second = PlaygroundSession(
            loop: SessionLoop(),
            configuration: SessionConfiguration(
                place: .file(WorkspaceFile(path: first.file.path)), port: .exactly(0), lessons: lessons,
                lessonStart: .resume, store: store)
        ) { _ in }
        try await second.start()

        #expect(first.text == (isUntouched ? starter : "# mine\n" + before.text))
        #expect(try LessonProgressStore(store).intendedMove(path: first.file.path, name: "main.py") == nil)
        let undone = await second.execute("undo", origin: .script)
        #expect(undone.outcome == .done)
        #expect(first.text == before.text)
        await second.stop()
        await first.end()
    }

    // MARK: The card and the proof

    @Test func theCardTellsWhatBecameOfTheAPI() async throws {
        let folder = try TemporaryFolder()
        let store = PlaygroundStore.open(in: folder.url, timestamp: "1").store
        let playground = try await Playground(program: nil, lessons: lessons, store: store)
        await playground.run("app title=\"Mine\" version=\"2.0\"\nmodel Tea kind: str\nsend GET /nothing\nsend GET /")

        let result = await playground.run("card")
        let picture = await playground.run("card \(folder.url.path)/card.svg")

        #expect(result.outcome == .card)
        #expect(result.texts[1] == "│ Mine                                                     2.0 │")
        #expect(result.says("Models    Tea"))
        #expect(result.says("Lessons   0 of 2 finished"))
        #expect(result.says("Steps     1 of 4 done"))
        #expect(result.says("Answered  2 requests"))
        #expect(result.says("2xx 1   3xx 0   4xx 1   5xx 0"))
        #expect(picture.says("the card of Mine is written to"))
        #expect(try String(contentsOf: folder.url.appending(path: "card.svg"), encoding: .utf8).hasPrefix("<svg"))
        await playground.end()
        #expect(try AnswerCountStore(store).load() == AnswerCounts(success: 1, clientError: 1))
    }

    @Test func whatALearnerDidIsProvenWithoutTheStore() async throws {
        let folder = try TemporaryFolder()
        let store = PlaygroundStore.open(in: folder.url, timestamp: "1").store
        let playground = try await Playground(program: nil, lessons: lessons, store: store)
        await playground.run("send GET /nothing\nnext\nroute get /a -> 1\nsend GET /a\nnext\nskip")
        await playground.end()
        let records = try LessonProgressStore(store).load()
        let proof = ProofFile(of: LessonProgression(lessons: lessons, records: records), now: Date())

        var findings: [StepVerdict.Finding] = []
        let report = ProofVerifier(lessons: lessons).verify(try ProofFile.read(Data(proof.text.utf8))) {
            findings.append($0.finding)
        }

        #expect(
            findings == [.holds(goals: 1, notes: []), .holds(goals: 2, notes: []), .skipped, .open])
        #expect(report.isProven)
    }

    @Test func progressIsReadByOtherPrograms() async throws {
        let clock = Clock()
        let playground = try await Playground(program: nil, lessons: [lessons[0]], now: { clock.now })
        clock.pass(61)
        await playground.run("send GET /nothing\nnext")
        guard case .lessons(let overview) = await playground.run("lessons").outcome else {
            Issue.record("no map")
            return
        }

        #expect(
            ProgressFile(of: overview, version: "1.0").text == """
                {
                  "format" : 1,
                  "lessons" : [
                    {
                      "attempts" : 1,
                      "id" : "first",
                      "isOpen" : true,
                      "number" : 1,
                      "seconds" : 61,
                      "state" : "begun",
                      "steps" : [
                        {
                          "attempts" : 1,
                          "firstDoneAt" : "1970-01-01T00:01:01Z",
                          "id" : "ask",
                          "seconds" : 61,
                          "state" : "done",
                          "title" : "Ask"
                        },
                        {
                          "attempts" : 0,
                          "firstDoneAt" : null,
                          "id" : "build",
                          "seconds" : 0,
                          "state" : "open",
                          "title" : "Build"
                        }
                      ],
                      "title" : "First"
                    }
                  ],
                  "version" : "1.0"
                }

                """)
        await playground.end()
    }
}
