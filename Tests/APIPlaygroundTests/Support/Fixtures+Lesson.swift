import PlaygroundEngine

extension Fixtures {
    private static let lessonText = """
        ---
        format: 1
        id: hello-server
        title: Hello, server
        summary: What an API server is.
        ---

        ```starter
        from fastapi import FastAPI
        ```

        ## Say hello {#first-request}

        A program that listens at an address and turns each **request** into a **response** is an *API server*. One runs
        already: the Code pane shows it.

        Type this line and press Enter:

        ```shell
        send GET /
        ```

        What goes out is the method `GET`, which asks to read something, and the path `/`. What comes back:

        - the status `200`, which says that all went well,
        - a body in JSON, a text that programs in every language can read.

        ```request name="the greeting"
        GET /
        ```

        ```check
        seen GET / status 200
        ```

        ```hint
        Three words make a request: a command, a method and a path.
        ```

        ```solution
        send GET /
        ```

        ```wrong expect="another path"
        send GET /helo
        ```

        ## Go astray {#astray}

        Servers say no in different ways. Ask for a path that does not exist, then with a method that does not.

        | status | means |
        | --- | --- |
        | 404 | no route has this path |
        | 405 | the path exists, the method does not |

        ```request name="no such path"
        GET /helo
        ```

        ```request name="no such method"
        POST /
        ```

        ```check
        seen GET /* status 404
        seen POST / status 405
        ```

        ```hint
        Any path but `/` will do.
        ```

        ```hint
        The second takes the path `/`, and a method other than `GET`.
        ```

        ```solution
        send GET /helo
        send POST /
        ```

        ```wrong expect="404"
        send GET /
        ```
        """

    /// A lesson of two steps, read by the engine from its file format.
    static func lesson(step: Int = 0) throws -> LessonState {
        let source = SourceText(name: "01-hello-server.md", text: lessonText)
        let lesson = try LessonParser.parse(source, number: 1)
        let overview = (1...15).map { number in
            LessonProgress(
                id: "lesson-\(number)", number: number, title: "Lesson \(number)", done: 0, skipped: 0, total: 2)
        }
        let goals = lesson.steps[step].checks.enumerated().map { index, _ in
            ["GET / answers 200", "GET of another path answers 404", "POST / answers 405"][step == 0 ? 0 : index + 1]
        }
        return LessonState(
            lesson: lesson, stepIndex: step, statuses: [step == 0 ? .open : .done, .open],
            outcomes: goals.map { CheckOutcome(goal: $0, passed: false, failure: nil) }, overview: overview)
    }

    /// Fifteen lessons: done, done but for a skipped step, begun and open ones, the third with more steps than fit.
    static let map: [LessonProgress] = (1...15).map { number in
        let count = number == 3 ? 14 : 3 + number % 4
        let passed = number < 3 ? count : number == 3 ? 5 : 0
        let steps = (0..<count).map { index -> StepProgress in
            let isDone = index < passed && !(number == 2 && index == 1)
            return StepProgress(
                id: "step-\(index)", title: "Step \(index + 1) of what lesson \(number) has to say about servers",
                status: isDone ? .done : index < passed ? .skipped : index == passed && number == 3 ? .open : nil,
                seconds: index < passed ? Double(35 * (index + 1) * number) : index == passed && number == 3 ? 75 : 0,
                attempts: index < passed ? 1 + index % 3 : index == passed && number == 3 ? 2 : 0,
                isCurrent: index == min(passed, count - 1))
        }
        return LessonProgress(
            id: "lesson-\(number)", number: number,
            title: ["Hello, server", "More GET endpoints", "Request headers", "Versioning"][(number - 1) % 4],
            done: steps.count { $0.status == .done }, skipped: steps.count { $0.status == .skipped }, total: count,
            isCurrent: number == 3, steps: steps)
    }

    /// The last step of the last lesson, with every lesson finished.
    static func lastStep() throws -> LessonState {
        var state = try lesson(step: 1)
        state.statuses = [.done, .done]
        state.outcomes = state.outcomes.map { CheckOutcome(goal: $0.goal, passed: true, failure: nil) }
        state.overview = map.map { lesson in
            LessonProgress(
                id: lesson.number == 15 ? state.lesson.id : lesson.id, number: lesson.number, title: lesson.title,
                done: lesson.total - lesson.skipped, skipped: lesson.skipped, total: lesson.total, steps: lesson.steps)
        }
        return state
    }

    /// The first step after a request that missed.
    static func failedStep() throws -> LessonState {
        var state = try lesson()
        let failure = CheckFailure(
            sent: "GET /helo", expected: "status 200", got: "404 {\"detail\":\"Not Found\"}",
            why: "That request went to another path; the greeting lives at the path /.", tryNext: "send GET /", logID: 2
        )
        state.outcomes = [CheckOutcome(goal: state.outcomes[0].goal, passed: false, failure: failure)]
        return state
    }

    /// The first step, solved.
    static func doneStep() throws -> LessonState {
        var state = try lesson()
        state.statuses[0] = .done
        state.outcomes = [CheckOutcome(goal: state.outcomes[0].goal, passed: true, failure: nil)]
        return state
    }

    /// A lesson whose author wrote `text` wherever an author can, as far as the format lets it in.
    static func lesson(saying text: String) throws -> LessonState {
        var state = try lesson()
        let words = text.filter { !$0.isNewline }
        let file = lessonText.replacing("An API server", with: words).replacing(
            "A program that", with: "`\(words)` **\(words)**"
        )
        .replacing("the greeting", with: words).replacing("Three words", with: words)
        if let hostile = try? LessonParser.parse(SourceText(name: "01-\(words).md", text: file), number: 1) {
            state.lesson = hostile
        }
        state.outcomes = [
            CheckOutcome(
                goal: text, passed: false,
                failure: CheckFailure(sent: text, expected: text, got: text, why: text, tryNext: text, logID: 1))
        ]
        return state
    }
}
