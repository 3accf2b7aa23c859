/// The frame of what stands in the place of the panes.
enum OverlayFrame {
    static func draw(_ title: String, information: String?, in area: Rect, on canvas: inout Canvas) {
        let inside = area.inside
        let bar = String(repeating: "━", count: inside.columns)
        canvas.write("┏\(bar)┓", .heading, at: Point(column: area.column, row: area.row), in: area)
        for row in inside.row..<max(inside.row, inside.endRow) {
            canvas.write("┃", .heading, at: Point(column: area.column, row: row), in: area)
            canvas.write("┃", .heading, at: Point(column: area.endColumn - 1, row: row), in: area)
        }
        canvas.write("┗\(bar)┛", .heading, at: Point(column: area.column, row: area.endRow - 1), in: area)
        let place = Point(column: area.column + 1, row: area.row)
        canvas.write(" \(title) ", Style(.accent, [.strong, .reversed]), at: place, in: area)
        guard let information else { return }
        let text = " \(information) "
        canvas.write(
            text, .quiet, at: Point(column: area.endColumn - 2 - text.columns, row: area.row), in: area)
    }
}
