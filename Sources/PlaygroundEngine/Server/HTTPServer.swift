import Foundation
import NIOCore
import NIOExtras
import NIOPosix

/// An HTTP/1.1 server on one event loop, which answers through a ``Responder`` as Uvicorn does.
///
/// This file alone knows SwiftNIO on the server's side; what HTTP means is in ``HTTPConversation``.
package final class HTTPServer: Sendable {
    /// Which port to listen on.
    package enum Port: Hashable, Sendable {
        /// This one and no other; 0 has the system choose.
        case exactly(Int)
        /// The first that is free from this one on, within a hundred.
        case firstFree(from: Int)
    }

    /// Where a server listens.
    package struct Address: Hashable, Sendable {
        package let host: String
        package let port: Int
        /// The port that was asked for, where another one had to be taken.
        package let insteadOf: Int?
    }

    private struct Running {
        let channel: any Channel
        let quiescing: ServerQuiescingHelper
        let connections: OpenConnections
    }

    /// The most connections at a time; more are answered with 503.
    package static let connectionLimit = 10_000

    private let eventLoop: any EventLoop
    private let responder: NIOLoopBound<any Responder>
    private let running: NIOLoopBoundBox<Running?>

    /// Creates a server that does not listen yet; call this on `eventLoop`.
    package init(eventLoop: any EventLoop, responder: any Responder) {
        self.eventLoop = eventLoop
        self.responder = NIOLoopBound(responder, eventLoop: eventLoop)
        running = NIOLoopBoundBox(nil, eventLoop: eventLoop)
    }

    /// Listens, and answers from then on.
    package func start(host: String, port: Port) async throws(ServerStartFailure) -> Address {
        await stop()
        let ports: ClosedRange<Int>
        switch port {
        case .exactly(let port): ports = port...port
        case .firstFree(let first): ports = first...max(first, min(first.addingClamped(99), 65_535))
        }
        for candidate in ports {
            do throws(ServerStartFailure) {
                let bound = try await bind(host: host, port: candidate)
                return Address(
                    host: host, port: bound, insteadOf: candidate == ports.lowerBound ? nil : ports.lowerBound)
            } catch {
                guard case .portTaken = error, ports.count > 1 else { throw error }
            }
        }
        throw .noneFree(host: host, from: ports.lowerBound, to: ports.upperBound)
    }

    /// Stops listening, lets answers that are being worked on go out, and closes every connection.
    ///
    /// - Parameter grace: How long answers may take, in seconds; then their connections are closed.
    package func stop(grace: Int64 = 5) async {
        let eventLoop = eventLoop
        let running = running
        let stopped: EventLoopFuture<Void> = eventLoop.flatSubmit {
            guard let current = running.value else { return eventLoop.makeSucceededVoidFuture() }
            running.value = nil
            let promise = eventLoop.makePromise(of: Void.self)
            current.quiescing.initiateShutdown(promise: promise)
            let connections = NIOLoopBound(current.connections, eventLoop: eventLoop)
            let late = eventLoop.scheduleTask(in: .seconds(grace)) { connections.value.closeAll() }
            promise.futureResult.whenComplete { _ in late.cancel() }
            return promise.futureResult
        }
        // The only failure is a listening socket that is closed already, which is what was asked for.
        _ = try? await stopped.get()
    }

    private func bind(host: String, port: Int) async throws(ServerStartFailure) -> Int {
        guard (0...65_535).contains(port) else { throw .badPort(port) }
        let eventLoop = eventLoop
        let responder = responder
        let running = running
        let started: EventLoopFuture<Int> = eventLoop.flatSubmit {
            let quiescing = ServerQuiescingHelper(group: eventLoop)
            let connections = OpenConnections()
            let context = NIOLoopBound(
                ServerContext(responder: responder.value, eventLoop: eventLoop, connections: connections),
                eventLoop: eventLoop)
            return ServerBootstrap(group: eventLoop)
                .serverChannelOption(.backlog, value: 2048)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .serverChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        try pipeline.closeOnExec()
                        try pipeline.addHandler(AcceptBackoffHandler())
                        try pipeline.addHandler(quiescing.makeServerChannelHandler(channel: channel))
                    }
                }
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.closeOnExec()
                        try channel.pipeline.syncOperations.addHandler(ConnectionHandler(context.value))
                    }
                }
                .bind(host: host, port: port)
                .map { channel in
                    running.value = Running(
                        channel: channel, quiescing: quiescing, connections: context.value.connections)
                    return channel.localAddress?.port ?? port
                }
        }
        do {
            return try await started.get()
        } catch {
            throw ServerStartFailure(error, host: host, port: port)
        }
    }
}

extension ChannelPipeline.SynchronousOperations {
    /// Keeps programs that are started, such as an editor or a browser, from holding the socket open with this one.
    fileprivate func closeOnExec() throws {
        _ = try withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { socket in
            fcntl(socket, F_SETFD, FD_CLOEXEC)
        }
    }
}

extension ServerStartFailure {
    fileprivate init(_ error: any Error, host: String, port: Int) {
        switch error {
        case let error as IOError:
            switch error.errnoCode {
            case EADDRINUSE: self = .portTaken(host: host, port: port)
            case EACCES, EPERM: self = .notPermitted(host: host, port: port)
            case EADDRNOTAVAIL, EAFNOSUPPORT: self = .badHost(host)
            default: self = .other(host: host, port: port, reason: String(cString: strerror(error.errnoCode)))
            }
        case is SocketAddressError, is SocketAddressError.UnknownHost:
            self = .badHost(host)
        default:
            self = .other(host: host, port: port, reason: String(describing: error))
        }
    }
}

