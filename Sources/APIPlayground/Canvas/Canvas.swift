import PlaygroundEngine

/// A grid of styled cells: everything that a view says, and all that a terminal needs to know.
struct Canvas: Hashable, Sendable {
    /// What one cell shows. The right half of a wide glyph has an empty text and the width 0.
    struct Cell: Hashable, Sendable {
        var text = " "
        var width = 1
        var style = Style.plain
    }

    let size: Size
    private(set) var cells: [Cell]
    /// Where the terminal's cursor stands; nil hides it.
    var cursor: Point?
    /// What the styles look like.
    var theme = ThemeName.dark

    init(_ size: Size) {
        self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
        cells = Array(repeating: Cell(), count: self.size.columns * self.size.rows)
    }

    var bounds: Rect { Rect(column: 0, row: 0, columns: size.columns, rows: size.rows) }

    /// The cells of one row, from the left.
    func row(_ row: Int) -> ArraySlice<Cell> { cells[row * size.columns..<(row + 1) * size.columns] }

    /// Writes one line from `point` to the right.
    ///
    /// - Parameter area: Nothing outside of it changes; a wide glyph across its edge becomes a blank.
    mutating func write(_ line: StyledLine, at point: Point, in area: Rect) {
        let clip = area.intersection(bounds)
        guard (clip.row..<clip.endRow).contains(point.row) else { return }
        var column = point.column
        for span in line.spans {
            for glyph in Glyph.glyphs(of: span.text) {
                guard column < clip.endColumn else { return }
                put(glyph, span.style, at: Point(column: column, row: point.row), in: clip)
                column += glyph.width
            }
        }
    }

    mutating func write(_ text: String, _ style: Style = .plain, at point: Point, in area: Rect) {
        write(StyledLine(text, style), at: point, in: area)
    }

    /// Writes `lines` from the top of `area`, as many as it holds.
    mutating func write(_ lines: [StyledLine], in area: Rect) {
        for (row, line) in lines.prefix(area.rows).enumerated() {
            write(line, at: Point(column: area.column, row: area.row + row), in: area)
        }
    }

    private mutating func put(_ glyph: Glyph, _ style: Style, at point: Point, in clip: Rect) {
        if glyph.width == 2, point.column < clip.column || point.column + 1 >= clip.endColumn {
            for column in point.column...point.column + 1 where (clip.column..<clip.endColumn).contains(column) {
                replace(Point(column: column, row: point.row), with: Cell(style: style))
            }
            return
        }
        guard clip.contains(point) else { return }
        replace(point, with: Cell(text: glyph.text, width: glyph.width, style: style))
        if glyph.width == 2 {
            replace(Point(column: point.column + 1, row: point.row), with: Cell(text: "", width: 0, style: style))
        }
    }

    /// Sets one cell and blanks the half that remains of a wide glyph it cuts.
    private mutating func replace(_ point: Point, with cell: Cell) {
        let index = index(of: point)
        let old = cells[index]
        cells[index] = cell
        if old.width == 0, cell.width != 0, point.column > 0, cells[index - 1].width == 2 {
            cells[index - 1] = Cell(style: cells[index - 1].style)
        }
        if old.width == 2, point.column + 1 < size.columns, cells[index + 1].width == 0 {
            cells[index + 1] = Cell(style: cells[index + 1].style)
        }
    }

    /// This canvas with each cell replaced; `change` keeps the widths.
    func mapCells(_ change: (Cell) -> Cell) -> Canvas {
        var changed = self
        changed.cells = cells.map(change)
        return changed
    }

    private func index(of point: Point) -> Int { point.row * size.columns + point.column }

    /// The screen as plain text: a line a row, blanks at line ends left out.
    var text: String {
        (0..<size.rows).map { number in
            var line = row(number).map(\.text).joined()
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }
}
