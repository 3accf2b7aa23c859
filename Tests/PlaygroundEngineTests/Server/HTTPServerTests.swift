import NIOCore
import NIOEmbedded
import NIOPosix
import Testing

@testable import PlaygroundEngine

/// A server and a client on one loop, over real sockets.
private final class Pair: Sendable {
    let loop: any EventLoop
    let server: HTTPServer
    let responder: NIOLoopBound<ReflectingResponder>
    let client: HTTPClient

    init() async throws {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        self.loop = loop
        let made = try await loop.submit {
            let responder = ReflectingResponder()
            return (
                HTTPServer(eventLoop: loop, responder: responder), NIOLoopBound(responder, eventLoop: loop)
            )
        }.get()
        (server, responder) = made
        // Other tests keep the processors busy, and no time limit of the client's is tried here.
        client = HTTPClient(eventLoop: loop, timeout: 600)
    }

    func onLoop<T: Sendable>(_ work: @escaping @Sendable (ReflectingResponder) -> T) async throws -> T {
        let responder = responder
        return try await loop.submit { work(responder.value) }.get()
    }
}

@Test func aRequestTravelsToTheServerAndBack() async throws {
    let pair = try await Pair()
    let address = try await pair.server.start(host: "127.0.0.1", port: .exactly(0))
    let request = ClientRequest.standard(
        method: "POST", target: "/echo?a=1", host: "127.0.0.1:\(address.port)", body: Array("hello".utf8))
    let ports = pair.loop.makePromise(of: Int.self)

    let exchange = await pair.client.send(request, to: "127.0.0.1", port: address.port) { ports.succeed($0) }

    let logged = try #require(try await pair.onLoop { $0.log.newest })
    let localPort = try await ports.futureResult.get()
    guard case .response(let response, let reason) = exchange.outcome else {
        Issue.record("\(exchange.outcome)")
        return
    }
    #expect(response.status == 200)
    #expect(reason == "OK")
    #expect(String(decoding: response.body, as: UTF8.self).hasSuffix("\nhello"))
    #expect(response.headers.fields.map(\.name) == ["date", "server", "content-length", "content-type"])
    #expect(exchange.responseBytes == logged.responseBytes)
    #expect(logged.requestBytes == CapturedBytes(request.bytes))
    #expect(logged.peer == Peer(host: "127.0.0.1", port: localPort))
    #expect(logged.client == .playground)
    await pair.server.stop()
}

@Test func aTakenPortIsNamedAndTheNextOneTakenWhereAllowed() async throws {
    let first = try await Pair()
    let second = try await Pair()
    let taken = try await first.server.start(host: "127.0.0.1", port: .exactly(0)).port

    await #expect(throws: ServerStartFailure.portTaken(host: "127.0.0.1", port: taken)) {
        try await second.server.start(host: "127.0.0.1", port: .exactly(taken))
    }
    let address = try await second.server.start(host: "127.0.0.1", port: .firstFree(from: taken))
    #expect(address.port > taken)
    #expect(address.insteadOf == taken)
    await first.server.stop()
    await second.server.stop()
}

@Test(arguments: [
    ("203.0.113.7", 0, ServerStartFailure.badHost("203.0.113.7")), ("no such host", 0, .badHost("no such host")),
    ("127.0.0.1", -1, .badPort(-1)), ("127.0.0.1", 65_536, .badPort(65_536)),
])
func anAddressThatCannotBeListenedOnIsNamed(host: String, port: Int, failure: ServerStartFailure) async throws {
    let pair = try await Pair()

    await #expect(throws: failure) { try await pair.server.start(host: host, port: .exactly(port)) }
}

@Test func aStoppedServerRefusesAndStartsAgain() async throws {
    let pair = try await Pair()
    let port = try await pair.server.start(host: "127.0.0.1", port: .exactly(0)).port
    let request = ClientRequest.standard(method: "GET", target: "/", host: "a")

    await pair.server.stop()
    // A process that another test starts at this moment holds the closed socket until it runs its own program.
    let refusal = ClientExchange.Outcome.failed(reason: ClientFault.refused(host: "127.0.0.1", port: port).reason)
    var refused = await pair.client.send(request, to: "127.0.0.1", port: port)
    for _ in 0..<1000 where refused.outcome != refusal {
        refused = await pair.client.send(request, to: "127.0.0.1", port: port)
    }
    #expect(refused.outcome == refusal)

    let again = try await pair.server.start(host: "127.0.0.1", port: .exactly(port)).port
    let answered = await pair.client.send(request, to: "127.0.0.1", port: again)
    guard case .response = answered.outcome else {
        Issue.record("\(answered.outcome)")
        return
    }
    await pair.server.stop()
}

