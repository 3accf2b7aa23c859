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

    private static let itemRequest = ClientRequest.standard(
        method: "POST", target: "/items", host: "127.0.0.1:8000",
        headers: [HeaderField("Content-Type", "application/json")],
        body: Array(#"{"name": "mug", "price": 4.5}"#.utf8))

    static let malformed = MalformedRequest.all(of: itemRequest, shapedWorkspace.shapes.first)

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
}
