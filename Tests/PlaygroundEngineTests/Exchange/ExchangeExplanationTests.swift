import Foundation
import Testing

@testable import PlaygroundEngine

private let program = SourceText(
    name: "main.py",
    text: """
        from fastapi import FastAPI
        app = FastAPI()

        @app.get("/hello")
        def hello():
            return {"message": names[3]}

        @app.post("/items/")
        def add_item(): ...

        @app.get("/users/{user_id}/messages/{message_id}")
        def read_message(user_id: int, message_id: int): ...

        @app.get("/v1/secret")
        def secret(): ...

        @app.get("/files/{path:path}")
        def read_file(path: str): ...

        @app.get("/number/{n:int}")
        def number(n: int): ...
        """)

private func route(_ method: String, _ path: String, _ name: String) -> Route {
    let text = program.text
    let offset = text.range(of: "\"\(path)\"").map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) }
    return Route(
        methods: [method], path: path, functionName: name, owner: "app", range: (offset ?? 0)..<(offset ?? 0) + 1)
}

private let routes = [
    route("GET", "/hello", "hello"), route("POST", "/items/", "add_item"),
    route("GET", "/users/{user_id}/messages/{message_id}", "read_message"), route("GET", "/v1/secret", "secret"),
    route("GET", "/files/{path:path}", "read_file"), route("GET", "/number/{n:int}", "number"),
]

private func notFound(_ method: String, _ target: String) -> Exchange {
    .made(method: method, target: target, status: 404, refusal: .noRoute, routes: routes)
}

private func refused(_ bytes: String) -> Exchange {
    .made(
        bytes: bytes, method: nil, status: 400, refusal: .badRequest(reason: "The bytes are no request."),
        routes: routes)
}

private let traceback = """
    Traceback (most recent call last):
      File "main.py", line 6, in hello
        return {"message": names[3]}
    NameError: name 'names' is not defined
    """

private let deepTraceback = """
    Traceback (most recent call last):
      File "main.py", line 6, in hello
        return {"message": names[3]}
      File "main.py", line 3, in helper
    \tprint("\u{1b}[31m")
    IndexError: list index out of range
    """

/// What is explained, in the order of the golden file.
private let exchanges: [Exchange] = [
    .made(target: "/hello", route: routes[0], routes: routes),
    .made(target: "/docs", routes: routes),
    .made(target: "/hello", status: 404, refusal: .noRoute),
    notFound("GET", "/"),
    notFound("GET", "/nothing/like/it"),
    notFound("GET", "/Hello"),
    notFound("GET", "/helo?a=1"),
    notFound("POST", "/hallo"),
    notFound("GET", "//hello"),
    notFound("GET", "/hello/there/you"),
    notFound("GET", "/users/5"),
    notFound("GET", "/users/5/message/7"),
    notFound("GET", "/users//messages/7"),
    notFound("GET", "/users/5/messages"),
    notFound("GET", "/users"),
    notFound("GET", "/USERS/5/mesages/7/8"),
    notFound("GET", "/secret"),
    notFound("GET", "/v1"),
    notFound("GET", "/v2/secret"),
    notFound("GET", "/number/five"),
    notFound("GET", "/he%6Clo/"),
    notFound("GET", "/items"),
    notFound("GET", "/favicon.ico"),
    notFound("GET", "/hello/" + String(repeating: "a", count: 200)),
    .made(
        method: "DELETE", target: "/hello", status: 405, refusal: .methodNotAllowed(allowed: ["GET"]), routes: routes),
    .made(method: "HEAD", target: "/hello", status: 405, refusal: .methodNotAllowed(allowed: ["GET"]), routes: routes),
    .made(
        method: "PATCH", target: "/users/1/messages/2", status: 405,
        refusal: .methodNotAllowed(allowed: ["GET", "PUT"]), routes: routes),
    .made(
        method: "POST", target: "/items?a=1", status: 307,
        refusal: .slashRedirect(location: "http://localhost:8000/items/?a=1"), routes: routes),
    .made(
        target: "/hello/", status: 307, refusal: .slashRedirect(location: "http://localhost:8000/hello"), routes: routes
    ),
    .made(target: "/hello", status: 500, refusal: .exception(traceback: traceback), route: routes[0], routes: routes),
    .made(
        target: "/hello", status: 500, refusal: .exception(traceback: deepTraceback), route: routes[0], routes: routes),
    .made(target: "/hello", status: 500, refusal: .exception(traceback: ""), routes: routes),
    refused("get / HTTP/1.1\r\n"),
    refused("\u{16}\u{3}\u{1}\u{2}\u{0}"),
    refused("GET / HTTP/1.1\nHost: a\n\n"),
    refused("GET / HTTP/1.1\r\nX-\u{1b}[31m: a\r\n"),
    refused("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: five\r\n"),
    refused("GET / HTTP/1.1\r\nX: " + String(repeating: "a", count: 100) + "\u{7}b\r\n"),
    refused("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nhello"),
    .made(
        bytes: "POST / HTTP/1.1\r\n", method: nil, status: 413,
        refusal: .badRequest(reason: RequestFault.bodyTooLarge.reason)),
    .made(bytes: "GET /he", method: nil, status: 0, refusal: .disconnected),
    .made(target: "/hello", status: 0, refusal: .disconnected),
]

@Test func explanationsReadAsReviewed() throws {
    let text =
        exchanges.map { exchange in
            let explanation = ExchangeExplanation(of: exchange, in: program)
            return
                ([explanation.heading]
                + explanation.lines.map { line in
                    switch line.role {
                    case .text: "  " + line.text
                    case .quote, .caret: "    | " + line.text
                    case .hint: "  > " + line.text
                    }
                }).joined(separator: "\n")
        }.joined(separator: "\n\n") + "\n"
    let golden = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden/why.txt")

    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
        try text.write(to: golden, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: golden, encoding: .utf8) == text)
}

@Test func theFactOfANearMissNamesRouteAndPart() {
    #expect(
        ExchangeExplanation(of: notFound("POST", "/Hello"), in: program).fact
            == .nearRoute(
                NearestRoute(
                    route: routes[0],
                    differences: [
                        PathDifference(kind: .letterCase(found: "Hello", expected: "hello"), range: 1..<6)
                    ]), hasMethod: false))
}

@Test(arguments: 0..<20)
func anyPathIsExplained(seed: UInt64) {
    var random = SplitMix(state: seed)
    let pieces = ["/", "hello", "users", "5", "%2F", "%", "?", "#", "*", "messages", "v1", "{", "}", "é", "%C3"]
    for _ in 0..<100 {
        let target = (0..<Int(random.next() % 12)).compactMap { _ in pieces.randomElement(using: &random) }.joined()
        for refusal in [
            Refusal.noRoute, .methodNotAllowed(allowed: []), .slashRedirect(location: target),
            .exception(traceback: target), .badRequest(reason: target), .disconnected,
        ] {
            let exchange = Exchange.made(target: target, status: 400, refusal: refusal, routes: routes)
            #expect(!ExchangeExplanation(of: exchange, in: program).lines.isEmpty)
        }
    }
}

@Test func aPathOfManyPartsIsExplainedInBoundedWork() {
    let path = String(repeating: "/a", count: 8000) + String(repeating: "b", count: 16_000)
    let many = (0..<200).map {
        Route(methods: ["GET"], path: path + "\($0)", functionName: "f", owner: "app", range: 0..<1)
    }

    let exchange = Exchange.made(target: path, status: 404, refusal: .noRoute, routes: many)

    #expect(!ExchangeExplanation(of: exchange, in: program).lines.isEmpty)
}
