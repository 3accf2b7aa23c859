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
        let content = PaneContent(rows.map(\.line), in: size, scroll: scroll)
        let visible = rows[content.offset...].prefix(content.visible.count)
        guard content.overflows, let first = visible.first, let last = visible.last, let end = rows.last else {
            return content
        }
        // The title counts as the numbers beside the lines do, though a long line takes several rows.
        return PaneContent(
            rows.map(\.line), in: size, scroll: scroll,
            information: "\(first.number)–\(last.number) of \(end.number)")
    }

    /// The row that a change of the file should bring into view: its first problem, or the largest piece that changed,
    /// since an import that came with it stands at the top.
    static func rowToShow(in model: Model, columns: Int) -> Int? {
        guard let state = model.workspace else { return nil }
        let problem = state.diagnostics.first.map { line(of: $0, in: state.source) }
        let largest = state.changedLines.max { $0.count < $1.count }
        guard let wanted = problem ?? largest?.lowerBound else { return nil }
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
        let margin = String(repeating: " ", count: gutter)
        let room = max(8, columns - gutter)
        // A file that is new as a whole needs no marks.
        let isNew = state.changedLines.reduce(0) { $0 + $1.count } >= lines.count
        let changed = isNew ? [] : Set(state.changedLines.joined())
        let problems = Dictionary(grouping: state.diagnostics) { line(of: $0, in: state.source) }
        return lines.enumerated().flatMap { index, line -> [Row] in
            let number = index + 1
            let found = problems[number] ?? []
            let texts = line.folded(to: room, indent: 4)
            let pointers = found.compactMap { carets(of: $0, in: state.source, below: texts, room: room) }
            let parts = texts.enumerated().flatMap { part, text in
                let mark: Span =
                    found.isEmpty
                    ? changed.contains(number) ? Span("+ ", .success) : Span("  ")
                    : Span("✗ ", .failure)
                let name = part == 0 ? String(number) : ""
                let blank = String(repeating: " ", count: max(0, digits - name.count))
                let below = pointers.filter { $0.part == part }.map { StyledLine(margin) + $0.line }
                return [[Span(blank + name + " ", .quiet), mark] + text] + below
            }
            let words = found.flatMap { problem in
                [problem.message, problem.note].compactMap { $0 }.flatMap { text in
                    StyledLine(text, .failure).wrapped(to: room).map { StyledLine(margin) + $0 }
                }
            }
            return (parts + words).map { Row(number: number, line: $0) }
        }
    }

    private static func line(of problem: Diagnostic, in source: SourceText) -> Int {
        source.line(at: min(problem.range.lowerBound, source.utf8.count))
    }

    /// The carets under the row of a line in which a problem begins.
    ///
    /// - Parameter texts: The rows of the line; all but the first are indented.
    private static func carets(
        of problem: Diagnostic, in source: SourceText, below texts: [StyledLine], room: Int
    ) -> (part: Int, line: StyledLine)? {
        let start = min(problem.range.lowerBound, source.utf8.count)
        let lineRange = source.range(ofLine: source.line(at: start))
        let end = min(max(start, problem.range.upperBound), lineRange.upperBound)
        var column = source[lineRange.lowerBound..<max(lineRange.lowerBound, start)].columns
        let length = max(1, start < end ? source[start..<end].columns : 1)
        for (part, text) in texts.enumerated() {
            let indent = part == 0 || room <= 8 ? 0 : 4
            let own = text.columns - indent
            guard column < own || part == texts.count - 1 else {
                column -= own
                continue
            }
            // A place behind the end of a full row has no column of its own.
            let place = min(indent + column, room - 1)
            let carets = String(repeating: "^", count: min(length, room - place))
            return (part, [Span(String(repeating: " ", count: place)), Span(carets, .failure)])
        }
        return nil
    }
}
