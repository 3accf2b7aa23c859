import PlaygroundEngine

/// The prompt: what is being typed, or the question that a command asks.
enum PromptView {
    /// Of a longer text only the part around the cursor is laid out.
    private static let window = 8_192
    /// Longer lines get no grey hint; nobody types them by hand.
    private static let hintLimit = 1_024

    static func draw(_ model: Model, _ layout: ScreenLayout, on canvas: inout Canvas) {
        let (area, lines, cursor) = (layout.prompt, layout.promptLines, layout.promptCursor)
        // Where not all rows fit, those up to the cursor's are in view.
        let first = min(max(0, cursor.row - area.rows + 1), max(0, lines.count - area.rows))
        canvas.write(Array(lines[first...].prefix(area.rows)), in: area)
        guard hasKeys(model), cursor.row - first < area.rows else { return }
        canvas.cursor = Point(
            column: min(cursor.column, max(0, area.columns - 1)), row: area.row + cursor.row - first)
    }

    /// Whether what is typed goes to this line.
    private static func hasKeys(_ model: Model) -> Bool {
        if model.help != nil { return false }
        return model.entry != nil || model.overlay == nil && model.focus == .prompt
    }

    /// The rows of the prompt at this width, and where the cursor stands in them.
    static func layout(of model: Model, columns: Int) -> (lines: [StyledLine], cursor: Point) {
        if let question = model.prompt.question { return ask(question, columns: columns) }
        if let entry = model.entry { return ask(entry, columns: columns) }
        if let search = model.prompt.search, model.overlay == nil { return ask(search, model, columns: columns) }
        let editor = model.prompt.editor
        let isFocused = model.focus == .prompt
        let mark = StyledLine(" › ", isFocused ? .key : .quiet)
        guard !editor.isEmpty else {
            let line = (mark + StyledLine(placeholder(model), .quiet)).truncated(to: columns)
            return ([line], Point(column: 3, row: 0))
        }
        let before = editor.before.utf8.count > window ? String(editor.before.suffix(window)) : editor.before
        let after = editor.after.utf8.count > window ? String(editor.after.prefix(window)) : editor.after
        let text = before + after
        var styled =
            PromptInput.isPython(text) ? PythonHighlighting.lines(of: text) : CommandHighlighting.lines(of: text)
        if isFocused, after.isEmpty, text.utf8.count < hintLimit, let last = styled.indices.last {
            // What may follow, in grey: Tab takes it over.
            styled[last].append(model.prompt.completion == nil ? model.completion.hint : "", .quiet)
        }
        return place(styled, before: before, mark: mark, columns: columns)
    }

    /// Folds the lines to the width behind the mark, and finds the cursor in them.
    private static func place(
        _ styled: [StyledLine], before: String, mark: StyledLine, columns: Int
    ) -> (lines: [StyledLine], cursor: Point) {
        let room = max(2, columns - 4)
        let linesBefore = before.split(separator: "\n", omittingEmptySubsequences: false)
        var lines: [StyledLine] = []
        var cursor = Point(column: 3, row: 0)
        for (index, line) in styled.enumerated() {
            if index == linesBefore.count - 1 {
                // The cursor stands where one more character would: the text before it and a stand-in, folded alike.
                let upTo = StyledLine(linesBefore.last.map(String.init) ?? "") + StyledLine("_")
                let folded = upTo.folded(to: room)
                cursor = Point(column: 3 + (folded.last?.columns ?? 1) - 1, row: lines.count + folded.count - 1)
            }
            for part in line.folded(to: room) {
                lines.append((lines.isEmpty ? mark : StyledLine(" … ", .quiet)) + part)
            }
        }
        if cursor.row >= lines.count { lines.append(StyledLine(" … ", .quiet)) }
        return (lines, cursor)
    }

    private static func ask(_ question: PromptState.Question, columns: Int) -> (lines: [StyledLine], cursor: Point) {
        let text: StyledLine = [
            Span(" ? ", .key), Span(question.text + "  "), Span("y", .key), Span(" yes  "), Span("n", .key),
            Span(" no "),
        ]
        let lines = text.wrapped(to: columns - 1, indent: 3)
        return (lines, Point(column: lines.last?.columns ?? 0, row: lines.count - 1))
    }

    private static func ask(_ entry: LineEntry, columns: Int) -> (lines: [StyledLine], cursor: Point) {
        let label =
            switch entry.purpose {
            case .find(let pane): " find in \(pane.name): "
            case .filter: " filter: "
            }
        let hint =
            switch entry.purpose {
            case .find: ""
            case .filter:
                entry.editor.isEmpty ? "status:4xx method:post path:/v1 client:curl body:\"x\" slow:>10ms" : ""
            }
        let line: StyledLine = [Span(label, .key), Span(entry.editor.text), Span(hint, .quiet)]
        let before = label.columns + entry.editor.before.columns
        let shift = max(0, before - columns + 2)
        let shown = StyledLine(shift == 0 ? line.spans : [Span(String(line.text.dropFirst(shift)))])
        let fault = entry.fault.map { [([Span("   ✗ ", .failure), Span($0)] as StyledLine).truncated(to: columns)] }
        return ([shown.truncated(to: columns)] + (fault ?? []), Point(column: before - shift, row: 0))
    }

    private static func ask(
        _ search: HistorySearch, _ model: Model, columns: Int
    ) -> (lines: [StyledLine], cursor: Point) {
        let match = search.match(in: model.prompt.editor.history.entries)
        let label = " search: "
        let found: StyledLine =
            match.map {
                [Span("  › ", .quiet)] + StyledLine(String($0.prefix { $0 != "\n" })).highlighting(search.query)
            }
            ?? StyledLine("  nothing entered before has this in it", .quiet)
        let line = [Span(label, .key), Span(search.query, .strong)] + found
        return ([line.truncated(to: columns)], Point(column: (label + search.query).columns, row: 0))
    }

    /// The words that the empty prompt shows: what a new learner can type right now.
    private static func placeholder(_ model: Model) -> String {
        if model.focus != .prompt { return "Esc comes back to this prompt" }
        if model.prompt.running != nil { return "" }
        if model.server == .stopped { return "the server is stopped; serve starts it again" }
        if model.lesson?.isModuleFinished == true { return "card shows your API; free is free play" }
        if model.lesson?.isStepDone == true { return "F2 goes to the next step; or go on trying things here" }
        if let request = model.readyRequest { return "type here, for example: send \(request.command)" }
        return "type a command here; help lists them"
    }
}
