/// Tells the kinds of input apart and where one input ends, without running anything.
package enum PromptInput {
    /// Whether `text` is Python for `main.py` rather than a command, by its first word.
    ///
    /// Comments and empty lines before the first word do not count, so that a pasted listing may start with them.
    package static func isPython(_ text: String) -> Bool {
        firstLine(of: text).map(startsPython) ?? false
    }

    /// Whether there is nothing to do: only empty lines and comments.
    package static func isNothing(_ text: String) -> Bool {
        firstLine(of: text) == nil
    }

    /// The first line that is neither empty nor a comment.
    private static func firstLine(of text: String) -> Substring? {
        var rest = text[...]
        while !rest.isEmpty {
            let end = rest.utf8.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? rest.endIndex
            let line = rest[..<end]
            if !isEmpty(line), !isComment(line) { return line }
            rest = rest[end...].drop { $0.isNewline }
        }
        return nil
    }

    /// Whether the prompt should take another line before it runs `text`, the lines so far joined by newlines.
    ///
    /// A block of Python goes on until an empty line; inside an open bracket or a triple-quoted string, where empty
    /// lines have a place, until two of them.
    package static func needsMoreLines(_ text: String) -> Bool {
        guard isPython(text) else { return false }
        // Most lines that come in are not empty, and a listing is long: the whole text is looked at only at an end.
        guard let lineEnd = text.utf8.lastIndex(of: UInt8(ascii: "\n")),
            text.utf8[lineEnd...].allSatisfy(\.isBlank)
        else { return true }
        let lines = lines(of: text)
        if lines.count > 2, isEmpty(lines[lines.count - 2]) { return false }
        var constructs = OpenConstructs()
        for line in lines { constructs.read(line) }
        return constructs.isOpen
    }

    /// The lines of `text` without their endings.
    static func lines(of text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    }

    static func isEmpty(_ line: Substring) -> Bool { line.utf8.allSatisfy(\.isBlank) }

    static func isComment(_ line: Substring) -> Bool {
        line.utf8.first { !$0.isBlank } == UInt8(ascii: "#")
    }

    /// Whether `line` starts with `@`, `def`, `async`, `class`, `from`, `import`, an assignment to a name, or with what
    /// else stands at the top level of a listing: a compound statement, a call such as `app.include_router(…)`, a text.
    static func startsPython(_ line: Substring) -> Bool {
        let bytes = Array(line.utf8.drop(while: \.isBlank))
        guard let first = bytes.first else { return false }
        if first == UInt8(ascii: "@") || bytes.starts(with: #"""""#.utf8) || bytes.starts(with: "'''".utf8) {
            return true
        }
        let word = bytes.prefix(while: \.isIdentifierByte)
        guard !word.isEmpty, !isDigit(first) else { return false }
        let rest = bytes.dropFirst(word.count)
        switch String(decoding: word, as: UTF8.self) {
        case "import": return (rest.first?.isBlank ?? true) && !isFileName(rest.drop(while: \.isBlank))
        case "def", "async", "class", "from": return rest.first?.isBlank ?? true
        case "if", "for", "while", "with": return rest.first?.isBlank ?? false
        case "try": return rest.drop(while: \.isBlank).first == UInt8(ascii: ":")
        default: return isAssignment(rest.drop(while: \.isBlank)) || isUse(of: word, rest)
        }
    }

    /// Whether what follows `import` names a file rather than a module: in quotes, with a folder, or with an ending that
    /// no module of Python's has.
    private static func isFileName(_ rest: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: rest, as: UTF8.self).lowercased()
        let word = text.prefix { !$0.isWhitespace }
        guard let first = word.first else { return false }
        if "\"'~./".contains(first) || word.contains("/") { return true }
        let isAlone = text.dropFirst(word.count).allSatisfy(\.isWhitespace)
        return isAlone && [".py", ".http", ".rest", ".har"].contains { word.hasSuffix($0) }
    }

    /// Whether what follows a name calls it, or calls or changes a part of it: `print(…)`, `app.include_router(…)`,
    /// `items[0] = …`, `app.title = …`.
    private static func isUse(of word: ArraySlice<UInt8>, _ rest: ArraySlice<UInt8>) -> Bool {
        let isCommand = CommandName(word: String(decoding: word, as: UTF8.self)) != nil
        switch rest.first {
        case UInt8(ascii: "("), UInt8(ascii: "["): return !isCommand
        case UInt8(ascii: "."):
            let behind = rest.drop { $0.isIdentifierByte || $0 == UInt8(ascii: ".") }
            return behind.first == UInt8(ascii: "(") || isAssignment(behind.drop(while: \.isBlank))
        default: return false
        }
    }

    /// Whether what follows a name assigns to it: `= 1`, `: int = 1` or `+= 1`, but not `== 1`.
    private static func isAssignment(_ rest: ArraySlice<UInt8>) -> Bool {
        guard let sign = rest.first else { return false }
        let after = rest.dropFirst()
        switch sign {
        case UInt8(ascii: "="): return after.first != UInt8(ascii: "=")
        case UInt8(ascii: ":"):
            return after.first?.isBlank == true
                && PythonBrackets.places(in: Array(after)).contains { $0.depth == 0 && $0.byte == UInt8(ascii: "=") }
        default: return false
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
