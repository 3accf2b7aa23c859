import Foundation
import Testing

@testable import PlaygroundEngine

/// `Golden/Types/record_serialized.py` wrote down what Pydantic makes of each value, and of it as a key.
@Test func valuesOfPythonsTypesAreWrittenAsPydanticWritesThem() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden/Types/serialized.txt")
    var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    let imports = String(lines.removeFirst().dropFirst("IMPORTS ".count)).replacing("␤", with: "\n")
    let cases = lines.map { $0.components(separatedBy: "␞") }
    let expressions = cases.map { $0[0] }.joined(separator: ", ")
    let source = imports + "from fastapi import FastAPI\napp = FastAPI()\nV = [\(expressions)]\n"
    let application = try Application.load(SourceText(name: "main.py", text: source))
    guard case .list(let values)? = application.globals.value(of: "V") else {
        Issue.record("the values are missing")
        return
    }

    let found = values.items.map { value -> [String] in
        guard case .object(let object) = value else { return [] }
        let written = try? NativeSerialization.json(object)?.repr()
        let key = (try? NativeSerialization.key(object)).map { QuotedText.string($0) }
        return [written ?? "error", key ?? "error"]
    }

    #expect(cases.count > 60)
    #expect(found == cases.map { Array($0.dropFirst()) })
}
