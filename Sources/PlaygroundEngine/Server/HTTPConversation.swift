import Foundation

/// What a conversation asks of the connection below it.
protocol ConversationOutput: AnyObject {
    /// Whether the connection takes more bytes now; `HTTPConversation.writabilityChanged()` tells of a change.
    var isWritable: Bool { get }
    func write(_ bytes: [UInt8])
    func flush()
    /// Closes once everything written is sent.
    ///
    /// - Parameter lingering: Whether to go on reading for a while first: closing while the client still sends would
    ///   throw away the answer on its way to it (RFC 9112, section 9.6).
    func finish(lingering: Bool)
    /// Has `HTTPConversation.deadlinePassed()` called after the deadline's time, in place of the one before.
    func setDeadline(_ deadline: ConversationDeadline)
}

/// How long a connection may stay as it is.
enum ConversationDeadline: Hashable {
    case none
    /// A head must be complete after 10 s.
    case head
    /// A connection without a request is closed after 5 s, as by Uvicorn.
    case keepAlive

    /// The time allowed, in seconds; nil where there is no bound.
    var seconds: Int64? {
        switch self {
        case .none: nil
        case .head: 10
        case .keepAlive: 5
        }
    }
}

/// One connection's requests and answers, in order, without any I/O of its own (RFC 9112, section 9.3).
///
/// It belongs to the event loop of its connection. One request is answered at a time; what was pipelined waits.
final class HTTPConversation {
    private enum Phase {
        case reading
        case answering(PendingRequest)
        /// The head is sent, and the body follows in pieces.
        case streaming(PendingRequest, StreamingAnswer)
        /// Nothing is read or sent any more.
        case finished
    }

    private struct PendingRequest {
        let number: Int
        let framed: FramedRequest
        let request: Request
        let started: Date
        let stages: [StageTime]
        let begin: SuspendingClock.Instant
        /// Nil until the application answered.
        var answer: Answer?

        var allStages: [StageTime] { stages + (answer?.stages ?? []) }
    }

    /// Past this many waiting bytes no more are read while a request is answered.
    private static let readAhead = 64 << 10

    private let peer: Peer
    private let server: Peer
    private let responder: any Responder
    private let turns: any TurnScheduler
    private let encoder: ResponseEncoder
    private unowned let output: any ConversationOutput
    private let clock = SuspendingClock()

    private var framer = RequestFramer()
    private var phase = Phase.reading
    private var deadline = ConversationDeadline.none
    private var isPumping = false
    private var isQuiescing = false
    private var requestCount = 0
    private var sentContinue = false
    private let opened: SuspendingClock.Instant
    private var firstByte: SuspendingClock.Instant?
    private var firstByteDate = Date.distantPast

    init(
        peer: Peer, server: Peer, responder: any Responder, turns: any TurnScheduler, encoder: ResponseEncoder,
        output: any ConversationOutput
    ) {
        self.peer = peer
        self.server = server
        self.responder = responder
        self.turns = turns
        self.encoder = encoder
        self.output = output
        opened = clock.now
    }

    /// Whether more bytes should be read from the connection now.
    var wantsInput: Bool {
        switch phase {
        case .reading: output.isWritable || framer.waitingCount < Self.readAhead
        case .answering, .streaming: framer.waitingCount < Self.readAhead
        case .finished: true
        }
    }

    func start() { set(.head) }

    func received(_ bytes: some Collection<UInt8>) {
        if case .finished = phase { return }
        if firstByte == nil { noteFirstByte() }
        framer.append(bytes)
        pump()
    }

    func writabilityChanged() {
        if case .streaming(_, let streaming) = phase { streaming.pump() }
        pump()
    }

    func deadlinePassed() {
        let isLate = deadline == .head && framer.isInsideHead
        deadline = .none
        guard case .reading = phase else { return }
        if isLate { refuse(.headTimeout) } else { finish(lingering: false) }
        output.flush()
    }

    /// Answers with 503 where the server has as many connections as it takes.
    func refuseConnection() {
        noteFirstByte()
        refuse(.tooManyConnections)
        output.flush()
    }

    /// Closes now, or after the answer that is being worked on.
    func quiesce() {
        isQuiescing = true
        if case .reading = phase { finish(lingering: false) }
    }

