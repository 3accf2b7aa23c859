import Foundation
import Testing

@testable import PlaygroundEngine

/// Values, with what Pydantic's `TypeAdapter` made of them. `Golden/Types/record.py` and `record_more.py` write them
/// down.
private struct AdapterCases: CustomTestStringConvertible {
    let type: String
    let isJSON: Bool
    let isStrict: Bool
    let imports: String
    var cases: [(value: String, answer: String)] = []

    var testDescription: String { "\(type), \(isJSON ? "JSON" : "Python"), \(isStrict ? "strict" : "lax")" }

    static func all(in name: String) -> [AdapterCases] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Golden/Types/\(name)")
        var imports = ""
        var blocks: [AdapterCases] = []
        for line in ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n") {
            let parts = line.replacing("␤", with: "\n").components(separatedBy: "␞")
            if parts.count == 3, parts[0].hasPrefix("### ") {
                blocks.append(
                    AdapterCases(
                        type: String(parts[0].dropFirst(4)), isJSON: parts[1] == "json", isStrict: parts[2] == "strict",
                        imports: imports))
            } else if parts.count == 2, !blocks.isEmpty {
                blocks[blocks.count - 1].cases.append((parts[0], parts[1]))
            } else if parts[0].hasPrefix("IMPORTS ") {
                imports = String(parts[0].dropFirst("IMPORTS ".count))
            }
        }
        return blocks
    }

    /// A program that has the type as `T` and the values as `V`.
    var source: String {
        let values = cases.map { isJSON ? "json.loads(\(QuotedText.string($0.value)))" : $0.value }
        return imports + "import json\napp = FastAPI()\nT = \(type)\nV = [\(values.joined(separator: ", "))]\n"
    }
}

struct TypeAdapterTests {
    @Test(arguments: [("adapters.txt", 5000), ("more.txt", 5000)])
    func valuesAreCheckedAsPydanticsTypeAdapterChecksThem(recording: String, atLeast: Int) throws {
        var differences: [String] = []
        var count = 0
        for block in AdapterCases.all(in: recording) {
            let application = try Application.load(SourceText(name: "main.py", text: block.source))
            let reader = AnnotationReader(application.globals)
            let type = try #require(application.globals.value(of: "T"))
            guard case .list(let values)? = application.globals.value(of: "V") else { continue }
            var compiler = SchemaCompiler(reader: reader, range: 0..<0)
            compiler.program = application.globals.current
            compiler.isLast = true
            let schema = try compiler.schema(of: type)
            for (value, recorded) in zip(values.items, block.cases) {
                count += 1
                var validator = Validator(isStrict: block.isStrict, source: block.isJSON ? .json : .python)
                validator.overrides.isStrict = block.isStrict ? true : nil
                let found = try application.running { () throws(PyError) in answer(value, schema, &validator) }
                guard found != recorded.answer else { continue }
                differences.append(
                    "\(block.testDescription): \(recorded.value)\n  Pydantic: \(recorded.answer)\n  here:     \(found)")
            }
        }

        #expect(count > atLeast)
        #expect(
            differences.isEmpty, "\(differences.count) of \(count)\n\(differences.prefix(60).joined(separator: "\n"))"
        )
    }

    private func answer(_ value: Value, _ schema: TypeSchema, _ validator: inout Validator) -> String {
        do throws(PyError) {
            if let valid = try validator.validate(value, schema) { return "ok " + (try valid.repr()) }
            var issues: [Value] = []
            for issue in validator.issues { issues.append(.dict(try issue.dict())) }
            return "errors " + (try Value.list(PyList(issues)).repr())
        } catch {
            return "raised \(error.exception.summary)"
        }
    }
}
