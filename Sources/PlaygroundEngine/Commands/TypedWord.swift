/// A word of a typed line and where it stands.
struct TypedWord: Hashable, Sendable {
    let text: String
    let range: SourceRange
}

/// Reads a typed line from left to right, by words or by pieces of Python.
struct LineReader {
    let line: SourceText
    private(set) var position = 0

    init(_ line: SourceText) {
        self.line = line
    }

    private var bytes: [UInt8] { line.utf8 }

    /// Whether only blanks are left.
    var isAtEnd: Bool { bytes[position...].allSatisfy(\.isBlank) }

    /// The empty range after the last word, for what is missing.
    var end: SourceRange {
        let end = (bytes.lastIndex { !$0.isBlank } ?? -1) + 1
        return end..<end
    }

    /// The next word up to a blank, not consumed.
    func peek() -> TypedWord? {
        var copy = self
        return copy.next()
    }

    /// The next word up to a blank.
    mutating func next() -> TypedWord? {
        skipBlanks()
        let start = position
        while position < bytes.count, !bytes[position].isBlank { position += 1 }
        return start == position ? nil : TypedWord(text: line[start..<position], range: start..<position)
    }

    /// All that is left, without the blanks around it.
    mutating func rest() -> TypedWord? {
        skipBlanks()
        let range = position..<max(position, end.lowerBound)
        position = bytes.count
        return range.isEmpty ? nil : TypedWord(text: line[range], range: range)
    }

    /// The next piece up to a blank outside of Python's brackets and quotes; nil at the end of the line.
    mutating func nextBalanced() throws(Diagnostic) -> TypedWord? {
        skipBlanks()
        let start = position
        guard start < bytes.count else { return nil }
        position = try PythonBrackets.end(of: line, from: start) { $0.isBlank }
        return TypedWord(text: line[start..<position], range: start..<position)
    }

    /// Goes on at `offset`.
    mutating func move(to offset: Int) {
        position = min(max(offset, 0), bytes.count)
    }

    mutating func skipBlanks() {
        while position < bytes.count, bytes[position].isBlank { position += 1 }
    }
}
