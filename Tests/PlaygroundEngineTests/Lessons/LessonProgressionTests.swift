import Testing

@testable import PlaygroundEngine

@Suite struct LessonProgressionTests {
    let lessons: [Lesson]

    init() throws {
        let prediction = """
            ```predict status=404 request="GET /a"
            Which?
            right: Yes.
            wrong: No.
            ```
            """
        let steps =
            Lesson.step("one", check: "seen GET /a\nroute GET /a", more: prediction)
            + Lesson.step("two", check: "seen GET /b", solution: "send GET /b")
            + Lesson.step("three", check: "seen GET /c")
        lessons = [
            try Lesson.parse(Lesson.text(steps: steps), id: "first", number: 1),
            try Lesson.parse(Lesson.text(steps: steps), id: "second", number: 2),
        ]
    }

    private func opened() throws -> LessonProgression {
        var progression = LessonProgression(lessons: lessons)
        _ = try progression.open("1", leaving: "free play")
        return progression
    }

    private func outcomes(_ passed: Bool...) -> [CheckOutcome] {
        passed.map { CheckOutcome(goal: "", passed: $0, failure: nil) }
    }

    // MARK: Moving

    @Test(arguments: ["1", "first"])
    func aLessonOpensByNumberOrIDWithItsStarter(name: String) throws {
        var progression = LessonProgression(lessons: lessons)

        let source = try progression.open(name, leaving: "free play")

        #expect(source == lessons[0].starter)
        #expect(progression.lesson?.id == "first")
        #expect(progression.step?.id == "one")
        #expect(progression.stepRecord == StepRecord(sourceAtStart: lessons[0].starter))
    }

    @Test(arguments: [
        ("3", "there is no lesson “3”; the lessons are 1 to 2, “lessons” lists them"),
        ("frist", "there is no lesson “frist”; did you mean “first”?"),
        ("", "there is no lesson “”; the lessons are 1 to 2, “lessons” lists them"),
        ("-1", "there is no lesson “-1”; the lessons are 1 to 2, “lessons” lists them"),
    ])
    func anUnknownLessonIsRefused(name: String, message: String) throws {
        var progression = try opened()
        let before = progression

        let refusal = #expect(throws: LessonRefusal.self) { try progression.open(name, leaving: "x") }

        #expect(refusal?.message == message)
        #expect(progression == before)
    }

    @Test func aLessonComesBackAsItWasLeft() throws {
        var progression = try opened()
        _ = progression.markDone()
        _ = try progression.next(with: "in step two")

        #expect(try progression.open("2", leaving: "left in step two") == lessons[1].starter)
        #expect(progression.step?.id == "one")
        #expect(try progression.open("1", leaving: "left lesson two") == "left in step two")
        #expect(progression.step?.id == "two")
        try progression.close(leaving: "before free play")
        #expect(progression.lesson == nil)
        #expect(progression.state(outcomes: []) == nil)
        #expect(try progression.open("1", leaving: "free play") == "before free play")
        #expect(try progression.open("1", leaving: "now") == "now")
    }

    @Test func nextWaitsUntilTheStepIsDoneOrSkipped() throws {
        var progression = try opened()

        #expect(throws: LessonRefusal.stepOpen(title: "Step one")) { try progression.next(with: "x") }
        _ = try progression.skip()
        #expect(try progression.next(with: "after one") == "after one")
        #expect(progression.step?.id == "two")
        #expect(progression.stepRecord?.sourceAtStart == "after one")
    }

    @Test func aStepThatWasPassedOnceCanBePassedAgain() throws {
        var progression = try opened()
        _ = progression.markDone()
        _ = try progression.next(with: "two")
        try progression.back()
        _ = try progression.reset(.step)

        _ = try progression.next(with: "again")

        #expect(progression.step?.id == "two")
        #expect(progression.stepRecord?.sourceAtStart == "two")
    }

