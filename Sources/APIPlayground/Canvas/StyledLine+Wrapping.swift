import PlaygroundEngine

extension StyledLine {
    /// Breaks this line at spaces so that each part fits `columns`; a longer word is broken anywhere.
    ///
    /// - Parameter indent: Blanks before each part but the first.
    func wrapped(to columns: Int, indent: Int = 0) -> [StyledLine] {
        broken(to: columns, indent: indent, atSpaces: true)
    }

    /// Breaks this line after every `columns` columns, keeping all its blanks: for code and bytes.
    func folded(to columns: Int, indent: Int = 0) -> [StyledLine] {
        broken(to: columns, indent: indent, atSpaces: false)
    }

    private func broken(to columns: Int, indent: Int, atSpaces: Bool) -> [StyledLine] {
        // Most lines are short and plain, and a screen is drawn for each key: they take the short way.
        if !spans.isEmpty, spans.allSatisfy(\.isPlainASCII), self.columns <= columns { return [self] }
        var wrapper = Wrapper(columns: columns, indent: indent, breaksAtSpaces: atSpaces)
        for span in clipped(to: Self.longest).spans { wrapper.add(span) }
        return wrapper.finish()
    }

    /// The longest line that is broken whole, in bytes: more than a part of a body has, and than anybody reads.
    private static let longest = 32 << 10

    /// This line, cut after about `limit` bytes where it is longer, with how many more there are.
    func clipped(to limit: Int) -> StyledLine {
        let size = spans.reduce(0) { $0 + $1.text.utf8.count }
        guard size > limit else { return self }
        var room = limit
        var cut = StyledLine()
        for span in spans where room > 0 {
            let kept = span.text.utf8.count > room ? String(span.text.prefix(room)) : span.text
            room -= kept.utf8.count
            cut.append(kept, span.style)
        }
        cut.append(" … \(Quantity.bytes(size - limit)) more", .quiet)
        return cut
    }
}

extension Span {
    /// Whether each character takes one column and is what it looks like.
    fileprivate var isPlainASCII: Bool { text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
}

private struct Wrapper {
    private struct Piece {
        let glyph: Glyph
        let style: Style
    }

    private let columns: Int
    private let indent: Int
    private let breaksAtSpaces: Bool
    private var parts: [StyledLine] = []
    private var current: [Piece] = []
    private var used = 0
    /// Where the last word of `current` starts, if a blank stands before it.
    private var wordStart: Int?

    init(columns: Int, indent: Int, breaksAtSpaces: Bool) {
        self.columns = max(2, columns)
        self.indent = indent * 2 < columns ? indent : 0
        self.breaksAtSpaces = breaksAtSpaces
    }

    mutating func add(_ span: Span) {
        for glyph in Glyph.glyphs(of: span.text) { add(Piece(glyph: glyph, style: span.style)) }
    }

    private mutating func add(_ piece: Piece) {
        let isBlank = breaksAtSpaces && piece.glyph == .blank
        if used + piece.glyph.width > columns {
            // A blank at the end of a full line is the break itself.
            if isBlank {
                breakLine(carrying: [])
                return
            }
            if let wordStart {
                breakLine(carrying: Array(current[wordStart...]), upTo: wordStart)
            } else {
                breakLine(carrying: [])
            }
        }
        current.append(piece)
        used += piece.glyph.width
        if isBlank, current.contains(where: { $0.glyph != .blank }) { wordStart = current.count }
    }

    private mutating func breakLine(carrying rest: [Piece], upTo end: Int? = nil) {
        parts.append(line(of: current[..<(end ?? current.count)]))
        current = Array(repeating: Piece(glyph: .blank, style: .plain), count: indent) + rest
        used = current.reduce(0) { $0 + $1.glyph.width }
        wordStart = nil
    }

    mutating func finish() -> [StyledLine] {
        if !current.isEmpty || parts.isEmpty { parts.append(line(of: current[...])) }
        return parts
    }

    private func line(of pieces: ArraySlice<Piece>) -> StyledLine {
        var line = StyledLine()
        for piece in pieces {
            if let last = line.spans.indices.last, line.spans[last].style == piece.style {
                line.spans[last].text += piece.glyph.text
            } else {
                line.append(piece.glyph.text, piece.style)
            }
        }
        return line
    }
}
