import Foundation

/// The progress in the lessons as other programs read it: what `progress --json` prints.
package struct ProgressFile: Encodable, Hashable, Sendable {
    package static let newestFormat = 1

    let format: Int
    /// The version of the program that wrote it.
    let version: String
    let lessons: [Lesson]

    struct Lesson: Encodable, Hashable, Sendable {
        let id: String
        let number: Int
        let title: String
        let state: LessonProgressState
        let isOpen: Bool
        let seconds: Int
        let attempts: Int
        let steps: [Step]
    }

    struct Step: Encodable, Hashable, Sendable {
        let id: String
        let title: String
        /// `open`, `done` or `skipped`; `unseen` where it was never shown.
        let state: String
        let seconds: Int
        let attempts: Int
        /// ISO 8601 in UTC; null until the step was done.
        let firstDoneAt: String?

        private enum Key: String, CodingKey {
            case id, title, state, seconds, attempts, firstDoneAt
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(id, forKey: .id)
            try container.encode(title, forKey: .title)
            try container.encode(state, forKey: .state)
            try container.encode(seconds, forKey: .seconds)
            try container.encode(attempts, forKey: .attempts)
            // A reader finds the key in every step.
            try container.encode(firstDoneAt, forKey: .firstDoneAt)
        }
    }

    package init(of overview: [LessonProgress], version: String = ProgramVersion.current) {
        format = Self.newestFormat
        self.version = version
        lessons = overview.map { lesson in
            Lesson(
                id: lesson.id, number: lesson.number, title: lesson.title, state: lesson.state,
                isOpen: lesson.isCurrent, seconds: Int(lesson.seconds.rounded()), attempts: lesson.attempts,
                steps: lesson.steps.map { step in
                    Step(
                        id: step.id, title: step.title, state: step.status?.rawValue ?? "unseen",
                        seconds: Int(step.seconds.rounded()), attempts: step.attempts,
                        firstDoneAt: step.doneAt.map(ProofDate.text))
                })
        }
    }

    /// The file as text, its keys sorted.
    package var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return "{}\n" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}
