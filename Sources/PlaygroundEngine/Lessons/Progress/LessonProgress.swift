import Foundation

/// One lesson in the module's map.
package struct LessonProgress: Hashable, Sendable {
    package let id: String
    package let number: Int
    package let title: String
    package let done: Int
    package let skipped: Int
    package let total: Int
    /// Whether this is the lesson that is open.
    package let isCurrent: Bool
    /// Its steps, in their order.
    package let steps: [StepProgress]
    /// In which languages the lesson is there.
    package let languages: [String]

    package init(
        id: String, number: Int, title: String, done: Int, skipped: Int, total: Int, isCurrent: Bool = false,
        steps: [StepProgress] = [], languages: [String] = ["en"]
    ) {
        self.id = id
        self.number = number
        self.title = title
        self.done = done
        self.skipped = skipped
        self.total = total
        self.isCurrent = isCurrent
        self.steps = steps
        self.languages = languages
    }

    /// Whether nothing is left to do.
    package var isFinished: Bool { total > 0 && done + skipped >= total }

    /// How long somebody worked on it, in seconds.
    package var seconds: Double { steps.reduce(0) { $0 + $1.seconds } }
    package var attempts: Int { steps.reduce(0) { $0 + $1.attempts } }

    /// How far it has come, in one word.
    package var state: LessonProgressState {
        if isFinished { return skipped == 0 ? .done : .finished }
        return steps.contains { $0.status != nil } || done + skipped > 0 ? .begun : .open
    }
}

/// How far a lesson has come.
package enum LessonProgressState: String, Hashable, Sendable, Codable {
    /// Never opened.
    case open
    case begun
    /// Every step is done or skipped.
    case finished
    /// Every step is done.
    case done
}

/// One step in the module's map.
package struct StepProgress: Hashable, Sendable {
    package let id: String
    package let title: String
    /// Nil where the step was never shown.
    package let status: StepStatus?
    package let seconds: Double
    package let attempts: Int
    package let doneAt: Date?
    /// Whether this is the step that is shown when its lesson is.
    package let isCurrent: Bool

    package init(
        id: String, title: String, status: StepStatus?, seconds: Double = 0, attempts: Int = 0, doneAt: Date? = nil,
        isCurrent: Bool = false
    ) {
        self.id = id
        self.title = title
        self.status = status
        self.seconds = seconds
        self.attempts = attempts
        self.doneAt = doneAt
        self.isCurrent = isCurrent
    }
}

extension [LessonProgress] {
    package var isFinished: Bool { !isEmpty && allSatisfy(\.isFinished) }
    package var seconds: Double { reduce(0) { $0 + $1.seconds } }

    /// Steps of all lessons.
    package var done: Int { reduce(0) { $0 + $1.done } }
    package var skipped: Int { reduce(0) { $0 + $1.skipped } }
    package var total: Int { reduce(0) { $0 + $1.total } }
}
