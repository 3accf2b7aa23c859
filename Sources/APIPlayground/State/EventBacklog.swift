import PlaygroundEngine

/// What happened since the screen last looked, merged so that it stays small however much happens.
///
/// Of new rows of the log at most ``rowLimit`` with ``byteLimit`` are kept; of each state only the newest counts.
struct EventBacklog: Sendable {
    static let rowLimit = 10_000
    /// Bytes of requests and responses; the rows of the newest piece are kept whatever they take.
    static let byteLimit = 64 << 20
    /// So many rows are one message: few enough that a key can wait for them.
    static let rowsOfAMessage = 250
    private static let noticeLimit = 200

    /// New rows in pieces of at most ``rowsOfAMessage``, so that they are handed on and dropped without being moved.
    private var exchanges: [Piece] = []
    private var byteCount = 0
    private var skipped = 0
    private var states: [SessionEvent] = []
    private var notices: [ResultLine] = []
    private var isLogCleared = false

    private struct Piece {
        var rows: [Exchange] = []
        var byteCount = 0

        /// Whether the next row begins another piece: a piece is dropped as a whole.
        var isFull: Bool { rows.count == rowsOfAMessage || byteCount > byteLimit / 8 }
    }

    var isEmpty: Bool { exchanges.isEmpty && states.isEmpty && notices.isEmpty && !isLogCleared }

    mutating func add(_ event: SessionEvent) {
        switch event {
        case .exchange(let exchange): add(exchange)
        case .logCleared:
            exchanges = []
            byteCount = 0
            skipped = 0
            isLogCleared = true
        case .notice(let lines): add(lines)
        case .printed(let lines): add(lines.map { ResultLine(.note, "main.py printed: \($0)") })
        case .recall: states.append(event)
        case .server, .workspace, .lesson, .client, .progress, .clipboard, .theme:
            states.removeAll { Self.kind($0) == Self.kind(event) }
            states.append(event)
        }
    }

    private mutating func add(_ exchange: Exchange) {
        if exchanges.last?.isFull ?? true {
            if exchanges.count == Self.rowLimit / Self.rowsOfAMessage { dropFirst() }
            exchanges.append(Piece())
        }
        exchanges[exchanges.count - 1].rows.append(exchange)
        exchanges[exchanges.count - 1].byteCount += exchange.byteCount
        byteCount += exchange.byteCount
        while byteCount > Self.byteLimit, exchanges.count > 1 { dropFirst() }
    }

    private mutating func dropFirst() {
        let first = exchanges.removeFirst()
        skipped += first.rows.count
        byteCount -= first.byteCount
    }

    private mutating func add(_ lines: [ResultLine]) {
        notices += lines
        if notices.count > Self.noticeLimit { notices.removeFirst(notices.count - Self.noticeLimit) }
    }

    /// Everything as messages: the rows first, because an answer of the client names its row.
    var messages: [Message] {
        var messages: [Message] = isLogCleared ? [.session(.logCleared)] : []
        messages += exchanges.enumerated().map { .exchanges($1.rows, skipped: $0 == 0 ? skipped : 0) }
        messages += states.map { .session($0) }
        if !notices.isEmpty { messages.append(.session(.notice(notices))) }
        return messages
    }

    private static func kind(_ event: SessionEvent) -> Int {
        switch event {
        case .server: 0
        case .workspace: 1
        case .lesson: 2
        case .client, .progress: 3
        case .exchange: 4
        case .notice, .printed: 5
        case .logCleared: 6
        case .clipboard: 7
        case .theme: 8
        case .recall: 9
        }
    }
}