    @Test func theLastStepLeadsToTheNextLessonAndTheLastLessonEnds() throws {
        var progression = try opened()
        for source in ["two", "three"] {
            _ = progression.markDone()
            _ = try progression.next(with: source)
        }
        _ = progression.markDone()
        #expect(try progression.next(with: "end") == lessons[1].starter)
        #expect(progression.lesson?.id == "second")
        for source in ["two", "three"] {
            _ = progression.markDone()
            _ = try progression.next(with: source)
        }
        _ = progression.markDone()

        #expect(throws: LessonRefusal.moduleFinished) { try progression.next(with: "x") }
    }

    @Test func backStopsAtTheFirstStep() throws {
        var progression = try opened()

        #expect(throws: LessonRefusal.firstStep(title: "Step one")) { try progression.back() }
    }

    @Test func nothingMovesInFreePlay() {
        var progression = LessonProgression(lessons: lessons)

        #expect(throws: LessonRefusal.noLessonOpen) { try progression.next(with: "x") }
        #expect(throws: LessonRefusal.noLessonOpen) { try progression.back() }
        #expect(throws: LessonRefusal.noLessonOpen) { try progression.skip() }
        #expect(throws: LessonRefusal.noLessonOpen) { try progression.hint() }
        #expect(throws: LessonRefusal.noLessonOpen) { try progression.predict("404") }
        #expect(throws: LessonRefusal.noLessonOpen) { try progression.close(leaving: "x") }
        #expect(throws: LessonRefusal.noLessonOpen) { try progression.reset(.step) }
        #expect(throws: LessonRefusal.noLessonOpen) { try progression.reset(.lesson) }
        #expect(progression.observe(.made(1, "GET /a", 200)) == false)
        #expect(progression.note([]) == false)
        #expect(progression.markDone() == false)
        #expect(progression == LessonProgression(lessons: lessons))
    }

    // MARK: The shown step

    @Test func evidenceOnceSeenStaysSeen() throws {
        var progression = try opened()

        #expect(progression.observe(.made(1, "GET /b", 200)) == false)
        #expect(progression.observe(.made(2, "GET /a", 404, client: .curl)) == true)
        #expect(progression.observe(.made(3, "GET /a", 404)) == false)
        #expect(progression.stepRecord?.evidence == ["seen GET /a"])
    }

    @Test func aStepIsDoneWhenEveryCheckPassesAndStaysDone() throws {
        var progression = try opened()

        #expect(progression.note(outcomes(true, false)) == false)
        #expect(progression.stepRecord?.evidence == ["seen GET /a"])
        #expect(progression.note(outcomes(true, true)) == true)
        #expect(progression.note(outcomes(true, true)) == false)
        #expect(progression.note(outcomes(true, false)) == false)
        #expect(progression.stepRecord?.status == .done)
    }

    @Test func outcomesOfAnotherStepAreIgnored() throws {
        var progression = try opened()

        #expect(progression.note(outcomes(true)) == false)
        #expect(progression.note([]) == false)
        #expect(progression.stepRecord?.status == .open)
    }

    @Test func aSkippedStepStaysSkippedAndADoneOneDone() throws {
        var progression = try opened()

        #expect(try progression.skip().text == "send GET /\n")
        #expect(progression.note(outcomes(true, true)) == false)
        #expect(progression.stepRecord?.status == .skipped)
        _ = try progression.next(with: "two")
        _ = progression.markDone()
        #expect(try progression.skip().text == "send GET /b\n")
        #expect(progression.stepRecord?.status == .done)
    }

    @Test func hintsComeOneByOneUntilTheyEnd() throws {
        var progression = try opened()

        let (number, hint) = try progression.hint()

        #expect(number == 1)
        #expect(hint.blocks.plainText == "Look.")
        #expect(throws: LessonRefusal.noMoreHints(count: 1)) { try progression.hint() }
        #expect(progression.stepRecord?.hintsShown == 1)
    }

    @Test(arguments: [("404", true, "Yes."), ("200", false, "No."), ("599", false, "No.")])
    func aPredictionIsNotedAndAnswered(text: String, isRight: Bool, words: String) throws {
        var progression = try opened()

        let answer = try progression.predict(text)

        #expect(answer.isRight == isRight)
        #expect(answer.words.plainText == words)
        #expect(progression.stepRecord?.predicted == Int(text))
    }

