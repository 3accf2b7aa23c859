/// What is still open after some lines of Python: brackets and a triple-quoted string.
struct OpenConstructs {
    private var depth = 0
    private var tripleQuote: UInt8?

    /// Whether the next line continues what an earlier one opened.
    var isOpen: Bool { depth > 0 || tripleQuote != nil }

    /// Whether the next line starts inside of a text.
    var isInText: Bool { tripleQuote != nil }

    /// Goes over one line without its ending.
    mutating func read(_ line: Substring) {
        let bytes = Array(line.utf8)
        var offset = 0
        while offset < bytes.count {
            if let quote = tripleQuote {
                if bytes[offset] == UInt8(ascii: "\\") {
                    offset += 2
                } else if Self.isTriple(bytes, at: offset, of: quote) {
                    tripleQuote = nil
                    offset += 3
                } else {
                    offset += 1
                }
                continue
            }
            switch bytes[offset] {
            case UInt8(ascii: "#"): return
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if Self.isTriple(bytes, at: offset, of: bytes[offset]) {
                    tripleQuote = bytes[offset]
                    offset += 3
                } else {
                    // A string of one line that never ends is the Python parser's to report.
                    offset = PythonBrackets.endOfString(bytes, from: offset) ?? bytes.count
                }
                continue
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            default: break
            }
            offset += 1
        }
    }

    private static func isTriple(_ bytes: [UInt8], at offset: Int, of quote: UInt8) -> Bool {
        offset + 2 < bytes.count && bytes[offset...(offset + 2)].allSatisfy { $0 == quote }
    }
}
