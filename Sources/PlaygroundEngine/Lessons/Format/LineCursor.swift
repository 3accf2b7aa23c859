/// Reads the words of one line from left to right, each with its place in the file.
struct LineCursor {
    let source: SourceText
    private var position: Int
    private let end: Int

    init(source: SourceText, range: SourceRange) {
        self.source = source
        position = range.lowerBound
        end = range.upperBound
    }

    /// The byte at the cursor; nil at the end of the line.
    var peek: UInt8? { position < end ? source.utf8[position] : nil }

    /// Where the next word would stand: for messages about what is missing.
    var place: SourceRange { position..<position }

    /// The next run of characters without a space, or without `stop` where that is given; nil at the line's end.
    mutating func bareWord(endingAt stop: UInt8? = nil) -> SourceRange? {
        skipSpaces()
        guard position < end else { return nil }
        return run { $0 != stop }
    }

    /// The word that follows without a space in between.
    mutating func adjacentWord() -> SourceRange? {
        let word = run { _ in true }
        return word.isEmpty ? nil : word
    }

    /// What is left of the line, without spaces at both ends; nil where nothing is left.
    mutating func rest() -> SourceRange? {
        skipSpaces()
        var last = end
        while last > position, isSpace(source.utf8[last - 1]) { last -= 1 }
        defer { position = end }
        return last > position ? position..<last : nil
    }

    /// Steps over `byte` where it is next.
    mutating func skip(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position += 1
        return true
    }

    /// The text between two of the marks `quote`, without escapes; nil, and nothing is read, where the second is missing.
    mutating func simpleText(_ quote: UInt8) -> SourceRange? {
        guard peek == quote, let close = source.utf8[position + 1..<end].firstIndex(of: quote) else { return nil }
        defer { position = close + 1 }
        return position + 1..<close
    }

    /// A JSON text, list or object as far as its brackets and quotation marks reach, spaces included; nil, and
    /// nothing is read, where they do not close. Whether it is JSON is not looked at.
    mutating func jsonExtent() -> SourceRange? {
        skipSpaces()
        var depth = 0
        var isInText = false
        var index = position
        while index < end {
            let byte = source.utf8[index]
            index += 1
            if isInText {
                if byte == UInt8(ascii: "\\") { index += 1 }
                if byte == UInt8(ascii: "\"") { isInText = false }
            } else if byte == UInt8(ascii: "\"") {
                isInText = true
            } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                depth += 1
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                depth -= 1
            }
            if depth <= 0, !isInText {
                defer { position = min(index, end) }
                return position..<min(index, end)
            }
        }
        return nil
    }

    mutating func skipSpaces() {
        while position < end, isSpace(source.utf8[position]) { position += 1 }
    }

    private mutating func run(while belongs: (UInt8) -> Bool) -> SourceRange {
        let start = position
        while position < end, !isSpace(source.utf8[position]), belongs(source.utf8[position]) { position += 1 }
        return start..<position
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
