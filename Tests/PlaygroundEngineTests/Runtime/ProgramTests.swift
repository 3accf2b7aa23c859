import Foundation
import Testing

@testable import PlaygroundEngine

/// Each `NAME.txt` holds function bodies between lines of `###`; `NAME.out` a line a program: what CPython gives.
/// `Golden/Programs/record.py` writes the latter.
private let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden/Programs")

private let themes: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
}()

private func text(_ name: String) -> String {
    (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
}

@Test func programsAreThere() {
    #expect(themes.contains("programs"))
}

@Test(arguments: themes)
func programsGiveWhatCPythonGives(theme: String) {
    let bodies = text("\(theme).txt").components(separatedBy: "###\n")
    let results = text("\(theme).out").split(separator: "\n").map(String.init)
    var differences: [String] = []
    for (body, result) in zip(bodies, results) {
        let found = PythonProgram.answer(source(body))
        if found != result { differences.append("\(body)  CPython: \(result)\n  here:    \(found)") }
    }

    #expect(bodies.count == results.count)
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
}

private func source(_ body: String) -> String {
    let isAsync = body.hasPrefix("# async\n")
    let indented = body.split(separator: "\n").map { "    \($0)\n" }.joined()
    return """
        from fastapi import FastAPI
        app = FastAPI()
        \(isAsync ? "async " : "")def program():
        \(indented)
        @app.get("/")
        \(isAsync ? "async " : "")def f():
            return repr(\(isAsync ? "await " : "")program())
        """
}

/// Runs whole programs in tests.
enum PythonProgram {
    /// What `GET /` answers as text, the last line of its traceback, or why the program does not load.
    static func answer(_ source: String, clock: WallClock = .system) -> String {
        do throws(LoadFailure) {
            return answer(try Application.load(SourceText(name: "main.py", text: source), clock: clock), to: "/")
        } catch {
            return "refused: \(error.diagnostics[0].message)"
        }
    }

    /// What `GET /0`, `GET /1` and so on answer; nil where the program does not load and there are several.
    static func answers(_ source: String, count: Int) -> [String]? {
        do throws(LoadFailure) {
            let application = try Application.load(SourceText(name: "main.py", text: source))
            return (0..<count).map { answer(application, to: "/\($0)") }
        } catch {
            return count > 1 ? nil : ["refused: \(error.diagnostics[0].message)"]
        }
    }

    private static func answer(_ application: Application, to target: String) -> String {
        guard let answer = application.respondNow(to: Request(method: "GET", target: target)) else {
            return "no answer"
        }
        if case .exception(let traceback)? = answer.refusal {
            return String(traceback.split(separator: "\n").last ?? "")
        }
        let body = try? JSONSerialization.jsonObject(with: Data(answer.response.body), options: .fragmentsAllowed)
        return body as? String ?? "no text"
    }
}
