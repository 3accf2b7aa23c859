import Foundation
import Testing

@testable import PlaygroundEngine

/// `### NAME`, a program, `---`, and what CPython prints when its `f()` raises; `record.py` writes the latter.
private let recorded: [(name: String, program: String, traceback: String)] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden/Tracebacks/tracebacks.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "### ").dropFirst().map { entry in
        let sides = entry.components(separatedBy: "---\n")
        let lines = sides[0].split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        return (name: String(lines[0]), program: String(lines[1]), traceback: String(sides[1].dropLast()))
    }
}()

@Test func tracebacksAreRecorded() {
    #expect(recorded.count >= 15)
}

@Test(arguments: recorded)
func aTracebackReadsAsCPythonPrintsIt(name: String, program: String, traceback: String) throws {
    let source = program + "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/')\ndef handler():\n    f()\n"
    let app = try Application.load(SourceText(name: "main.py", text: source))

    let answer = try #require(app.respondNow(to: Request(method: "GET", target: "/")))

    guard case .exception(let found)? = answer.refusal else { return #expect(Bool(false), "no exception") }
    var lines = found.components(separatedBy: "\n")
    // The handler is the test's own.
    if let own = lines.firstIndex(where: { $0.hasSuffix("in handler") }) { lines.removeSubrange(own...own + 1) }
    #expect(lines.joined(separator: "\n") == traceback)
}
