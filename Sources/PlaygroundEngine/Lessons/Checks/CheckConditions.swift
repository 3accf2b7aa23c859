import Foundation

extension RequestTemplate {
    /// The request with its random values in place, as a client on this machine would send it.
    func filled(_ values: inout PlaceholderValues) -> Request {
        var fields = [HeaderField("host", "127.0.0.1")]
        for header in headers { fields.append(HeaderField(header.name, values.fill(header.value))) }
        let content =
            self.fields.isEmpty ? body.map { ("application/json", Array(values.fill($0).utf8)) } : form(&values)
        if let (type, bytes) = content {
            if Headers(fields)["content-type"] == nil { fields.append(HeaderField("content-type", type)) }
            fields.append(HeaderField("content-length", "\(bytes.count)"))
        }
        return Request(
            method: method, target: values.fill(target), headers: Headers(fields), body: content?.1 ?? [])
    }

    /// The fields as a form: in parts where one is a file.
    private func form(_ values: inout PlaceholderValues) -> (type: String, bytes: [UInt8]) {
        let filled = fields.map { field in
            FormEncoding.Field(
                name: field.name,
                file: field.file.map {
                    FormEncoding.Field.File(name: $0, type: FormEncoding.mediaType(ofFileNamed: $0))
                }, content: Array(values.fill(field.content).utf8))
        }
        guard filled.contains(where: { $0.file != nil }) else {
            return ("application/x-www-form-urlencoded", FormEncoding.urlEncoded(filled))
        }
        let boundary = FormEncoding.boundary(for: filled)
        return (
            "multipart/form-data; boundary=\(boundary)", FormEncoding.multipart(filled, boundary: boundary)
        )
    }
}

extension Response {
    /// Whether a client gets the same from both: status, media type, and the body as JSON or, without, as bytes.
    func isSame(as other: Response) -> Bool {
        guard status == other.status, headers["content-type"] == other.headers["content-type"] else { return false }
        guard let json = JSONValue(parsing: body), let otherJSON = JSONValue(parsing: other.body) else {
            return body == other.body
        }
        return json.isSame(as: otherJSON)
    }
}

extension Request {
    /// The request line, the header fields that no client sends by itself, and the start of the body, such as
    /// `POST /items X-Mood:good {"name":"mug"}`.
    var summary: String {
        let body = AnswerInspector.shortened(String(decoding: body.prefix(64 * 1024), as: UTF8.self))
        let fields = headers.fields.filter { !Self.usualFields.contains($0.name.lowercased()) }.map {
            AnswerInspector.shortened("\($0.name):\($0.value)")
        }
        return (["\(method) \(target)"] + fields + (body.isEmpty ? [] : [body])).joined(separator: " ")
    }

    private static let usualFields: Set<String> = [
        "host", "user-agent", "accept", "accept-encoding", "accept-language", "connection", "content-length",
        "content-type", "authorization", "cookie",
    ]
}

extension Sighting {
    /// Whether `exchange` is a request of this kind with the expected answer.
    func isFulfilled(by exchange: Exchange) -> Bool {
        var values = PlaceholderValues(generator: SplitMix64(seed: 0))
        guard isAimed(at: exchange), let request = exchange.request, client?.matches(exchange.client) ?? true else {
            return false
        }
        let inspector = AnswerInspector(exchange.response, stream: exchange.stream)
        let sent = RequestInspector(request: request)
        return headers.allSatisfy { AnswerInspector.holds($0, in: request.headers, &values) }
            && carries.allSatisfy { sent.shows($0, &values) }
            && expectations.allSatisfy { inspector.shows($0, &values) }
    }

    /// Whether `exchange` has the method and the target, whatever its answer.
    func isAimed(at exchange: Exchange) -> Bool {
        guard let request = exchange.request else { return false }
        return (method == nil || method == request.method) && target.matches(request)
    }

    /// The words after `send` of a request that counts; nil where the pattern leaves a choice.
    var command: String? {
        guard let method, target.isExact, client == nil || client == .only(.playground), headers.isEmpty,
            carries.isEmpty
        else {
            return nil
        }
        return "\(method) \(target)"
    }
}

extension RouteCondition {
    func holds(in routes: [Route]) -> Bool {
        let routes = routes.filter(isMet)
        switch demand {
        case .present: return !routes.isEmpty
        case .absent: return routes.isEmpty
        case .functionNamed(let name): return routes.contains { $0.functionName == name }
        case .functionNotNamed(let name): return !routes.isEmpty && routes.allSatisfy { $0.functionName != name }
        }
    }

    /// What there is in place of what was expected.
    func found(in routes: [Route]) -> String {
        guard let route = routes.first(where: isMet) else { return "no route for \(method) \(path)" }
        return "\(method) \(path), whose function is called \(route.functionName)"
    }

    private func isMet(by route: Route) -> Bool {
        route.methods.contains(method) && Self.shape(of: route.path) == Self.shape(of: path)
    }

    /// The path without the names between its braces.
    private static func shape(of path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).map { segment in
            segment.hasPrefix("{") && segment.hasSuffix("}") ? "{}" : String(segment)
        }.joined(separator: "/")
    }
}

extension Exchange {
    /// A request and its answer as an exchange that never crossed a connection.
    init(
        probing request: Request, _ answer: Answer, routes: [Route], client: ClientKind = .playground,
        requestBytes: CapturedBytes = CapturedBytes()
    ) {
        self.init(
            id: 0, started: .distantPast, peer: request.peer, client: client, requestBytes: requestBytes,
            responseBytes: CapturedBytes(), request: request, response: answer.response, route: answer.route,
            refusal: answer.refusal, stages: answer.stages, routes: routes, duration: .zero,
            stream: answer.streamed)
    }
}
