/// What a screen says that has no room for anything else.
enum TooSmallView {
    static func draw(_ model: Model, on canvas: inout Canvas) {
        let needed = ScreenLayout.smallest
        let size = model.size
        let paragraphs = [
            "APIPlayground needs \(needed.columns) columns and \(needed.rows) rows.",
            "This terminal has \(size.columns) and \(size.rows).",
            "Enlarge it, or choose a smaller font: nothing is lost. Ctrl-D leaves.",
        ]
        let columns = max(1, size.columns - 4)
        let lines = paragraphs.flatMap { StyledLine($0).wrapped(to: columns) }
        let row = max(0, (size.rows - lines.count) / 2)
        let area = Rect(column: size.columns > 8 ? 2 : 0, row: row, columns: columns, rows: size.rows - row)
        canvas.write(lines, in: area)
    }
}
