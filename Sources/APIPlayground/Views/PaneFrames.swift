/// The borders of the panes with their titles; the focused pane has heavy lines, so that it shows without colour.
enum PaneFrames {
    static func drawBorders(_ slots: [ScreenLayout.Slot], model: Model, on canvas: inout Canvas) {
        for (index, slot) in slots.enumerated() {
            let above = slots[..<index].last { $0.area.column == slot.area.column }
            drawBorder(slot, below: above, model: model, on: &canvas)
        }
    }

    static func isFocused(_ slot: ScreenLayout.Slot, _ model: Model) -> Bool {
        model.focus == .pane(slot.front) || model.tourPane == slot.front
    }

    private static func drawBorder(
        _ slot: ScreenLayout.Slot, below above: ScreenLayout.Slot?, model: Model, on canvas: inout Canvas
    ) {
        let area = slot.area
        let heavy = isFocused(slot, model)
        let aboveIsHeavy = above.map { isFocused($0, model) } ?? false
        let corners = Corners(isHeavy: heavy, sharesTop: above != nil, aboveIsHeavy: aboveIsHeavy)
        let style = heavy ? Style.heading : .border
        let topStyle = heavy || aboveIsHeavy ? Style.heading : .border
        let inner = max(0, area.columns - 2)
        func write(_ text: String, _ style: Style, _ column: Int, _ row: Int) {
            canvas.write(text, style, at: Point(column: column, row: row), in: area)
        }
        let topLine = String(repeating: heavy || aboveIsHeavy ? "━" : "─", count: inner)
        write(corners.topLeft + topLine + corners.topRight, topStyle, area.column, area.row)
        for row in area.row + 1..<max(area.row + 1, area.endRow - 1) {
            write(corners.side, style, area.column, row)
            write(corners.side, style, area.endColumn - 1, row)
        }
        let bottomLine = String(repeating: heavy ? "━" : "─", count: inner)
        write(corners.bottomLeft + bottomLine + corners.bottomRight, style, area.column, area.endRow - 1)
    }

    private struct Corners {
        let topLeft: String
        let topRight: String
        let bottomLeft: String
        let bottomRight: String
        let side: String

        init(isHeavy: Bool, sharesTop: Bool, aboveIsHeavy: Bool) {
            switch (sharesTop, isHeavy, aboveIsHeavy) {
            case (false, false, _): (topLeft, topRight) = ("┌", "┐")
            case (false, true, _): (topLeft, topRight) = ("┏", "┓")
            case (true, false, false): (topLeft, topRight) = ("├", "┤")
            case (true, true, false): (topLeft, topRight) = ("┢", "┪")
            case (true, false, true): (topLeft, topRight) = ("┡", "┩")
            case (true, true, true): (topLeft, topRight) = ("┣", "┫")
            }
            (bottomLeft, bottomRight) = isHeavy ? ("┗", "┛") : ("└", "┘")
            side = isHeavy ? "┃" : "│"
        }
    }

    /// - Parameter information: What the right end of the title row says.
    static func drawTitle(
        _ slot: ScreenLayout.Slot, information: String?, model: Model, on canvas: inout Canvas
    ) {
        let area = slot.area
        let parts = PaneTitle.parts(of: slot, model: model)
        for part in parts {
            let point = Point(column: area.column + part.columns.lowerBound, row: area.row)
            canvas.write(part.text, part.style, at: point, in: area)
        }
        guard let information else { return }
        let text = " \(information) "
        let column = area.columns - 2 - text.columns
        guard column > parts.last?.columns.upperBound ?? 0 else { return }
        canvas.write(text, .quiet, at: Point(column: area.column + column, row: area.row), in: area)
    }
}
