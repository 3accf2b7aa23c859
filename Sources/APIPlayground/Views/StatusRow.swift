import PlaygroundEngine

/// The top row: where the server listens, whether `main.py` is live, and how far the lessons have come.
enum StatusRow {
    static func draw(_ model: Model, in area: Rect, on canvas: inout Canvas) {
        let left = StyledLine(" APIPlayground", .heading) + server(model.server) + workspace(model.workspace)
        // The left side names problems, so the right one gives way.
        let variants = progress(of: model)
        let right = variants.first { left.columns + 2 + $0.columns < area.columns } ?? variants.last ?? .empty
        let column = area.endColumn - right.columns - 1
        let fitting = left.truncated(to: max(0, column - area.column - 1))
        canvas.write(fitting, at: Point(column: area.column, row: area.row), in: area)
        canvas.write(right, at: Point(column: column, row: area.row), in: area)
    }

    private static func server(_ state: ServerState?) -> StyledLine {
        switch state {
        case nil: [Span("  ○ starting", .quiet)]
        case .stopped: [Span("  ○ stopped", .warning), Span(" · serve starts it", .quiet)]
        case .failed(let reason): [Span("  ✗ \(reason)", .failure)]
        case .listening(let host, let port, let taken):
            [
                Span("  ● ", .success),
                Span(ListeningHost.authority(host, port: port), ListeningHost.isLoopback(host) ? .plain : .warning),
                Span(ListeningHost.isLoopback(host) ? "" : " open to other machines", .warning),
                Span(taken.map { " (\($0) is taken)" } ?? "", .warning),
            ]
        }
    }

    private static func workspace(_ state: WorkspaceState?) -> StyledLine {
        guard let state else { return .empty }
        let name = state.fileName
        guard let problem = state.diagnostics.first else {
            return [Span("   \(name) "), Span("✓", .success)]
        }
        let line = state.source.line(at: min(problem.range.lowerBound, state.source.utf8.count))
        return [Span("   \(name) "), Span("✗ line \(line): \(problem.message)", .failure)]
    }

    /// The lesson and the module's progress, the fullest wording first.
    private static func progress(of model: Model) -> [StyledLine] {
        guard let state = model.lesson else { return [.empty] }
        let total = state.overview.count
        let done = state.overview.count { $0.isFinished }
        let count = StyledLine(total > 0 ? "\(done)/\(total)" : "")
        let barLength = min(total, 15)
        let filled = total > 0 ? done * barLength / total : 0
        let bar: StyledLine = [
            Span(String(repeating: "▓", count: filled), .success),
            Span(String(repeating: "░", count: barLength - filled) + " ", .quiet),
        ]
        let title: StyledLine = [Span("\(state.lesson.number) \(state.lesson.title)", .strong), Span("  ")]
        return [title + bar + count, title + count, count]
    }
}

extension LessonProgress {
    /// Whether nothing of the lesson is left to do.
    var isFinished: Bool { total > 0 && done + skipped >= total }
}
