/// JSON taken apart into words and spread over lines; names, order, numbers, escapes and blanks in texts stay as they were.
///
/// It reads tokens and no structure, so that text that is not quite JSON comes out as it was sent, too.
package struct JSONLines {
    /// What a word is.
    package enum Role: Hashable, Sendable {
        /// `{`, `}`, `[`, `]`, `,`, `:` and a blank.
        case sign
        /// A text before a colon.
        case name
        case text
        /// A number, `true`, `null`, or what is no JSON.
        case value
    }

    package struct Token: Hashable, Sendable {
        package let text: String
        package let role: Role
    }

    /// A line and how many containers are open where it begins.
    package struct Line: Hashable, Sendable {
        package let depth: Int
        package let tokens: [Token]
    }

    private let bytes: [UInt8]
    private var index = 0
    private var depth = 0
    private var lines: [Line] = []
    private var current: [Token] = []
    private var currentDepth = 0

    private init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// A line a value, without the blanks between them.
    package static func spread(_ text: String) -> [Line] {
        var reader = JSONLines(text)
        reader.spread()
        return reader.lines
    }

    /// The words of one line, blanks included.
    package static func tokens(of text: String) -> [Token] {
        var reader = JSONLines(text)
        while reader.index < reader.bytes.count {
            if "{}[],: ".utf8.contains(reader.bytes[reader.index]) {
                reader.takeSign()
            } else {
                reader.takeWord()
            }
        }
        return reader.current
    }

    private mutating func spread() {
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): open()
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth = max(0, depth - 1)
                breakLine()
                takeSign()
            case UInt8(ascii: ","):
                takeSign()
                breakLine()
            case WireBytes.colon:
                current.append(Token(text: ": ", role: .sign))
                index += 1
            case let byte where byte.isJSONBlank: index += 1
            default: takeWord()
            }
        }
        if !current.isEmpty { lines.append(Line(depth: currentDepth, tokens: current)) }
    }

    private mutating func open() {
        let closing = bytes[index] + 2
        takeSign()
        let next = bytes[index...].firstIndex { !$0.isJSONBlank }
        if let next, bytes[next] == closing {
            index = next
            takeSign()
        } else {
            depth += 1
            breakLine()
        }
    }

    private mutating func breakLine() {
        if !current.isEmpty { lines.append(Line(depth: currentDepth, tokens: current)) }
        current = []
        currentDepth = depth
    }

    private mutating func takeSign() {
        current.append(Token(text: String(decoding: bytes[index...index], as: UTF8.self), role: .sign))
        index += 1
    }

    /// A text, or a run of anything else up to the next sign.
    private mutating func takeWord() {
        let start = index
        if bytes[index] == UInt8(ascii: "\"") {
            index += 1
            while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
            }
            index = min(index + 1, bytes.count)
            let isName = bytes[index...].first { !$0.isJSONBlank } == WireBytes.colon
            current.append(
                Token(text: String(decoding: bytes[start..<index], as: UTF8.self), role: isName ? .name : .text))
        } else {
            while index < bytes.count, !"{}[],:\"".utf8.contains(bytes[index]), !bytes[index].isJSONBlank { index += 1 }
            index = max(index, start + 1)
            current.append(Token(text: String(decoding: bytes[start..<index], as: UTF8.self), role: .value))
        }
    }
}

extension UInt8 {
    fileprivate var isJSONBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
