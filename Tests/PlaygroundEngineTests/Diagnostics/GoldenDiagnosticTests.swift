import Foundation
import Testing

@testable import PlaygroundEngine

/// `Golden/KIND/NAME.in` is what somebody wrote, `NAME.err` what they are told about it.
///
/// `UPDATE_GOLDEN=1` writes the answers anew, to be read as a learner would before they are kept.
@Suite struct GoldenDiagnosticTests {
    @Test(arguments: Golden.all)
    func whatIsWrongIsShownAtItsPlace(golden: Golden) throws {
        let source = try golden.source()

        let diagnostics = golden.kind.diagnostics(of: source)

        try #require(!diagnostics.isEmpty, "\(golden) has nothing wrong with it")
        let shown = diagnostics.map { DiagnosticRenderer.render($0, in: source) + "\n" }.joined(separator: "\n")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try shown.write(to: golden.answer, atomically: true, encoding: .utf8)
        }
        #expect(try shown == String(contentsOf: golden.answer, encoding: .utf8))
    }

    @Test(arguments: Golden.Kind.allCases)
    func everyProblemHasItsGoldenFile(kind: Golden.Kind) throws {
        let shown = try Golden.all.filter { $0.kind == kind }.flatMap { golden in
            kind.diagnostics(of: try golden.source()).map(\.code)
        }

        let missing = try ProblemCodes.declared(in: kind.problems).filter { !$0.isAmong(shown) }

        #expect(missing == kind.problemsThatNoFileCanShow.map(ProblemCodes.Code.whole))
    }

    @Test func everyKindOfProblemIsKnownHere() throws {
        let known = Golden.Kind.allCases.flatMap(\.problems) + ["ProofProblem"]

        #expect(try ProblemCodes.enumsInSources() == Set(known))
    }
}

/// One text with something wrong in it.
struct Golden: Hashable, CustomTestStringConvertible {
    /// What kind of text it is; the name of its folder.
    enum Kind: String, CaseIterable {
        case lessons = "Lessons"
        case prompt = "Prompt"
        case python = "Python"
        case requests = "Requests"
    }

    let kind: Kind
    let name: String

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden")

    static let all = Kind.allCases.flatMap { kind in
        let files = try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: kind.rawValue).path)
        return (files ?? []).filter { $0.hasSuffix(".in") }.sorted().map {
            Golden(kind: kind, name: String($0.dropLast(3)))
        }
    }

    var answer: URL { Self.folder.appending(path: "\(kind.rawValue)/\(name).err") }

    var testDescription: String { "\(kind.rawValue)/\(name)" }

    func source() throws -> SourceText {
        let bytes = try Data(contentsOf: Self.folder.appending(path: "\(kind.rawValue)/\(name).in"))
        let title =
            switch kind {
            case .lessons: "\(name).md"
            case .prompt: "prompt"
            case .python: "main.py"
            case .requests: "\(name).http"
            }
        return SourceText(name: title, utf8: Array(bytes))
    }
}

extension Golden.Kind {
    /// The enums whose cases the files of this kind show.
    var problems: [String] {
        switch self {
        case .lessons: ["LessonProblem"]
        case .prompt: ["CommandProblem"]
        case .requests: ["ImportProblem"]
        case .python: ["PythonProblem", "LoweringProblem", "ApplicationProblem", "ValidationProblem"]
        }
    }

    /// What takes seconds or megabytes to provoke, or more than one text.
    var problemsThatNoFileCanShow: [String] {
        switch self {
        case .lessons, .requests: []
        case .prompt:
            [
                "form-arguments", "line-too-long", "name-taken", "no-definition", "no-schema", "not-renamed",
                "unknown-form-option",
                "unknown-router",
            ]
        case .python: ["function-too-large", "overran-while-loading"]
        }
    }

    /// What the reader of this kind of text says about `source`.
    func diagnostics(of source: SourceText) -> [Diagnostic] {
        do {
            switch self {
            case .lessons: _ = try LessonParser.parse(source, number: 1)
            case .prompt: _ = try CommandParser.parse(source.text)
            case .python: _ = try Application.load(source)
            case .requests: _ = try HTTPFileReader.read(source)
            }
            return []
        } catch let failure as LessonFailure {
            return failure.diagnostics
        } catch let failure as LoadFailure {
            return failure.diagnostics
        } catch let diagnostic as Diagnostic {
            return [diagnostic]
        } catch {
            return []
        }
    }
}

/// The codes of the engine's problems, as their enums declare them.
enum ProblemCodes {
    enum Code: Hashable {
        case whole(String)
        /// The start of a code that ends with a case's own word.
        case start(String)

        func isAmong(_ codes: [String]) -> Bool {
            switch self {
            case .whole(let code): codes.contains(code)
            case .start(let start): codes.contains { $0.hasPrefix(start) }
            }
        }
    }

    static func enumsInSources() throws -> Set<String> {
        Set(
            try Repository.swiftFiles("Sources/PlaygroundEngine").flatMap { file in
                file.text.matches(of: /enum (\w+): Problem \{/).map { String($0.1) }
            })
    }

    /// The codes of `enums`, sorted.
    static func declared(in enums: [String]) throws -> [Code] {
        let files = try Repository.swiftFiles("Sources/PlaygroundEngine").map(\.text)
        let codes = enums.flatMap { name -> [Code] in
            guard let text = files.first(where: { $0.contains("enum \(name): Problem {") }),
                let body = text.firstMatch(of: /var code: String \{((?s:.)*?)\n    \}/)
            else { return [] }
            return body.1.matches(of: /"([a-z0-9-]+)(\\\()?/).map {
                $0.2 == nil ? .whole(String($0.1)) : .start(String($0.1))
            }
        }
        return codes.sorted { "\($0)" < "\($1)" }
    }
}