    /// The connection is gone.
    func closed() {
        switch phase {
        case .reading:
            if framer.isInsideRequest { recordLeft(framer.capturedSoFar, request: nil, started: firstByteDate) }
        case .answering(let pending):
            recordLeft(pending.framed.captured, request: pending.request, started: pending.started)
        case .streaming(let pending, let streaming):
            phase = .finished
            streaming.close()
            record(streaming, of: pending)
        case .finished:
            break
        }
        phase = .finished
    }

    // MARK: Reading

    private func pump() {
        if isPumping { return }
        isPumping = true
        while case .reading = phase, output.isWritable {
            switch framer.next() {
            case .wait:
                if framer.isInsideHead {
                    set(.head)
                } else if framer.isInsideRequest {
                    set(.none)
                }
                output.flush()
                isPumping = false
                return
            case .sendContinue:
                sentContinue = true
                output.write(Self.continueBytes)
            case .request(let framed):
                answer(framed)
            case .refuse(let refused):
                refuse(refused.fault)
            }
        }
        output.flush()
        isPumping = false
    }

    private static let continueBytes = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

    private func noteFirstByte() {
        firstByte = clock.now
        firstByteDate = Date()
    }

    private func set(_ deadline: ConversationDeadline) {
        if deadline == self.deadline, deadline != .keepAlive { return }
        self.deadline = deadline
        output.setDeadline(deadline)
    }

    private func finish(lingering: Bool) {
        phase = .finished
        set(.none)
        output.finish(lingering: lingering)
    }

    // MARK: Answering

    private func answer(_ framed: FramedRequest) {
        let now = clock.now
        let begin = firstByte ?? now
        requestCount += 1
        let request = Request(
            method: framed.method, target: framed.target, headers: framed.headers, body: framed.body, peer: peer,
            server: server)
        let number = requestCount
        let pending = PendingRequest(
            number: number, framed: framed, request: request, started: firstByteDate,
            stages: [
                StageTime(.connection, number == 1 ? opened.duration(to: begin) : .zero),
                StageTime(.http, begin.duration(to: now)),
            ], begin: begin)
        phase = .answering(pending)
        if framer.waitingCount > 0 { firstByte = now } else { firstByte = nil }
        if deadline != .none { set(.none) }
        responder.respond(to: request, turns: turns) { [self] answer in answered(answer, number: number) }
    }

    private func answered(_ answer: Answer, number: Int) {
        guard case .answering(var pending) = phase, pending.number == number else {
            // The client did not wait for the head.
            answer.stream?.close()
            return
        }
        pending.answer = answer
        if let stream = answer.stream { return begin(stream, for: pending) }
        let begin = clock.now
        let encoded = encoder.encode(
            answer.response, method: pending.request.method, keepAlive: pending.framed.keepsAlive && !isQuiescing,
            secondsSince1970: Int(Date().timeIntervalSince1970))
        end(pending, encoded, begin: begin)
    }

    /// Sends the whole answer, and goes on to the next request.
    private func end(_ pending: PendingRequest, _ encoded: EncodedResponse, begin: SuspendingClock.Instant) {
        output.write(encoded.bytes)
        phase = .reading
        let end = clock.now
        let refusal = encoded.fault.map { .exception(traceback: $0.rawValue) } ?? pending.answer?.refusal
        record(
            response: pending.answer?.response ?? Self.noResponse, sent: CapturedBytes(encoded.bytes),
            requestBytes: pending.framed.captured, request: pending.request, userAgent: pending.framed.userAgent,
            route: pending.answer?.route, refusal: refusal,
            stages: pending.allStages + [StageTime(.response, begin.duration(to: end))], started: pending.started,
            duration: pending.begin.duration(to: end))
        // Uvicorn hears of the exception once the 500 is out, and closes the connection without a word.
        let raised = if case .exception = refusal { true } else { false }
        goOn(keepsAlive: encoded.keepsAlive && !raised)
    }

    private func goOn(keepsAlive: Bool) {
        if keepsAlive { set(.keepAlive) } else { finish(lingering: true) }
        if !isPumping { pump() }
    }

