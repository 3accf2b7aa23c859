import Testing

@testable import PlaygroundEngine

/// A stream whose pieces a test gives out one by one.
private final class ScriptedStream: BodyStream, @unchecked Sendable {
    private var script: [BodyPiece]
    /// Whether pieces come when they are asked for, or when the test says.
    let isImmediate: Bool
    private(set) var asked = 0
    private(set) var isClosed = false
    private var waiting: ((BodyPiece) -> Void)?

    init(_ script: [BodyPiece], isImmediate: Bool = true) {
        self.script = script
        self.isImmediate = isImmediate
    }

    func next(_ receive: @escaping (BodyPiece) -> Void) {
        asked += 1
        waiting = receive
        if isImmediate { give() }
    }

    func close() { isClosed = true }

    func give() {
        guard let receive = waiting else { return }
        waiting = nil
        receive(script.isEmpty ? .end : script.removeFirst())
    }
}

private func chunks(_ texts: String...) -> [BodyPiece] { texts.map { .chunk(Array($0.utf8)) } + [.end] }

/// A conversation in which every request is answered by `stream`.
private func harness(
    _ stream: ScriptedStream, status: Int = 200, headers: Headers = []
) -> ConversationHarness {
    let harness = ConversationHarness()
    harness.responder.answer = { _ in
        Answer(
            response: Response(status: status, headers: headers, body: []), route: nil, refusal: nil, stages: [],
            stream: stream)
    }
    return harness
}

private let get = "GET /s HTTP/1.1\r\nHost: a\r\n\r\n"
private let head = "HTTP/1.1 200 OK\r\ndate: *\r\nserver: *\r\ntransfer-encoding: chunked\r\n\r\n"

@Test func eachPieceIsAChunkOfItsOwn() throws {
    let harness = harness(ScriptedStream(chunks("one", "", String(repeating: "x", count: 300))))

    harness.send(get)

    let long = String(repeating: "x", count: 300)
    #expect(harness.response == head + "3\r\none\r\n12c\r\n\(long)\r\n0\r\n\r\n")
    #expect(!harness.isFinished && harness.deadline == .keepAlive)
    let exchange = try #require(harness.responder.log.newest)
    #expect(exchange.response.body == Array("one\(long)".utf8))
    #expect(exchange.responseBytes == CapturedBytes(harness.written))
    let stream = try #require(exchange.stream)
    #expect(stream.frames.map(\.offset) == [0, 3] && stream.frames.map(\.byteCount) == [3, 300])
    #expect(stream.frameCount == 2 && stream.byteCount == 303 && stream.ending == .complete)
}

@Test func aPieceGoesOutBeforeTheNextIsMade() {
    let stream = ScriptedStream(chunks("a", "b"), isImmediate: false)
    let harness = harness(stream)

    harness.send(get)
    #expect(harness.response == head)
    stream.give()
    #expect(harness.response == head + "1\r\na\r\n")
    #expect(harness.responder.log.isEmpty)
    stream.give()
    stream.give()
    #expect(harness.response == head + "1\r\na\r\n1\r\nb\r\n0\r\n\r\n")
    #expect(harness.responder.log.count == 1)
}

@Test func aSlowReaderHoldsTheStreamBack() {
    let stream = ScriptedStream(chunks("a", "b", "c"), isImmediate: false)
    let harness = harness(stream)
    harness.send(get)

    harness.isWritable = false
    stream.give()
    #expect(stream.asked == 1)
    harness.isWritable = true
    harness.conversation.writabilityChanged()
    #expect(stream.asked == 2)
}

@Test func aStreamWithoutEndLeavesTurnsToOthers() {
    let stream = ScriptedStream(Array(repeating: .chunk([120]), count: 10_000) + [.end])
    let harness = harness(stream)

    harness.send(get)
    #expect(stream.asked < 100)
    harness.turns.runToEnd()
    #expect(harness.response.hasSuffix("1\r\nx\r\n0\r\n\r\n"))
    #expect(harness.responder.log.newest?.stream?.frameCount == 10_000)
    #expect(harness.responder.log.newest?.stream?.frames.count == StreamRecord.frameLimit)
}

@Test func aClientThatLeavesClosesTheStream() throws {
    let stream = ScriptedStream(chunks("a", "b"), isImmediate: false)
    let harness = harness(stream)
    harness.send(get)
    stream.give()

    harness.conversation.closed()
    stream.give()

    #expect(stream.isClosed)
    #expect(harness.response == head + "1\r\na\r\n")
    let exchange = try #require(harness.responder.log.newest)
    #expect(exchange.response.status == 200 && exchange.response.body == Array("a".utf8))
    #expect(exchange.stream?.ending == .clientLeft && exchange.refusal == nil)
    #expect(harness.responder.log.count == 1)
}

