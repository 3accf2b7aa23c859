import Foundation
import Testing

@testable import PlaygroundEngine

/// `Golden/Prompt`: a typed line in `NAME.in`, what is said about it in `NAME.err`.
private let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden/Prompt")

private let names =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
    .filter { $0.hasSuffix(".in") }.map { String($0.dropLast(3)) }.sorted() ?? []

@Test func promptDiagnosticsAreThere() {
    #expect(names.count >= 40)
}

@Test(arguments: names)
func aFaultyLineIsExplainedAtItsPlace(name: String) throws {
    let line = try String(contentsOf: folder.appending(path: "\(name).in"), encoding: .utf8)
    let output = folder.appending(path: "\(name).err")

    let diagnostic = #expect(throws: Diagnostic.self) { try CommandParser.parse(line) }

    let rendered =
        diagnostic.map { DiagnosticRenderer.render($0, in: SourceText(name: "prompt", text: line)) + "\n" } ?? ""
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        try rendered.write(to: output, atomically: true, encoding: .utf8)
    }
    #expect(try rendered == String(contentsOf: output, encoding: .utf8))
}