@Test func aStopWaitsForTheAnswerThatIsBeingWorkedOn() async throws {
    let pair = try await Pair()
    let port = try await pair.server.start(host: "127.0.0.1", port: .exactly(0)).port
    let arrived = pair.loop.makePromise(of: Void.self)
    try await pair.onLoop { responder in
        responder.holdsAnswers = true
        responder.whenHeld = { arrived.succeed() }
    }
    async let exchange = pair.client.send(
        .standard(method: "GET", target: "/slow", host: "a"), to: "127.0.0.1", port: port)
    try await arrived.futureResult.get()

    async let stopped: Void = pair.server.stop()
    try await pair.onLoop { $0.releaseAnswer() }
    await stopped

    guard case .response(let response, _) = await exchange.outcome else {
        Issue.record("the answer was lost")
        return
    }
    #expect(response.status == 200)
}

@Test func aBodyThatIsTooLargeIsAnsweredBeforeItsEnd() async throws {
    let pair = try await Pair()
    let port = try await pair.server.start(host: "127.0.0.1", port: .exactly(0)).port
    let body = [UInt8](repeating: 0x61, count: (16 << 20) + 1)

    let exchange = await pair.client.send(
        .standard(method: "POST", target: "/", host: "a", body: body), to: "127.0.0.1", port: port)

    guard case .response(let response, let reason) = exchange.outcome else {
        Issue.record("\(exchange.outcome)")
        return
    }
    #expect(response.status == 413)
    #expect(reason == "Request Entity Too Large")
    await pair.server.stop()
}

@Test func aRequestCanBeStopped() async throws {
    let pair = try await Pair()
    let port = try await pair.server.start(host: "127.0.0.1", port: .exactly(0)).port
    try await pair.onLoop { $0.holdsAnswers = true }
    let connected = pair.loop.makePromise(of: Int.self)
    let sending = Task {
        await pair.client.send(.standard(method: "GET", target: "/", host: "a"), to: "127.0.0.1", port: port) {
            connected.succeed($0)
        }
    }
    _ = try await connected.futureResult.get()

    sending.cancel()

    #expect(await sending.value.outcome == .failed(reason: ClientFault.stopped.reason))
    await pair.server.stop()
}

@Test(arguments: ["no.such.host.invalid", "not an address", ""])
func anUnknownHostIsNamed(host: String) async throws {
    let pair = try await Pair()

    let exchange = await pair.client.send(.standard(method: "GET", target: "/", host: "a"), to: host, port: 1)

    #expect(exchange.outcome == .failed(reason: ClientFault.unknownHost(host).reason))
}

/// One connection on an embedded loop, whose time moves when told.
private func embedded(_ responder: ReflectingResponder) throws -> EmbeddedChannel {
    let loop = EmbeddedEventLoop()
    let shared = ServerContext(responder: responder, eventLoop: loop, connections: OpenConnections())
    let channel = EmbeddedChannel(handler: ConnectionHandler(shared), loop: loop)
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    return channel
}

@Test func aHeadMayTakeTenSecondsAndNotLonger() throws {
    let responder = ReflectingResponder()
    let channel = try embedded(responder)

    try channel.writeInbound(ByteBuffer(string: "GET / HT"))
    channel.embeddedEventLoop.advanceTime(by: .milliseconds(9_999))
    #expect(try channel.readOutbound(as: ByteBuffer.self) == nil)
    channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))

    let answer = try #require(try channel.readOutbound(as: ByteBuffer.self))
    #expect(String(buffer: answer).hasPrefix("HTTP/1.1 408 "))
    #expect(responder.log.newest?.response.status == 408)
    #expect(!channel.isActive)
}

@Test func anIdleConnectionIsClosedAfterFiveSecondsAndARequestStartsThemAfresh() throws {
    let responder = ReflectingResponder()
    let channel = try embedded(responder)

    for _ in 0..<3 {
        try channel.writeInbound(ByteBuffer(string: "GET / HTTP/1.1\r\n\r\n"))
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(4_999))
        #expect(channel.isActive)
    }
    channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))

    #expect(!channel.isActive)
    #expect(responder.log.count == 3)
}

@Test func anAnswerThatTakesLongIsNotCutByAnyDeadline() throws {
    let responder = ReflectingResponder()
    responder.holdsAnswers = true
    let channel = try embedded(responder)

    try channel.writeInbound(ByteBuffer(string: "GET / HTTP/1.1\r\n\r\n"))
    channel.embeddedEventLoop.advanceTime(by: .seconds(3600))
    #expect(channel.isActive)
    responder.releaseAnswer()

    let answer = try #require(try channel.readOutbound(as: ByteBuffer.self))
    #expect(String(buffer: answer).hasPrefix("HTTP/1.1 200 OK"))
}
