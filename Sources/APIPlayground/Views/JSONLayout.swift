import PlaygroundEngine

/// JSON spread over lines, its names and values in colour.
enum JSONLayout {
    /// A body that is this short stays on one line.
    private static let shortBody = 56
    private static let deepest = 40

    static func lines(of text: String) -> [StyledLine] {
        if text.utf8.count <= shortBody, !text.contains("\n") { return [coloured(text)] }
        return JSONLines.spread(text).map { line in
            StyledLine([Span(String(repeating: "  ", count: min(line.depth, deepest)))] + line.tokens.map(span))
        }
    }

    /// One line of JSON in colour, with all its blanks.
    static func coloured(_ text: String) -> StyledLine { StyledLine(JSONLines.tokens(of: text).map(span)) }

    private static func span(_ token: JSONLines.Token) -> Span {
        switch token.role {
        case .sign: Span(token.text, .quiet)
        case .name: Span(token.text, .accent)
        case .text: Span(token.text, Style(.string))
        case .value: Span(token.text, Style(.number))
        }
    }
}