    // MARK: Streaming

    /// Sends the head of a body that comes in pieces, and as many of them as there are.
    private func begin(_ stream: any BodyStream, for pending: PendingRequest) {
        guard let response = pending.answer?.response else { return }
        do throws(ResponseFault) {
            let (head, framer) = try encoder.encodeHead(
                of: response, method: pending.request.method, keepAlive: pending.framed.keepsAlive && !isQuiescing,
                secondsSince1970: Int(Date().timeIntervalSince1970))
            let streaming = StreamingAnswer(stream, framer, head: head.bytes, turns: turns, output: output) {
                [unowned self] in streamEnded(keepsAlive: head.keepsAlive)
            }
            phase = .streaming(pending, streaming)
            output.write(head.bytes)
            output.flush()
            streaming.pump()
        } catch {
            stream.close()
            end(pending, EncodedResponse(bytes: [], keepsAlive: false, fault: error), begin: clock.now)
        }
    }

    private func streamEnded(keepsAlive: Bool) {
        guard case .streaming(let pending, let streaming) = phase else { return }
        phase = .reading
        record(streaming, of: pending)
        goOn(keepsAlive: keepsAlive && !isQuiescing && !streaming.isCutShort)
    }

    private func record(_ streaming: StreamingAnswer, of pending: PendingRequest) {
        guard let answer = pending.answer else { return }
        let response = Response(
            status: answer.response.status, headers: answer.response.headers, body: streaming.body)
        record(
            response: response, sent: streaming.sent, requestBytes: pending.framed.captured, request: pending.request,
            userAgent: pending.framed.userAgent, route: answer.route,
            refusal: streaming.failure.map { .exception(traceback: $0) } ?? answer.refusal, stages: pending.allStages,
            started: pending.started, duration: pending.begin.duration(to: clock.now), stream: streaming.record)
    }

    private func refuse(_ fault: RequestFault) {
        let now = clock.now
        let begin = firstByte ?? now
        let (response, bytes) = encoder.encode(fault, secondsSince1970: Int(Date().timeIntervalSince1970))
        output.write(bytes)
        record(
            response: response, sent: CapturedBytes(bytes), requestBytes: framer.capturedSoFar, request: nil,
            userAgent: nil,
            route: nil, refusal: .badRequest(reason: fault.reason),
            stages: [
                StageTime(.connection, requestCount == 0 ? opened.duration(to: begin) : .zero),
                StageTime(.http, begin.duration(to: now)),
            ], started: firstByteDate, duration: begin.duration(to: now))
        finish(lingering: true)
    }

    // MARK: Recording

    private func recordLeft(_ requestBytes: CapturedBytes, request: Request?, started: Date) {
        record(
            response: Self.noResponse, sent: CapturedBytes(), requestBytes: requestBytes,
            request: request, userAgent: request?.headers["user-agent"], route: nil, refusal: .disconnected,
            stages: [], started: started, duration: firstByte.map { $0.duration(to: clock.now) } ?? .zero)
    }

    /// What is recorded for a client that left before it was answered.
    private static let noResponse = Response(status: 0, headers: [], body: [])

    private func record(
        response: Response, sent: CapturedBytes, requestBytes: CapturedBytes, request: Request?, userAgent: String?,
        route: Route?, refusal: Refusal?, stages: [StageTime], started: Date, duration: Duration,
        stream: StreamRecord? = nil
    ) {
        var sent = sent
        if sentContinue {
            sent = CapturedBytes(Self.continueBytes + sent.kept, total: Self.continueBytes.count + sent.total)
            sentContinue = false
        }
        if sent.total > Self.responseCapture {
            sent.kept = Array(sent.kept.prefix(Self.responseCapture))
        }
        responder.record(
            Exchange(
                id: responder.nextExchangeID, started: started, peer: peer, client: ClientKind(userAgent: userAgent),
                requestBytes: requestBytes, responseBytes: sent, request: request, response: response, route: route,
                refusal: refusal, stages: stages, routes: responder.routes,
                dormantRoutes: responder.dormantRoutes, duration: duration,
                stream: stream))
    }

    /// How many of a response's raw bytes are kept for the log.
    private static let responseCapture = 64 << 10
}
