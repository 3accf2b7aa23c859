import PlaygroundEngine

/// The map of the lessons: all of them, and the steps of the chosen one beside or below them.
enum LessonMapView {
    private static let headRows = 1
    private static let barCells = 8

    static func information(on map: LessonMap) -> String {
        let finished = map.lessons.count(where: \.isFinished)
        let time = map.lessons.seconds >= 1 ? ", \(Quantity.workTime(map.lessons.seconds)) at work" : ""
        return "\(finished) of \(map.lessons.count) finished\(time)"
    }

    static func draw(_ map: LessonMap, in area: Rect, on canvas: inout Canvas) {
        let parts = split(area, map)
        canvas.write(
            head(columns: parts.list.columns), at: Point(column: parts.list.column, row: area.row), in: parts.list)
        let shown = visible(map, rows: parts.list.rows - headRows)
        for (row, index) in shown.enumerated() {
            let line = line(map.lessons[index], isChosen: index == map.index, columns: parts.list.columns)
            canvas.write(
                line, at: Point(column: parts.list.column, row: parts.list.row + headRows + row), in: parts.list)
        }
        // What the marks mean, where there is a row to spare.
        if map.lessons.count + headRows + 2 <= parts.list.rows {
            canvas.write(
                legend, at: Point(column: parts.list.column, row: parts.list.endRow - 1), in: parts.list)
        }
        if parts.isBeside {
            for row in area.row..<area.endRow {
                canvas.write("│", .border, at: Point(column: parts.list.endColumn, row: row), in: area)
            }
        } else {
            let rule = StyledLine(String(repeating: "─", count: area.columns), .border)
            canvas.write(rule, at: Point(column: area.column, row: parts.list.endRow), in: area)
        }
        if let chosen = map.chosen { canvas.write(steps(of: chosen, in: parts.steps.size), in: parts.steps) }
    }

    /// The lesson in a row of the overlay.
    static func lesson(at point: Point, in area: Rect, of map: LessonMap) -> Int? {
        let parts = split(area, map)
        guard parts.list.contains(point) else { return nil }
        let shown = visible(map, rows: parts.list.rows - headRows)
        let index = shown.lowerBound + point.row - parts.list.row - headRows
        return point.row >= parts.list.row + headRows && shown.contains(index) ? index : nil
    }

    /// Side by side where there is room, else one above the other: the steps have the rows that they need, the lessons
    /// the rest.
    private static func split(_ area: Rect, _ map: LessonMap) -> (list: Rect, steps: Rect, isBeside: Bool) {
        if area.columns >= 100 {
            let left = min(72, area.columns * 13 / 25)
            return (
                Rect(column: area.column, row: area.row, columns: left, rows: area.rows),
                Rect(
                    column: area.column + left + 2, row: area.row, columns: area.columns - left - 3, rows: area.rows),
                true
            )
        }
        let wanted = (map.lessons.map(\.steps.count).max() ?? 0) + 1
        let below = min(max(4, wanted), max(4, area.rows / 2))
        let above = area.rows - below - 1
        return (
            Rect(column: area.column, row: area.row, columns: area.columns, rows: above),
            Rect(column: area.column + 1, row: area.row + above + 1, columns: area.columns - 2, rows: below), false
        )
    }

    private static func visible(_ map: LessonMap, rows: Int) -> Range<Int> {
        let rows = max(1, rows)
        let start = min(max(0, map.index - rows / 2), max(0, map.lessons.count - rows))
        return start..<min(map.lessons.count, start + rows)
    }

    // MARK: Lessons

    private static func head(columns: Int) -> StyledLine {
        let tail = String(repeating: " ", count: barCells + 1) + "steps" + "       time "
        return StyledLine("   lesson", .quiet).fitted(to: max(4, columns - tail.columns)) + StyledLine(tail, .quiet)
    }

    private static var legend: StyledLine {
        [
            Span(" ✓", .success), Span(" done  ", .quiet), Span("»", .warning), Span(" skipped  ", .quiet),
            Span("●", .accent), Span(" begun  ○ open  ", .quiet), Span("▸", .key), Span(" here", .quiet),
        ]
    }

