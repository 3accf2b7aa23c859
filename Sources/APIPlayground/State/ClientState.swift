import PlaygroundEngine

/// What the client pane shows.
struct ClientState: Hashable, Sendable {
    enum Shown: Hashable, Sendable {
        /// The newest answer to the playground's own client.
        case own(ClientExchange)
        /// A row of the log that the learner picked.
        case logged(Exchange)
        /// A response that is still coming in.
        case arriving(ClientProgress)

        /// The number of the exchange in the log.
        var id: Exchange.ID? {
            switch self {
            case .own(let exchange): exchange.logID
            case .logged(let exchange): exchange.id
            case .arriving: nil
            }
        }

        /// What came back; nil where nothing did.
        var response: Response? {
            switch self {
            case .own(let exchange):
                switch exchange.outcome {
                case .response(let response, reason: _): response
                case .failed: exchange.partial
                }
            case .logged(let exchange): exchange.response.status == 0 ? nil : exchange.response
            case .arriving(let progress): progress.response
            }
        }

        /// The status of its response; nil where there was none.
        var status: Int? { response?.status }

        var isArriving: Bool { if case .arriving = self { true } else { false } }

        /// The parts of the request, for the composer; nil where the bytes were none.
        var request: ClientRequest? {
            switch self {
            case .own(let exchange): exchange.request
            case .arriving(let progress): progress.request
            case .logged(let exchange):
                exchange.request.map {
                    ClientRequest(method: $0.method, target: $0.target, headers: $0.headers, body: $0.body)
                }
            }
        }
    }

    private(set) var shown: Shown?
    /// Why the shown exchange went as it did; nil where this server did not log it.
    private(set) var explanation: ExchangeExplanation?
    /// The stages that it passed; empty where this server did not log it.
    private(set) var stages: [StageReport] = []
    /// `shown` in words, made once for each exchange.
    private(set) var text: ExchangeText?
    /// Which part of a long body is laid out, from 0.
    private(set) var part = 0
    /// Which of the step's requests F3 sends.
    var requestIndex = 0
    /// The last `send` command, for F5.
    var lastSend: String?
    /// The last of them with nothing wrong in it on purpose, for the menu of what can be.
    var lastGoodSend: String?
    /// Whether the composer starts from the chosen one of the step's requests, and not from what is shown.
    var composesChosen = false
    /// What stands in the composer while it is closed.
    var draft: Composer?

    /// Shows an exchange.
    ///
    /// - Parameter row: The row of the log that it is.
    /// - Parameter source: `main.py`, for the lines that an explanation names.
    /// - Parameter room: For a picture.
    mutating func show(_ shown: Shown, row: Exchange?, source: SourceText, room: Size) {
        self.shown = shown
        part = 0
        text = ExchangeText(shown, part: 0, room: room)
        explanation = row.map { ExchangeExplanation(of: $0, in: source) }
        stages = row.map { StageReport.all(of: $0, in: source) } ?? []
    }

    /// Lays out another part of the body.
    mutating func showPart(_ number: Int, room: Size) {
        guard let shown, let text, (0..<text.parts).contains(number), number != part else { return }
        part = number
        self.text = ExchangeText(shown, part: number, room: room)
    }
}
