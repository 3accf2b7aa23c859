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

    /// The recorded files, or the one that the environment variable `EXPRESSIONS_FILE` names.
    static let all: [ExpressionFile] = {
        if let path = ProcessInfo.processInfo.environment["EXPRESSIONS_FILE"] {
            return [ExpressionFile(URL(filePath: path))]
        }
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Golden/Expressions")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "txt" }.map(ExpressionFile.init)
    }()
}

@Test(arguments: ExpressionFile.all)
private func expressionsGiveWhatCPythonGives(file: ExpressionFile) {
    var differences: [String] = []
    for start in stride(from: 0, to: file.expressions.count, by: 50) {
        let batch = file.expressions[start..<min(start + 50, file.expressions.count)]
        let answers = evaluate(batch.map(\.expression), imports: file.imports)
        for ((expression, result), found) in zip(batch, answers) where found != result {
            differences.append("\(expression)\n  CPython: \(result)\n  here:    \(found)")
        }
    }

    #expect(file.expressions.count > (file.name == "expressions.txt" ? 300 : 10))
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
}

/// The `repr` of each expression, or its exception.
///
/// Each has a route of its own in one program; where one of them keeps the program from loading, each is a program.
private func evaluate(_ expressions: [String], imports: String) -> [String] {
    func source(_ expressions: [String]) -> String {
        imports + "from fastapi import FastAPI\napp = FastAPI()\n"
            + expressions.enumerated().map { "@app.get('/\($0)')\ndef f():\n    return repr(\($1))\n" }.joined()
    }
    let answers = PythonProgram.answers(source(expressions), count: expressions.count)
    return answers ?? expressions.map { PythonProgram.answers(source([$0]), count: 1)?[0] ?? "" }
}
