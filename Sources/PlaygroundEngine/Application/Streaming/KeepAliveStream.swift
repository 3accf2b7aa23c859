/// A stream of server-sent events with a comment wherever 15 seconds pass without one.
///
/// Source: FastAPI's `sse.KEEPALIVE_COMMENT` and `_PING_INTERVAL`.
final class KeepAliveStream: BodyStream, @unchecked Sendable {
    static let interval = Duration.seconds(15)
    static let comment = Array(": ping\n\n".utf8)

    private let events: any BodyStream
    private let turns: any TurnScheduler
    /// Who waits for the next piece.
    private var receive: ((BodyPiece) -> Void)?
    /// A piece that came when nobody waited.
    private var early: BodyPiece?
    private var isMaking = false
    /// When the comment is due.
    private var due = Duration.zero
    private var hasTimer = false

    init(_ events: any BodyStream, turns: any TurnScheduler) {
        self.events = events
        self.turns = turns
    }

    package func next(_ receive: @escaping (BodyPiece) -> Void) {
        if let early {
            self.early = nil
            return receive(early)
        }
        self.receive = receive
        due = turns.now + Self.interval
        if !isMaking {
            isMaking = true
            events.next { [self] piece in
                isMaking = false
                if self.receive == nil { early = piece } else { give(piece) }
            }
        }
        if self.receive != nil, !hasTimer { startTimer() }
    }

    package func close() {
        receive = nil
        events.close()
    }

    private func give(_ piece: BodyPiece) {
        let receive = receive
        self.receive = nil
        receive?(piece)
    }

    /// Runs one timer, which looks at the time when it rings: moving it with each event costs nothing.
    private func startTimer() {
        hasTimer = true
        turns.after(due - turns.now) { [weak self] in
            guard let self else { return }
            hasTimer = false
            guard receive != nil else { return }
            if turns.now < due { startTimer() } else { give(.chunk(Self.comment)) }
        }
    }
}
