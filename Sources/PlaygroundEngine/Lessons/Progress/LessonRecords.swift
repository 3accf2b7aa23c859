/// Everything that is remembered about the lessons between two starts, by lesson id and step id.
package struct LessonRecords: Hashable, Sendable {
    /// The lesson that is open.
    package var current: Lesson.ID?
    package var lessons: [Lesson.ID: LessonRecord]

    package init(current: Lesson.ID? = nil, lessons: [Lesson.ID: LessonRecord] = [:]) {
        self.current = current
        self.lessons = lessons
    }
}

/// How far one lesson has come.
package struct LessonRecord: Hashable, Sendable {
    /// The step that is shown.
    package var currentStep: Step.ID?
    /// The `main.py` as it was when the lesson was left; nil while it is open or was never left.
    package var sourceWhenLeft: String?
    package var steps: [Step.ID: StepRecord]

    package init(currentStep: Step.ID? = nil, sourceWhenLeft: String? = nil, steps: [Step.ID: StepRecord] = [:]) {
        self.currentStep = currentStep
        self.sourceWhenLeft = sourceWhenLeft
        self.steps = steps
    }
}

/// How far one step has come.
package struct StepRecord: Hashable, Sendable {
    package var status: StepStatus
    /// The `seen` checks that were fulfilled once, and so stay fulfilled.
    package var evidence: Set<Check.ID>
    package var hintsShown: Int
    /// The newest status that the learner predicted.
    package var predicted: Int?
    /// The `main.py` with which the step began: what `reset` puts back.
    package var sourceAtStart: String

    package init(
        status: StepStatus = .open, evidence: Set<Check.ID> = [], hintsShown: Int = 0, predicted: Int? = nil,
        sourceAtStart: String
    ) {
        self.status = status
        self.evidence = evidence
        self.hintsShown = hintsShown
        self.predicted = predicted
        self.sourceAtStart = sourceAtStart
    }
}
