import Foundation
import Testing

@testable import PlaygroundEngine

/// `programs.txt` holds function bodies between lines of `###`; `programs.out` a line a program: what CPython gives.
private let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden/Programs")

private func text(_ name: String) -> String {
    (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
}

private let programs: [(body: String, result: String)] = Array(
    zip(
        text("programs.txt").components(separatedBy: "###\n"),
        text("programs.out").split(separator: "\n").map(String.init)
    ).map { (body: $0, result: $1) })

@Test func programsAreThere() {
    #expect(programs.count >= 65)
}

@Test(arguments: programs)
func aProgramGivesWhatCPythonGives(body: String, result: String) {
    let indented = body.split(separator: "\n").map { "    \($0)\n" }.joined()
    let source = """
        from fastapi import FastAPI
        app = FastAPI()
        def program():
        \(indented)
        @app.get("/")
        def f():
            return repr(program())
        """

    #expect(PythonProgram.answer(source) == result)
}

/// Runs whole programs in tests.
enum PythonProgram {
    /// What `GET /` answers as text, the last line of its traceback, or why the program does not load.
    static func answer(_ source: String) -> String {
        do throws(LoadFailure) {
            let application = try Application.load(SourceText(name: "main.py", text: source))
            guard let answer = application.respondNow(to: Request(method: "GET", target: "/")) else {
                return "no answer"
            }
            if case .exception(let traceback)? = answer.refusal {
                return String(traceback.split(separator: "\n").last ?? "")
            }
            let body = try? JSONSerialization.jsonObject(with: Data(answer.response.body), options: .fragmentsAllowed)
            return body as? String ?? "no text"
        } catch {
            return "refused: \(error.diagnostics[0].message)"
        }
    }
}
