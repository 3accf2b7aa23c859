import Foundation

@testable import PlaygroundEngine

/// The lessons as their files have them, and what a learner does with them.
enum LessonFiles {
    static let lessons = LessonCatalogue.load(folder: Program.repository.appending(path: "Lessons")).lessons

    /// What a learner does at one step.
    struct Visit {
        let lesson: Lesson
        let index: Int
        /// The slip that the learner makes here; nil at most steps.
        let slip: Slip?

        var step: Step { lesson.steps[index] }
        /// The commands of the first solution, each whole.
        var solution: [String] { CommandScript.inputs(of: step.solutions[0].text).map(\.text) }
        /// Where the step is, as the screen says it.
        var place: String { "step \(index + 1) of \(lesson.steps.count)" }
        var isLast: Bool { index + 1 == lesson.steps.count }

        /// Whether another program than the playground has to ask.
        var needsOutside: Bool {
            step.checks.contains { check in
                if case .seen(let sighting) = check.condition { sighting.client != nil } else { false }
            }
        }

        /// Whether the prose invites to compare with real FastAPI.
        var compares: Bool {
            step.prose.contains { block in
                if case .code(_, let text) = block { text.split(separator: "\n").contains("compare") } else { false }
            }
        }
    }

    /// A wrong answer and the words that it gets.
    struct Slip {
        let commands: [String]
        let words: String
    }

    /// The way through a lesson, with one slip.
    static func visits(of lesson: Lesson) -> [Visit] {
        let slips = lesson.steps.map(slip)
        // Another step in each lesson, as far as there is one whose slip is explained first.
        let order = lesson.steps.indices.map { ($0 + lesson.number) % lesson.steps.count }
        let chosen = order.first { slips[$0] != nil }
        return lesson.steps.indices.map { Visit(lesson: lesson, index: $0, slip: $0 == chosen ? slips[$0] : nil) }
    }

    /// A wrong answer that the first goal refuses, since the first goal that fails is the one that is explained.
    private static func slip(in step: Step) -> Slip? {
        let wrong = step.wrongs.first { wrong in
            step.checks[0].explanations.contains { $0.say.contains(wrong.expected) }
        }
        return wrong.map { wrong in
            Slip(commands: CommandScript.inputs(of: wrong.commands.text).map(\.text), words: wrong.expected)
        }
    }
}
