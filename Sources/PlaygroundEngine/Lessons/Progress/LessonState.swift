/// How far a step has come.
package enum StepStatus: String, Hashable, Sendable, Codable {
    case open, done, skipped
}

/// What one check found.
package struct CheckOutcome: Hashable, Sendable {
    /// The goal in words, such as "GET /secret answers 200".
    package let goal: String
    package let passed: Bool
    /// Why it failed; nil where it passed.
    package let failure: CheckFailure?

    package init(goal: String, passed: Bool, failure: CheckFailure?) {
        self.goal = goal
        self.passed = passed
        self.failure = failure
    }
}

/// A failing check in the five words that learners read.
package struct CheckFailure: Hashable, Sendable {
    /// The request that was sent, such as `GET /secret`; nil where nothing was sent.
    package let sent: String?
    package let expected: String
    package let got: String
    package let why: String?
    package let tryNext: String?
    /// The log row to look at.
    package let logID: Int?

    package init(sent: String?, expected: String, got: String, why: String?, tryNext: String?, logID: Int?) {
        self.sent = sent
        self.expected = expected
        self.got = got
        self.why = why
        self.tryNext = tryNext
        self.logID = logID
    }
}

/// The lesson that is open, and where the learner is in it.
package struct LessonState: Hashable, Sendable {
    package var lesson: Lesson
    /// The index of the step that is shown.
    package var stepIndex: Int
    /// One entry a step.
    package var statuses: [StepStatus]
    /// Whether the shown step needs nothing more.
    package var isStepDone: Bool { statuses.indices.contains(stepIndex) && statuses[stepIndex] != .open }

    /// Whether the step asks for a prediction and nothing has happened yet: its goals would tell the answer.
    package var awaitsPrediction: Bool {
        step.prediction != nil && predicted == nil && !isStepDone
            && !outcomes.contains { $0.passed || $0.failure != nil }
    }

    /// Whether `other` shows the same step.
    package func isAtSamePlace(as other: LessonState?) -> Bool {
        lesson.id == other?.lesson.id && stepIndex == other?.stepIndex
    }

    /// The newest outcomes of the shown step's checks, one a check; empty until it was checked.
    package var outcomes: [CheckOutcome]
    /// How many hints of the shown step are open.
    package var hintsShown: Int
    /// The newest hint for a slip of the learner's, shown before the others.
    package var tip: Hint?
    /// The status that the learner predicted at the shown step; nil until then.
    package var predicted: Int?
    /// All lessons of the module with their progress, for the status row and `lessons`.
    package var overview: [LessonProgress]

    package init(
        lesson: Lesson, stepIndex: Int, statuses: [StepStatus], outcomes: [CheckOutcome] = [], hintsShown: Int = 0,
        predicted: Int? = nil, overview: [LessonProgress]
    ) {
        self.lesson = lesson
        self.stepIndex = stepIndex
        self.statuses = statuses
        self.outcomes = outcomes
        self.hintsShown = hintsShown
        self.predicted = predicted
        self.overview = overview
    }

    package var step: Step { lesson.steps[stepIndex] }

    /// Whether this is the last step of all, and nothing is left to do in any lesson.
    package var isModuleFinished: Bool {
        statuses.last != .open && stepIndex == lesson.steps.count - 1 && lesson.id == overview.last?.id
            && overview.isFinished
    }

    /// What somebody who finished every lesson is told.
    package var farewell: String {
        let skipped = overview.skipped
        let time = overview.seconds >= 60 ? " in \(Quantity.workTime(overview.seconds)) of work" : ""
        return "You have been through all \(overview.count) lessons: \(Quantity.count(overview.done, "step")) done"
            + (skipped > 0 ? " and \(skipped) skipped" : "")
            + "\(time). Congratulations: the main.py in hand is a real "
            + "API server, and you know what each of its lines does."
    }
}
