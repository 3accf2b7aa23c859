/// How much room there is, in terminal cells.
struct Size: Hashable, Sendable {
    var columns: Int
    var rows: Int
}

/// One cell, counted from 0 at the top left.
struct Point: Hashable, Sendable {
    var column: Int
    var row: Int
}

/// A block of cells; its sizes are never negative.
struct Rect: Hashable, Sendable {
    let column: Int
    let row: Int
    let columns: Int
    let rows: Int

    init(column: Int, row: Int, columns: Int, rows: Int) {
        self.column = column
        self.row = row
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }

    var size: Size { Size(columns: columns, rows: rows) }
    var endColumn: Int { column + columns }
    var endRow: Int { row + rows }
    var isEmpty: Bool { columns == 0 || rows == 0 }

    func contains(_ point: Point) -> Bool {
        (column..<endColumn).contains(point.column) && (row..<endRow).contains(point.row)
    }

    /// The rectangle inside a border of one cell.
    var inside: Rect { Rect(column: column + 1, row: row + 1, columns: columns - 2, rows: rows - 2) }

    /// The first `count` rows and the rest below them.
    func split(topRows count: Int) -> (top: Rect, bottom: Rect) {
        let top = min(max(0, count), rows)
        return (
            Rect(column: column, row: row, columns: columns, rows: top),
            Rect(column: column, row: row + top, columns: columns, rows: rows - top)
        )
    }

    /// The cells that both rectangles hold.
    func intersection(_ other: Rect) -> Rect {
        let left = max(column, other.column)
        let top = max(row, other.row)
        return Rect(
            column: left, row: top, columns: min(endColumn, other.endColumn) - left,
            rows: min(endRow, other.endRow) - top)
    }
}
