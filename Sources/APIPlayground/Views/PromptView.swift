import PlaygroundEngine

/// The prompt: what is being typed, or the question that a command asks.
enum PromptView {
    /// Of a longer text only the part around the cursor is laid out.
    private static let window = 8_192
    /// Longer lines get no grey hint; nobody types them by hand.
    private static let hintLimit = 1_024

    /// The rows of the prompt at this width.
    static func lines(of model: Model, columns: Int) -> [StyledLine] { layout(of: model, columns: columns).lines }

    static func draw(_ model: Model, in area: Rect, on canvas: inout Canvas) {
        let (lines, cursor) = layout(of: model, columns: area.columns)
        // Where not all rows fit, those up to the cursor's are in view.
        let first = min(max(0, cursor.row - area.rows + 1), max(0, lines.count - area.rows))
        canvas.write(Array(lines[first...].prefix(area.rows)), in: area)
        guard model.focus == .prompt, model.help == nil, cursor.row - first < area.rows else { return }
        canvas.cursor = Point(
            column: min(cursor.column, max(0, area.columns - 1)), row: area.row + cursor.row - first)
    }

    private static func layout(of model: Model, columns: Int) -> (lines: [StyledLine], cursor: Point) {
        if let question = model.prompt.question { return ask(question, columns: columns) }
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
        var styled = PromptInput.isPython(text) ? PythonHighlighting.lines(of: text) : command(text)
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

    /// The words that the empty prompt shows: what a new learner can type right now.
    private static func placeholder(_ model: Model) -> String {
        if model.focus != .prompt { return "Esc comes back to this prompt" }
        if model.prompt.running != nil { return "" }
        if model.lesson?.isStepDone == true { return "F2 goes to the next step; or go on trying things here" }
        if let request = model.readyRequest { return "type here, for example: send \(request.command)" }
        return "type a command here; help lists them"
    }

    /// The lines of a command, whose first word shows whether it is one.
    private static func command(_ text: String) -> [StyledLine] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return lines.enumerated().map { index, line in
            guard index == 0 else { return StyledLine(line) }
            let blanks = line.prefix { $0 == " " }
            let word = line.dropFirst(blanks.count).prefix { $0 != " " }
            let rest = String(line.dropFirst(blanks.count + word.count))
            return [Span(String(blanks)), Span(String(word), style(ofFirst: String(word))), Span(rest)]
        }
    }

    private static func style(ofFirst word: String) -> Style {
        if CommandName(word: word) != nil { return .key }
        let begins = CommandName.allCases.contains { $0.rawValue.hasPrefix(word.lowercased()) }
        return begins ? .plain : Style(.failure, .underlined)
    }
}
