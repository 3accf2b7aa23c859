/// What a command says: the same lines in the full screen, in `--plain` and in `run`.
package struct CommandResult: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        case done
        case failed
        /// The input is an unfinished block: more lines are wanted before it runs.
        case incomplete
        /// The command asks a yes-or-no question first; `execute(_:confirmed: true)` answers yes.
        case needsConfirmation(question: String)
        /// The file is to be opened in the learner's editor; then ``PlaygroundSession/finishEdit()`` takes it over.
        case edit(EditRequest)
        /// The screen is to be written as a picture, to the file at this path.
        case screenshot(path: String)
        /// The tour is to be given.
        case tour
        /// The map of the lessons is to be shown; its lines say the same.
        case lessons([LessonProgress])
        /// The card is to be shown.
        case card
        case quit

        /// Whether the lines say all there is, so that another command may follow at once.
        var isTold: Bool {
            switch self {
            case .done, .tour, .lessons, .card: true
            case .failed, .incomplete, .needsConfirmation, .edit, .screenshot, .quit: false
            }
        }

        /// Whether the command did what it was asked for.
        package var succeeded: Bool {
            switch self {
            case .done, .screenshot, .tour, .lessons, .card: true
            case .failed, .incomplete, .needsConfirmation, .edit, .quit: false
            }
        }
    }

    package let outcome: Outcome
    package let lines: [ResultLine]

    package init(_ outcome: Outcome, _ lines: [ResultLine]) {
        self.outcome = outcome
        self.lines = lines
    }
}

/// One line of a result, with the part that it plays; a view chooses colours and marks, never meaning.
package struct ResultLine: Hashable, Sendable {
    package enum Role: String, Hashable, Sendable {
        case text, heading, code, success, failure, note, added, removed
    }

    package let role: Role
    package let text: String

    package init(_ role: Role, _ text: String) {
        self.role = role
        self.text = text
    }
}
