/// Reads one response from a connection's bytes (RFC 9112), without any I/O; interim responses (1xx) are passed over.
///
/// More lenient than the server's side: a line may end in LF alone, as servers of all kinds are asked.
package struct ResponseFramer: Sendable {
    package enum Outcome: Hashable, Sendable {
        /// More bytes are needed.
        case wait
        case response(Response, reason: String)
        case failed(ClientFault)
    }

    /// The most bytes of a body that are read; of a longer one these are kept.
    package static let bodyLimit = 64 << 20
    private static let headLimit = 64 << 10
    private static let captureLimit = 1 << 20

    private enum Body: Sendable {
        case sized(remaining: Int)
        case chunked(ChunkDecoder)
        case untilClose
    }

    private enum State: Sendable {
        case head
        case body(Body)
        case done
    }

    private let isHead: Bool
    private var state = State.head
    private var line: [UInt8] = []
    private var headCount = 0
    private var status = 0
    private var reason = ""
    private var hasStatusLine = false
    private var fields: [HeaderField] = []
    private var body: [UInt8] = []
    /// How many bytes of the body came so far.
    package var bodyCount: Int { body.count }
    /// The bytes of the body that came after the first `count`.
    package func body(after count: Int) -> ArraySlice<UInt8> { body[min(count, body.count)...] }
    /// Whether nothing says how long the body is, so that it may come in pieces over a long time.
    package var isOpenEnded: Bool {
        switch state {
        case .body(.chunked), .body(.untilClose): true
        case .head, .body(.sized), .done: false
        }
    }
    /// The raw bytes that came.
    package private(set) var captured = CapturedBytes()

    /// - Parameter method: The request's; a response to HEAD has no body.
    package init(method: String) {
        isHead = method == "HEAD"
    }

    /// Reads the next bytes; after an outcome other than `wait` nothing is read.
    package mutating func append(_ bytes: [UInt8]) -> Outcome {
        captured.append(bytes, limit: Self.captureLimit)
        do throws(ClientFault) {
            return try read(bytes)
        } catch {
            state = .done
            return .failed(error)
        }
    }

    /// The connection ended: what came until now is all there is.
    package mutating func end() -> Outcome {
        defer { state = .done }
        switch state {
        case .head:
            return .failed(captured.total == 0 ? .closedWithoutAnswer : .closedInHead)
        case .body(.untilClose):
            return finish()
        case .body(.sized(let remaining)):
            return .failed(.closedInBody(received: body.count, expected: body.count + remaining))
        case .body(.chunked):
            return .failed(.closedInBody(received: body.count, expected: nil))
        case .done:
            return .wait
        }
    }

    /// The response as far as it came, with at most `limit` bytes of its body; nil before its head is whole.
    package func partial(limit: Int = .max) -> (response: Response, reason: String)? {
        if case .head = state { return nil }
        guard hasStatusLine else { return nil }
        let shown = body.count > limit ? Array(body.prefix(limit)) : body
        return (Response(status: status, headers: Headers(fields), body: shown), reason)
    }

    private mutating func read(_ bytes: [UInt8]) throws(ClientFault) -> Outcome {
        var position = 0
        while true {
            switch state {
            case .done:
                return .wait
            case .head:
                guard position < bytes.count else { return .wait }
                try readHead(bytes[position])
                position += 1
            case .body(.sized(let remaining)):
                let count = min(remaining, bytes.count - position)
                try take(bytes[position..<position + count])
                if count == remaining { return finish() }
                state = .body(.sized(remaining: remaining - count))
                return .wait
            case .body(.untilClose):
                try take(bytes[position...])
                return .wait
            case .body(.chunked(var decoder)):
                do throws(ChunkFault) {
                    try decoder.decode(bytes, from: &position, into: &body, limit: Self.bodyLimit)
                } catch {
                    throw error == .bodyTooLarge ? .bodyTooLarge(status: status) : .chunk(error)
                }
                if decoder.isDone { return finish() }
                state = .body(.chunked(decoder))
                return .wait
            }
        }
    }

    private mutating func finish() -> Outcome {
        state = .done
        return .response(Response(status: status, headers: Headers(fields), body: body), reason: reason)
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>) throws(ClientFault) {
        let room = Self.bodyLimit - body.count
        body.append(contentsOf: bytes.prefix(room))
        if bytes.count > room { throw .bodyTooLarge(status: status) }
    }

    // MARK: The head

    private mutating func readHead(_ byte: UInt8) throws(ClientFault) {
        headCount += 1
        if headCount > Self.headLimit { throw .headTooLarge }
        guard byte == WireBytes.lineFeed else {
            line.append(byte)
            // What does not begin like HTTP need not be waited for.
            if !hasStatusLine, !"HTTP/1.".utf8.starts(with: line.prefix(7)) { throw notHTTP }
            return
        }
        if line.last == WireBytes.carriageReturn { line.removeLast() }
        if !hasStatusLine {
            try readStatusLine()
        } else if line.isEmpty {
            try endHead()
        } else {
            try readField()
        }
        line.removeAll(keepingCapacity: true)
    }

    private var notHTTP: ClientFault { .notHTTP(firstLine: WireBytes.latin1(line.prefix(80))) }

    private mutating func readStatusLine() throws(ClientFault) {
        let digits = line.dropFirst(9).prefix(3)
        guard line.count >= 12, line[8] == WireBytes.space, digits.allSatisfy(WireBytes.isDigit),
            line.count == 12 || line[12] == WireBytes.space
        else { throw notHTTP }
        status = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        reason = WireBytes.latin1(line.dropFirst(13))
        hasStatusLine = true
    }

    private mutating func readField() throws(ClientFault) {
        guard let colon = line.firstIndex(of: WireBytes.colon), colon > 0 else {
            throw .badField(WireBytes.latin1(line.prefix(80)))
        }
        let value = WireBytes.trimmed(line[(colon + 1)...])
        fields.append(HeaderField(WireBytes.latin1(line[..<colon]), WireBytes.latin1(value)))
    }

    private mutating func endHead() throws(ClientFault) {
        if (100..<200).contains(status), status != 101 {
            hasStatusLine = false
            fields = []
            return
        }
        state = .body(try bodyKind())
    }

    private func bodyKind() throws(ClientFault) -> Body {
        let headers = Headers(fields)
        if isHead || status == 101 || status == 204 || status == 304 { return .sized(remaining: 0) }
        if let coding = headers["transfer-encoding"] {
            return coding.lowercased().hasSuffix("chunked") ? .chunked(ChunkDecoder()) : .untilClose
        }
        guard let text = headers["content-length"] else { return .untilClose }
        guard let length = Int(text), length >= 0, text.utf8.allSatisfy(WireBytes.isDigit) else {
            throw .badLength(text)
        }
        return .sized(remaining: length)
    }
}
