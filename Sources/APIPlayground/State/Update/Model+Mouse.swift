import PlaygroundEngine

extension Model {
    /// A click focuses and chooses; the wheel scrolls what is under it.
    mutating func point(_ mouse: Mouse) -> [Effect] {
        let layout = ScreenLayout(of: self)
        switch mouse.action {
        case .wheelUp: turnWheel(by: -3, at: mouse.point, layout)
        case .wheelDown: turnWheel(by: 3, at: mouse.point, layout)
        case .press:
            if let action = HelpRows.action(at: mouse.point, in: layout.help, of: self) { return perform(action) }
            return press(at: mouse.point, layout)
        }
        return []
    }

    private mutating func turnWheel(by lines: Int, at point: Point, _ layout: ScreenLayout) {
        if isCovered { return turnWheelOverOverlay(by: lines) }
        if layout.report.contains(point) {
            report.scroll = min(max(0, layout.reportOffset + lines), layout.reportScrollLimit)
        } else if let slot = layout.slots.first(where: { $0.area.contains(point) }) {
            scroll(slot.front, .lines(lines))
        }
    }

    private mutating func press(at point: Point, _ layout: ScreenLayout) -> [Effect] {
        guard help == nil, prompt.question == nil, entry == nil else { return [] }
        guard overlay == nil else { return pressOverlay(at: point, layout) }
        if layout.prompt.contains(point) || layout.report.contains(point) {
            toPrompt()
            return []
        }
        // Stacked panes share a border row, which holds the title of the lower one: it is asked first.
        guard let slot = layout.slots.last(where: { $0.area.contains(point) }) else { return [] }
        if point.row == slot.area.row {
            pressTitle(slot, at: point.column)
        } else {
            focusPane(slot.front)
            return choose(in: slot, at: point)
        }
        return []
    }

    private mutating func pressTitle(_ slot: ScreenLayout.Slot, at column: Int) {
        let parts = PaneTitle.parts(of: slot, model: self)
        guard let part = parts.first(where: { $0.columns.contains(column - slot.area.column) }) else {
            return focusPane(slot.front)
        }
        switch part.target {
        case .pane(let pane):
            focusPane(pane)
        case .tab(let tab, let pane):
            focusPane(pane)
            bringToFront(tab)
        }
    }

    private mutating func choose(in slot: ScreenLayout.Slot, at point: Point) -> [Effect] {
        let inside = slot.area.inside
        let row = point.row - inside.row
        switch slot.front {
        case .log:
            let visible = LogPane.visible(in: inside.size, model: self)
            let index = visible.lowerBound + row - LogPane.headerRows
            guard row >= LogPane.headerRows, visible.contains(index) else { return [] }
            let before = log.selection
            log.select(position: index)
            log.top = visible.lowerBound
            // A second click on a row opens it.
            if before == log.selection { openChosenRow() }
        case .client:
            guard let index = RequestPicker.request(at: row, in: inside.size, model: self) else { return [] }
            // The key at the end of the chosen line is a button.
            if index == client.requestIndex, point.column >= inside.endColumn - RequestPicker.keyColumns {
                return perform(.sendReady)
            }
            client.requestIndex = index
        case .lesson, .code: break
        }
        return []
    }
}
