/// Takes a chunked body apart (RFC 9112, section 7.1), as strictly as httptools does.
///
/// Extensions and trailers are checked and dropped.
struct ChunkDecoder: Sendable {
    private enum State: Hashable, Sendable {
        case sizeStart
        case size(Int)
        case extensions(size: Int)
        case quoted(size: Int)
        case quotedPair(size: Int)
        case sizeLineFeed(Int)
        case data(remaining: Int)
        case dataCarriageReturn
        case dataLineFeed
        case trailerStart
        case trailerName
        case trailerValue
        case trailerLineFeed
        case lastLineFeed
        case done
    }

    private var state = State.sizeStart
    private var besideData = 0
    private static let besideDataLimit = 64 << 10

    /// Whether the last chunk and its trailers have been read.
    var isDone: Bool { state == .done }

    /// Reads `bytes` from `position` on, appends the data to `body` and leaves `position` after what was read.
    ///
    /// On a fault `position` is that of the byte at fault.
    mutating func decode(
        _ bytes: [UInt8], from position: inout Int, into body: inout [UInt8], limit: Int
    ) throws(ChunkFault) {
        while position < bytes.count, state != .done {
            if case .data(let remaining) = state {
                let count = min(remaining, bytes.count - position)
                body.append(contentsOf: bytes[position..<position + count])
                position += count
                state = count == remaining ? .dataCarriageReturn : .data(remaining: remaining - count)
                continue
            }
            besideData += 1
            state = try next(bytes[position], room: limit - body.count)
            if besideData > Self.besideDataLimit { throw .tooMuchBesideData }
            position += 1
        }
    }

    private mutating func next(_ byte: UInt8, room: Int) throws(ChunkFault) -> State {
        switch state {
        case .sizeStart:
            guard let digit = WireBytes.hexValue(byte) else { throw .size(byte) }
            return .size(digit)
        case .size(let size):
            if let digit = WireBytes.hexValue(byte) {
                guard size <= Int.max >> 4 else { throw .sizeTooLarge }
                return .size(size << 4 | digit)
            }
            if byte == UInt8(ascii: ";") { return .extensions(size: size) }
            guard byte == WireBytes.carriageReturn else { throw .extensionCharacter(byte) }
            return .sizeLineFeed(size)
        case .extensions(let size):
            if byte == WireBytes.carriageReturn { return .sizeLineFeed(size) }
            if byte == UInt8(ascii: "\"") { return .quoted(size: size) }
            let isExtension = WireBytes.isToken(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ";")
            guard isExtension else { throw .extensionCharacter(byte) }
            return state
        case .quoted(let size):
            if byte == UInt8(ascii: "\\") { return .quotedPair(size: size) }
            if byte == UInt8(ascii: "\"") { return .extensions(size: size) }
            guard !WireBytes.isControl(byte) else { throw .extensionCharacter(byte) }
            return state
        case .quotedPair(let size):
            guard !WireBytes.isControl(byte) else { throw .extensionCharacter(byte) }
            return .quoted(size: size)
        case .sizeLineFeed(let size):
            guard byte == WireBytes.lineFeed else { throw .lineEnd(byte) }
            guard size <= room else { throw .bodyTooLarge }
            // Only a flood of extensions counts against the limit, not many chunks.
            besideData = 0
            return size == 0 ? .trailerStart : .data(remaining: size)
        case .dataCarriageReturn:
            guard byte == WireBytes.carriageReturn else { throw .lineEnd(byte) }
            return .dataLineFeed
        case .dataLineFeed:
            guard byte == WireBytes.lineFeed else { throw .lineEnd(byte) }
            return .sizeStart
        case .trailerStart:
            if byte == WireBytes.carriageReturn { return .lastLineFeed }
            guard WireBytes.isToken(byte) else { throw .trailer(byte) }
            return .trailerName
        case .trailerName:
            if byte == WireBytes.colon { return .trailerValue }
            guard WireBytes.isToken(byte) else { throw .trailer(byte) }
            return state
        case .trailerValue:
            if byte == WireBytes.carriageReturn { return .trailerLineFeed }
            guard !WireBytes.isControl(byte) else { throw .trailer(byte) }
            return state
        case .trailerLineFeed:
            guard byte == WireBytes.lineFeed else { throw .trailer(byte) }
            return .trailerStart
        case .lastLineFeed:
            guard byte == WireBytes.lineFeed else { throw .trailer(byte) }
            return .done
        case .data, .done:
            return state
        }
    }
}