    private static func line(_ lesson: LessonProgress, isChosen: Bool, columns: Int) -> StyledLine {
        let number = "\(lesson.number)"
        let lead: StyledLine = [
            Span(isChosen ? " ▸ " : "   ", .key), mark(of: lesson),
            Span(" " + String(repeating: " ", count: max(0, 2 - number.count)) + number + " ", .quiet),
        ]
        let time = lesson.seconds >= 1 ? Quantity.workTime(lesson.seconds) : ""
        let count = "\(lesson.done + lesson.skipped)/\(lesson.total)"
        var tail = bar(of: lesson)
        tail.append(String(repeating: " ", count: max(1, 6 - count.count)) + count)
        tail.append(String(repeating: " ", count: max(1, 11 - time.columns)) + time + " ", .quiet)
        let titleStyle = lesson.isCurrent || isChosen ? Style.strong : .plain
        let here = lesson.isCurrent ? StyledLine("  here", .key) : .empty
        let title = (StyledLine(lesson.title, titleStyle) + here)
            .fitted(to: max(4, columns - lead.columns - tail.columns))
        let whole = (lead + title + tail).fitted(to: columns)
        return isChosen ? whole.restyled { Style(.plain, $0.emphasis.union(.reversed)) } : whole
    }

    private static func mark(of lesson: LessonProgress) -> Span {
        switch lesson.state {
        case .done: Span("✓", .success)
        case .finished: Span("✓", .warning)
        case .begun: Span("●", .accent)
        case .open: Span("○", .quiet)
        }
    }

    /// A bar as long as what is done, and what was skipped behind it.
    private static func bar(of lesson: LessonProgress) -> StyledLine {
        let total = max(1, lesson.total)
        let done = barCells * lesson.done / total
        let passed = barCells * (lesson.done + lesson.skipped) / total
        return [
            Span(String(repeating: "▓", count: done), .success),
            Span(String(repeating: "»", count: max(0, passed - done)), .warning),
            Span(String(repeating: "░", count: max(0, barCells - passed)), .quiet),
        ]
    }

    // MARK: Steps

    private static func steps(of lesson: LessonProgress, in size: Size) -> [StyledLine] {
        var head: StyledLine = [Span("\(lesson.number) \(lesson.title)", .heading)]
        let tries = lesson.attempts > 0 ? ", \(Quantity.count(lesson.attempts, "try", plural: "tries"))" : ""
        let skipped = lesson.skipped > 0 ? ", \(lesson.skipped) skipped" : ""
        head.append("  \(lesson.done) of \(lesson.total) done\(skipped)\(tries)", .quiet)
        let lines = lesson.steps.map { line($0, columns: size.columns) }
        let room = max(1, size.rows - 1)
        guard lines.count > room else { return [head.truncated(to: size.columns)] + lines }
        // The step that is shown stays in view.
        let current = lesson.steps.firstIndex(where: \.isCurrent) ?? 0
        let start = min(max(0, current - room / 2), lines.count - room)
        head.append("  \(start + 1)-\(start + room) of \(lines.count) steps", .quiet)
        return [head.truncated(to: size.columns)] + lines[start..<start + room]
    }

    private static func line(_ step: StepProgress, columns: Int) -> StyledLine {
        let isHere = step.isCurrent && step.status != nil
        let mark: Span =
            switch step.status {
            case .done: Span("✓ ", .success)
            case .skipped: Span("» ", .warning)
            case .open: Span(isHere ? "▸ " : "○ ", isHere ? .key : .plain)
            case nil: Span("○ ", .quiet)
            }
        let word =
            switch step.status {
            case .skipped: "skipped"
            case .done, .open, nil: step.seconds >= 1 ? Quantity.workTime(step.seconds) : ""
            }
        let tries = step.attempts > 0 ? Quantity.count(step.attempts, "try", plural: "tries") : ""
        let tail = StyledLine(
            String(repeating: " ", count: max(1, 9 - tries.columns)) + tries
                + String(repeating: " ", count: max(1, 11 - word.columns)) + word, .quiet)
        let style = isHere ? Style.strong : step.status == nil ? .quiet : .plain
        let room = max(4, columns - 2 - tail.columns)
        return StyledLine([mark]) + StyledLine(step.title, style).fitted(to: room) + tail
    }
}
