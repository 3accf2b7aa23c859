/// An answer whose body goes out piece by piece: as soon as its stream makes one, and no faster than its client reads.
///
/// It does no I/O of its own, and belongs to the event loop of its connection.
final class StreamingAnswer {
    private enum State {
        case idle
        /// A piece was asked for.
        case waiting
        case over
    }

    private let stream: any BodyStream
    private let turns: any TurnScheduler
    private unowned let output: any ConversationOutput
    private let ended: () -> Void
    private let clock = SuspendingClock()
    private let begin: SuspendingClock.Instant
    private var framer: BodyFramer
    private var state = State.idle
    private var isPumping = false

    private(set) var record = StreamRecord()
    /// The raw bytes that were sent.
    private(set) var sent: CapturedBytes
    /// The first bytes of the body.
    private(set) var body: [UInt8] = []
    /// Why the stream broke off, where it did.
    private(set) var failure: String?
    /// Whether the client cannot tell where the next answer would begin.
    private(set) var isCutShort = false

    /// The most bytes that are kept of what was sent, and of the body.
    static let capture = 64 << 10
    /// How many pieces go out in one turn of the event loop.
    private static let piecesInTurn = 64

    /// - Parameter head: The bytes that were sent already.
    /// - Parameter ended: Called once, when the body is whole or cannot become so; not after ``close()``.
    init(
        _ stream: any BodyStream, _ framer: BodyFramer, head: [UInt8], turns: any TurnScheduler,
        output: any ConversationOutput, ended: @escaping () -> Void
    ) {
        self.stream = stream
        self.framer = framer
        self.turns = turns
        self.output = output
        self.ended = ended
        begin = clock.now
        sent = CapturedBytes()
        sent.append(head, limit: Self.capture)
    }

    /// Sends what there is, as long as the connection takes it.
    func pump() {
        if isPumping { return }
        isPumping = true
        defer { isPumping = false }
        var count = 0
        while case .idle = state, output.isWritable {
            state = .waiting
            if count == Self.piecesInTurn {
                turns.nextTurn { [self] in
                    guard case .waiting = state else { return }
                    state = .idle
                    pump()
                }
                return
            }
            count += 1
            stream.next { [self] piece in
                guard case .waiting = state else { return }
                state = .idle
                take(piece)
                pump()
            }
        }
    }

    /// The client is gone: the stream ends where it is.
    func close() {
        if case .over = state { return }
        state = .over
        record.ending = .clientLeft
        stream.close()
    }

    private func take(_ piece: BodyPiece) {
        do throws(ResponseFault) {
            switch piece {
            case .chunk(let bytes): try send(bytes)
            case .end:
                try sendEnd()
                end(nil)
            case .failed(let traceback, let endsBody):
                if endsBody { try sendEnd() }
                isCutShort = !endsBody
                end(traceback)
            }
        } catch {
            if case .chunk = piece { stream.close() }
            isCutShort = true
            end(error.rawValue)
        }
    }

    private func sendEnd() throws(ResponseFault) {
        var bytes: [UInt8] = []
        try framer.appendEnd(to: &bytes)
        write(bytes)
    }

    private func send(_ piece: [UInt8]) throws(ResponseFault) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(piece.count + 16)
        try framer.append(piece, to: &bytes)
        if bytes.isEmpty { return }
        record.add(piece.count, at: begin.duration(to: clock.now))
        body += piece.prefix(Self.capture - body.count)
        write(bytes)
    }

    private func write(_ bytes: [UInt8]) {
        if bytes.isEmpty { return }
        sent.append(bytes, limit: Self.capture)
        output.write(bytes)
        output.flush()
    }

    private func end(_ failure: String?) {
        state = .over
        self.failure = failure
        record.ending = failure == nil ? .complete : .failed
        ended()
    }
}
