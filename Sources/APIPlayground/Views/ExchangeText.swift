import PlaygroundEngine

/// An exchange in words, made once when it is shown; the panes break its lines to their widths.
struct ExchangeText: Hashable, Sendable {
    /// The request and the status.
    let summary: [StyledLine]
    /// The body of the response, laid out: a part of it where it is long.
    let content: [StyledLine]
    /// The same part as it was sent.
    let raw: [StyledLine]
    /// The header fields of request and response, as sent.
    let headers: [StyledLine]
    /// Those of the response alone.
    let responseHeaders: [StyledLine]
    /// What the Wire tab says: each byte of both directions.
    let wire: [StyledLine]
    /// The picture in the request's body, if there is one.
    let sentPicture: [StyledLine]
    /// Whether the response came in pieces.
    let isStream: Bool
    /// In how many parts what is long is laid out.
    let parts: Int

    /// How many bytes of a body are laid out at once.
    static let partSize = 24 << 10

    /// - Parameter part: Which part of a long body, from 0.
    /// - Parameter room: For a picture.
    init(_ shown: ClientState.Shown, part: Int, room: Size) {
        var sent: CapturedBytes
        let received: CapturedBytes
        let arrivals: StreamRecord?
        let request: (method: String, target: String, headers: Headers)?
        switch shown {
        case .own(let exchange):
            summary = Self.summary(of: exchange)
            (sent, received) = (CapturedBytes(exchange.request.bytes), exchange.responseBytes)
            arrivals = exchange.arrivals
            request = (exchange.request.method, exchange.request.target, exchange.request.headers)
        case .logged(let exchange):
            summary = Self.summary(of: exchange)
            (sent, received) = (exchange.requestBytes, exchange.responseBytes)
            arrivals = exchange.stream
            request = exchange.request.map { ($0.method, $0.target, $0.headers) }
        case .arriving(let progress):
            summary = Self.summary(of: progress)
            (sent, received) = (CapturedBytes(progress.request.bytes), CapturedBytes())
            arrivals = progress.arrivals
            request = (progress.request.method, progress.request.target, progress.request.headers)
        }
        isStream = shown.isArriving || (arrivals?.frameCount ?? 0) > 1
        let picture = shown.isArriving ? nil : shown.request.flatMap(Self.picture)
        sentPicture = picture.flatMap { PictureView.lines(of: $0, room: Self.room(forSentPictureIn: room)) } ?? []
        let response = shown.response
        let bytes = response?.body ?? []
        parts = [bytes.count, shown.isArriving ? 0 : received.kept.count, sent.kept.count].map(Self.parts).max() ?? 1
        let bodyParts = Self.parts(bytes.count)
        // The bytes of the wire may have a part more than the body among them.
        let bodyPart = min(part, bodyParts - 1)
        let shownPart = Array(bytes.dropFirst(bodyPart * Self.partSize).prefix(Self.partSize))
        let layout = BodyLayout(response, shownPart, part: bodyPart, of: bodyParts, arrivals, room: room)
        content = layout.pretty
        raw = response == nil ? [] : layout.raw
        sent = CapturedBytes(SecretFields.masked(sent.kept), total: sent.total)
        headers = Self.headerLines(request, response)
        responseHeaders = shown.isArriving ? [] : (response.map { Self.fields($0.headers) } ?? [])
        wire =
            shown.isArriving
            ? [StyledLine("The bytes are shown when all of them are there.", .quiet)]
            : [StyledLine("sent", .heading)] + HexText.lines(of: sent, part: part)
                + [.empty, StyledLine("received", .heading)] + HexText.lines(of: received, part: part)
    }

    private static func parts(_ count: Int) -> Int { max(1, (count + partSize - 1) / partSize) }

    /// The body of the response as text, for the clipboard; nil where it is none.
    static func body(of shown: ClientState.Shown) -> String? {
        shown.response.flatMap { String(validating: $0.body, as: UTF8.self) }
    }

