/// An exchange stage by stage: what the server made of the bytes, and where it stopped.
package struct StageReport: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        case passed, refused, notReached
    }

    package let stage: Stage
    package let outcome: Outcome
    /// Nil where the stage was not timed.
    package let duration: Duration?
    /// What happened there.
    package let details: [String]
    /// Which of the request's bytes the stage is about; nil where it is about the response, or none.
    package let bytes: Range<Int>?

    /// Every stage, in order.
    package static func all(of exchange: Exchange, in source: SourceText) -> [StageReport] {
        let refused = exchange.refusal?.stage
        let last = refused.flatMap { Stage.allCases.firstIndex(of: $0) } ?? Stage.allCases.count
        return Stage.allCases.enumerated().map { index, stage in
            let times = exchange.stages.filter { $0.stage == stage }.map(\.duration)
            let answers = stage == .response && exchange.response.status != 0
            let outcome: Outcome =
                stage == refused ? .refused : index < last || answers ? .passed : .notReached
            return StageReport(
                stage: stage, outcome: outcome, duration: times.isEmpty ? nil : times.reduce(.zero, +),
                details: outcome == .notReached ? [] : details(of: stage, exchange, source),
                bytes: bytes(of: stage, exchange))
        }
    }

    private static func details(of stage: Stage, _ exchange: Exchange, _ source: SourceText) -> [String] {
        switch stage {
        case .connection: return ["from \(exchange.peer), \(exchange.client.rawValue)"]
        case .http: return http(exchange)
        case .route: return route(exchange, source)
        case .parameters: return parameters(exchange)
        case .body: return body(exchange)
        case .handler: return handler(exchange)
        case .response: return response(exchange)
        }
    }

    private static func http(_ exchange: Exchange) -> [String] {
        guard let request = exchange.request else {
            if case .badRequest(let reason)? = exchange.refusal { return [VisibleText.escape(reason)] }
            return ["\(exchange.requestBytes.total) bytes, which are no whole request"]
        }
        let count = request.headers.fields.count
        return [
            "\(exchange.requestBytes.total) bytes: \(VisibleText.escape(request.method)) "
                + "\(VisibleText.escape(request.target)), \(count) header field\(count == 1 ? "" : "s"), "
                + "\(Quantity.bytes(request.body.count)) of body"
        ]
    }

    private static func route(_ exchange: Exchange, _ source: SourceText) -> [String] {
        switch exchange.refusal {
        case .noRoute?: return ["none of \(exchange.routes.count) routes has the path"]
        case .methodNotAllowed(let allowed)?:
            return ["the path is there, with \(allowed.joined(separator: ", ")) alone"]
        case .slashRedirect(let location)?: return ["sent on to \(VisibleText.escape(location))"]
        case .badRequest?, .invalid?, .unreadableBody?, .unreadableForm?, .exception?, .disconnected?, nil: break
        }
        guard let route = exchange.route else { return ["answered by FastAPI itself"] }
        let line = source.line(at: min(route.range.lowerBound, source.utf8.count))
        return [
            "\(route.methods.joined(separator: ", ")) \(route.path) → \(route.functionName), \(source.name) line \(line)"
        ]
    }

    private static func parameters(_ exchange: Exchange) -> [String] {
        guard let request = exchange.request, let route = exchange.route else { return [] }
        var lines: [String] = []
        if let pattern = try? PathPattern(route.path), let captures = pattern.captures(of: Array(request.path.utf8)) {
            let path = Array(request.path.utf8)
            for (name, range) in zip(pattern.parameterNames, captures) {
                lines.append("path \(name) = \(VisibleText.escape(path[range]))")
            }
        }
        for pair in (request.query ?? "").split(separator: "&").prefix(8) {
            lines.append("query \(VisibleText.escape(PercentEncoding.decode(String(pair))))")
        }
        return lines + issues(exchange) { $0 != "body" }
    }

    private static func body(_ exchange: Exchange) -> [String] {
        guard let request = exchange.request else { return [] }
        if case .unreadableForm(let fault)? = exchange.refusal { return [fault.message] }
        if case .unreadableBody? = exchange.refusal { return ["no text can be made of its bytes"] }
        let type = request.headers["content-type"].map { VisibleText.escape(String($0.prefix(80))) }
        let found =
            request.body.isEmpty
            ? "none was sent" : "\(Quantity.bytes(request.body.count)), \(type ?? "of no stated type")"
        return [found] + issues(exchange) { $0 == "body" }
    }

    private static func issues(_ exchange: Exchange, _ isWanted: (String) -> Bool) -> [String] {
        guard case .invalid(let issues)? = exchange.refusal else { return [] }
        return issues.filter { issue in
            if case .key(let part)? = issue.location.first { isWanted(part) } else { false }
        }.prefix(8).map { VisibleText.escape("\($0.place): \($0.message), found \($0.input)") }
    }

    private static func handler(_ exchange: Exchange) -> [String] {
        guard let route = exchange.route else { return [] }
        if case .exception(let traceback)? = exchange.refusal {
            let last = traceback.split(whereSeparator: \.isNewline).last.map { VisibleText.escape(String($0)) }
            return ["\(route.functionName) raised \(last ?? "an exception")"]
        }
        guard let stream = exchange.stream else { return ["\(route.functionName) answered"] }
        return ["\(route.functionName) yielded \(stream.frameCount) pieces: \(stream.ending.rawValue)"]
    }

    private static func response(_ exchange: Exchange) -> [String] {
        let response = exchange.response
        guard response.status != 0 else { return ["nobody was left to answer"] }
        let type = response.headers["content-type"].map { ", \(VisibleText.escape($0))" } ?? ""
        return [
            "\(response.status) \(StatusPhrase.of(response.status)), \(Quantity.bytes(response.body.count))\(type), "
                + "\(exchange.responseBytes.total) bytes on the wire"
        ]
    }

    // MARK: Bytes

    private static func bytes(of stage: Stage, _ exchange: Exchange) -> Range<Int>? {
        let kept = exchange.requestBytes.kept
        let head = kept.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound ?? kept.count
        let line = kept.firstIndex(of: WireBytes.lineFeed).map { $0 + 1 } ?? kept.count
        switch stage {
        case .connection, .response, .handler: return nil
        case .http: return 0..<head
        case .route, .parameters:
            // A first line that is no request line may have no blank.
            let start = kept[..<line].firstIndex(of: WireBytes.space).map { $0 + 1 } ?? 0
            let end = kept[start..<line].firstIndex(of: WireBytes.space) ?? line
            return stage == .route ? 0..<end : start..<end
        case .body: return head < kept.count ? head..<kept.count : nil
        }
    }
}
