import PlaygroundEngine

/// Runs of prose as styled lines.
enum InlineText {
    private static let depthLimit = 16

    /// The lines that hard breaks make of `inlines`, unbroken otherwise.
    static func lines(of inlines: [MarkdownInline], style: Style) -> [StyledLine] {
        var lines = [StyledLine.empty]
        for inline in inlines { append(inline, style, depth: 0, to: &lines) }
        return lines
    }

    private static func append(_ inline: MarkdownInline, _ style: Style, depth: Int, to lines: inout [StyledLine]) {
        guard depth < depthLimit else { return }
        func appendAll(_ inlines: [MarkdownInline], _ style: Style) {
            for inline in inlines { append(inline, style, depth: depth + 1, to: &lines) }
        }
        switch inline {
        case .text(let text):
            // A line end in the source of a paragraph is a blank.
            lines[lines.count - 1].append(text.replacing("\n", with: " "), style)
        case .emphasis(let inlines): appendAll(inlines, style.with(.slanted))
        case .strong(let inlines): appendAll(inlines, style.with(.strong))
        case .code(let text): lines[lines.count - 1].append(text, Style(.string, style.emphasis))
        case .link(let inlines, let url):
            appendAll(inlines, Style(.accent, style.emphasis.union(.underlined)))
            let text = inlines == [.text(url)] ? "" : " (\(url))"
            lines[lines.count - 1].append(text, .quiet)
        case .lineBreak: lines.append(.empty)
        }
    }
}
