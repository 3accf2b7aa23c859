/// Finds its way over a piece of Python without understanding it: brackets nest, strings are skipped.
///
/// It is for places where Python and the prompt's own words share a line; what is Python goes to the parser.
enum PythonBrackets {
    /// One byte outside of strings, with the number of brackets that are open before it.
    struct Place {
        let offset: Int
        let byte: UInt8
        let depth: Int
    }

    /// The first offset from `start` on, outside of brackets and strings, whose byte `isEnd`, or the end of the line.
    ///
    /// - Throws: `unclosed-bracket` or `unclosed-quote` at what was opened and never closed.
    static func end(
        of line: SourceText, from start: Int, where isEnd: (UInt8) -> Bool
    ) throws(Diagnostic) -> Int {
        var open: [Int] = []
        var offset = start
        while offset < line.utf8.count {
            let byte = line.utf8[offset]
            if open.isEmpty, isEnd(byte) { return offset }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard let after = endOfString(line.utf8, from: offset) else {
                    throw Diagnostic(
                        CommandProblem.unclosedQuote(Character(Unicode.Scalar(byte))),
                        at: offset..<line.utf8.count)
                }
                offset = after
                continue
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open.append(offset)
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                if open.isEmpty { return offset }
                open.removeLast()
            default: break
            }
            offset += 1
        }
        if let first = open.first {
            throw Diagnostic(
                CommandProblem.unclosedBracket(Character(Unicode.Scalar(line.utf8[first]))),
                at: first..<first + 1)
        }
        return offset
    }

    /// The offset of the bracket that closes the one at `start`.
    static func closing(of line: SourceText, from start: Int) throws(Diagnostic) -> Int {
        let places = places(in: Array(line.utf8[start...]))
        if let closing = places.dropFirst().first(where: { $0.depth == 0 }) { return start + closing.offset }
        throw Diagnostic(
            CommandProblem.unclosedBracket(Character(Unicode.Scalar(line.utf8[start]))), at: start..<start + 1)
    }

    /// The bytes outside of strings, in order; a string that never ends is skipped to the end of the text.
    static func places(in text: [UInt8]) -> [Place] {
        var places: [Place] = []
        var depth = 0
        var offset = 0
        while offset < text.count {
            let byte = text[offset]
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                offset = endOfString(text, from: offset) ?? text.count
                continue
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            default: break
            }
            places.append(Place(offset: offset, byte: byte, depth: depth))
            if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
            offset += 1
        }
        return places
    }

    /// The offset after the string literal that starts at `start`, triple quotes included; nil where it never ends.
    static func endOfString(_ text: [UInt8], from start: Int) -> Int? {
        let quote = text[start]
        let isTriple = start + 2 < text.count && text[start + 1] == quote && text[start + 2] == quote
        var offset = start + (isTriple ? 3 : 1)
        while offset < text.count {
            if text[offset] == UInt8(ascii: "\\") {
                offset += 2
            } else if text[offset] != quote {
                offset += 1
            } else if !isTriple {
                return offset + 1
            } else if offset + 2 < text.count, text[offset + 1] == quote, text[offset + 2] == quote {
                return offset + 3
            } else {
                offset += 1
            }
        }
        return nil
    }
}
