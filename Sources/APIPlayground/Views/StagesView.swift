import PlaygroundEngine

/// The stages of the shown exchange with their times, each as long as its share of the whole.
enum StagesView {
    private static let barColumns = 16

    static func lines(of model: Model) -> [StyledLine] {
        let stages = model.client.stages
        guard !stages.isEmpty else {
            return [StyledLine("This exchange is in no row of the log, so nobody timed its stages.", .quiet)]
        }
        let total = stages.compactMap(\.duration).reduce(Duration.zero, +)
        return stages.flatMap { report -> [StyledLine] in
            [line(report, total: total)] + report.details.map { [Span("    "), Span($0, .quiet)] }
        } + [.empty, [Span("all stages  ", .quiet), Span(Quantity.duration(total))]]
            + [[Span("i", .key), Span(" shows them beside the bytes", .quiet)]]
    }

    static func line(_ report: StageReport, total: Duration) -> StyledLine {
        let (mark, style): (String, Style) =
            switch report.outcome {
            case .passed: ("✓ ", .success)
            case .refused: ("✗ ", .failure)
            case .notReached: ("· ", .quiet)
            }
        var line: StyledLine = [Span(mark, style)]
        line = line + StyledLine(report.stage.rawValue, report.outcome == .notReached ? .quiet : .strong).fitted(to: 12)
        guard let duration = report.duration else {
            let words = report.outcome == .notReached ? "not reached" : report.outcome == .refused ? "refused here" : ""
            return line + StyledLine(words, .quiet)
        }
        let share = number(duration) / max(1e-12, number(total))
        let filled = duration == .zero ? 0 : max(1, Int((share * Double(barColumns)).rounded()))
        line.append(String(repeating: "▓", count: min(filled, barColumns)), .information)
        line.append(String(repeating: "░", count: max(0, barColumns - filled)), .quiet)
        line.append("  \(Quantity.duration(duration))")
        if report.outcome == .refused { line.append("  refused here", .failure) }
        return line
    }

    private static func number(_ duration: Duration) -> Double {
        let parts = duration.components
        return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    }
}
