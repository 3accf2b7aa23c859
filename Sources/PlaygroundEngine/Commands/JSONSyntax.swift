/// Why a text is no JSON.
package enum JSONFault: Hashable, Sendable {
    case expectedValue
    case expected(Character)
    case unclosed(Character)
    case controlCharacter
    case badEscape
    case badNumber
    case trailing
    case tooDeep

    var words: String {
        switch self {
        case .expectedValue: "expected a value (text in double quotes, a number, true, false, null, [ or {)"
        case .expected(let character): "expected ‘\(character)’"
        case .unclosed(let character): "‘\(character)’ was never closed"
        case .controlCharacter: "a control character cannot stand inside text"
        case .badEscape: "‘\\’ starts no known escape"
        case .badNumber: "the number is incomplete"
        case .trailing: "the value ends before this"
        case .tooDeep: "it is nested too deeply"
        }
    }
}

/// Checks text against the JSON grammar (RFC 8259) and says where it departs from it.
struct JSONSyntax {
    private let bytes: [UInt8]
    private var position = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// A fault and the offset at which it shows.
    struct Failure: Error, Hashable {
        let fault: JSONFault
        let offset: Int
    }

    /// Levels of nesting that are checked; deeper text is refused, so that no input can exhaust the stack.
    static let depthLimit = 200

    /// Checks that `bytes` is one JSON value, blanks around it allowed.
    static func check(_ bytes: [UInt8]) throws(Failure) {
        var scanner = JSONSyntax(bytes)
        try scanner.value(depth: 0)
        if scanner.peek() != nil { throw scanner.failure(.trailing) }
    }

    private func failure(_ fault: JSONFault) -> Failure { Failure(fault: fault, offset: position) }

    private mutating func peek() -> UInt8? {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
        return position < bytes.count ? bytes[position] : nil
    }

    private mutating func value(depth: Int) throws(Failure) {
        guard depth < Self.depthLimit else { throw failure(.tooDeep) }
        switch peek() {
        case UInt8(ascii: "{"): try members(depth: depth)
        case UInt8(ascii: "["): try elements(depth: depth)
        case UInt8(ascii: "\""): try string()
        case let byte? where byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte):
            try number()
        default:
            guard let word = ["true", "false", "null"].first(where: { bytes[position...].starts(with: $0.utf8) })
            else { throw failure(.expectedValue) }
            position += word.utf8.count
        }
    }

    private mutating func members(depth: Int) throws(Failure) {
        let start = position
        position += 1
        if peek() == UInt8(ascii: "}") { return position += 1 }
        while true {
            guard let next = peek() else { throw Failure(fault: .unclosed("{"), offset: start) }
            guard next == UInt8(ascii: "\"") else { throw failure(.expected("\"")) }
            try string()
            guard peek() == UInt8(ascii: ":") else { throw failure(.expected(":")) }
            position += 1
            try value(depth: depth + 1)
            if try !goesOn(until: UInt8(ascii: "}"), from: start) { return }
        }
    }

    private mutating func elements(depth: Int) throws(Failure) {
        let start = position
        position += 1
        if peek() == UInt8(ascii: "]") { return position += 1 }
        while true {
            try value(depth: depth + 1)
            if try !goesOn(until: UInt8(ascii: "]"), from: start) { return }
        }
    }

    /// Consumes a comma (true) or the closing bracket (false).
    private mutating func goesOn(until closing: UInt8, from start: Int) throws(Failure) -> Bool {
        switch peek() {
        case UInt8(ascii: ","):
            position += 1
            return true
        case closing:
            position += 1
            return false
        case nil: throw Failure(fault: .unclosed(Character(Unicode.Scalar(bytes[start]))), offset: start)
        default: throw failure(.expected(Character(Unicode.Scalar(closing))))
        }
    }

    private mutating func string() throws(Failure) {
        let start = position
        position += 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""): return position += 1
            case UInt8(ascii: "\\"): try escape()
            case 0..<0x20: throw failure(.controlCharacter)
            default: position += 1
            }
        }
        throw Failure(fault: .unclosed("\""), offset: start)
    }

    private mutating func escape() throws(Failure) {
        let digits = bytes.dropFirst(position + 2).prefix(4)
        switch position + 1 < bytes.count ? bytes[position + 1] : 0 {
        case UInt8(ascii: "u") where digits.count == 4 && digits.allSatisfy(\.isHexDigit): position += 6
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 2
        default: throw failure(.badEscape)
        }
    }

    private mutating func number() throws(Failure) {
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        if position < bytes.count, bytes[position] == UInt8(ascii: "0") {
            position += 1
        } else {
            try digits()
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            try digits()
        }
    }

    private mutating func digits() throws(Failure) {
        let start = position
        while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
            position += 1
        }
        if start == position { throw failure(.badNumber) }
    }
}

extension UInt8 {
    var isHexDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
