/// What a path operation answers, before the server adds `date`, `server` and framing.
package struct Response: Hashable, Sendable {
    package let status: Int
    /// `content-length` included, lower-case names as Starlette sends them.
    package let headers: Headers
    package let body: [UInt8]

    package init(status: Int, headers: Headers, body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// The stages that a request passes on its way to a response, in order.
package enum Stage: String, Hashable, Sendable, CaseIterable {
    case connection, http, route, parameters, body, handler, response
}

/// Why a request got no answer from a path operation.
package enum Refusal: Hashable, Sendable {
    /// The bytes are no HTTP/1.1 request that this server accepts; `reason` is a short sentence.
    case badRequest(reason: String)
    /// 404: no route has this path.
    case noRoute
    /// 405: routes have this path, with other methods.
    case methodNotAllowed(allowed: [String])
    /// 307: the path matches once its last slash is added or taken away.
    case slashRedirect(location: String)
    /// 422: what the request gives breaks the rules of the path operation's parameters.
    case invalid([RequestIssue])
    /// 400: the body cannot be read at all.
    case unreadableBody
    /// 400: the body says that it is a form, and none can be made of it.
    case unreadableForm(FormFault)
    /// 500: the handler raised; `traceback` is Python's text of it.
    case exception(traceback: String)
    /// The client closed the connection before an answer could be sent; the response has status 0 and no bytes.
    case disconnected

    /// The stage at which the request was refused.
    package var stage: Stage {
        switch self {
        case .badRequest, .disconnected: .http
        case .noRoute, .methodNotAllowed, .slashRedirect: .route
        case .invalid(let issues):
            issues.allSatisfy { $0.location.first == .key("body") } ? .body : .parameters
        case .unreadableBody, .unreadableForm: .body
        case .exception: .handler
        }
    }
}

/// A response with what happened on the way to it.
package struct Answer: Sendable {
    package let response: Response
    /// The route that answered or that raised; nil where none matched.
    package let route: Route?
    package let refusal: Refusal?
    /// The time spent in each stage that was passed, in order.
    package let stages: [StageTime]
    /// The body, where it comes in pieces; the response's own is empty then.
    package let stream: (any BodyStream)?
    /// The pieces of a body that was streamed and is whole now.
    package let streamed: StreamRecord?

    package init(
        response: Response, route: Route?, refusal: Refusal?, stages: [StageTime], stream: (any BodyStream)? = nil,
        streamed: StreamRecord? = nil
    ) {
        self.response = response
        self.route = route
        self.refusal = refusal
        self.stages = stages
        self.stream = stream
        self.streamed = streamed
    }
}

/// How long one stage took.
package struct StageTime: Hashable, Sendable {
    package let stage: Stage
    package let duration: Duration

    package init(_ stage: Stage, _ duration: Duration) {
        self.stage = stage
        self.duration = duration
    }
}
