extension StyledLine {
    /// Breaks this line at spaces so that each part fits `columns`; a longer word is broken anywhere.
    ///
    /// - Parameter indent: Blanks before each part but the first.
    func wrapped(to columns: Int, indent: Int = 0) -> [StyledLine] {
        var wrapper = Wrapper(columns: columns, indent: indent, breaksAtSpaces: true)
        for span in spans { wrapper.add(span) }
        return wrapper.finish()
    }

    /// Breaks this line after every `columns` columns, keeping all its blanks: for code and bytes.
    func folded(to columns: Int, indent: Int = 0) -> [StyledLine] {
        var wrapper = Wrapper(columns: columns, indent: indent, breaksAtSpaces: false)
        for span in spans { wrapper.add(span) }
        return wrapper.finish()
    }
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
