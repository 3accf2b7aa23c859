import PlaygroundEngine

/// Lays out a table: columns as wide as their texts where they fit, else narrowed and broken.
enum TableLayout {
    private static let gap = 2
    private static let narrowest = 6

    static func lines(header: [[MarkdownInline]], rows: [[[MarkdownInline]]], columns: Int) -> [StyledLine] {
        let head = header.map { text($0, .strong) }
        let body = rows.map { row in row.map { text($0, .plain) } }
        let count = max(head.count, body.map(\.count).max() ?? 0)
        guard count > 0 else { return [] }
        let natural = (0..<count).map { index in
            ([head] + body).map { index < $0.count ? $0[index].columns : 0 }.max() ?? 0
        }
        let widths = fit(natural, into: columns - gap * (count - 1))
        let rule = StyledLine(
            String(repeating: "─", count: min(max(0, columns), widths.reduce(gap * (count - 1), +))), .quiet)
        return self.row(head, widths) + [rule] + body.flatMap { self.row($0, widths) }
    }

    private static func text(_ inlines: [MarkdownInline], _ style: Style) -> StyledLine {
        InlineText.lines(of: inlines, style: style).reduce(.empty) { $0.spans.isEmpty ? $1 : $0 + StyledLine(" ") + $1 }
    }

    /// Takes from the widest column until all fit.
    private static func fit(_ widths: [Int], into room: Int) -> [Int] {
        var widths = widths.map { min($0, max(narrowest, room)) }
        while widths.reduce(0, +) > room, let widest = widths.max(), widest > narrowest,
            let index = widths.firstIndex(of: widest)
        {
            widths[index] -= 1
        }
        return widths
    }

    private static func row(_ cells: [StyledLine], _ widths: [Int]) -> [StyledLine] {
        let broken = zip(cells, widths).map { $0.wrapped(to: $1) }
        let height = broken.map(\.count).max() ?? 0
        return (0..<height).map { line in
            zip(broken, widths).enumerated().reduce(StyledLine.empty) { made, column in
                let (cell, width) = column.element
                let text = line < cell.count ? cell[line] : .empty
                return made + (column.offset > 0 ? StyledLine(String(repeating: " ", count: gap)) : .empty)
                    + text.fitted(to: width)
            }
        }
    }
}
