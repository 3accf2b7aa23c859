import PlaygroundEngine

/// What the last command said, above the prompt, until the next one.
enum ReportView {
    /// How many ticks a command runs before the screen says so.
    static let patience = 2

    /// The command that the lines belong to, or the one that runs; nil where no command stands before them.
    static func head(of model: Model) -> StyledLine? {
        if model.prompt.completion != nil { return nil }
        if let running = model.prompt.running, running.ticks >= patience {
            return [Span(" … running ", .quiet), Span(firstLine(running.submission.input))]
        }
        guard let command = model.report.command, !model.report.lines.isEmpty else { return nil }
        return [Span(" › ", .quiet), Span(firstLine(command), .quiet)]
    }

    /// The lines below the head, broken to `columns`.
    static func lines(of model: Model, columns: Int) -> [StyledLine] {
        if let completion = model.prompt.completion { return candidates(completion, columns: columns) }
        return report(of: model, columns: columns)
            + (isGivingTour(model) ? model.tour.map { tour($0, columns: columns) } ?? [] : [])
    }

    private static func report(of model: Model, columns: Int) -> [StyledLine] {
        lines(of: model.report.lines).map { StyledLine("   ") + $0 }
            .flatMap { $0.columns < columns ? [$0] : $0.wrapped(to: columns - 1, indent: 5) }
    }

    private static func isGivingTour(_ model: Model) -> Bool { model.tour != nil && model.prompt.running == nil }

    /// One stop of the tour; the pane that it is about has heavy lines.
    private static func tour(_ number: Int, columns: Int) -> [StyledLine] {
        let stops = TourText.stops
        guard stops.indices.contains(number) else { return [] }
        let dots = stops.indices.map { $0 == number ? Span("● ", .accent) : Span("○ ", .quiet) }
        let head: StyledLine = [Span(" \(stops[number].title)  ", .heading)] + StyledLine(dots)
        let text = (StyledLine(" ") + StyledLine(stops[number].text)).wrapped(to: min(100, columns - 1), indent: 1)
        return [head] + text
    }

    static func draw(_ model: Model, _ layout: ScreenLayout, on canvas: inout Canvas) {
        let area = layout.report
        guard !area.isEmpty else { return }
        let head = head(of: model)
        let shown = layout.reportLines[layout.reportOffset...].prefix(layout.reportCapacity)
        canvas.write((head.map { [$0.truncated(to: area.columns)] } ?? []) + shown, in: area)
        guard layout.reportOverflows else { return }
        let hidden = layout.reportLines.count - layout.reportOffset - layout.reportCapacity
        let text = hidden > 0 ? " ↓ \(hidden) more: PgDn " : " ↑ \(layout.reportOffset) above: PgUp "
        // Beside the head nothing is covered; without one the last row is the least loss.
        let row = head == nil ? area.endRow - 1 : area.row
        let point = Point(column: area.endColumn - text.columns - 1, row: row)
        canvas.write(text, Style(.accent, .reversed), at: point, in: area)
    }

    /// One line of a result in the style of its role; a mark tells the role without colour.
    static func lines(of line: ResultLine) -> [StyledLine] {
        line.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, text in
            let mark = mark(of: line.role)
            let lead = mark.text.isEmpty ? "" : index == 0 ? mark.text : "  "
            return [Span(lead, mark.style), Span(String(text), style(of: line.role))]
        }
    }

    static func lines(of lines: [ResultLine]) -> [StyledLine] {
        lines.enumerated().flatMap { index, line -> [StyledLine] in
            // Several lines of one failure have one mark, so that carets stay under their places.
            let goesOn = index > 0 && lines[index - 1].role == line.role
            let styled = self.lines(of: line)
            guard goesOn, marksOnce(line.role) else { return styled }
            return styled.map { line in
                var line = line
                if !line.spans.isEmpty, !line.spans[0].text.isEmpty { line.spans[0].text = "  " }
                return line
            }
        }
    }

    private static func marksOnce(_ role: ResultLine.Role) -> Bool {
        switch role {
        case .failure: true
        case .success, .note, .text, .heading, .code, .added, .removed: false
        }
    }

    private static func mark(of role: ResultLine.Role) -> Span {
        switch role {
        case .text, .heading, .code: Span("")
        case .success: Span("✓ ", .success)
        case .failure: Span("✗ ", .failure)
        case .note: Span("· ", .quiet)
        case .added: Span("+ ", Style(.added))
        case .removed: Span("- ", Style(.removed))
        }
    }

    private static func style(of role: ResultLine.Role) -> Style {
        switch role {
        case .text, .success, .failure: .plain
        case .heading: .heading
        case .code: .code
        case .note: .quiet
        case .added: Style(.added)
        case .removed: Style(.removed)
        }
    }

    private static func candidates(_ state: CompletionState, columns: Int) -> [StyledLine] {
        var line = StyledLine(" Tab ", .key)
        for (index, candidate) in state.completion.candidates.enumerated() {
            line.append(" ")
            line.append(" \(candidate.text) ", index == state.index ? Style(.plain, .reversed) : .plain)
        }
        let summary = state.index.map { state.completion.candidates[$0].summary } ?? ""
        let lines = line.wrapped(to: columns - 1, indent: 5)
        return summary.isEmpty ? lines : lines + [StyledLine("     \(summary)", .quiet).truncated(to: columns - 1)]
    }

    private static func firstLine(_ text: String) -> String {
        let line = text.prefix { $0 != "\n" }
        return line.count == text.count ? text : "\(line) …"
    }
}
