import Testing

@testable import PlaygroundEngine

@Suite struct LessonProverTests {
    /// A step that works, with every part that a lesson needs.
    static let sound = Lesson.step(
        check: """
            probe GET /a
            status 200
            json $.message exists
            when status 404 say "Nothing answers /a yet."
            seen GET /a status 200
            """,
        hint: "Write `route get /a` and an answer.",
        solution: "route get /a -> {\"message\": \"a\"}\nsend GET /a",
        more: """
            ```request name="before"
            GET /a
            ```

            ```predict status=404 request="GET /a"
            Which?
            right: Yes.
            wrong: No.
            ```

            ```wrong expect="Nothing answers /a yet"
            route get /b -> {"message": "a"}
            ```
            """)

    private func codes(_ steps: String) async throws -> [String] {
        let lesson = try Lesson.parse(Lesson.text(steps: steps))
        return await LessonProver(sandbox: ToySandbox()).prove(lesson).map(\.code)
    }

    @Test func aSoundLessonHasNoProblem() async throws {
        #expect(try await codes(Self.sound) == [])
    }

    @Test(arguments: [
        (
            ["probe GET /a\nstatus 200\n": "probe GET /\nstatus 200\n", "seen GET /a status 200": ""],
            ["solved-before", "wrong-passes"]
        ),
        (
            ["route get /a -> {\"message\": \"a\"}\nsend GET /a": "route get /a -> {\"text\": 1}\nsend GET /a"],
            ["unsolved-after"]
        ),
        (["\"a\"}\nsend GET /a": "\"a\"}"], ["unsolved-after"]),
        (["\"a\"}\nsend GET /a": "\"a\"}\nfly away\nsend GET /a"], ["command-fails"]),
        (["route get /b -> ": "route get /a -> ", "seen GET /a status 200": ""], ["wrong-passes"]),
        (["expect=\"Nothing answers /a yet\"": "expect=\"other words\""], ["wrong-says-other"]),
        (["route get /b -> {\"message\": \"a\"}": "rout get /b"], ["command-fails"]),
        (
            ["Write `route get /a` and an answer.": "Write `route get /a   -> {\"message\":\"a\"}`."],
            ["hint-gives-solution-away"]
        ),
        (["predict status=404": "predict status=405"], ["prediction-is-wrong"]),
        (["```request name=\"before\"\nGET /a\n": "```request name=\"before\"\nGET /\n"], ["no-request-goes-wrong"]),
        (
            ["```request name=\"before\"\nGET /a\n": "```request name=\"before\"\nGET\n"],
            ["request-fails", "no-request-goes-wrong"]
        ),
        (["```predict status=404 request=\"GET /a\"\nWhich?\nright: Yes.\nwrong: No.\n```": ""], ["no-prediction"]),
    ])
    func whatDoesNotWorkIsReported(changes: [String: String], problems: [String]) async throws {
        var steps = Self.sound
        for (old, new) in changes {
            #expect(steps.contains(old))
            steps = steps.replacing(old, with: new)
        }

        #expect(Set(try await codes(steps)) == Set(problems))
    }

    @Test func everySolutionIsTried() async throws {
        let second = Self.sound + "```solution\nsend GET /a\n```\n"

        #expect(try await codes(second) == ["unsolved-after"])
    }

    @Test func aStepBeginsWhereTheFirstSolutionOfTheOneBeforeEnded() async throws {
        let next = Lesson.step(
            "two", check: "probe GET /b\nstatus 200\nprobe GET /a\nstatus 200", solution: "route get /b -> {\"b\": 1}")

        #expect(try await codes(Self.sound + next) == [])
        #expect(try await codes(next + Self.sound) == ["unsolved-after"])
    }

    @Test func aStarterThatDoesNotLoadIsReported() async throws {
        let text = Lesson.text(steps: Self.sound).replacing("app = FastAPI(", with: "app = FastAPI((")
        let lesson = try Lesson.parse(text)

        let problems = await LessonProver(sandbox: ToySandbox()).prove(lesson)

        #expect(problems.first?.code == "starter-does-not-load")
    }

    @Test func problemsPointAtTheirBlocks() async throws {
        let lesson = try Lesson.parse(
            Lesson.text(steps: Self.sound.replacing("expect=\"Nothing", with: "expect=\"Noone")))

        let problems = await LessonProver(sandbox: ToySandbox()).prove(lesson)

        #expect(problems.map { lesson.source[$0.range] } == ["wrong"])
        #expect(
            problems.map(\.message) == [
                "no failure says “Noone answers /a yet”; what is said: expected status 200; got 404 "
                    + "{\"detail\":\"Not Found\"}; Nothing answers /a yet.; expected Send GET /a: it answers 200; "
                    + "got no request since this step began; send GET /a"
            ])
    }
}
