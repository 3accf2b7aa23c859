import PlaygroundEngine

/// Lays out lesson prose for a width.
enum MarkdownLayout {
    /// Deeper nesting is laid out as if it stood at this depth.
    private static let depthLimit = 8

    static func lines(of blocks: [MarkdownBlock], columns: Int, depth: Int = 0) -> [StyledLine] {
        guard depth <= depthLimit else { return [StyledLine("…", .quiet)] }
        var lines: [StyledLine] = []
        for block in blocks {
            if !lines.isEmpty { lines.append(.empty) }
            lines += self.lines(of: block, columns: columns, depth: depth)
        }
        return lines
    }

    private static func lines(of block: MarkdownBlock, columns: Int, depth: Int) -> [StyledLine] {
        switch block {
        case .heading(_, let inlines):
            return InlineText.lines(of: inlines, style: .heading).flatMap { $0.wrapped(to: columns) }
        case .paragraph(let inlines):
            return InlineText.lines(of: inlines, style: .plain).flatMap { $0.wrapped(to: columns) }
        case .code(let language, let text): return code(text, language: language, columns: columns)
        case .list(let start, let items):
            return list(items, start: start, columns: columns, depth: depth)
        case .quote(let blocks):
            return self.lines(of: blocks, columns: columns - 2, depth: depth + 1).map { StyledLine("┊ ", .quiet) + $0 }
        case .table(let header, let rows): return TableLayout.lines(header: header, rows: rows, columns: columns)
        case .rule: return [StyledLine(String(repeating: "─", count: max(0, columns)), .quiet)]
        }
    }

    private static func code(_ text: String, language: String, columns: Int) -> [StyledLine] {
        var text = text
        if text.hasSuffix("\n") { text.removeLast() }
        let lines =
            language == "python"
            ? PythonHighlighting.lines(of: text)
            : text.split(separator: "\n", omittingEmptySubsequences: false).map { StyledLine(String($0), .code) }
        return lines.flatMap { (StyledLine("  ") + $0).folded(to: columns, indent: 4) }
    }

    private static func list(_ items: [[MarkdownBlock]], start: Int?, columns: Int, depth: Int) -> [StyledLine] {
        let lastNumber = start.map { $0.addingReportingOverflow(items.count).partialValue }
        let width = lastNumber.map { String($0).count + 2 } ?? 2
        return items.enumerated().flatMap { index, blocks -> [StyledLine] in
            let number = start.map { "\($0.addingReportingOverflow(index).partialValue)." } ?? "•"
            let marker = StyledLine(number, .accent).fitted(to: width)
            // A list is tight: its items' blocks follow each other without blank lines.
            let body = blocks.flatMap { self.lines(of: [$0], columns: columns - width, depth: depth + 1) }
            let blank = StyledLine(String(repeating: " ", count: width))
            return (body.isEmpty ? [.empty] : body).enumerated().map { ($0 == 0 ? marker : blank) + $1 }
        }
    }
}
