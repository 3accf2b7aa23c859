import Foundation
import NIOCore
import NIOPosix

/// Sends requests byte for byte, each over a connection of its own, and measures.
///
/// This file and its handler alone know SwiftNIO on the client's side; what a response is, is in ``ResponseFramer``.
package struct HTTPClient: Sendable {
    /// How long an exchange may take, in seconds, before a response whose length is open begins.
    package let timeout: Int
    /// How long a response whose length is open may take in all, in seconds.
    package let streamTimeout: Int
    private let eventLoop: any EventLoop

    package init(eventLoop: any EventLoop, timeout: Int = 30, streamTimeout: Int = 30) {
        self.eventLoop = eventLoop
        self.timeout = timeout
        self.streamTimeout = max(timeout, streamTimeout)
    }

    /// Sends exactly `request.bytes` to `host` and reads the response. Cancelling the task stops it.
    ///
    /// - Parameter onConnected: Called on the event loop with the connection's local port, before a byte is sent; the
    ///   server's log knows the same connection by it.
    /// - Parameter onProgress: Called on the event loop while a body whose length is open comes in, at most 30 times a
    ///   second.
    package func send(
        _ request: ClientRequest, to host: String, port: Int,
        onConnected: @escaping @Sendable (_ localPort: Int) -> Void = { _ in },
        onProgress: @escaping @Sendable (ClientProgress) -> Void = { _ in }
    ) async -> ClientExchange {
        let eventLoop = eventLoop
        let (timeout, streamTimeout) = (timeout, streamTimeout)
        let started = Date()
        let result = eventLoop.makePromise(of: ClientExchange.self)
        let cancellation = eventLoop.makePromise(of: Void.self)
        eventLoop.execute {
            let handler = ExchangeHandler(
                request: request, started: started, timeout: timeout, streamTimeout: streamTimeout, result: result,
                onConnected: onConnected, onProgress: onProgress)
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
