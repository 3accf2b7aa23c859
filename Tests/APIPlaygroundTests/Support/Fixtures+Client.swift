import Foundation
import PlaygroundEngine

@testable import APIPlayground

/// What the client pane can get to show.
extension Fixtures {
    private static let itemSource = """
        from fastapi import FastAPI
        from pydantic import BaseModel, Field

        app = FastAPI()


        class Item(BaseModel):
            name: str = Field(min_length=2)
            price: float


        @app.post("/items")
        def create(item: Item):
            return item

        """

    /// A `main.py` with a model, and what its route asks for.
    static let shapedWorkspace: WorkspaceState = {
        let source = SourceText(name: "main.py", text: itemSource)
        let application = try? Application.load(source)
        return WorkspaceState(
            source: source, path: "/home/ada/main.py", routes: application?.routes ?? [],
            shapes: application?.shapes(limit: 10) ?? [])
    }()

    static let malformed = malformed(name: "mug")

    /// The requests with one thing wrong that an item of this name gives occasion for.
    static func malformed(name: String) -> [MalformedRequest] {
        let request = ClientRequest.standard(
            method: "POST", target: "/items", host: "127.0.0.1:8000",
            headers: [HeaderField("Content-Type", "application/json")],
            body: Array(#"{"name": "\#(name)", "price": 4.5}"#.utf8))
        return MalformedRequest.all(of: request, shapedWorkspace.shapes.first)
    }

    /// An event stream of which so many pieces have come.
    static func progress(pieces: Int) -> ClientProgress {
        var arrivals = StreamRecord()
        var body = ""
        for number in 0..<pieces {
            let event = "id: \(number)\ndata: Hello \(number)\n\n"
            body += event
            arrivals.add(event.utf8.count, at: .milliseconds(300 * number))
        }
        let response = Response(
            status: 200, headers: [HeaderField("content-type", "text/event-stream; charset=utf-8")],
            body: Array(body.utf8))
        return ClientProgress(
            request: ClientRequest.standard(method: "GET", target: "/stream", host: "127.0.0.1:8000"),
            response: response, reason: "OK", arrivals: arrivals, elapsed: .milliseconds(300 * pieces))
    }

    /// A 422 of the real application, with its stages.
    static func refused(_ id: Int, body: String = #"{"name": "m", "price": "dear"}"#) -> Exchange {
        let state = shapedWorkspace
        let request = Request(
            method: "POST", target: "/items", headers: [HeaderField("Content-Type", "application/json")],
            body: Array(body.utf8))
        let application = try? Application.load(state.source)
        guard let answer = application?.respondNow(to: request) else { return exchange(id) }
        let bytes = "POST /items HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nContent-Type: application/json\r\n\r\n\(body)"
        let head = "HTTP/1.1 \(answer.response.status) Unprocessable Entity\r\n\r\n"
        let times: [Stage] = [.connection, .http, .route, .body, .response]
        return Exchange(
            id: id, started: start.addingTimeInterval(Double(id)), peer: Peer(host: "127.0.0.1", port: 51_700),
            client: .playground, requestBytes: CapturedBytes(Array(bytes.utf8)),
            responseBytes: CapturedBytes(Array(head.utf8) + answer.response.body), request: request,
            response: answer.response, route: answer.route, refusal: answer.refusal,
            stages: times.enumerated().map { StageTime($1, .microseconds(20 * ($0 + 1))) }, routes: state.routes,
            duration: .microseconds(300))
    }
}

extension Fixtures {
    /// The same exchange with its body as plain text.
    static func plain(_ exchange: Exchange) -> Exchange {
        let response = Response(
            status: 200, headers: [HeaderField("content-type", "text/plain")], body: exchange.response.body)
        return Exchange(
            id: exchange.id, started: exchange.started, peer: exchange.peer, client: exchange.client,
            requestBytes: exchange.requestBytes, responseBytes: exchange.responseBytes, request: exchange.request,
            response: response, route: exchange.route, refusal: nil, stages: [], routes: exchange.routes,
            duration: exchange.duration)
    }

    /// Bytes that are no request, and what the server said to them.
    static func noRequest(_ id: Int) -> Exchange {
        let bytes = Array("GET /\u{1B}[31m\r\nHost\r\n\r\n".utf8) + [0xFF, 0x00]
        let answer = "HTTP/1.1 400 Bad Request\r\ncontent-length: 33\r\n\r\nInvalid HTTP request received.\n\n\n"
        return Exchange(
            id: id, started: start.addingTimeInterval(Double(id)), peer: Peer(host: "127.0.0.1", port: 51_700),
            client: .other, requestBytes: CapturedBytes(bytes), responseBytes: CapturedBytes(Array(answer.utf8)),
            request: nil,
            response: Response(status: 400, headers: [], body: Array("Invalid HTTP request received.".utf8)),
            route: nil, refusal: .badRequest(reason: "a header line has no colon"),
            stages: [StageTime(.connection, .microseconds(20))], routes: [route],
            duration: .microseconds(90))
    }

    /// A request that found nobody.
    static var failed: ClientExchange {
        ClientExchange(
            request: ClientRequest.standard(method: "GET", target: "/", host: "127.0.0.1:8000"),
            outcome: .failed(reason: ClientFault.refused(host: "127.0.0.1", port: 8000).reason),
            responseBytes: CapturedBytes(), logID: nil, started: start, duration: .milliseconds(1))
    }

    /// An answer that is no text.
    static func binary(_ id: Int) -> Exchange {
        let plain = exchange(id, "GET", "/file")
        let response = Response(
            status: 200, headers: [HeaderField("content-type", "application/octet-stream")],
            body: (0..<2_000).map { UInt8(truncatingIfNeeded: $0 * 7) })
        return Exchange(
            id: id, started: plain.started, peer: plain.peer, client: plain.client, requestBytes: plain.requestBytes,
            responseBytes: plain.responseBytes, request: plain.request, response: response, route: plain.route,
            refusal: nil, stages: [], routes: plain.routes, duration: plain.duration)
    }

    /// An event stream with one event, which says `text`.
    static func progress(saying text: String) -> ClientProgress {
        let body = Array("event: \(text.prefix(20))\ndata: \(text)\n\n".utf8)
        var arrivals = StreamRecord()
        arrivals.add(body.count, at: .zero)
        return ClientProgress(
            request: ClientRequest.standard(method: "GET", target: "/stream", host: "127.0.0.1:8000"),
            response: Response(status: 200, headers: [HeaderField("content-type", "text/event-stream")], body: body),
            reason: text, arrivals: arrivals, elapsed: .zero)
    }

    /// A row whose request has a header field that says `text`.
    static func hostile(_ id: Int, requestField text: String) -> Exchange {
        let plain = exchange(id)
        let headers: Headers = [HeaderField("x-\(text.prefix(20))", text), HeaderField("User-Agent", text)]
        return Exchange(
            id: id, started: plain.started, peer: Peer(host: text, port: 1), client: .other,
            requestBytes: CapturedBytes(Array("GET / HTTP/1.1\r\nUser-Agent: \(text)\r\n\r\n".utf8)),
            responseBytes: plain.responseBytes, request: Request(method: "GET", target: "/", headers: headers),
            response: plain.response, route: plain.route, refusal: nil, stages: [], routes: plain.routes,
            duration: plain.duration)
    }

    /// The workspace under another path.
    static func workspace(path: String) -> WorkspaceState {
        var state = workspace
        state.path = path
        return state
    }
}
