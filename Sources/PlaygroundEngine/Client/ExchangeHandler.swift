import Foundation
import NIOCore

/// One connection: writes the request once it stands, then reads until the response is whole or cannot become so.
final class ExchangeHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// How much of a body is told while it comes in.
    private static let progressBytes = 256 << 10
    private static let progressGap = TimeAmount.milliseconds(33)

    private let request: ClientRequest
    private let started: Date
    private let timeout: Int
    private let streamTimeout: Int
    private let onConnected: @Sendable (Int) -> Void
    private let onProgress: @Sendable (ClientProgress) -> Void
    private let clock = SuspendingClock()
    private var begin: SuspendingClock.Instant
    /// When the head of the response was whole.
    private var headCame: SuspendingClock.Instant?
    private var arrivals = StreamRecord()
    private var events = EventCounter()
    private var framer: ResponseFramer
    private var result: EventLoopPromise<ClientExchange>?
    private var context: ChannelHandlerContext?
    private var timer: Scheduled<Void>?
    private var limit: Int
    private var nextProgress: Scheduled<Void>?

    init(
        request: ClientRequest, started: Date, timeout: Int, streamTimeout: Int,
        result: EventLoopPromise<ClientExchange>, onConnected: @escaping @Sendable (Int) -> Void,
        onProgress: @escaping @Sendable (ClientProgress) -> Void
    ) {
        self.request = request
        self.started = started
        self.timeout = timeout
        self.streamTimeout = streamTimeout
        self.result = result
        self.onConnected = onConnected
        self.onProgress = onProgress
        begin = clock.now
        limit = timeout
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
        startTimer(context)
        let bytes = request.bytes
        var buffer = context.channel.allocator.buffer(capacity: bytes.count)
        buffer.writeBytes(bytes)
        begin = clock.now
        guard let sent = request.bodyBytesBeforeLeaving else {
            context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
            return
        }
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(buffer), promise: written)
        let all = request.body.count
        written.futureResult.assumeIsolated().whenComplete { [weak self] _ in
            self?.fail(.leftOnPurpose(sent: sent, of: all))
        }
    }

    private func startTimer(_ context: ChannelHandlerContext) {
        timer?.cancel()
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(Int64(limit))) { [weak self] in
            self?.timerRang()
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let before = framer.bodyCount
        let outcome = framer.append(Array(unwrapInboundIn(data).readableBytesView))
        noteArrival(framer.bodyCount - before, context)
        complete(outcome)
    }

    func channelInactive(context: ChannelHandlerContext) { complete(framer.end()) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { fail(.reset) }

    func fail(_ fault: ClientFault) { complete(.failed(fault)) }

    /// Takes down when the next piece of the body came, and tells of it.
    private func noteArrival(_ count: Int, _ context: ChannelHandlerContext) {
        guard result != nil, framer.partial(limit: 0) != nil else { return }
        let now = clock.now
        if headCame == nil {
            headCame = now
            if framer.isOpenEnded {
                limit = streamTimeout
                startTimer(context)
            }
        }
        if count > 0 { arrivals.add(count, at: headCame?.duration(to: now) ?? .zero) }
        guard framer.isOpenEnded else { return }
        events.read(framer.body(after: framer.bodyCount - count))
        guard nextProgress == nil else { return }
        tellProgress()
        nextProgress = context.eventLoop.assumeIsolated().scheduleTask(in: Self.progressGap) { [weak self] in
            self?.nextProgress = nil
            self?.tellProgress()
        }
    }

    private func tellProgress() {
        guard result != nil, let (response, reason) = framer.partial(limit: Self.progressBytes) else { return }
        onProgress(
            ClientProgress(
                request: request, response: response, reason: reason, arrivals: arrivals,
                eventCount: events.count, elapsed: begin.duration(to: clock.now)))
    }

    private func timerRang() {
        let received = framer.captured.total
        fail(received == 0 ? .noAnswer(seconds: limit) : .answerIncomplete(seconds: limit, received: received))
    }

    private func complete(_ outcome: ResponseFramer.Outcome) {
        guard let result else { return }
        let told: ClientExchange.Outcome
        var partial: Response?
        switch outcome {
        case .wait: return
        case .response(let response, let reason): told = .response(response, reason: reason)
        case .failed(let fault):
            told = .failed(reason: fault.reason)
            partial = framer.partial()?.response
        }
        self.result = nil
        timer?.cancel()
        nextProgress?.cancel()
        result.succeed(
            ClientExchange(
                request: request, outcome: told, responseBytes: framer.captured, logID: nil, started: started,
                duration: begin.duration(to: clock.now), arrivals: headCame == nil ? nil : arrivals, partial: partial))
        context?.close(promise: nil)
    }
}
