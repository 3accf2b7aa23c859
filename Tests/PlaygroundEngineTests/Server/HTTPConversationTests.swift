import Testing

@testable import PlaygroundEngine

private let get = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"

@Test func anExchangeHoldsWhatCrossedTheWire() throws {
    let harness = ConversationHarness()

    harness.send("GET /hello HTTP/1.1\r\nHost: a\r\nUser-Agent: curl/8\r\n\r\n")

    let exchange = try #require(harness.responder.log.newest)
    #expect(exchange.id == 1)
    #expect(exchange.peer == Peer(host: "127.0.0.1", port: 5000))
    #expect(exchange.client == .curl)
    #expect(
        exchange.requestBytes
            == CapturedBytes(Array("GET /hello HTTP/1.1\r\nHost: a\r\nUser-Agent: curl/8\r\n\r\n".utf8)))
    #expect(exchange.responseBytes == CapturedBytes(harness.written))
    #expect(exchange.request?.target == "/hello")
    #expect(exchange.stages.map(\.stage) == [.connection, .http, .response])
    #expect(exchange.refusal == nil)
}

@Test func answersKeepTheOrderOfTheRequestsWhateverTimeTheyTake() {
    let harness = ConversationHarness()
    harness.responder.holdsAnswers = true

    harness.send(get + "GET /two HTTP/1.1\r\n\r\n")
    #expect(harness.response == "")
    harness.responder.releaseAnswer()
    #expect(harness.response.contains("/hello") && !harness.response.contains("/two"))
    harness.responder.releaseAnswer()
    #expect(harness.response.contains("/two"))
    #expect(harness.responder.log.oldestFirst.map { $0.request?.target } == ["/hello", "/two"])
}

@Test func aFloodOfPipelinedRequestsWaitsOutside() {
    let harness = ConversationHarness()
    harness.responder.holdsAnswers = true

    harness.send(String(repeating: get, count: 3000))

    #expect(!harness.conversation.wantsInput)
    for _ in 0..<3000 { harness.responder.releaseAnswer() }
    #expect(harness.conversation.wantsInput)
    #expect(harness.responder.log.count == 3000)
}

@Test func aClientThatReadsNothingGetsNoMoreAnswers() {
    let harness = ConversationHarness()
    harness.isWritable = false

    harness.send(get)
    #expect(harness.written.isEmpty)
    harness.isWritable = true
    harness.conversation.writabilityChanged()
    #expect(harness.response.hasPrefix("HTTP/1.1 200 OK"))
}

@Test func answersToOneReadLeaveInOneFlush() {
    let harness = ConversationHarness()

    harness.send(get + get + get)

    #expect(harness.flushed == harness.written.count)
    #expect(harness.responder.log.count == 3)
}

@Test func aLateHeadIs408AndAnIdleConnectionClosesWithoutAWord() {
    let late = ConversationHarness()
    late.send("GET /hello HTT")
    #expect(late.deadline == .head)
    late.conversation.deadlinePassed()
    #expect(late.response.hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
    #expect(late.isFinished)
    #expect(late.responder.log.newest?.refusal == .badRequest(reason: RequestFault.headTimeout.reason))

    let silent = ConversationHarness()
    silent.send("")
    #expect(silent.deadline == .head)
    silent.conversation.deadlinePassed()
    #expect(silent.written.isEmpty && silent.isFinished && silent.responder.log.isEmpty)

    let idle = ConversationHarness()
    idle.send(get)
    #expect(idle.deadline == .keepAlive)
    idle.conversation.deadlinePassed()
    #expect(idle.isFinished && idle.responder.log.count == 1)
}

@Test func aBodyHasNoDeadlineAndTheNextHeadHasOne() {
    let harness = ConversationHarness()

    harness.send("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\na")
    #expect(harness.deadline == .none)
    harness.send("b")
    #expect(harness.deadline == .keepAlive)
    harness.send("GE")
    #expect(harness.deadline == .head)
}

@Test func aClientThatLeavesIsRecorded() {
    let before = ConversationHarness()
    before.send("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc")
    before.conversation.closed()
    #expect(before.responder.log.newest?.refusal == .disconnected)
    #expect(before.responder.log.newest?.request == nil)
    #expect(before.responder.log.newest?.requestBytes.total == 41)
    #expect(before.responder.log.newest?.response.status == 0)

    let during = ConversationHarness()
    during.responder.holdsAnswers = true
    during.send(get)
    during.conversation.closed()
    during.responder.releaseAnswer()
    #expect(during.responder.log.oldestFirst.map(\.refusal) == [.disconnected])
    #expect(during.responder.log.newest?.request?.target == "/hello")
    #expect(during.written.isEmpty)

    let after = ConversationHarness()
    after.send(get)
    after.conversation.closed()
    #expect(after.responder.log.count == 1)
}

@Test func aServerThatStopsLetsTheAnswerOutAndSaysClose() {
    let harness = ConversationHarness()
    harness.responder.holdsAnswers = true
    harness.send(get + get)

    harness.conversation.quiesce()
    #expect(!harness.isFinished)
    harness.responder.releaseAnswer()
    #expect(harness.response.contains("\r\nconnection: close\r\n"))
    #expect(harness.isFinished)
    #expect(harness.responder.log.count == 1)
}

@Test func oneConnectionTooManyIsToldSo() {
    let harness = ConversationHarness()

    harness.conversation.refuseConnection()

    #expect(harness.response.hasPrefix("HTTP/1.1 503 Service Unavailable\r\n"))
    #expect(harness.response.hasSuffix("\r\nconnection: close\r\n\r\nService Unavailable"))
    #expect(harness.isFinished)
    #expect(harness.responder.log.newest?.response.status == 503)
}

@Test func aRefusalIsRecordedWithItsReasonAndBytes() {
    let harness = ConversationHarness()

    harness.send(get + "nonsense")

    let log = harness.responder.log
    #expect(log.oldestFirst.map(\.response.status) == [200, 400])
    #expect(log.newest?.requestBytes == CapturedBytes(Array("nonsense".utf8)))
    #expect(log.newest?.responseBytes.total == harness.written.count - (log[id: 1]?.responseBytes.total ?? 0))
}

@Test func rawBytesOfAResponseHoldTheInterimOne() {
    let harness = ConversationHarness()

    harness.send("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n")
    #expect(harness.response == "HTTP/1.1 100 Continue\r\n\r\n")
    harness.send("x")

    #expect(harness.responder.log.newest?.responseBytes == CapturedBytes(harness.written))
}

@Test func longResponsesAreKeptInPart() {
    let harness = ConversationHarness()
    harness.responder.answer = { _ in
        let body = [UInt8](repeating: 0x61, count: 1_000_000)
        return Answer(
            response: Response(status: 200, headers: [HeaderField("content-length", "1000000")], body: body),
            route: nil, refusal: nil, stages: [])
    }

    harness.send(get)

    #expect(harness.responder.log.newest?.responseBytes.kept.count == 65_536)
    #expect(harness.responder.log.newest?.responseBytes.total == harness.written.count)
}

@Test func aWebSocketHandshakeIsAnOrdinaryGet() {
    let harness = ConversationHarness()

    harness.send(
        "GET /chat HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n")

    #expect(harness.response.hasPrefix("HTTP/1.1 200 OK"))
    #expect(!harness.isFinished)
}
