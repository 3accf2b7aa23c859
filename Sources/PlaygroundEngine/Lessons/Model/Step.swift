/// One step of a lesson: prose, requests to send, and what must hold for it to be done.
package struct Step: Identifiable, Hashable, Sendable {
    package let id: String
    package let title: String
    package let prose: [MarkdownBlock]
    package let requests: [ReadyRequest]
    /// What the learner is asked before a request is sent.
    package let prediction: Prediction?
    /// How many blocks of the prose stand before the prediction.
    package let predictionPlace: Int
    /// What must hold, at least one; each is shown to the learner as a goal.
    package let checks: [Check]
    /// From a nudge to nearly the answer; at least one.
    package let hints: [Hint]
    /// Hints for typical slips: the first whose conditions hold is shown before those above.
    package let tips: [Hint]
    /// Ways to the goal, at least one; the first is what `solution` and `skip` perform.
    package let solutions: [CommandBlock]
    package let wrongs: [WrongAnswer]
    /// The heading in the lesson file.
    package let range: SourceRange

    package init(
        id: String, title: String, prose: [MarkdownBlock], requests: [ReadyRequest], prediction: Prediction?,
        predictionPlace: Int = 0, checks: [Check], hints: [Hint], tips: [Hint] = [], solutions: [CommandBlock],
        wrongs: [WrongAnswer], range: SourceRange
    ) {
        self.id = id
        self.title = title
        self.prose = prose
        self.requests = requests
        self.prediction = prediction
        self.predictionPlace = predictionPlace
        self.checks = checks
        self.hints = hints
        self.tips = tips
        self.solutions = solutions
        self.wrongs = wrongs
        self.range = range
    }
}

/// A request that the client pane offers at a step.
package struct ReadyRequest: Hashable, Sendable {
    package let name: String
    /// The words after `send`, such as `GET /parrot/5 X-Mood:good`.
    package let command: String
    package let range: SourceRange

    package init(name: String, command: String, range: SourceRange) {
        self.name = name
        self.command = command
        self.range = range
    }
}

/// A question about the status of an answer, asked before the request is sent.
package struct Prediction: Hashable, Sendable {
    package let question: [MarkdownBlock]
    /// The words after `send` of the request in question.
    package let request: String
    /// The status that it gets when the step begins.
    package let status: Int
    /// What is said to the right and to every other status.
    package let whenRight: [MarkdownBlock]
    package let whenWrong: [MarkdownBlock]
    package let range: SourceRange

    package init(
        question: [MarkdownBlock], request: String, status: Int, whenRight: [MarkdownBlock],
        whenWrong: [MarkdownBlock], range: SourceRange
    ) {
        self.question = question
        self.request = request
        self.status = status
        self.whenRight = whenRight
        self.whenWrong = whenWrong
        self.range = range
    }
}

/// One level of help.
package struct Hint: Hashable, Sendable {
    package let blocks: [MarkdownBlock]
    /// When it is shown out of its turn: all of them must hold. Empty for a level of help.
    package let circumstances: [Explanation.Circumstance]
    package let range: SourceRange

    package init(blocks: [MarkdownBlock], circumstances: [Explanation.Circumstance] = [], range: SourceRange) {
        self.blocks = blocks
        self.circumstances = circumstances
        self.range = range
    }
}

/// Commands as a learner would type them, a line each; a Python block spans lines and ends with an empty one.
package struct CommandBlock: Hashable, Sendable {
    package let text: String
    package let range: SourceRange

    package init(text: String, range: SourceRange) {
        self.text = text
        self.range = range
    }
}

/// An answer that a step must refuse, and words that the refusal must contain.
package struct WrongAnswer: Hashable, Sendable {
    package let expected: String
    package let commands: CommandBlock

    package init(expected: String, commands: CommandBlock) {
        self.expected = expected
        self.commands = commands
    }
}
