import Foundation

/// Everything that is remembered about the lessons between two starts, by lesson id and step id.
package struct LessonRecords: Hashable, Sendable {
    /// The lesson that is open.
    package var current: Lesson.ID?
    /// The lesson that was left for free play, to come back to; nil while one is open.
    package var left: Lesson.ID?
    package var lessons: [Lesson.ID: LessonRecord]

    package init(current: Lesson.ID? = nil, left: Lesson.ID? = nil, lessons: [Lesson.ID: LessonRecord] = [:]) {
        self.current = current
        self.left = left
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
    /// How long somebody worked on the step until it was done or skipped, in seconds, pauses left out.
    package var seconds: Double
    /// How often the learner tried: tries that met nothing new, and the one that met the last goal.
    package var attempts: Int
    /// What the step was when it was done; nil until then.
    package var completion: StepCompletion?
    /// The requests behind ``evidence``, as far as they were kept.
    package var sightings: [Check.ID: RecordedSighting]

    package init(
        status: StepStatus = .open, evidence: Set<Check.ID> = [], hintsShown: Int = 0, predicted: Int? = nil,
        sourceAtStart: String, seconds: Double = 0, attempts: Int = 0, completion: StepCompletion? = nil,
        sightings: [Check.ID: RecordedSighting] = [:]
    ) {
        self.status = status
        self.evidence = evidence
        self.hintsShown = hintsShown
        self.predicted = predicted
        self.sourceAtStart = sourceAtStart
        self.seconds = seconds
        self.attempts = attempts
        self.completion = completion
        self.sightings = sightings
    }
}

/// The moment in which a step was done.
package struct StepCompletion: Hashable, Sendable {
    package let time: Date
    /// The `main.py` whose goals were all met; nil where it was too long to keep.
    package let source: String?

    package init(time: Date, source: String?) {
        self.time = time
        self.source = source.flatMap { $0.utf8.count <= RecordedSighting.sourceLimit ? $0 : nil }
    }
}
