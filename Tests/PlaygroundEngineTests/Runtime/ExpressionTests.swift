import Foundation
import Testing

@testable import PlaygroundEngine

/// Expressions with what CPython makes of them, one a line: `expression ⇒ repr` or `expression ⇒ Error: message`.
/// `Golden/Expressions/record.py` writes the right sides.
private let recorded: [(expression: String, result: String)] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden/Expressions/expressions.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
        let sides = line.components(separatedBy: " ⇒ ")
        return sides.count == 2 ? (sides[0], sides[1]) : nil
    }
}()

@Test func expressionsGiveWhatCPythonGives() throws {
    var differences: [String] = []
    for (expression, result) in recorded {
        let found = evaluate(expression)
        if found != result { differences.append("\(expression)\n  CPython: \(result)\n  here:    \(found)") }
    }

    #expect(recorded.count > 300)
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
}

/// The `repr` of an expression, or its exception.
private func evaluate(_ expression: String) -> String {
    PythonProgram.answer(
        "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/')\ndef f():\n    return repr(\(expression))\n")
}
