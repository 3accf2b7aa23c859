import Foundation
import Testing

@testable import PlaygroundEngine

/// Expressions with what CPython makes of them, one a line: `expression ⇒ repr` or `expression ⇒ Error: message`.
/// `Golden/Expressions/record.py` writes the right sides. Imports that all expressions of a file need come first.
private struct ExpressionFile: CustomTestStringConvertible {
    let name: String
    let imports: String
    let expressions: [(expression: String, result: String)]

    var testDescription: String { name }

    init(_ file: URL) {
        name = file.lastPathComponent
        let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
        imports = lines.filter { !$0.contains(" ⇒ ") }.map { $0 + "\n" }.joined()
        expressions = lines.compactMap { line in
            let sides = line.components(separatedBy: " ⇒ ")
            return sides.count == 2 ? (sides[0], sides[1]) : nil
        }
    }

    static let all: [ExpressionFile] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Golden/Expressions")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "txt" }.map(ExpressionFile.init)
    }()
}

@Test(arguments: ExpressionFile.all)
private func expressionsGiveWhatCPythonGives(file: ExpressionFile) {
    var differences: [String] = []
    for (expression, result) in file.expressions {
        let found = evaluate(expression, imports: file.imports)
        if found != result { differences.append("\(expression)\n  CPython: \(result)\n  here:    \(found)") }
    }

    #expect(file.expressions.count > (file.name == "expressions.txt" ? 300 : 10))
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
}

/// The `repr` of an expression, or its exception.
private func evaluate(_ expression: String, imports: String) -> String {
    PythonProgram.answer(
        imports + "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/')\ndef f():\n"
            + "    return repr(\(expression))\n")
}