extension Peer {
    fileprivate init(_ address: SocketAddress?) {
        self.init(host: address?.ipAddress ?? "", port: address?.port ?? 0)
    }
}

extension Int {
    fileprivate func addingClamped(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}

/// Gives turns on an event loop; asked for on that loop only.
package final class EventLoopTurns: TurnScheduler {
    private let eventLoop: NIOIsolatedEventLoop

    /// Call this on `eventLoop`.
    package init(_ eventLoop: any EventLoop) {
        self.eventLoop = eventLoop.assumeIsolated()
    }

    package func nextTurn(_ work: @escaping () -> Void) { eventLoop.execute(work) }

    package func after(_ delay: Duration, _ work: @escaping () -> Void) {
        let (seconds, attoseconds) = delay.components
        // A year is as good as for ever.
        let amount = TimeAmount.seconds(min(seconds, 31_536_000)) + .nanoseconds(attoseconds / 1_000_000_000)
        _ = eventLoop.scheduleTask(in: amount, work)
    }
}

/// What all connections of a server share.
final class ServerContext {
    let responder: any Responder
    let turns: EventLoopTurns
    let encoder = ResponseEncoder()
    let connections: OpenConnections

    init(responder: any Responder, eventLoop: any EventLoop, connections: OpenConnections) {
        self.responder = responder
        turns = EventLoopTurns(eventLoop)
        self.connections = connections
    }
}

/// The connections that are open, for the limit and for a stop that does not wait.
final class OpenConnections {
    private var channels: [ObjectIdentifier: any Channel] = [:]

    var count: Int { channels.count }
    func insert(_ channel: any Channel) { channels[ObjectIdentifier(channel)] = channel }
    func remove(_ channel: any Channel) { channels[ObjectIdentifier(channel)] = nil }
    func closeAll() { for channel in channels.values { channel.close(promise: nil) } }
}

/// Carries bytes between a channel and its conversation.
final class ConnectionHandler: ChannelDuplexHandler, ConversationOutput {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = Never
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    /// How long a client may go on sending after the server said its last word.
    private static let lingering = TimeAmount.seconds(2)

    private let shared: ServerContext
    private var context: ChannelHandlerContext?
    private var conversation: HTTPConversation?
    private var deadline: NIODeadline?
    private var timer: Scheduled<Void>?
    private var hasHeldRead = false
    private var needsFlush = false

    init(_ shared: ServerContext) {
        self.shared = shared
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive { begin(context) }
    }

    func channelActive(context: ChannelHandlerContext) { begin(context) }

    private func begin(_ context: ChannelHandlerContext) {
        if conversation != nil { return }
        let conversation = HTTPConversation(
            peer: Peer(context.remoteAddress), server: Peer(context.localAddress), responder: shared.responder,
            turns: shared.turns, encoder: shared.encoder, output: self)
        self.conversation = conversation
        let isTooMany = shared.connections.count >= HTTPServer.connectionLimit
        shared.connections.insert(context.channel)
        if isTooMany { conversation.refuseConnection() } else { conversation.start() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        conversation?.received(unwrapInboundIn(data).readableBytesView)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        conversation?.writabilityChanged()
        resumeReading(context)
    }

    func read(context: ChannelHandlerContext) {
        if conversation?.wantsInput ?? true { context.read() } else { hasHeldRead = true }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent { conversation?.quiesce() }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        shared.connections.remove(context.channel)
        conversation?.closed()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        conversation?.closed()
        conversation = nil
        self.context = nil
    }

    private func resumeReading(_ context: ChannelHandlerContext) {
        if hasHeldRead, conversation?.wantsInput ?? true {
            hasHeldRead = false
            context.read()
        }
    }

    // MARK: ConversationOutput

    var isWritable: Bool { context?.channel.isWritable ?? false }

    func write(_ bytes: [UInt8]) {
        guard let context else { return }
        var buffer = context.channel.allocator.buffer(capacity: bytes.count)
        buffer.writeBytes(bytes)
        context.write(wrapOutboundOut(buffer), promise: nil)
        needsFlush = true
    }

    func flush() {
        guard let context else { return }
        if needsFlush {
            needsFlush = false
            context.flush()
        }
        resumeReading(context)
    }

    func finish(lingering: Bool) {
        guard let context else { return }
        flush()
        context.close(mode: .output).assumeIsolated().whenComplete { result in
            switch result {
            case .success where lingering:
                context.eventLoop.assumeIsolated().scheduleTask(in: Self.lingering) { context.close(promise: nil) }
            case .success, .failure:
                context.close(promise: nil)
            }
        }
    }

    func setDeadline(_ deadline: ConversationDeadline) {
        guard let context else { return }
        self.deadline = deadline.seconds.map { context.eventLoop.now + .seconds($0) }
        if timer == nil { startTimer(context) }
    }

    /// Runs one timer a connection, which looks at the deadline when it rings: moving a deadline costs nothing.
    private func startTimer(_ context: ChannelHandlerContext) {
        guard let deadline else { return }
        timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [weak self] in
            self?.timerRang()
        }
    }

    private func timerRang() {
        timer = nil
        guard let context, let deadline else { return }
        if deadline > context.eventLoop.now {
            startTimer(context)
        } else {
            self.deadline = nil
            conversation?.deadlinePassed()
        }
    }
}
