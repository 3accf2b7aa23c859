/// One whole request taken from a connection's bytes.
package struct FramedRequest: Sendable {
    package let method: String
    /// The path and query, whatever form the request line had.
    package let target: String
    package let headers: Headers
    package let body: [UInt8]
    package let userAgent: String?
    /// Whether the connection serves another request after this one.
    package let keepsAlive: Bool
    package let captured: CapturedBytes
}

/// Finds the requests in the bytes of one connection (RFC 9112), without any I/O.
///
/// Bytes go in with ``append(_:)``, in pieces of any size; ``next()`` takes out what they amount to. After a refusal and
/// after a request that closes the connection, what follows is ignored.
package struct RequestFramer: Sendable {
    package enum Action: Sendable {
        /// More bytes are needed.
        case wait
        /// The client waits for `100 Continue` before it sends the body.
        case sendContinue
        case request(FramedRequest)
        case refuse(RefusedRequest)
    }

    private enum State: Sendable {
        case head
        case sized(remaining: Int)
        case chunked(ChunkDecoder)
        case finished
    }

    private let limits: RequestLimits
    private var buffer: [UInt8] = []
    private var start = 0
    private var state = State.head
    private var parser = HeadParser()
    private var body: [UInt8] = []
    private var captured = CapturedBytes()

    package init(limits: RequestLimits = RequestLimits()) {
        self.limits = limits
    }

    /// Bytes that came and are no part of a finished request.
    package var waitingCount: Int { buffer.count - start }

    /// Whether a request has begun and is not complete.
    package var isInsideRequest: Bool {
        switch state {
        case .head: parser.position > 0 || waitingCount > 0
        case .sized, .chunked: true
        case .finished: false
        }
    }

    /// Whether a request has begun whose head is not complete.
    package var isInsideHead: Bool {
        if case .head = state { parser.position > 0 } else { false }
    }

    /// The raw bytes that came since the last whole request, up to the limit on captured bytes.
    package var capturedSoFar: CapturedBytes {
        var captured = captured
        captured.append(buffer[start...], limit: limits.capture)
        return captured
    }

    /// Takes the bytes that a connection received.
    package mutating func append(_ bytes: some Collection<UInt8>) {
        if case .finished = state { return }
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// What the bytes amount to next; call it again until it answers `wait`.
    package mutating func next() -> Action {
        switch state {
        case .head: nextInHead()
        case .sized(let remaining): nextInSizedBody(remaining)
        case .chunked(let decoder): nextInChunks(decoder)
        case .finished: .wait
        }
    }

    private mutating func nextInHead() -> Action {
        if parser.position == 0 { skipLineEnds() }
        do throws(RefusedRequest) {
            guard try parser.parse(buffer, from: start, limits: limits) else { return .wait }
        } catch {
            return refuse(error)
        }
        take(parser.position)
        switch parser.head.body {
        case .none, .sized(0):
            return finish()
        case .sized(let length):
            guard length <= limits.body else { return refuse(bodyTooLarge) }
            body.reserveCapacity(min(length, limits.capture))
            state = .sized(remaining: length)
        case .chunked:
            state = .chunked(ChunkDecoder())
        }
        return parser.head.expectsContinue ? .sendContinue : next()
    }

    /// Skips empty lines before a request line (RFC 9112, section 2.2; httptools takes lone CR and LF as well).
    private mutating func skipLineEnds() {
        while start < buffer.count,
            buffer[start] == WireBytes.carriageReturn || buffer[start] == WireBytes.lineFeed
        {
            start += 1
        }
    }

    private mutating func nextInSizedBody(_ remaining: Int) -> Action {
        let count = min(remaining, waitingCount)
        body.append(contentsOf: buffer[start..<start + count])
        take(count)
        if count == remaining { return finish() }
        state = .sized(remaining: remaining - count)
        return .wait
    }

    private mutating func nextInChunks(_ decoder: ChunkDecoder) -> Action {
        var decoder = decoder
        var position = start
        do throws(ChunkFault) {
            try decoder.decode(buffer, from: &position, into: &body, limit: limits.body)
        } catch {
            if error == .bodyTooLarge { return refuse(bodyTooLarge) }
            let offset = captured.total + position - start
            return refuse(RefusedRequest(.chunk(error), offset..<offset + 1))
        }
        take(position - start)
        if decoder.isDone { return finish() }
        state = .chunked(decoder)
        return .wait
    }

    private var bodyTooLarge: RefusedRequest { RefusedRequest(.bodyTooLarge, 0..<parser.position) }

    /// Moves `count` bytes from the buffer to the captured ones.
    private mutating func take(_ count: Int) {
        captured.append(buffer[start..<start + count], limit: limits.capture)
        start += count
        if start == buffer.count {
            buffer.removeAll(keepingCapacity: buffer.capacity <= limits.capture * 2)
            start = 0
        }
    }

    private mutating func finish() -> Action {
        let head = parser.head
        let request = FramedRequest(
            method: head.method, target: head.target, headers: Headers(head.fields), body: body,
            userAgent: head.userAgent, keepsAlive: head.keepsAlive, captured: captured)
        parser = HeadParser()
        body = []
        captured = CapturedBytes()
        state = head.keepsAlive ? .head : .finished
        return .request(request)
    }

    private mutating func refuse(_ refused: RefusedRequest) -> Action {
        state = .finished
        return .refuse(refused)
    }
}
