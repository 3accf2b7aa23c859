import Foundation
import Testing

@testable import PlaygroundEngine

/// `Golden/Python`: a faulty `main.py` in `NAME.in`, what loading it says in `NAME.err`.
private let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden/Python")

private let names =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
    .filter { $0.hasSuffix(".in") }.map { String($0.dropLast(3)) }.sorted() ?? []

@Test func loadDiagnosticsAreThere() {
    #expect(names.count >= 75)
}

@Test(arguments: names)
func aFileThatDoesNotLoadIsExplainedAtItsPlace(name: String) throws {
    let source = SourceText(name: "main.py", utf8: Array(try Data(contentsOf: folder.appending(path: "\(name).in"))))
    let output = folder.appending(path: "\(name).err")

    let failure = #expect(throws: LoadFailure.self) { try Application.load(source) }

    let rendered = (failure?.diagnostics ?? []).map { DiagnosticRenderer.render($0, in: source) + "\n" }.joined()
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        try rendered.write(to: output, atomically: true, encoding: .utf8)
    }
    #expect(try rendered == String(contentsOf: output, encoding: .utf8))
}
