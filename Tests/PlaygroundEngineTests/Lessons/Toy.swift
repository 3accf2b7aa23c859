import Foundation

@testable import PlaygroundEngine

/// A playground of a few lines for tests: it edits `main.py` by the rules of the commands that lessons use.
struct ToySandbox: LessonSandbox {
    func run(_ commands: String, on source: SourceText) async -> SandboxRun {
        var program = ToyProgram(source.text)
        var exchanges: [Exchange] = []
        var failures: [String] = []
        var lines = commands.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        while let line = lines.popFirst() {
            let words = line.split(separator: " ").map(String.init)
            switch words.first {
            case nil: break
            case "send" where words.count >= 3:
                let request = Request(method: words[1], target: words[2])
                let app = try? Application.load(SourceText(name: "main.py", text: program.text))
                guard let app, let answer = app.respondNow(to: request) else {
                    failures.append("no answer to \(line)")
                    continue
                }
                exchanges.append(.made(exchanges.count + 1, request, answer))
            case "route" where line.contains(" -> "):
                let parts = line.components(separatedBy: " -> ")[1].components(separatedBy: " as ")
                program.define(method: words[1], path: words[2], returns: parts[0], name: parts.dropFirst().first)
            case "app":
                for match in line.matches(of: /(title|version)="([^"]*)"/) { program.set(match.1, match.2) }
            case "remove" where words.count == 2: program.remove { $0.path == words[1] }
            case let word? where word.hasPrefix("@"):
                var block = [line]
                while let next = lines.first, !next.isEmpty { block.append(next); lines.removeFirst() }
                program.add(block.joined(separator: "\n"))
            default: failures.append("unknown command: \(line)")
            }
        }
        return SandboxRun(
            source: SourceText(name: "main.py", text: program.text), exchanges: exchanges, failures: failures)
    }
}

/// The text of a `main.py` as the toy understands it.
struct ToyProgram {
    struct Operation: Equatable {
        let method: String
        let path: String
        let name: String
        let body: String
        let text: String
    }

    var text: String

    init(_ text: String) {
        self.text = text
    }

    var operations: [Operation] {
        text.matches(of: /@app\.([a-z]+)\("([^"]*)"\)\n(?:async )?def (\w+)\(\):\n    return (.*)\n?/).map {
            Operation(
                method: $0.1.uppercased(), path: String($0.2), name: String($0.3), body: String($0.4),
                text: String($0.0))
        }
    }

    func value(of property: String) -> String {
        text.matches(of: /(title|version)="([^"]*)"/).first { $0.1 == property }.map { String($0.2) } ?? ""
    }

    mutating func set(_ property: Substring, _ value: Substring) {
        let old = "\(property)=\"\(self.value(of: String(property)))\""
        text = text.replacingOccurrences(of: old, with: "\(property)=\"\(value)\"")
    }

    mutating func define(method: String, path: String, returns body: String, name: String?) {
        let old = operations.first { $0.path == path && $0.method == method.uppercased() }
        let short = path == "/" ? "root" : path.filter(\.isLetter)
        let free = operations.contains { $0.name == short } ? "\(method)_\(short)" : short
        let name = name ?? old?.name ?? free
        add("@app.\(method)(\"\(path)\")\ndef \(name)():\n    return \(body)")
    }

    mutating func add(_ block: String) {
        guard let new = ToyProgram(block).operations.first else { return }
        remove { $0.name == new.name || ($0.path == new.path && $0.method == new.method) }
        text += "\n\n\(block)\n"
    }

    mutating func remove(where isGone: (Operation) -> Bool) {
        for operation in operations where isGone(operation) {
            text = text.replacingOccurrences(of: operation.text, with: "")
        }
    }
}

extension Response {
    static func json(_ status: Int, _ body: String, _ headers: [HeaderField] = []) -> Response {
        Response(
            status: status, headers: Headers([HeaderField("content-type", "application/json")] + headers),
            body: Array(body.utf8))
    }
}

extension Route {
    static func made(_ method: String, _ path: String, _ name: String) -> Route {
        Route(methods: [method], path: path, functionName: name, owner: "app", range: 0..<0)
    }
}

extension Exchange {
    static func made(
        _ id: Int, _ request: Request?, _ answer: Answer, client: ClientKind = .playground
    ) -> Exchange {
        Exchange(
            id: id, started: Date(timeIntervalSince1970: 0), peer: Peer(host: "127.0.0.1", port: 5000), client: client,
            requestBytes: CapturedBytes(), responseBytes: CapturedBytes(), request: request, response: answer.response,
            route: answer.route, refusal: answer.refusal, stages: [], routes: [], duration: .zero)
    }

    static func made(
        _ id: Int, _ line: String, _ status: Int, _ body: String = "{}", headers: Headers = [],
        client: ClientKind = .playground
    ) -> Exchange {
        let words = line.split(separator: " ").map(String.init)
        return made(
            id, Request(method: words[0], target: words[1], headers: headers),
            Answer(response: .json(status, body), route: nil, refusal: nil, stages: []), client: client)
    }
}

extension Lesson {
    /// A lesson whose one step has the given blocks; `steps` stands for whole steps.
    static func text(steps: String) -> String {
        """
        ---
        format: 1
        id: toy
        title: Toy
        summary: A lesson for tests.
        ---

        ```starter
        from fastapi import FastAPI

        app = FastAPI(title="Toy", version="1.0.0")


        @app.get("/")
        def root():
            return {"message": "hello"}
        ```

        \(steps)
        """
    }

    static func step(
        _ id: String = "one", check: String, hint: String = "Look.", solution: String = "send GET /", more: String = ""
    ) -> String {
        """
        ## Step \(id) {#\(id)}

        \(more)

        ```check
        \(check)
        ```

        ```hint
        \(hint)
        ```

        ```solution
        \(solution)
        ```


        """
    }

    static func parse(_ text: String, id: String? = nil, number: Int = 1) throws -> Lesson {
        let text = id.map { text.replacingOccurrences(of: "id: toy", with: "id: \($0)") } ?? text
        return try LessonParser.parse(SourceText(name: "01-toy.md", text: text), number: number)
    }

    /// The checks of a `check` block.
    static func checks(_ block: String) throws -> [Check] {
        try parse(text(steps: step(check: block))).steps[0].checks
    }
}
