/// A piece of text in one style.
struct Span: Hashable, Sendable {
    var text: String
    var style: Style

    init(_ text: String, _ style: Style = .plain) {
        self.text = text
        self.style = style
    }
}

/// One line of styled text, as long as it likes.
struct StyledLine: Hashable, Sendable, ExpressibleByArrayLiteral {
    var spans: [Span]

    init(_ spans: [Span] = []) {
        self.spans = spans
    }

    init(_ text: String, _ style: Style = .plain) {
        spans = [Span(text, style)]
    }

    init(arrayLiteral spans: Span...) {
        self.spans = spans
    }

    static let empty = StyledLine()

    var columns: Int { spans.reduce(0) { $0 + $1.text.columns } }
    var text: String { spans.map(\.text).joined() }

    mutating func append(_ text: String, _ style: Style = .plain) {
        spans.append(Span(text, style))
    }

    static func + (left: StyledLine, right: StyledLine) -> StyledLine {
        StyledLine(left.spans + right.spans)
    }

    /// The same text with every span's style changed by `change`.
    func restyled(_ change: (Style) -> Style) -> StyledLine {
        StyledLine(spans.map { Span($0.text, change($0.style)) })
    }

    /// This line padded with blanks to `columns`, or cut with `…` where it is longer.
    func fitted(to columns: Int) -> StyledLine {
        let own = self.columns
        if own > columns { return truncated(to: columns) }
        return own == columns ? self : self + StyledLine(String(repeating: " ", count: columns - own))
    }

    /// This line, cut with `…` where it is longer than `columns`.
    func truncated(to columns: Int) -> StyledLine {
        guard self.columns > columns else { return self }
        guard columns > 0 else { return .empty }
        var room = columns - 1
        var cut = StyledLine()
        for span in spans {
            var kept = ""
            for glyph in Glyph.glyphs(of: span.text) {
                guard glyph.width <= room else {
                    cut.append(kept + "…" + String(repeating: " ", count: room), span.style)
                    return cut
                }
                kept += glyph.text
                room -= glyph.width
            }
            cut.append(kept, span.style)
        }
        return cut
    }
}
