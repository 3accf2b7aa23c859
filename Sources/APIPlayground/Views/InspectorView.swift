import PlaygroundEngine

/// One exchange end to end: the bytes, and beside them what the server made of them, stage by stage.
enum InspectorView {
    static func draw(_ inspector: Inspector, in area: Rect, on canvas: inout Canvas) {
        let heading = StyledLine(" \(inspector.explanation.heading)", .heading)
        canvas.write(heading.truncated(to: area.columns), at: Point(column: area.column, row: area.row), in: area)
        let parts = split(area)
        let content = bytes(of: inspector, in: area.size)
        canvas.write(content.visible, in: parts.bytes)
        if parts.stages.row == parts.bytes.row, let information = content.information {
            let text = " \(information) "
            canvas.write(
                text, .quiet,
                at: Point(column: parts.bytes.endColumn - text.columns, row: parts.bytes.row - 1), in: area)
        }
        let lines = stageLines(inspector, columns: parts.stages.columns)
        canvas.write(lines.map(\.line), in: parts.stages)
        if parts.stages.row == parts.bytes.row {
            for row in parts.bytes.row..<parts.bytes.endRow {
                canvas.write("│", .border, at: Point(column: parts.bytes.endColumn, row: row), in: area)
            }
        }
    }

    /// The stage in a row of the overlay.
    static func stage(at point: Point, in area: Rect, of inspector: Inspector) -> Int? {
        let parts = split(area)
        guard parts.stages.contains(point) else { return nil }
        let lines = stageLines(inspector, columns: parts.stages.columns)
        let row = point.row - parts.stages.row
        return lines.indices.contains(row) ? lines[row].stage : nil
    }

    /// The bytes that the chosen stage is about, marked among the others.
    static func bytes(of inspector: Inspector, in size: Size) -> PaneContent {
        let part = split(Rect(column: 0, row: 0, columns: size.columns, rows: size.rows)).bytes
        let exchange = inspector.exchange
        let report = inspector.stages[inspector.index]
        let isAnswer = report.stage == .response || report.stage == .handler
        let captured = isAnswer ? exchange.responseBytes : exchange.requestBytes
        let visible = isAnswer ? captured.kept : SecretFields.masked(captured.kept)
        let perLine = part.columns >= 73 ? 16 : part.columns >= 41 ? 8 : 4
        let title = StyledLine(isAnswer ? " what was answered" : " what arrived", .quiet)
        let shown = visible.prefix(16 << 10)
        let lines = HexText.lines(of: shown, marked: report.bytes, perLine: perLine).map { StyledLine(" ") + $0 }
        let rest = captured.total - shown.count
        let more = rest > 0 ? [StyledLine(" … \(Quantity.bytes(rest)) more", .quiet)] : []
        let first = report.bytes.map { max(0, $0.lowerBound / perLine - 2) } ?? 0
        return PaneContent(
            lines + more, in: part.size, scroll: inspector.scroll > 0 ? inspector.scroll : first, top: [title])
    }

    private static func split(_ area: Rect) -> (bytes: Rect, stages: Rect) {
        let body = Rect(column: area.column, row: area.row + 2, columns: area.columns, rows: area.rows - 2)
        if area.columns >= 100 {
            let left = area.columns >= 150 ? 76 : 44
            return (
                Rect(column: body.column, row: body.row, columns: left, rows: body.rows),
                Rect(column: body.column + left + 2, row: body.row, columns: body.columns - left - 2, rows: body.rows)
            )
        }
        let rows = max(4, body.rows * 6 / 10)
        return (
            Rect(column: body.column, row: body.row + rows, columns: body.columns, rows: body.rows - rows),
            Rect(column: body.column, row: body.row, columns: body.columns, rows: rows)
        )
    }

    private static func stageLines(_ inspector: Inspector, columns: Int) -> [(line: StyledLine, stage: Int)] {
        let total = inspector.stages.compactMap(\.duration).reduce(Duration.zero, +)
        let room = max(8, columns - 1)
        return inspector.stages.enumerated().flatMap { index, report -> [(line: StyledLine, stage: Int)] in
            let isChosen = index == inspector.index
            let head = [Span(isChosen ? "▸ " : "  ", .key)] + StagesView.line(report, total: total).spans
            var lines = [StyledLine(head).truncated(to: room)]
            if isChosen {
                lines[0] = lines[0].restyled { $0.with(.strong) }
                // The explanation says more of a refusal than the details do.
                for detail in report.details.prefix(report.outcome == .refused ? 1 : report.details.count) {
                    lines += (StyledLine("    ") + StyledLine(detail)).wrapped(to: room, indent: 4)
                }
                if report.outcome == .refused {
                    lines += ClientPane.lines(of: inspector.explanation, columns: room - 4).flatMap { line in
                        (StyledLine("    ") + line).folded(to: room, indent: 6)
                    }
                }
            }
            return lines.map { ($0, index) }
        }
    }
}
