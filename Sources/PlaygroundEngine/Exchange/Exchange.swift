import Foundation

/// Bytes that crossed a connection, kept up to a bound.
package struct CapturedBytes: Hashable, Sendable {
    /// The first bytes, as many as were kept.
    package var kept: [UInt8]
    /// How many there were in all.
    package var total: Int

    package init(_ bytes: [UInt8] = [], total: Int? = nil) {
        kept = bytes
        self.total = total ?? bytes.count
    }

    /// Adds `bytes` at the end; of all that was added the first `limit` are kept.
    package mutating func append(_ bytes: some Collection<UInt8>, limit: Int) {
        let room = limit - kept.count
        if room > 0 { kept.append(contentsOf: bytes.prefix(room)) }
        total += bytes.count
    }

    /// How many bytes were not kept.
    package var dropped: Int { total - kept.count }
}

/// Who sent a request.
package enum ClientKind: String, Hashable, Sendable {
    /// The playground's own client pane or `send`.
    case playground
    case curl, browser, python, other
}

/// A request and its response as the server saw them: one row of the log.
package struct Exchange: Identifiable, Hashable, Sendable {
    /// Counts from 1 in a session.
    package let id: Int
    /// When the first byte of the request arrived.
    package let started: Date
    package let peer: Peer
    package let client: ClientKind
    /// The raw bytes of the request as they arrived.
    package let requestBytes: CapturedBytes
    /// The raw bytes of the response as they were sent.
    package let responseBytes: CapturedBytes
    /// The parsed request; nil where the bytes were no request.
    package let request: Request?
    /// What was answered; status 0 where the client left before anything was sent.
    package let response: Response
    /// The route that answered, if any.
    package let route: Route?
    package let refusal: Refusal?
    /// The stages passed, in order, with the time of each.
    package let stages: [StageTime]
    /// The routes there were when the request came, for explanations.
    package let routes: [Route]
    /// Those of routers that no app led to then.
    package let dormantRoutes: [Route]
    /// From the first byte of the request to the last of the response.
    package let duration: Duration
    /// The pieces of a body that was streamed; nil where it was sent whole.
    package let stream: StreamRecord?

    package init(
        id: Int, started: Date, peer: Peer, client: ClientKind, requestBytes: CapturedBytes,
        responseBytes: CapturedBytes, request: Request?, response: Response, route: Route?, refusal: Refusal?,
        stages: [StageTime], routes: [Route], dormantRoutes: [Route] = [], duration: Duration,
        stream: StreamRecord? = nil
    ) {
        self.id = id
        self.started = started
        self.peer = peer
        self.client = client
        self.requestBytes = requestBytes
        self.responseBytes = responseBytes
        self.request = request
        self.response = response
        self.route = route
        self.refusal = refusal
        self.stages = stages
        self.routes = routes
        self.dormantRoutes = dormantRoutes
        self.duration = duration
        self.stream = stream
    }
}
