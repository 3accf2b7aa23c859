import Testing

@testable import PlaygroundEngine

/// Gives pieces one by one: at once, or when it is told to.
private final class ScriptedEvents: BodyStream, @unchecked Sendable {
    private var pieces: [BodyPiece]
    private let waits: Bool
    private var pending: (() -> Void)?

    init(_ pieces: [BodyPiece], waits: Bool) {
        self.pieces = pieces
        self.waits = waits
    }

    func next(_ receive: @escaping (BodyPiece) -> Void) {
        let piece = pieces.removeFirst()
        if waits { pending = { receive(piece) } } else { receive(piece) }
    }

    func goOn() {
        let pending = pending
        self.pending = nil
        pending?()
    }

    func close() {}
}

/// What a client gets of one event and an exception behind it.
private func pieces(isAsync: Bool, waits: Bool) -> [BodyPiece] {
    let events = ScriptedEvents([.chunk([1]), .failed(traceback: "no")], waits: waits)
    let stream = EventStream(events, isAsync: isAsync, turns: ImmediateTurns())
    var received: [BodyPiece] = []
    func ask() {
        stream.next { piece in
            received.append(piece)
            if case .chunk = piece { ask() }
        }
    }
    ask()
    for _ in 0..<3 { events.goOn() }
    return received
}

/// As FastAPI was seen to answer; `Tests/Conformance/programs/event_failures.py` asks it.
@Test(arguments: [(false, false), (false, true), (true, true)])
func anExceptionOfAGeneratorEndsTheBodyOfEvents(isAsync: Bool, waits: Bool) {
    #expect(pieces(isAsync: isAsync, waits: waits) == [.chunk([1]), .failed(traceback: "no", endsBody: true)])
}

@Test func anExceptionWithoutAWaitTakesTheEventBeforeItAlong() {
    #expect(pieces(isAsync: true, waits: false) == [.failed(traceback: "no", endsBody: false)])
}
