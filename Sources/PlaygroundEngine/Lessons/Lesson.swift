/// One lesson file, read and found correct.
package struct Lesson: Identifiable, Hashable, Sendable {
    /// The stable name that progress is kept under, such as `hello-server`.
    package let id: String
    /// The place in the module, from the file's number: 1, 2, …
    package let number: Int
    package let title: String
    package let summary: String
    /// The `main.py` with which the lesson starts.
    package let starter: String
    package let steps: [Step]
    /// The file, with its line index, for diagnostics.
    package let source: SourceText

    package init(
        id: String, number: Int, title: String, summary: String, starter: String, steps: [Step], source: SourceText
    ) {
        self.id = id
        self.number = number
        self.title = title
        self.summary = summary
        self.starter = starter
        self.steps = steps
        self.source = source
    }
}

/// One step of a lesson: prose, requests to send, and what must hold for it to be done.
package struct Step: Identifiable, Hashable, Sendable {
    package let id: String
    package let title: String
    package let prose: [MarkdownBlock]
    package let requests: [ReadyRequest]
    /// What must hold; each is shown to the learner as a goal.
    package let checks: [Check]
    /// From a nudge to nearly the answer.
    package let hints: [[MarkdownBlock]]
    /// Commands as a learner would type them, a line each; Python blocks span lines and end with an empty one.
    package let solutions: [String]
    package let wrongs: [WrongAnswer]

    package init(
        id: String, title: String, prose: [MarkdownBlock], requests: [ReadyRequest], checks: [Check],
        hints: [[MarkdownBlock]], solutions: [String], wrongs: [WrongAnswer]
    ) {
        self.id = id
        self.title = title
        self.prose = prose
        self.requests = requests
        self.checks = checks
        self.hints = hints
        self.solutions = solutions
        self.wrongs = wrongs
    }
}

/// A request that the client pane offers at a step.
package struct ReadyRequest: Hashable, Sendable {
    package let name: String
    /// The words after `send`, such as `GET /parrot/5 X-Mood:good`.
    package let command: String

    package init(name: String, command: String) {
        self.name = name
        self.command = command
    }
}

/// An answer that a step must refuse, and words that the refusal must contain.
package struct WrongAnswer: Hashable, Sendable {
    package let expected: String
    package let commands: String

    package init(expected: String, commands: String) {
        self.expected = expected
        self.commands = commands
    }
}
