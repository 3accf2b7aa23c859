/// The learner's own request that met a `seen` check, kept so that it can be sent again.
package struct RecordedSighting: Hashable, Sendable {
    /// The `main.py` that answered.
    package let source: String
    /// The requests that went before since that `main.py` was loaded and may have changed its state, then the one that
    /// met the check: at least one.
    package let requests: [RecordedRequest]
    /// What the last one was answered.
    package let status: Int
    /// After how many pieces the client left a streamed answer; nil where it stayed.
    package let piecesRead: Int?

    /// The longest `main.py` that is kept, in bytes.
    package static let sourceLimit = 256 << 10
    /// How many requests are kept, the newest.
    package static let requestLimit = 20

    package init(source: String, requests: [RecordedRequest], status: Int, piecesRead: Int? = nil) {
        self.source = source
        self.requests = requests
        self.status = status
        self.piecesRead = piecesRead
    }

    /// What is worth keeping of `exchange`.
    ///
    /// - Parameters:
    ///   - source: The `main.py` that answered.
    ///   - earlier: Exchanges with the same program before it, oldest first.
    /// - Returns: Nil where the request came without bytes, or the program is too long.
    package init?(of exchange: Exchange, by source: String, after earlier: some Sequence<Exchange>) {
        guard source.utf8.count <= Self.sourceLimit, !exchange.requestBytes.kept.isEmpty else { return nil }
        let changing = earlier.filter { exchange in
            guard let method = exchange.request?.method, exchange.requestBytes.dropped == 0 else { return false }
            return !Self.safeMethods.contains(method)
        }
        let before = changing.suffix(Self.requestLimit - 1).map { RecordedRequest($0.requestBytes) }
        let isLeft = exchange.stream.map { $0.ending == .clientLeft } ?? false
        self.init(
            source: source, requests: before + [RecordedRequest(exchange.requestBytes)],
            status: exchange.response.status, piecesRead: isLeft ? exchange.stream?.frameCount : nil)
    }

    /// Methods that change nothing on a server (RFC 9110, section 9.2.1).
    private static let safeMethods: Set<String> = ["GET", "HEAD", "OPTIONS", "TRACE"]
}

/// The raw bytes of a request, secrets masked.
package struct RecordedRequest: Hashable, Sendable {
    package let bytes: [UInt8]
    /// How many bytes there were; more than ``bytes`` has where the request was too long to keep whole.
    package let total: Int
    /// Whether a header field's value was replaced by asterisks.
    package let isMasked: Bool

    /// The most bytes that are kept of one request.
    package static let byteLimit = 64 << 10

    package init(bytes: [UInt8], total: Int, isMasked: Bool) {
        self.bytes = bytes
        self.total = total
        self.isMasked = isMasked
    }

    package init(_ captured: CapturedBytes) {
        let kept = Array(captured.kept.prefix(Self.byteLimit))
        let masked = SecretFields.masked(kept)
        self.init(bytes: masked, total: captured.total, isMasked: masked != kept)
    }

    package var isWhole: Bool { bytes.count == total }
}