@Test func aClientThatLeftBeforeTheHeadClosesTheStream() {
    let stream = ScriptedStream(chunks("a"))
    let harness = harness(stream)
    harness.responder.holdsAnswers = true
    harness.send(get)

    harness.conversation.closed()
    harness.responder.releaseAnswer()

    #expect(stream.isClosed && stream.asked == 0)
    #expect(harness.responder.log.oldestFirst.map(\.refusal) == [.disconnected])
}

@Test func anExceptionInTheMiddleCutsTheBody() throws {
    let harness = harness(ScriptedStream([.chunk([97]), .failed(traceback: "ValueError: no")]))

    harness.send(get + get)

    #expect(harness.response == head + "1\r\na\r\n")
    #expect(harness.isFinished)
    let exchange = try #require(harness.responder.log.newest)
    #expect(exchange.refusal == .exception(traceback: "ValueError: no"))
    #expect(exchange.stream?.ending == .failed && exchange.response.status == 200)
    #expect(harness.responder.log.count == 1)
}

@Test func anExceptionThatEndsTheBodyKeepsTheConnection() throws {
    let harness = harness(ScriptedStream([.chunk([97]), .failed(traceback: "ValueError: no", endsBody: true)]))

    harness.send(get)

    #expect(harness.response == head + "1\r\na\r\n0\r\n\r\n")
    #expect(!harness.isFinished)
    let exchange = try #require(harness.responder.log.newest)
    #expect(exchange.refusal == .exception(traceback: "ValueError: no"))
    #expect(exchange.stream?.ending == .failed)
}

@Test(arguments: [
    (["abc"], "abc", true), (["a", "bc"], "abc", true), (["ab"], "ab", false), (["ab", "cd"], "ab", false),
])
func aLengthGivenInTheHeadIsKeptTo(pieces: [String], sent: String, isWhole: Bool) {
    let stream = ScriptedStream(pieces.map { .chunk(Array($0.utf8)) } + [.end])
    let harness = harness(stream, headers: [HeaderField("content-length", "3")])

    harness.send(get)

    #expect(harness.response == "HTTP/1.1 200 OK\r\ndate: *\r\nserver: *\r\ncontent-length: 3\r\n\r\n" + sent)
    #expect(harness.isFinished == !isWhole)
    #expect(harness.responder.log.newest?.stream?.ending == (isWhole ? .complete : .failed))
}

@Test func headMakesThePiecesAndSendsNone() {
    let stream = ScriptedStream(chunks("a", "b"))
    let harness = harness(stream)

    harness.send("HEAD /s HTTP/1.1\r\nHost: a\r\n\r\n")

    #expect(harness.response == "HTTP/1.1 200 OK\r\ndate: *\r\nserver: *\r\n\r\n")
    #expect(stream.asked == 3)
    #expect(!harness.isFinished)
}

@Test func olderClientsGetAClosedConnectionBehindTheChunks() {
    let harness = harness(ScriptedStream(chunks("a")))

    harness.send("GET /s HTTP/1.0\r\nHost: a\r\n\r\n")

    #expect(
        harness.response
            == "HTTP/1.1 200 OK\r\ndate: *\r\nserver: *\r\nconnection: close\r\n"
            + "transfer-encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n")
    #expect(harness.isFinished)
}

@Test func aStopLetsAStreamEnd() {
    let stream = ScriptedStream(chunks("a"), isImmediate: false)
    let harness = harness(stream)
    harness.send(get)

    harness.conversation.quiesce()
    #expect(!harness.isFinished)
    stream.give()
    stream.give()
    #expect(harness.response == head + "1\r\na\r\n0\r\n\r\n")
    #expect(harness.isFinished)
}

@Test func aHeadThatCannotBeSentClosesTheStream() {
    let stream = ScriptedStream(chunks("a"))
    let harness = harness(stream, headers: [HeaderField("x", "a\r\nb")])

    harness.send(get)

    #expect(harness.response == "" && harness.isFinished)
    #expect(stream.isClosed && stream.asked == 0)
}

/// However the request is cut, and however many come at once, the answers are the same bytes in the same order.
@Test func requestsCutAtEveryByteGetTheSameStreams() {
    let text = get + "POST /s HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi" + get
    let answer = head + "1\r\na\r\n2\r\nbc\r\n0\r\n\r\n"
    for cut in 0...text.utf8.count {
        let harness = ConversationHarness()
        harness.responder.answer = { _ in
            Answer(
                response: Response(status: 200, headers: [], body: []), route: nil, refusal: nil, stages: [],
                stream: ScriptedStream(chunks("a", "bc")))
        }

        harness.send(String(text.prefix(cut)))
        harness.send(String(text.dropFirst(cut)))

        #expect(harness.response == answer + answer + answer)
    }
}
