import Foundation
import Testing

@testable import PlaygroundEngine

/// The lessons that come with the program.
@Suite struct BundledLessonsTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Lessons")

    @Test func everyLessonFileReads() {
        let catalogue = Self.catalogue

        #expect(catalogue.failures == [])
        #expect(catalogue.lessons.map(\.number) == Array(1..<catalogue.lessons.count + 1))
        #expect(catalogue.lessons.count >= 15)
    }

    static let catalogue = LessonCatalogue.load(folder: folder)

    @Test(arguments: catalogue.lessons.map(\.id))
    func everyLessonIsProven(id: Lesson.ID) async throws {
        let lesson = try #require(Self.catalogue.lessons.first { $0.id == id })
        let loop = SessionLoop()
        defer { loop.shutDown() }
        let prover = LessonProver(sandbox: SessionSandbox(loop: loop, lessonFolder: Self.folder))

        let problems = await prover.prove(lesson)

        #expect(problems.map { DiagnosticRenderer.render($0, in: lesson.source) } == [])
    }

    @Test(arguments: catalogue.lessons.map(\.id))
    func everyStepHasThreeHintsAndTwoWrongAnswers(id: Lesson.ID) throws {
        let lesson = try #require(Self.catalogue.lessons.first { $0.id == id })

        #expect((3...7).contains(lesson.steps.count))
        #expect(lesson.steps.filter { $0.hints.count != 3 }.map(\.id) == [])
        #expect(lesson.steps.filter { $0.wrongs.count < 2 }.map(\.id) == [])
        #expect(lesson.steps.filter(\.requests.isEmpty).map(\.id) == [])
    }

    @Test func theExampleOfTheAuthorsGuideIsProven() async throws {
        let guide = Self.folder.deletingLastPathComponent().appending(path: "docs/authoring-lessons.md")
        let text = try String(contentsOf: guide, encoding: .utf8)
        let example = try #require(
            text.components(separatedBy: "`````markdown\n").dropFirst().first?.components(separatedBy: "`````\n").first)

        let lesson = try LessonParser.parse(SourceText(name: "01-a-door.md", text: example), number: 1)
        let problems = await LessonProver(sandbox: ToySandbox()).prove(lesson)

        #expect(problems.map { DiagnosticRenderer.render($0, in: lesson.source) } == [])
    }
}
