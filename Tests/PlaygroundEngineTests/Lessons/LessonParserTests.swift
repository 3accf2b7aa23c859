import Testing

@testable import PlaygroundEngine

@Suite struct LessonParserTests {
    static let text = """
        ---
        format: 1
        id: greet
        title: Greet: by name
        summary: Path parameters.
        ---

        Welcome to *this* lesson.

        ```starter
        app = FastAPI()
        ```

        More before the steps.

        ## Say hello {#say-hello}

        First words.

        ```python
        ## no heading {#no-step}
        ```

        ```request name="a greeting"
        GET /hello  X-Mood:good
        ```

        Last words.

        ```predict status=404 request="GET /hello"
        What will it be?

        Think.
        right: Yes.
        It is.
        wrong: No.
        ```

        ```check
        seen GET /hello
        ```

        ```hint
        Look.
        ```

        ````hint
        ```python
        pass
        ```
        ````

        ```solution
        send GET /hello
        ```

        ```solution
        @app.get("/hello")
        def hello():
            return 1

        send GET /hello
        ```

        ```wrong expect="nothing was sent"
        route get /x -> 1
        ```

        ## Then stop {#stop}

        ```check
        seen GET /
        ```
        ```hint
        Look.
        ```
        ```solution
        send GET /
        ```

        """

    private func parse(_ text: String) throws -> Lesson {
        try LessonParser.parse(SourceText(name: "03-greet.md", text: text), number: 3)
    }

    @Test func aLessonIsReadWhole() throws {
        let lesson = try parse(Self.text)

        #expect(lesson.id == "greet")
        #expect(lesson.number == 3)
        #expect(lesson.title == "Greet: by name")
        #expect(lesson.summary == "Path parameters.")
        #expect(lesson.starter == "app = FastAPI()\n")
        #expect(
            lesson.intro == [
                .paragraph([.text("Welcome to "), .emphasis([.text("this")]), .text(" lesson.")]),
                .paragraph([.text("More before the steps.")]),
            ])
        #expect(lesson.steps.map(\.id) == ["say-hello", "stop"])
    }

    @Test func aStepIsReadWhole() throws {
        let step = try parse(Self.text).steps[0]

        #expect(step.title == "Say hello")
        #expect(
            step.prose == [
                .paragraph([.text("First words.")]), .code(language: "python", text: "## no heading {#no-step}"),
                .paragraph([.text("Last words.")]),
            ])
        #expect(step.requests.map(\.name) == ["a greeting"])
        #expect(step.requests.map(\.command) == ["GET /hello  X-Mood:good"])
        #expect(step.checks.map(\.id) == ["seen GET /hello"])
        #expect(
            step.hints.map(\.blocks) == [[.paragraph([.text("Look.")])], [.code(language: "python", text: "pass")]])
        #expect(
            step.solutions.map(\.text) == [
                "send GET /hello\n", "@app.get(\"/hello\")\ndef hello():\n    return 1\n\nsend GET /hello\n",
            ])
        #expect(step.wrongs.map(\.expected) == ["nothing was sent"])
        #expect(step.wrongs.map(\.commands.text) == ["route get /x -> 1\n"])
    }

    @Test func aPredictionHasAQuestionAndWordsForBothAnswers() throws {
        let prediction = try #require(try parse(Self.text).steps[0].prediction)

        #expect(prediction.status == 404)
        #expect(prediction.request == "GET /hello")
        #expect(prediction.question == [.paragraph([.text("What will it be?")]), .paragraph([.text("Think.")])])
        #expect(prediction.whenRight.plainText == "Yes. It is.")
        #expect(prediction.whenWrong.plainText == "No.")
    }

    @Test(arguments: ["\r\n", "\n"])
    func lineEndingsDoNotMatter(ending: String) throws {
        let lesson = try parse(Self.text.replacing("\n", with: ending))

        #expect(lesson.starter == "app = FastAPI()\n")
        #expect(lesson.steps == (try parse(Self.text)).steps.map { $0.moved(to: lesson) })
    }

    @Test(arguments: [
        "", "\n", "---", "---\n---", "```", "```check", "## {#", "## {#}", "---\nid:", "~~~", "## a {#a}\n```check\n",
        "---\n: \n---\n```starter\n```\n## x {#x}\n```check\nprobe\n```", "```wrong expect=\"",
        "```predict status=\n```",
    ])
    func aFragmentIsRefusedWithoutATrap(text: String) {
        #expect(throws: LessonFailure.self) { try parse(text) }
    }

    @Test(arguments: [
        "## a {#a}\n", "## a {#a}\n```check\nseen GET /\n```\n", "```text\n", "```text\n## a {#a}\n", "{", "> ",
        "---\n", "| a | b |\n",
    ])
    func aLargeFileOfOneKindOfLineIsReadInGoodTime(line: String) {
        let text = "---\nformat: 1\n---\n```text\n" + String(repeating: line, count: 5_000)

        #expect(throws: LessonFailure.self) { try parse(text) }
    }

    @Test func everyPrefixOfALessonIsReadOrRefusedWithPlacesInIt() throws {
        let bytes = Array(Self.text.utf8)
        var lengthsThatRead: [Int] = []
        for length in bytes.indices {
            let source = SourceText(name: "prefix.md", utf8: Array(bytes[..<length]))
            do throws(LessonFailure) {
                _ = try LessonParser.parse(source, number: 1)
                lengthsThatRead.append(length)
            } catch {
                #expect(!error.diagnostics.isEmpty)
                #expect(error.diagnostics.allSatisfy { $0.range.upperBound <= max(1, length) })
                #expect(!error.description.isEmpty)
            }
        }
        // A lesson may end where its first step has all that it needs, and never before.
        let enough = try #require(Self.text.range(of: "```solution\nsend GET /hello\n```")).upperBound
        #expect(lengthsThatRead.first == Self.text.utf8.distance(from: Self.text.startIndex, to: enough))
    }
}

extension Step {
    /// The same step with the places that it has in `lesson`, so that two files can be compared by what they say.
    fileprivate func moved(to lesson: Lesson) -> Step { lesson.steps.first { $0.sameWords(as: self) } ?? self }

    private func sameWords(as other: Step) -> Bool {
        id == other.id && title == other.title && prose == other.prose && checks.map(\.id) == other.checks.map(\.id)
            && hints.map(\.blocks) == other.hints.map(\.blocks) && solutions.map(\.text) == other.solutions.map(\.text)
            && wrongs.map(\.commands.text) == other.wrongs.map(\.commands.text)
            && requests.map(\.command) == other.requests.map(\.command)
            && prediction?.question == other.prediction?.question
    }
}
