/// A stream of server-sent events: with a comment wherever 15 seconds pass without one, and made one step ahead of the
/// client where a generator is asynchronous.
///
/// Source: FastAPI's `get_request_handler` with its `sse.KEEPALIVE_COMMENT` and `_PING_INTERVAL`. A task of its own makes
/// the events there. When the generator raises, the body ends like a whole one, unless the task did not wait since the
/// last event: that event is lost then, and the body is cut short.
final class EventStream: BodyStream, @unchecked Sendable {
    static let interval = Duration.seconds(15)
    static let comment = Array(": ping\n\n".utf8)

    private let events: any BodyStream
    private let isAsync: Bool
    private let turns: any TurnScheduler
    /// Who waits for the next piece.
    private var receive: ((BodyPiece) -> Void)?
    /// The next piece, and the one behind it, as far as they are made.
    private var ready: BodyPiece?
    private var following: BodyPiece?
    private var isMaking = false
    /// When the comment is due.
    private var due = Duration.zero
    private var hasTimer = false

    init(_ events: any BodyStream, isAsync: Bool, turns: any TurnScheduler) {
        self.events = events
        self.isAsync = isAsync
        self.turns = turns
    }

    package func next(_ receive: @escaping (BodyPiece) -> Void) {
        self.receive = receive
        due = turns.now + Self.interval
        if ready == nil, !isMaking { make() }
        offer()
        if self.receive != nil, !hasTimer { startTimer() }
    }

    package func close() {
        receive = nil
        events.close()
    }

    private func make() {
        isMaking = true
        var isAtOnce = true
        events.next { [self] piece in
            isMaking = false
            take(piece, isAtOnce: isAtOnce)
            if !isAtOnce { offer() }
        }
        isAtOnce = false
    }

    private func take(_ piece: BodyPiece, isAtOnce: Bool) {
        var piece = piece
        if case .failed(let traceback, _) = piece {
            let losesEvent = isAsync && isAtOnce
            if losesEvent { ready = nil }
            piece = .failed(traceback: traceback, endsBody: !losesEvent)
        }
        if ready == nil { ready = piece } else { following = piece }
    }

    /// Gives the next piece to who waits for it.
    private func offer() {
        guard receive != nil, let first = ready else { return }
        if isAsync, case .chunk = first, following == nil, !isMaking { make() }
        guard let receive, let piece = ready else { return }
        (ready, following) = (following, nil)
        give(piece, to: receive)
    }

    private func give(_ piece: BodyPiece, to receive: (BodyPiece) -> Void) {
        self.receive = nil
        receive(piece)
    }

    /// Runs one timer, which looks at the time when it rings: moving it with each event costs nothing.
    private func startTimer() {
        hasTimer = true
        turns.after(due - turns.now) { [weak self] in
            guard let self else { return }
            hasTimer = false
            guard let receive else { return }
            if turns.now < due { startTimer() } else { give(.chunk(Self.comment), to: receive) }
        }
    }
}
