import Foundation
import NIOCore
import NIOPosix

/// Sends requests byte for byte, each over a connection of its own, and measures.
///
/// This file alone knows SwiftNIO on the client's side; what a response is, is in ``ResponseFramer``.
package struct HTTPClient: Sendable {
    /// How long a whole exchange may take, in seconds.
    package let timeout: Int
    private let eventLoop: any EventLoop

    package init(eventLoop: any EventLoop, timeout: Int = 30) {
        self.eventLoop = eventLoop
        self.timeout = timeout
    }

    /// Sends exactly `request.bytes` to `host` and reads the response. Cancelling the task stops it.
    ///
    /// - Parameter onConnected: Called on the event loop with the connection's local port, before a byte is sent; the
    ///   server's log knows the same connection by it.
    package func send(
        _ request: ClientRequest, to host: String, port: Int,
        onConnected: @escaping @Sendable (_ localPort: Int) -> Void = { _ in }
    ) async -> ClientExchange {
        let eventLoop = eventLoop
        let timeout = timeout
        let started = Date()
        let result = eventLoop.makePromise(of: ClientExchange.self)
        let cancellation = eventLoop.makePromise(of: Void.self)
        eventLoop.execute {
            let handler = ExchangeHandler(
                request: request, started: started, timeout: timeout, result: result, onConnected: onConnected)
            let bound = NIOLoopBound(handler, eventLoop: eventLoop)
            cancellation.futureResult.whenSuccess { bound.value.fail(.stopped) }
            let bootstrap = ClientBootstrap(group: eventLoop)
                .channelOption(.tcpOption(.tcp_nodelay), value: 1)
                .connectTimeout(.seconds(Int64(min(timeout, 10))))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(bound.value)
                    }
                }
            // An address needs no look-up, and its failure is one error, not one for each address of a name.
            let address = try? SocketAddress(ipAddress: host, port: port)
            let connected = address.map { bootstrap.connect(to: $0) } ?? bootstrap.connect(host: host, port: port)
            connected.whenFailure { error in
                bound.value.fail(ClientFault(error, host: host, port: port, seconds: min(timeout, 10)))
            }
        }
        let exchange = await withTaskCancellationHandler {
            try? await result.futureResult.get()
        } onCancel: {
            cancellation.succeed()
        }
        cancellation.fail(CancellationError())
        // The promise only ever succeeds.
        return exchange
            ?? ClientExchange(
                request: request, outcome: .failed(reason: ClientFault.stopped.reason), responseBytes: CapturedBytes(),
                logID: nil, started: started, duration: .zero)
    }
}

extension ClientFault {
    fileprivate init(_ error: any Error, host: String, port: Int, seconds: Int) {
        switch error {
        case let error as NIOConnectionError:
            if let first = error.connectionErrors.first {
                self.init(first.error, host: host, port: port, seconds: seconds)
            } else {
                self = .unknownHost(host)
            }
        case is SocketAddressError, is SocketAddressError.UnknownHost:
            self = .unknownHost(host)
        case let error as ChannelError:
            if case .connectTimeout = error {
                self = .connectTimeout(host: host, port: port, seconds: seconds)
            } else {
                self = .unreachable(host: host, port: port, reason: String(describing: error))
            }
        case let error as IOError where error.errnoCode == ECONNREFUSED:
            self = .refused(host: host, port: port)
        case let error as IOError:
            self = .unreachable(host: host, port: port, reason: String(cString: strerror(error.errnoCode)))
        default:
            self = .unreachable(host: host, port: port, reason: String(describing: error))
        }
    }
}

/// One connection: writes the request once it stands, then reads until the response is whole or cannot become so.
private final class ExchangeHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let request: ClientRequest
    private let started: Date
    private let timeout: Int
    private let onConnected: @Sendable (Int) -> Void
    private let clock = SuspendingClock()
    private var begin: SuspendingClock.Instant
    private var framer: ResponseFramer
    private var result: EventLoopPromise<ClientExchange>?
    private var context: ChannelHandlerContext?
    private var timer: Scheduled<Void>?

    init(
        request: ClientRequest, started: Date, timeout: Int, result: EventLoopPromise<ClientExchange>,
        onConnected: @escaping @Sendable (Int) -> Void
    ) {
        self.request = request
        self.started = started
        self.timeout = timeout
        self.result = result
        self.onConnected = onConnected
        begin = clock.now
        framer = ResponseFramer(method: request.method)
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        if result == nil {
            context.close(promise: nil)
            return
        }
        onConnected(context.localAddress?.port ?? 0)
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(Int64(timeout))) { [weak self] in
            self?.timerRang()
        }
        let bytes = request.bytes
        var buffer = context.channel.allocator.buffer(capacity: bytes.count)
        buffer.writeBytes(bytes)
        begin = clock.now
        context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        complete(framer.append(Array(unwrapInboundIn(data).readableBytesView)))
    }

    func channelInactive(context: ChannelHandlerContext) { complete(framer.end()) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { fail(.reset) }

    func fail(_ fault: ClientFault) { complete(.failed(fault)) }

    private func timerRang() {
        let received = framer.captured.total
        fail(received == 0 ? .noAnswer(seconds: timeout) : .answerIncomplete(seconds: timeout, received: received))
    }

    private func complete(_ outcome: ResponseFramer.Outcome) {
        guard let result else { return }
        let told: ClientExchange.Outcome
        switch outcome {
        case .wait: return
        case .response(let response, let reason): told = .response(response, reason: reason)
        case .failed(let fault): told = .failed(reason: fault.reason)
        }
        self.result = nil
        timer?.cancel()
        result.succeed(
            ClientExchange(
                request: request, outcome: told, responseBytes: framer.captured, logID: nil, started: started,
                duration: begin.duration(to: clock.now)))
        context?.close(promise: nil)
    }
}
