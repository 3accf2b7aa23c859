/// How the bytes of a body are marked off on the wire.
///
/// Source: Uvicorn's `RequestResponseCycle.send`: in chunks, unless the head gives a length; nothing for HEAD.
struct BodyFramer: Hashable {
    enum Coding: Hashable {
        /// The answer to HEAD: pieces are made and dropped.
        case none
        case sized(remaining: Int)
        case chunked
    }

    private(set) var coding: Coding

    init(_ coding: Coding) {
        self.coding = coding
    }

    /// Appends `piece` as it is sent; an empty one sends nothing.
    mutating func append(_ piece: [UInt8], to bytes: inout [UInt8]) throws(ResponseFault) {
        switch coding {
        case .none: return
        case .sized(let remaining):
            if piece.count > remaining { throw .tooLong }
            coding = .sized(remaining: remaining - piece.count)
            bytes += piece
        case .chunked:
            if piece.isEmpty { return }
            bytes.append(contentsOf: "\(String(piece.count, radix: 16))\r\n".utf8)
            bytes += piece
            bytes += Self.lineEnd
        }
    }

    /// Appends what stands behind the last piece.
    func appendEnd(to bytes: inout [UInt8]) throws(ResponseFault) {
        switch coding {
        case .none, .sized(remaining: 0): return
        case .sized: throw .tooShort
        case .chunked: bytes.append(contentsOf: "0\r\n\r\n".utf8)
        }
    }

    private static let lineEnd = [WireBytes.carriageReturn, WireBytes.lineFeed]
}
