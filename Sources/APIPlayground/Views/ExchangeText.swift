import PlaygroundEngine

/// An exchange in words, made once when it is shown; the panes break its lines to their widths.
struct ExchangeText: Hashable, Sendable {
    /// The request and the status.
    let summary: [StyledLine]
    /// The body of the response, laid out.
    let content: [StyledLine]
    /// The header fields of the response, as sent.
    let headers: [StyledLine]
    /// What the Wire tab says.
    let wire: [StyledLine]
    /// The body as text, for the clipboard; nil where it is none.
    let body: String?
    /// Both directions as text, for the clipboard.
    let wireText: String

    /// The most bytes of a body that are laid out.
    private static let bodyLimit = 128 << 10

    init(_ shown: ClientState.Shown) {
        switch shown {
        case .own(let exchange): self.init(own: exchange)
        case .logged(let exchange): self.init(logged: exchange)
        }
    }

    private init(own exchange: ClientExchange) {
        let row = exchange.logID.map { "row \($0)" }
        var lines = [Self.requestLine(exchange.request.method, exchange.request.target)]
        var answer: Response?
        switch exchange.outcome {
        case .response(let response, let reason):
            answer = response
            lines.append(Self.statusLine(response, reason: reason, facts: [Quantity.duration(exchange.duration), row]))
        case .failed(let reason):
            lines.append([Span("✗ ", .failure), Span(reason)])
        }
        self.init(
            lines, answer: answer, sent: CapturedBytes(exchange.request.bytes), received: exchange.responseBytes)
    }

    private init(logged exchange: Exchange) {
        let request = exchange.request
        let target = request.map { Self.requestLine($0.method, $0.target) }
        let origin = StyledLine("from \(exchange.client.rawValue) at \(exchange.peer)", .quiet)
        let facts = [Quantity.duration(exchange.duration), "row \(exchange.id)"]
        let status = Self.statusLine(
            exchange.response, reason: StatusPhrase.of(exchange.response.status), facts: facts)
        let lines = [target ?? StyledLine("Bytes that are no HTTP request", .failure), status, origin]
        self.init(
            lines, answer: exchange.response, sent: exchange.requestBytes, received: exchange.responseBytes)
    }

    private init(_ lines: [StyledLine], answer: Response?, sent: CapturedBytes, received: CapturedBytes) {
        summary = lines
        content = answer.map(Self.bodyLines) ?? []
        headers = (answer?.headers.fields ?? []).map { [Span("\($0.name): ", .quiet), Span($0.value)] }
        body = answer.flatMap { String(validating: $0.body, as: UTF8.self) }
        wire =
            [StyledLine("sent", .heading)] + WireText.lines(of: sent) + [.empty, StyledLine("received", .heading)]
            + WireText.lines(of: received)
        wireText = String(decoding: sent.kept + received.kept, as: UTF8.self)
    }

    private static func requestLine(_ method: String, _ target: String) -> StyledLine {
        [Span(method + " ", .key), Span(target, .strong)]
    }

    private static func statusLine(_ response: Response, reason: String, facts: [String?]) -> StyledLine {
        guard response.status != 0 else {
            return [Span("✗ ", .failure), Span("The client left before it had an answer.")]
        }
        let size = Quantity.bytes(response.body.count)
        return [
            Span("\(response.status) \(reason)", StatusText.style(of: response.status)),
            Span("  " + ([size] + facts.compactMap { $0 }).joined(separator: " · "), .quiet),
        ]
    }

    private static func bodyLines(of response: Response) -> [StyledLine] {
        guard !response.body.isEmpty else { return [StyledLine("The body is empty.", .quiet)] }
        let shown = response.body.prefix(bodyLimit)
        let hidden = response.body.count - shown.count
        // A cut may stand inside of a character; what is no text at all has more wrong with it than its last bytes.
        guard let text = (0..<4).lazy.compactMap({ String(validating: shown.dropLast($0), as: UTF8.self) }).first else {
            let type = response.headers["content-type"] ?? "no stated type"
            return [
                StyledLine(
                    "\(response.body.count) bytes of \(type), which is no text. The Wire tab shows them.", .quiet)
            ]
        }
        let isJSON = response.headers["content-type"]?.lowercased().contains("json") ?? false
        let lines =
            isJSON
            ? JSONLayout.lines(of: text)
            : text.split(separator: "\n", omittingEmptySubsequences: false).map { StyledLine(String($0)) }
        return hidden > 0
            ? lines + [StyledLine("… \(Quantity.bytes(hidden)) more are not shown here.", .quiet)] : lines
    }
}
