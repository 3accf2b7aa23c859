import PlaygroundEngine

/// Colours Python source by its tokens; source that does not parse is coloured as far as it goes.
enum PythonHighlighting {
    /// Past this many bytes the text stays plain.
    private static let limit = 1 << 20

    /// One styled line for each line of `source`.
    static func lines(of source: SourceText) -> [StyledLine] {
        let styles = source.utf8.count <= limit ? styles(of: source) : []
        return (1...source.lineStarts.count).map { number in
            line(source, source.range(ofLine: number), styles)
        }
    }

    /// One styled line for each line of a text without a name.
    static func lines(of text: String) -> [StyledLine] { lines(of: SourceText(name: "", text: text)) }

    private static func line(_ source: SourceText, _ range: SourceRange, _ styles: [Style]) -> StyledLine {
        guard !styles.isEmpty else { return StyledLine(source[range]) }
        var line = StyledLine()
        var start = range.lowerBound
        while start < range.upperBound {
            let style = styles[start]
            let end = styles[start..<range.upperBound].firstIndex { $0 != style } ?? range.upperBound
            line.append(source[start..<end], style)
            start = end
        }
        return line
    }

    /// The style of each byte.
    private static func styles(of source: SourceText) -> [Style] {
        var styles = Array(repeating: Style.plain, count: source.utf8.count)
        func paint(_ range: SourceRange, _ style: Style) {
            for index in range.clamped(to: styles.indices) { styles[index] = style }
        }
        var end = 0
        var names = Names()
        for token in Lexer.tokens(of: source) {
            if token.range.lowerBound > end { paintComments(in: end..<token.range.lowerBound, of: source, paint) }
            paint(token.range, names.style(of: token.kind))
            if case .formattedString(let pieces) = token.kind { paintFields(of: pieces, in: source, paint) }
            end = max(end, token.range.upperBound)
        }
        paintComments(in: end..<styles.count, of: source, paint)
        return styles
    }

    /// The expressions in an f-string's braces are code again.
    private static func paintFields(
        of pieces: [FormattedPiece], in source: SourceText, _ paint: (SourceRange, Style) -> Void
    ) {
        for case .field(let expression, _, _, let spec) in pieces {
            paint(expression, .plain)
            var names = Names()
            for token in Lexer.tokens(ofFragment: expression, in: source) {
                paint(token.range, names.style(of: token.kind))
                if case .formattedString(let inner) = token.kind { paintFields(of: inner, in: source, paint) }
            }
            paintFields(of: spec, in: source, paint)
        }
    }

    /// Between tokens a `#` can only begin a comment.
    private static func paintComments(
        in range: SourceRange, of source: SourceText, _ paint: (SourceRange, Style) -> Void
    ) {
        var start = range.lowerBound
        while start < range.upperBound, let mark = source.utf8[start..<range.upperBound].firstIndex(of: 0x23) {
            let end = source.utf8[mark..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
            paint(mark..<end, Style(.comment, .slanted))
            start = end
        }
    }

    /// What a name is depends on the tokens before it.
    private struct Names {
        private var definesNext = false
        private var isDecorator = false

        mutating func style(of kind: Token.Kind) -> Style {
            defer { if case .newline = kind { isDecorator = false } }
            let defines = definesNext
            definesNext = false
            switch kind {
            case .keyword(let keyword):
                definesNext = keyword == .def || keyword == .class
                return Style(.keyword)
            case .name: return Style(defines ? .function : isDecorator ? .decorator : .plain)
            case .operator(let symbol):
                if symbol == .at { isDecorator = true }
                if symbol == .leftParen { isDecorator = false }
                return isDecorator ? Style(.decorator) : .plain
            case .integer, .float: return Style(.number)
            case .string, .bytes, .formattedString: return Style(.string)
            case .newline, .indent, .dedent, .end: return .plain
            case .invalid: return Style(.failure, .underlined)
            }
        }
    }
}