    @Test(arguments: ["", "abc", "99", "600", "-404", "404.0", "99999999999999999999"])
    func whatIsNoStatusIsNoPrediction(text: String) throws {
        var progression = try opened()

        #expect(throws: LessonRefusal.badStatus(text)) { try progression.predict(text) }
        #expect(progression.stepRecord?.predicted == nil)
    }

    @Test func aStepWithoutAPredictionAsksForNone() throws {
        var progression = try opened()
        _ = progression.markDone()
        _ = try progression.next(with: "two")

        #expect(throws: LessonRefusal.noPrediction(title: "Step two")) { try progression.predict("404") }
    }

    // MARK: Resetting and resuming

    @Test func resettingAStepForgetsItAndPutsItsSourceBack() throws {
        var progression = try opened()
        _ = progression.markDone()
        _ = try progression.next(with: "two")
        _ = try progression.hint()
        _ = progression.observe(.made(1, "GET /b", 200))
        _ = progression.markDone()

        #expect(
            try progression.consequence(of: .step)
                == "Forget what was done in the step “Step two” and put back the main.py with which it began?")
        #expect(try progression.reset(.step) == "two")
        #expect(progression.stepRecord == StepRecord(sourceAtStart: "two"))
        #expect(progression.overview[0].done == 1)
    }

    @Test func resettingALessonForgetsItsStepsAndPutsTheStarterBack() throws {
        var progression = try opened()
        _ = progression.markDone()
        _ = try progression.next(with: "two")

        #expect(
            try progression.consequence(of: .lesson)
                == "Forget 1 finished step of lesson 1, “Toy”, and put back the main.py with which it starts?")
        #expect(try progression.reset(.lesson) == lessons[0].starter)
        #expect(progression.step?.id == "one")
        #expect(progression.overview.map(\.done) == [0, 0])
    }

    @Test func resettingAllForgetsEverythingAndLeavesMainAlone() throws {
        var progression = try opened()
        _ = progression.markDone()
        _ = try progression.next(with: "two")
        _ = progression.markDone()

        #expect(
            try progression.consequence(of: .all)
                == "Forget 2 finished steps of all lessons? main.py stays as it is.")
        #expect(try progression.reset(.all) == nil)
        #expect(progression == LessonProgression(lessons: lessons))
    }

    @Test func aLessonIsResumedWhereItWasLeft() throws {
        var progression = try opened()
        _ = progression.markDone()
        _ = try progression.next(with: "two")

        var resumed = LessonProgression(lessons: lessons, records: progression.records)
        resumed.resume(with: "whatever main.py says")

        #expect(resumed == progression)
        #expect(resumed.state(outcomes: [])?.statuses == [.done, .open, .open])
    }

    @Test func recordsOfLessonsAndStepsThatAreGoneDoNoHarm() throws {
        let gone = LessonRecords(
            current: "gone", lessons: ["gone": LessonRecord(currentStep: "x"), "first": LessonRecord(currentStep: "y")])
        var progression = LessonProgression(lessons: lessons, records: gone)

        #expect(progression.lesson == nil)
        _ = try progression.open("1", leaving: "x")
        #expect(progression.step?.id == "one")
        #expect(progression.records.lessons["gone"] == LessonRecord(currentStep: "x"))

        let rewritten = LessonRecords(current: "first", lessons: ["first": LessonRecord(currentStep: "y")])
        var resumed = LessonProgression(lessons: lessons, records: rewritten)
        resumed.resume(with: "main")
        #expect(resumed.state(outcomes: [])?.step.id == "one")
        #expect(resumed.stepRecord?.sourceAtStart == "main")
    }

    @Test func theStateShowsTheStepAndTheModule() throws {
        var progression = try opened()
        _ = try progression.predict("200")
        _ = try progression.skip()

        let state = try #require(progression.state(outcomes: outcomes(true, false)))

        #expect(state.lesson.id == "first")
        #expect(state.stepIndex == 0)
        #expect(state.statuses == [.skipped, .open, .open])
        #expect(state.outcomes == outcomes(true, false))
        #expect(state.predicted == 200)
        #expect(state.overview.map(\.id) == ["first", "second"])
        #expect(state.overview.map(\.skipped) == [1, 0])
        #expect(state.overview.map(\.total) == [3, 3])
    }
}
