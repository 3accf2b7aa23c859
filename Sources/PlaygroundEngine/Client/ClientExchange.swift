import Foundation

/// A request to send: what the client pane shows is what goes over the wire.
package struct ClientRequest: Hashable, Sendable {
    package let method: String
    /// The request target, such as `/items?limit=2`.
    package let target: String
    /// Every field that is sent, `Host` and `Content-Length` included.
    package let headers: Headers
    package let body: [UInt8]
    /// How many bytes of the body are sent before the connection is closed on purpose; nil where all are.
    package let bodyBytesBeforeLeaving: Int?

    package init(
        method: String, target: String, headers: Headers, body: [UInt8] = [], bodyBytesBeforeLeaving: Int? = nil
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
        self.bodyBytesBeforeLeaving = bodyBytesBeforeLeaving
    }

    /// The exact bytes that go over the wire.
    package var bytes: [UInt8] {
        var head = "\(method) \(target) HTTP/1.1\r\n"
        for field in headers.fields { head += "\(field.name): \(field.value)\r\n" }
        return Array((head + "\r\n").utf8) + body.prefix(bodyBytesBeforeLeaving ?? body.count)
    }
}

/// What has come of a response while it is still on its way.
package struct ClientProgress: Hashable, Sendable {
    package let request: ClientRequest
    /// The response so far; its body is the first bytes, as many as are shown.
    package let response: Response
    package let reason: String
    /// The pieces in which the body arrives, with their times.
    package let arrivals: StreamRecord
    /// How many events of a stream are complete.
    package let eventCount: Int
    /// Since the request was sent.
    package let elapsed: Duration

    package init(
        request: ClientRequest, response: Response, reason: String, arrivals: StreamRecord, eventCount: Int = 0,
        elapsed: Duration
    ) {
        self.request = request
        self.response = response
        self.reason = reason
        self.arrivals = arrivals
        self.eventCount = eventCount
        self.elapsed = elapsed
    }
}

/// A request and what came back, as the client saw it.
package struct ClientExchange: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        /// A whole response; `reason` is the phrase of its status line.
        case response(Response, reason: String)
        /// No whole response; `reason` is a sentence that names what happened.
        case failed(reason: String)
    }

    package let request: ClientRequest
    package let outcome: Outcome
    /// The raw bytes of the response, status line and header included, as they arrived.
    package let responseBytes: CapturedBytes
    /// The log's number of the same exchange as the server saw it, where it was this playground's server.
    package let logID: Int?
    package let started: Date
    /// From the first byte sent to the last received.
    package let duration: Duration
    /// The pieces in which the body arrived; nil where there was no response.
    package let arrivals: StreamRecord?
    /// What came of the response before it failed or was stopped.
    package let partial: Response?

    package init(
        request: ClientRequest, outcome: Outcome, responseBytes: CapturedBytes, logID: Int?, started: Date,
        duration: Duration, arrivals: StreamRecord? = nil, partial: Response? = nil
    ) {
        self.request = request
        self.outcome = outcome
        self.responseBytes = responseBytes
        self.logID = logID
        self.started = started
        self.duration = duration
        self.arrivals = arrivals
        self.partial = partial
    }

    /// The same exchange with the log's number of it.
    package func logged(as logID: Int?) -> ClientExchange {
        ClientExchange(
            request: request, outcome: outcome, responseBytes: responseBytes, logID: logID, started: started,
            duration: duration, arrivals: arrivals, partial: partial)
    }
}
