import PlaygroundEngine

/// `main.py`: numbered, coloured, what the last command changed marked, and each problem under its line.
enum SourcePane {
    static func content(of model: Model, in size: Size, scroll: Int) -> PaneContent {
        guard let state = model.workspace else {
            return PaneContent([StyledLine(" Opening main.py …", .quiet)], in: size, scroll: 0)
        }
        guard !state.source.utf8.isEmpty else {
            let text = "The file is empty. Type at the prompt: from fastapi import FastAPI"
            return PaneContent((StyledLine(" ") + StyledLine(text)).wrapped(to: size.columns), in: size, scroll: 0)
        }
        let rows = rows(of: state, highlighted: model.source, columns: size.columns)
        return PaneContent(rows.map(\.line), in: size, scroll: scroll)
    }

    /// The row that a change of the file should bring into view: its first problem, or else where most lines are new,
    /// which is the definition itself and not what it needs to be imported.
    static func rowToShow(in model: Model, columns: Int) -> Int? {
        guard let state = model.workspace else { return nil }
        let problem = state.diagnostics.first.map { line(of: $0, in: state.source) }
        let longest = state.changedLines.ranges.max { $0.count <= $1.count }
        guard let wanted = problem ?? longest?.lowerBound else { return nil }
        return rows(of: state, highlighted: model.source, columns: columns).firstIndex { $0.number == wanted }
    }

    private struct Row {
        /// The number of the source line that this row belongs to.
        let number: Int
        let line: StyledLine
    }

    private static func rows(of state: WorkspaceState, highlighted: [StyledLine], columns: Int) -> [Row] {
        var lines = highlighted
        // A file that ends with a line break has no line after it.
        if lines.count > 1, lines.last?.spans.isEmpty == true { lines.removeLast() }
        let digits = max(2, String(lines.count).count)
        let gutter = digits + 3
        let room = max(8, columns - gutter)
        // A file that is new as a whole needs no marks.
        let isNew = state.changedLines.ranges.reduce(0) { $0 + $1.count } >= lines.count
        let changed = isNew ? RangeSet() : state.changedLines
        let problems = Dictionary(grouping: state.diagnostics) { line(of: $0, in: state.source) }
        return lines.enumerated().flatMap { index, line -> [Row] in
            let number = index + 1
            let found = problems[number] ?? []
            let parts = line.folded(to: room, indent: 4).enumerated().map { part, text in
                let mark: Span =
                    found.isEmpty
                    ? changed.contains(number) ? Span("+ ", .success) : Span("  ")
                    : Span("✗ ", .failure)
                let name = part == 0 ? String(number) : ""
                let blank = String(repeating: " ", count: max(0, digits - name.count))
                return Row(number: number, line: [Span(blank + name + " ", .quiet), mark] + text)
            }
            return parts
                + found.flatMap { problem in
                    explanation(problem, in: state.source, room: room, gutter: gutter).map {
                        Row(number: number, line: $0)
                    }
                }
        }
    }

    private static func line(of problem: Diagnostic, in source: SourceText) -> Int {
        source.line(at: min(problem.range.lowerBound, source.utf8.count))
    }

    /// The carets under a line, and the message under them.
    private static func explanation(
        _ problem: Diagnostic, in source: SourceText, room: Int, gutter: Int
    ) -> [StyledLine] {
        let blank = StyledLine(String(repeating: " ", count: gutter))
        let start = min(problem.range.lowerBound, source.utf8.count)
        let lineRange = source.range(ofLine: source.line(at: start))
        let end = min(max(start, problem.range.upperBound), lineRange.upperBound)
        let column = source[lineRange.lowerBound..<max(lineRange.lowerBound, start)].columns
        let length = max(1, start < end ? source[start..<end].columns : 1)
        var lines: [StyledLine] = []
        // A caret row makes sense only where the line was not broken before the place.
        if column + 1 <= room {
            let carets = String(repeating: "^", count: min(length, room - column))
            lines.append(blank + [Span(String(repeating: " ", count: column)), Span(carets, .failure)])
        }
        lines += [problem.message, problem.note].compactMap { $0 }.flatMap { text in
            StyledLine(text, .failure).wrapped(to: room).map { blank + $0 }
        }
        return lines
    }
}
