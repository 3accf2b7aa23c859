import Foundation
import PlaygroundEngine

@testable import APIPlayground

/// What a session would tell the screen, for tests.
enum Fixtures {
    static let start = Date(timeIntervalSince1970: 1_795_003_269)

    static let source = SourceText(
        name: "main.py",
        text: """
            from fastapi import FastAPI

            app = FastAPI(title="My first API", version="1.0.0")


            @app.get("/")
            def hello():
                return {"message": "Hello, World!"}

            """)

    static let route = Route(
        methods: ["GET"], path: "/", functionName: "hello", owner: "app",
        range: (source.lineStarts[5])..<source.utf8.count)

    static let workspace = WorkspaceState(
        source: source, path: "/home/ada/main.py", routes: [route], title: "My first API", version: "1.0.0")

    /// The same file after a slip of the hand on its last line.
    static var brokenWorkspace: WorkspaceState {
        let text = source.text.replacing("\"Hello, World!\"}", with: "\"Hello, World!\"")
        let broken = SourceText(name: "main.py", text: text)
        let start = broken.lineStarts[7] + 11
        var state = workspace
        state.source = broken
        state.diagnostics = [Diagnostic(Slip.unclosed, at: start..<start + 1)]
        return state
    }

    /// A file whose lines are longer than any pane, one of them just changed.
    static var longWorkspace: WorkspaceState {
        let texts = (1...12).map { "\"This is sentence number \($0) of a list that somebody wrote on one line\"" }
        let lines = [
            "from fastapi import FastAPI", "", "app = FastAPI()", "", "",
            "sentences = [\(texts.joined(separator: ", "))]",
            "", "", "@app.get(\"/\")", "def root():", "    return {\"sentences\": sentences}", "",
        ]
        var state = workspace
        state.source = SourceText(name: "main.py", text: lines.joined(separator: "\n"))
        state.changedLines = [6..<7]
        return state
    }

    private enum Slip: Problem {
        case unclosed

        var code: String { "unclosed-bracket" }
        var message: String { "‘{’ is never closed; expected ‘}’ before the end of the line" }
        var note: String? { "the last good version of main.py goes on answering" }
    }

    // MARK: Exchanges

    /// A row of the log, with the bytes that such an exchange leaves.
    static func exchange(
        _ id: Int, _ method: String = "GET", _ target: String = "/", status: Int = 200,
        body: String = #"{"message":"Hello, World!"}"#, client: ClientKind = .playground, refusal: Refusal? = nil,
        extra: [HeaderField] = []
    ) -> Exchange {
        let sent = request(method, target)
        let headers = Headers(
            extra + [
                HeaderField("content-length", String(body.utf8.count)), HeaderField("content-type", "application/json"),
            ])
        let response = Response(status: status, headers: headers, body: Array(body.utf8))
        return Exchange(
            id: id, started: start.addingTimeInterval(Double(id)),
            peer: Peer(host: "127.0.0.1", port: 51_600 + id % 1_000),
            client: client, requestBytes: CapturedBytes(sent.bytes), responseBytes: CapturedBytes(bytes(of: response)),
            request: Request(method: method, target: target, headers: sent.headers), response: response,
            route: refusal == nil ? route : nil, refusal: refusal, stages: [], routes: [route],
            duration: .microseconds(240))
    }

    /// The same exchange as the client saw it.
    static func client(_ exchange: Exchange) -> ClientExchange {
        let sent = exchange.request.flatMap { request in
            request.body.isEmpty
                ? nil
                : ClientRequest(
                    method: request.method, target: request.target, headers: request.headers, body: request.body)
        }
        return ClientExchange(
            request: sent ?? request(exchange.request?.method ?? "GET", exchange.request?.target ?? "/"),
            outcome: .response(exchange.response, reason: StatusPhrase.of(exchange.response.status)),
            responseBytes: exchange.responseBytes, logID: exchange.id, started: exchange.started,
            duration: .microseconds(310))
    }

    static let notFound = exchange(
        2, "GET", "/helo", status: 404, body: #"{"detail":"Not Found"}"#, refusal: .noRoute)

    static let methodNotAllowed = exchange(
        2, "POST", "/", status: 405, body: #"{"detail":"Method Not Allowed"}"#,
        refusal: .methodNotAllowed(allowed: ["GET"]), extra: [HeaderField("allow", "GET")])

    private static func request(_ method: String, _ target: String) -> ClientRequest {
        ClientRequest(
            method: method, target: target,
            headers: [HeaderField("Host", "127.0.0.1:8000"), HeaderField("User-Agent", "apiplayground")])
    }

    private static func bytes(of response: Response) -> [UInt8] {
        let fields = response.headers.fields.map { "\($0.name): \($0.value)\r\n" }.joined()
        let head = "HTTP/1.1 \(response.status) \(StatusPhrase.of(response.status))\r\n\(fields)\r\n"
        return Array(head.utf8) + response.body
    }
}
