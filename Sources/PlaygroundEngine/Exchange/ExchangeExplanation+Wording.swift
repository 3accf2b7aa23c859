extension ExchangeExplanation {
    static func heading(of exchange: Exchange) -> String {
        let status = exchange.response.status
        let outcome = status == 0 ? "no answer" : "\(status) \(StatusPhrase.of(status))"
        guard let request = exchange.request else { return "Bytes from \(exchange.peer): \(outcome)" }
        return "\(request.method) \(shortened(request.target)): \(outcome)"
    }

    static func lines(for fact: Fact, of exchange: Exchange, in source: SourceText) -> [Line] {
        let routes = exchange.routes
        switch fact {
        case .answered(let route):
            return [Line(.text, "\(place(of: route, in: source)) answered.")]
                + oddities(route, of: exchange, in: source)
        case .streamed(let route, let stream):
            return streamed(by: route, stream, in: source) + oddities(route, of: exchange, in: source)
        case .answeredByFramework:
            return [Line(.text, "FastAPI answered by itself; no function of \(source.name) was called.")]
        case .noRoutes:
            return [
                Line(.text, "The application has no routes yet, so every path is a 404."),
                Line(.hint, "Add one: route get \(example(exchange)) -> {\"message\": \"Hello\"}"),
            ]
        case .noRouteNear:
            return [Line(.text, "No route has this path, and none is like it.")] + list(routes, in: source)
        case .nearRoute(let nearest, let hasMethod):
            return near(nearest, hasMethod: hasMethod, of: exchange, in: source)
        case .dormantRoute(let route):
            return dormant(route, in: source)
        case .browserIcon:
            return [
                Line(.text, "Browsers ask every site for /favicon.ico, its icon, by themselves."),
                Line(.text, "No route has this path; the page itself does not suffer."),
            ]
        case .wrongMethod(let allowed, let found):
            return wrongMethod(allowed, found, of: exchange, in: source)
        case .slashRedirect(let location, let adds, let route):
            return redirect(to: location, adds: adds, route, of: exchange, in: source)
        case .invalid(let issues, let route):
            return invalid(issues, route, of: exchange, in: source) + formHints(issues, exchange)
                + nearNames(issues, exchange) + (route.map { oddities($0, of: exchange, in: source) } ?? [])
        case .unreadableBody:
            return [Line(.text, "The body says that it is JSON, and no text can be made of its bytes.")]
        case .unreadableForm(let fault, let route):
            return brokenForm(fault, route, of: exchange, in: source)
        case .unreadable(let refused):
            return unreadable(refused, in: exchange.requestBytes.kept)
        case .refused(let reason):
            return [
                Line(.text, VisibleText.escape(reason)), Line(.text, "The connection was closed after the answer."),
            ]
        case .raised(let exception, let line, let route):
            return raised(exception, line, route, of: exchange, in: source)
        case .clientLeft(hadWholeRequest: true):
            return [Line(.text, "The client closed the connection while its request was being answered.")]
        case .clientLeft(hadWholeRequest: false):
            return [
                Line(.text, "The client closed the connection before its request was complete."),
                Line(.text, "\(exchange.requestBytes.total) bytes had come; no function was called."),
            ]
        }
    }

    // MARK: The facts, one by one

    private static func near(
        _ nearest: NearestRoute, hasMethod: Bool, of exchange: Exchange, in source: SourceText
    ) -> [Line] {
        let route = nearest.route
        var lines = [
            Line(
                .text,
                "No route has this path. The nearest is \(route.methods.joined(separator: ", ")) \(route.path), "
                    + "\(place(of: route, in: source)).")
        ]
        if let request = exchange.request {
            let before = request.method.utf8.count + 1
            for difference in nearest.differences {
                let range = before + difference.range.lowerBound..<before + difference.range.upperBound
                lines += marked(
                    Array("\(request.method) \(request.target)".utf8), range, words(for: difference, of: request))
            }
            if !hasMethod {
                lines.append(
                    Line(.text, "The method differs as well: it takes \(list(route.methods)), not \(request.method)."))
            }
        }
        return lines
    }

    private static func words(for difference: PathDifference, of request: Request) -> String {
        let isAtEnd = difference.range.lowerBound == request.rawPath.utf8.count
        return switch difference.kind {
        case .letterCase(_, let expected): "the route has \"\(expected)\": upper and lower case count"
        case .slip(_, let expected): "the route has \"\(expected)\""
        case .other(_, let expected): "the route has \"\(expected)\" here"
        case .notConvertible(_, let expected): "the route has \(expected) here, which does not take this text"
        case .emptyParameter(let expected): "the route has \(expected) here, which takes one character or more"
        case .missing(let expected): "the route \(isAtEnd ? "goes on with" : "has") /\(expected.joined(separator: "/"))"
        case .extra(let found): found.count == 1 ? "the route has no such part" : "the route has no such parts"
        case .missingLastSlash: "the route ends in a slash"
        case .extraLastSlash: "the route has no slash at its end"
        case .doubledSlash: "the route has one slash here, not two"
        }
    }

    private static func wrongMethod(
        _ allowed: [String], _ routes: [Route], of exchange: Exchange, in source: SourceText
    ) -> [Line] {
        let method = exchange.request?.method ?? ""
        var lines = [Line(.text, "The path has a route, with another method: \(list(allowed)), not \(method).")]
        if let request = exchange.request {
            lines += marked(
                Array("\(method) \(request.target)".utf8), 0..<method.utf8.count, "the route takes \(list(allowed))")
        }
        for route in routes.prefix(5) { lines.append(Line(.text, "Declared as \(place(of: route, in: source)).")) }
        if method == "HEAD", allowed.contains("GET") {
            lines.append(Line(.text, "FastAPI adds no HEAD to a GET route."))
        }
        lines.append(Line(.hint, "Send \(list(allowed)), or add a route for \(method) with the same path."))
        return lines
    }

    private static func redirect(
        to location: String, adds: Bool, _ route: Route?, of exchange: Exchange, in source: SourceText
    ) -> [Line] {
        var lines = [Line(.text, "No route has this path, and one has it with \(adds ? "a" : "no") slash at its end.")]
        if let request = exchange.request {
            let end = request.method.utf8.count + 1 + request.rawPath.utf8.count
            lines += marked(
                Array("\(request.method) \(request.target)".utf8), adds ? end..<end : end - 1..<end,
                adds ? "the route ends in a slash" : "the route has no slash at its end")
        }
        if let route { lines.append(Line(.text, "Declared as \(place(of: route, in: source)).")) }
        lines.append(
            Line(.text, "FastAPI sends the client on to \(shortened(location)), with the same method and body."))
        lines.append(Line(.text, "Browsers and Python's requests follow by themselves; curl does with -L."))
        return lines
    }

    private static func unreadable(_ refused: RefusedRequest, in bytes: [UInt8]) -> [Line] {
        let (reason, range) = lowerCaseMethod(refused, in: bytes) ?? (refused.fault.reason, refused.range)
        var lines = [Line(.text, reason)]
        let place = min(range.lowerBound, bytes.count)
        let start = bytes[..<place].lastIndex(of: WireBytes.lineFeed).map { $0 + 1 } ?? 0
        let end = bytes[place...].firstIndex(of: WireBytes.lineFeed).map { $0 + 1 } ?? bytes.count
        let upper = max(place, min(range.upperBound, end))
        lines += marked(Array(bytes[start..<end]), place - start..<upper - start, "")
        lines.append(Line(.text, "The connection was closed, as what follows cannot be told apart any more."))
        return lines
    }

    /// A method written in small letters is the likeliest cause of a wrong first byte.
    private static func lowerCaseMethod(
        _ refused: RefusedRequest, in bytes: [UInt8]
    ) -> (reason: String, range: Range<Int>)? {
        guard case .methodCharacter = refused.fault else { return nil }
        let word = bytes.prefix(33).prefix { $0 != WireBytes.space }
        let method = String(decoding: word, as: UTF8.self)
        guard HeadParser.methods.contains(method.uppercased()) else { return nil }
        return ("\"\(method)\" is no method; methods are in capital letters: \(method.uppercased()).", 0..<word.count)
    }

    private static func raised(
        _ exception: String, _ line: Int?, _ route: Route?, of exchange: Exchange, in source: SourceText
    ) -> [Line] {
        var lines: [Line] = []
        let function = route.map { place(of: $0, in: source) } ?? "The application"
        if let stream = exchange.stream {
            lines.append(
                Line(
                    .text,
                    "\(function) raised an exception when \(pieces(stream)) had gone out. The status was sent before "
                        + "them, so the connection was cut in the middle of the body."))
        } else {
            lines.append(Line(.text, "\(function) raised an exception, so the client got 500 and no details."))
        }
        if let line, line > 0, line <= source.lineStarts.count {
            let text = source[source.range(ofLine: line)].drop { $0 == " " || $0 == "\t" }
            if !text.isEmpty {
                lines.append(Line(.quote, "\(source.name):\(line): \(VisibleText.escape(String(text)))"))
            }
        }
        lines.append(Line(.quote, VisibleText.escape(exception)))
        let traceback = if case .exception(let text) = exchange.refusal { text } else { "" }
        let calls = traceback.split(whereSeparator: \.isNewline)
        // One call says no more than the line above.
        if calls.count > 4 {
            lines.append(Line(.text, "The traceback, the newest call last:"))
            lines += calls.suffix(30).map { Line(.quote, VisibleText.escape(String($0))) }
        }
        return lines
    }

    private static func streamed(by route: Route, _ stream: StreamRecord, in source: SourceText) -> [Line] {
        let first = "\(place(of: route, in: source)) answered in pieces: \(pieces(stream)) of the body"
        switch stream.ending {
        case .complete, .failed: return [Line(.text, first + ".")]
        case .clientLeft:
            return [
                Line(.text, first + ", then the client closed the connection."),
                Line(.text, "The rest was not made: the generator was closed where it stood."),
            ]
        }
    }

    private static func pieces(_ stream: StreamRecord) -> String {
        stream.frameCount == 1 ? "1 piece" : "\(stream.frameCount) pieces"
    }

    // MARK: Pieces

    /// `bytes` as a quote with carets under `range`, cut so that the carets are in sight.
    static func marked(_ bytes: [UInt8], _ range: Range<Int>, _ words: String) -> [Line] {
        let width = 72
        let start = max(0, min(range.lowerBound - 24, bytes.count - width))
        let end = min(bytes.count, start + width)
        let before = start > 0 ? "…" : ""
        let text = String(bytes[start..<end].map(visible))
        let carets = max(1, min(range.upperBound, end) - range.lowerBound)
        let indent = String(repeating: " ", count: before.count + range.lowerBound - start)
        let marks = indent + String(repeating: "^", count: carets) + (words.isEmpty ? "" : " " + words)
        return [Line(.quote, before + text + (end < bytes.count ? "…" : "")), Line(.caret, marks)]
    }

    /// One column for one byte, so that carets stay under what they mean.
    private static func visible(_ byte: UInt8) -> Character {
        switch byte {
        case 0x20..<0x7F: Character(Unicode.Scalar(byte))
        case 0x80...: "·"
        default: VisibleText.escape(String(Unicode.Scalar(byte))).first ?? "·"
        }
    }

    static func place(of route: Route, in source: SourceText) -> String {
        let line = source.line(at: min(route.range.lowerBound, source.utf8.count))
        return "\(route.functionName) (\(source.name) line \(line))"
    }

    private static func list(_ routes: [Route], in source: SourceText) -> [Line] {
        let shown = routes.prefix(8).map {
            Line(.text, "  \($0.methods.joined(separator: ", ")) \($0.path)  \(place(of: $0, in: source))")
        }
        let more = routes.count - shown.count
        return [Line(.text, "There are:")] + shown + (more > 0 ? [Line(.text, "  and \(more) more")] : [])
    }

    private static func list(_ methods: [String]) -> String {
        methods.count < 2
            ? methods.joined() : methods.dropLast().joined(separator: ", ") + " or " + (methods.last ?? "")
    }

    private static func example(_ exchange: Exchange) -> String {
        exchange.request.map { shortened($0.rawPath) } ?? "/hello"
    }

    private static func shortened(_ text: String) -> String {
        text.utf8.count <= 72 ? text : text.prefix(71) + "…"
    }
}
