/// The start of a fenced block (CommonMark, section 4.5).
struct FenceOpening {
    private let mark: UInt8
    private let length: Int
    /// The UTF-8 offset behind the backticks, in the line.
    let infoOffset: Int

    /// Nil where `line` opens no fenced block.
    init?(_ line: String) {
        let indent = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
        let rest = line.utf8.dropFirst(indent)
        let backtick = UInt8(ascii: "`")
        guard indent <= 3, let mark = rest.first, mark == backtick || mark == UInt8(ascii: "~") else { return nil }
        let length = rest.prefix { $0 == mark }.count
        guard length >= 3, mark != backtick || !rest.dropFirst(length).contains(backtick) else { return nil }
        self.mark = mark
        self.length = length
        infoOffset = indent + length
    }

    /// Whether `line` ends the block: at least as many of the same mark, and nothing else.
    func isClosed(by line: String) -> Bool {
        let indent = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
        let rest = line.utf8.dropFirst(indent)
        let marks = rest.prefix { $0 == mark }.count
        return indent <= 3 && marks >= length && rest.dropFirst(marks).allSatisfy(\.isBlank)
    }
}

/// The words behind the backticks of a fenced block: `wrong expect="not found"`, `hint when='json $.a equals "5"'`.
struct FenceInfo {
    struct Attribute: Hashable {
        let name: String
        let value: String
        let nameRange: SourceRange
        let valueRange: SourceRange
    }

    private(set) var word: (text: String, range: SourceRange)?
    private(set) var attributes: [Attribute] = []
    /// The places of what is no `name=value` or `name="value"`.
    private(set) var malformed: [SourceRange] = []

    init(source: SourceText, range: SourceRange) {
        var cursor = LineCursor(source: source, range: range)
        guard let first = cursor.bareWord() else { return }
        word = (source[first], first)
        while let name = cursor.bareWord(endingAt: UInt8(ascii: "=")) {
            guard cursor.skip(UInt8(ascii: "=")), !name.isEmpty else {
                malformed.append(name.isEmpty ? cursor.bareWord() ?? name : name)
                continue
            }
            if let quote = cursor.peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                guard let value = cursor.simpleText(quote) else {
                    malformed.append(name.lowerBound..<range.upperBound)
                    return
                }
                attributes.append(
                    Attribute(name: source[name], value: source[value], nameRange: name, valueRange: value))
            } else if let value = cursor.adjacentWord() {
                attributes.append(
                    Attribute(name: source[name], value: source[value], nameRange: name, valueRange: value))
            } else {
                malformed.append(name.lowerBound..<name.upperBound + 1)
            }
        }
    }
}
