/// The palette: a line to type in, and below it what that finds.
enum PaletteView {
    private static let headRows = 2

    static func draw(_ palette: Palette, _ model: Model, in area: Rect, on canvas: inout Canvas) {
        let query = palette.query
        let line: StyledLine = [Span(" › ", .key), Span(query.text)]
        let hint = query.isEmpty ? StyledLine("type a word of what you want to do", .quiet) : .empty
        canvas.write(line + hint, at: Point(column: area.column, row: area.row), in: area)
        canvas.cursor = Point(
            column: min(area.endColumn - 1, area.column + 3 + query.before.columns), row: area.row)
        let items = PaletteItems.matching(query.text, in: model)
        guard !items.isEmpty else {
            let nothing = StyledLine("   Nothing has this in its name. help lists the commands.", .quiet)
            return canvas.write(nothing, at: Point(column: area.column, row: area.row + headRows), in: area)
        }
        for (row, index) in visible(palette, count: items.count, rows: area.rows).enumerated() {
            let point = Point(column: area.column, row: area.row + headRows + row)
            canvas.write(
                self.line(items[index], isChosen: index == palette.index, columns: area.columns), at: point, in: area)
        }
    }

    /// The item in a row of the overlay.
    static func index(at row: Int, in size: Size, of model: Model) -> Int? {
        guard case .palette(let palette) = model.overlay else { return nil }
        let items = PaletteItems.matching(palette.query.text, in: model)
        let range = visible(palette, count: items.count, rows: size.rows)
        let index = range.lowerBound + row - headRows
        return row >= headRows && range.contains(index) ? index : nil
    }

    private static func visible(_ palette: Palette, count: Int, rows: Int) -> Range<Int> {
        let capacity = max(1, rows - headRows)
        let start = min(max(0, palette.index - capacity / 2), max(0, count - capacity))
        return start..<min(count, start + capacity)
    }

    private static func line(_ item: PaletteItem, isChosen: Bool, columns: Int) -> StyledLine {
        let key = StyledLine(item.key.map { " \($0) " } ?? "", .key)
        let detail = item.detail.isEmpty ? "" : "  \(item.detail)"
        let line: StyledLine = [
            Span(isChosen ? " ▸ " : "   ", .key), Span(item.title, isChosen ? Style(.plain, [.strong]) : .plain),
            Span(detail, .quiet),
        ]
        let whole = line.fitted(to: max(0, columns - key.columns)) + key
        return isChosen ? whole.restyled { Style(.plain, $0.emphasis.union(.reversed)) } : whole
    }
}
