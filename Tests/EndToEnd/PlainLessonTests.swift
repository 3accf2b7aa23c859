import Foundation
import Testing

@testable import PlaygroundEngine

/// The whole module through a pipe, line by line.
@Suite struct PlainLessonTests {
    @Test func everyLessonIsDoneLineByLine() async throws {
        let visits = LessonFiles.lessons.flatMap(LessonFiles.visits)
        let input = visits.flatMap(lines).joined(separator: "\n") + "\nlessons\nquit\n"

        let ended = try await Program.run("--plain", "--port", "0", in: Sandbox(), input: input)

        #expect(ended.status == 0)
        var rest = ended.output[...]
        for visit in visits {
            let place = "\(visit.place): \(visit.step.title)"
            let start = try #require(rest.firstRange(of: place), "“\(place)” was not reached")
            rest = rest[start.upperBound...]
            if let slip = visit.slip {
                let words = try #require(rest.firstRange(of: slip.words), "“\(slip.words)” was not said at “\(place)”")
                rest = rest[words.upperBound...]
            }
            let end = rest.firstRange(of: "step done: \(visit.step.title)")
            rest = rest[try #require(end, "“\(place)” was not done").upperBound...]
        }
        for lesson in LessonFiles.lessons {
            #expect(rest.contains("\(lesson.steps.count) of \(lesson.steps.count) done"), "\(lesson.title)")
        }
    }

    /// What is typed at a step.
    private func lines(of visit: LessonFiles.Visit) -> [String] {
        let prediction = visit.step.prediction.map { ["predict \($0.status)"] } ?? []
        let slip = visit.slip.map { $0.commands.map(typed) + ["check", "reset step", "y"] } ?? []
        return prediction + slip + visit.solution.map(typed) + ["check", "next"]
    }

    /// An empty line ends a block.
    private func typed(_ input: String) -> String { PromptInput.isPython(input) ? input + "\n" : input }
}
