import Foundation
import Testing

@testable import PlaygroundEngine

/// Each `Golden/Lessons/NAME.in` is a lesson with errors; `NAME.err` shows what its author is told.
@Suite struct LessonDiagnosticsTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden/Lessons")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".in") }.map { String($0.dropLast(3)) }.sorted()
    }()

    @Test func thereAreGoldenLessons() {
        #expect(Self.names.count >= 9)
    }

    @Test(arguments: names)
    func everyProblemOfALessonIsShownAtItsPlace(name: String) throws {
        let bytes = Array(try Data(contentsOf: Self.folder.appending(path: "\(name).in")))
        let golden = Self.folder.appending(path: "\(name).err")
        let source = SourceText(name: "\(name).md", utf8: bytes)

        let failure = try #require(throws: LessonFailure.self) { try LessonParser.parse(source, number: 1) }
        let shown = failure.diagnostics.map { DiagnosticRenderer.render($0, in: source) + "\n" }.joined(separator: "\n")

        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
            try Data(shown.utf8).write(to: golden)
        }
        #expect(try String(contentsOf: golden, encoding: .utf8) == shown)
    }
}