    /// Both directions as text, for the clipboard.
    static func wireText(of shown: ClientState.Shown) -> String {
        switch shown {
        case .own(let exchange):
            String(decoding: SecretFields.masked(exchange.request.bytes) + exchange.responseBytes.kept, as: UTF8.self)
        case .logged(let exchange):
            String(
                decoding: SecretFields.masked(exchange.requestBytes.kept) + exchange.responseBytes.kept, as: UTF8.self)
        case .arriving: ""
        }
    }

    private static func picture(in request: ClientRequest) -> [UInt8]? {
        SentPicture.bytes(in: request.body, contentType: request.headers["content-type"])
    }

    /// The answer is what matters; the picture is there to be known again.
    private static func room(forSentPictureIn room: Size) -> Size {
        Size(columns: room.columns, rows: min(room.rows, 16))
    }

    // MARK: The summary

    private static func summary(of exchange: ClientExchange) -> [StyledLine] {
        let row = exchange.logID.map { "row \($0)" }
        let lines = [requestLine(exchange.request.method, exchange.request.target)]
        switch exchange.outcome {
        case .response(let response, let reason):
            return lines + [statusLine(response, reason: reason, [Quantity.duration(exchange.duration), row])]
        case .failed(let reason):
            let partial = exchange.partial.map {
                [statusLine($0, reason: StatusPhrase.of($0.status), ["not whole", row])]
            }
            return lines + (partial ?? []) + [[Span("✗ ", .failure), Span(reason)]]
        }
    }

    private static func summary(of exchange: Exchange) -> [StyledLine] {
        let target = exchange.request.map { requestLine($0.method, $0.target) }
        let status = statusLine(
            exchange.response, reason: StatusPhrase.of(exchange.response.status),
            [Quantity.duration(exchange.duration), "row \(exchange.id)"])
        return [
            target ?? StyledLine("Bytes that are no HTTP request", .failure), status,
            StyledLine("from \(exchange.client.rawValue) at \(exchange.peer)", .quiet),
        ]
    }

    private static func summary(of progress: ClientProgress) -> [StyledLine] {
        let pieces = progress.arrivals.frameCount
        return [
            requestLine(progress.request.method, progress.request.target),
            [
                Span(
                    "\(progress.response.status) \(progress.reason)", StatusText.style(of: progress.response.status)),
                Span("  \(pieces) piece\(pieces == 1 ? "" : "s") so far · ", .quiet), Span("x", .key),
                Span(" or ", .quiet), Span("Ctrl-C", .key), Span(" stops it", .quiet),
            ],
        ]
    }

    private static func requestLine(_ method: String, _ target: String) -> StyledLine {
        [Span(method + " ", .key), Span(target, .strong)]
    }

    private static func statusLine(_ response: Response, reason: String, _ facts: [String?]) -> StyledLine {
        guard response.status != 0 else {
            return [Span("✗ ", .failure), Span("The client left before it had an answer.")]
        }
        let size = Quantity.bytes(response.body.count)
        return [
            Span("\(response.status) \(reason)", StatusText.style(of: response.status)),
            Span("  " + ([size] + facts.compactMap { $0 }).joined(separator: " · "), .quiet),
        ]
    }

    // MARK: Headers

    private static func headerLines(
        _ request: (method: String, target: String, headers: Headers)?, _ response: Response?
    ) -> [StyledLine] {
        var lines: [StyledLine] = []
        if let request {
            lines += [StyledLine("Request", .heading)] + fields(request.headers, masksSecrets: true) + [.empty]
        }
        if let response { lines += [StyledLine("Response", .heading)] + fields(response.headers) }
        return lines
    }

    /// - Parameter masksSecrets: For what somebody sent; what the learner's own program answers is shown as it is.
    private static func fields(_ headers: Headers, masksSecrets: Bool = false) -> [StyledLine] {
        guard !headers.fields.isEmpty else { return [StyledLine("none", .quiet)] }
        return headers.fields.map {
            [Span("\($0.name): ", .accent), Span(masksSecrets ? SecretFields.shown($0) : $0.value)]
        }
    }
}
