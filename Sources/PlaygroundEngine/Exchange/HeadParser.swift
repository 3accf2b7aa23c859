/// Reads a request's head byte by byte, as strictly as httptools does, and stops at the first fault.
///
/// However the bytes are cut into pieces, the outcome and its place are the same.
struct HeadParser: Sendable {
    private enum Phase: Hashable, Sendable {
        case method, requestLine, fields
    }

    private(set) var head = RequestHead()
    /// How many bytes of the message have been read.
    private(set) var position = 0
    private var phase = Phase.method
    private var lineStart = 0
    private var methodEnd = 0

    /// Whether the request line is not complete yet.
    var isInRequestLine: Bool { phase != .fields }

    /// Reads on in `bytes`, of which the message starts at `start`; true once the empty line has been read.
    mutating func parse(
        _ bytes: [UInt8], from start: Int, limits: RequestLimits
    ) throws(RefusedRequest) -> Bool {
        let available = bytes.count - start
        while position < available {
            let byte = bytes[start + position]
            switch phase {
            case .method:
                try parseMethod(byte, bytes, start)
            case .requestLine, .fields:
                if byte > 0x20 && byte != 0x7F || byte == WireBytes.space || byte == WireBytes.tab { break }
                guard byte == WireBytes.carriageReturn else {
                    throw refused(byte == WireBytes.lineFeed ? .bareLineFeed : .controlByte(byte))
                }
                guard position + 1 < available else { return false }
                guard bytes[start + position + 1] == WireBytes.lineFeed else { throw refused(.bareCarriageReturn) }
                let isLast = phase == .fields && position == lineStart
                try endLine(bytes, start, limits: limits, isLast: isLast)
                position += 1
                if isLast {
                    guard position < limits.head else { throw refused(.headTooLarge) }
                    position += 1
                    return true
                }
            }
            position += 1
            if phase != .fields, position - lineStart > limits.target + 64 { throw refused(.targetTooLong) }
            if position > limits.head { throw refused(.headTooLarge) }
        }
        return false
    }

    private func refused(_ fault: RequestFault) -> RefusedRequest {
        RefusedRequest(fault, position..<position + 1)
    }

    private mutating func parseMethod(_ byte: UInt8, _ bytes: [UInt8], _ start: Int) throws(RefusedRequest) {
        if byte == WireBytes.space, position > 0 {
            let method = String(decoding: bytes[start..<start + position], as: UTF8.self)
            guard Self.methods.contains(method) else { throw RefusedRequest(.unknownMethod(method), 0..<position) }
            head.method = method
            methodEnd = position
            phase = .requestLine
        } else if position == 0, byte == 0x16 {
            throw refused(.tlsHandshake)
        } else if position >= 32 || !(WireBytes.isUpperLetter(byte) || byte == UInt8(ascii: "-")) {
            throw refused(.methodCharacter(byte))
        }
    }

    private mutating func endLine(
        _ bytes: [UInt8], _ start: Int, limits: RequestLimits, isLast: Bool
    ) throws(RefusedRequest) {
        let line = bytes[start + lineStart..<start + position]
        let range = lineStart..<position
        do throws(RequestFault) {
            if isLast {
                try head.finish()
            } else if phase == .fields {
                try parseField(line)
            } else {
                try parseRequestLine(line.dropFirst(methodEnd), limits: limits)
                phase = .fields
            }
        } catch {
            throw RefusedRequest(error, isLast ? 0..<position : faultRange(error, in: line, at: range))
        }
        lineStart = position + 2
    }

    /// The part of a line that a fault is about: one byte where it is about a byte, else the whole line.
    private func faultRange(
        _ fault: RequestFault, in line: ArraySlice<UInt8>, at range: Range<Int>
    ) -> Range<Int> {
        let index: Int?
        switch fault {
        case .fieldNameCharacter:
            index = line.firstIndex { !WireBytes.isToken($0) }
        case .targetCharacter(let byte):
            index = line.firstIndex(of: byte)
        default:
            index = nil
        }
        guard let index else { return range }
        let position = range.lowerBound + index - line.startIndex
        return position..<position + 1
    }

    private mutating func parseRequestLine(
        _ rest: ArraySlice<UInt8>, limits: RequestLimits
    ) throws(RequestFault) {
        // httptools allows several spaces around the target, and none after the version.
        let target = rest.drop { $0 == WireBytes.space }.prefix { $0 != WireBytes.space }
        let version = rest[target.endIndex...].drop { $0 == WireBytes.space }
        guard !target.isEmpty else { throw .missingTarget }
        guard target.count <= limits.target else { throw .targetTooLong }
        if let bad = target.first(where: { $0 <= 0x20 || $0 >= 0x7F }) { throw .targetCharacter(bad) }
        head.target = try RequestTarget.originForm(target)
        head.version = try parseVersion(version)
    }

    private func parseVersion(_ version: ArraySlice<UInt8>) throws(RequestFault) -> RequestVersion {
        if version.isEmpty { return .http09 }
        guard version.starts(with: "HTTP/".utf8) else { throw .version(WireBytes.latin1(version)) }
        return switch String(decoding: version.dropFirst(5), as: UTF8.self) {
        case "1.1": .http11
        case "1.0": .http10
        case "0.9": .http09
        case "2.0": .http20
        default: throw .version(WireBytes.latin1(version))
        }
    }

    private mutating func parseField(_ line: ArraySlice<UInt8>) throws(RequestFault) {
        if line.first == WireBytes.space || line.first == WireBytes.tab { throw .foldedField }
        guard let colon = line.firstIndex(of: WireBytes.colon) else { throw .fieldWithoutColon }
        let name = line[..<colon]
        guard !name.isEmpty else { throw .fieldNameMissing }
        if let bad = name.first(where: { !WireBytes.isToken($0) }) { throw .fieldNameCharacter(bad) }
        // httptools takes spaces off the front of a value and leaves those at its end.
        let value = line[(colon + 1)...].drop { $0 == WireBytes.space || $0 == WireBytes.tab }
        try head.addField(name: name, value: value)
    }

    /// The methods that httptools knows; it refuses every other word.
    static let methods: Set<String> = [
        "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "COPY", "LOCK", "MKCOL",
        "MOVE", "PROPFIND", "PROPPATCH", "SEARCH", "UNLOCK", "BIND", "REBIND", "UNBIND", "ACL", "REPORT",
        "MKACTIVITY", "CHECKOUT", "MERGE", "M-SEARCH", "NOTIFY", "SUBSCRIBE", "UNSUBSCRIBE", "PURGE", "MKCALENDAR",
        "LINK", "UNLINK", "SOURCE", "QUERY",
    ]
}
