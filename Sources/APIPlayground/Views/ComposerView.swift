import PlaygroundEngine

/// The composer: four fields, and below them what is wrong with the request or what it will be.
enum ComposerView {
    private static let labelColumns = 10

    static func draw(_ composer: Composer, _ model: Model, in area: Rect, on canvas: inout Canvas) {
        for (field, rows) in layout(in: area.size) {
            let label = StyledLine(" \(field.name)", field == composer.field ? .key : .quiet)
            canvas.write(label, at: Point(column: area.column, row: area.row + rows.lowerBound), in: area)
            let part = Rect(
                column: area.column + labelColumns, row: area.row + rows.lowerBound,
                columns: area.columns - labelColumns - 1, rows: rows.count)
            draw(field, of: composer, in: part, on: &canvas)
        }
        let notes = notes(on: composer, model)
        let start = area.endRow - min(noteRows(area.size), notes.count)
        canvas.write(
            notes.map { $0.truncated(to: area.columns) },
            in: Rect(column: area.column, row: start, columns: area.columns, rows: area.endRow - start))
    }

    /// The field in a row of the overlay.
    static func field(at row: Int, in size: Size, of composer: Composer) -> Composer.Field? {
        layout(in: size).first { $0.rows.contains(row) }?.field
    }

    private static func noteRows(_ size: Size) -> Int { size.rows >= 14 ? 4 : 2 }

    private static func layout(in size: Size) -> [(field: Composer.Field, rows: Range<Int>)] {
        let free = max(4, size.rows - 2 - noteRows(size))
        let headers = max(2, free / 3)
        return [
            (.method, 0..<1), (.target, 1..<2), (.headers, 2..<2 + headers),
            (.body, 2 + headers..<max(3 + headers, 2 + free)),
        ]
    }

    private static func draw(_ field: Composer.Field, of composer: Composer, in area: Rect, on canvas: inout Canvas) {
        let editor = composer[field]
        let hasKeys = field == composer.field
        guard !editor.isEmpty || hasKeys else {
            return canvas.write(
                StyledLine(placeholder(field), .quiet), at: Point(column: area.column, row: area.row), in: area)
        }
        let columns = max(4, area.columns)
        var lines: [StyledLine] = []
        var cursor = Point(column: 0, row: 0)
        let before = editor.before.split(separator: "\n", omittingEmptySubsequences: false)
        let texts = editor.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (index, text) in texts.enumerated() {
            if index == before.count - 1 {
                let folded = (StyledLine(String(before.last ?? "")) + StyledLine("_")).folded(to: columns)
                cursor = Point(column: (folded.last?.columns ?? 1) - 1, row: lines.count + folded.count - 1)
            }
            lines += styled(text, field).folded(to: columns)
        }
        let first = min(max(0, cursor.row - area.rows + 1), max(0, lines.count - area.rows))
        canvas.write(Array(lines[min(first, lines.count)...].prefix(area.rows)), in: area)
        guard hasKeys, cursor.row - first < area.rows else { return }
        canvas.cursor = Point(
            column: min(area.endColumn - 1, area.column + cursor.column), row: area.row + cursor.row - first)
    }

    private static func placeholder(_ field: Composer.Field) -> String {
        switch field {
        case .method: "GET"
        case .target: "/"
        case .headers: "none beyond Host, User-Agent, Accept and Content-Length"
        case .body: "none"
        }
    }

    private static func styled(_ text: String, _ field: Composer.Field) -> StyledLine {
        switch field {
        case .method: return StyledLine(text, .key)
        case .target: return StyledLine(text, .strong)
        case .headers:
            guard let colon = text.firstIndex(of: ":") else { return StyledLine(text, .failure) }
            return [Span(String(text[...colon]), .accent), Span(String(text[text.index(after: colon)...]))]
        case .body: return JSONLayout.coloured(text)
        }
    }

    // MARK: Notes

    /// What is wrong, what the route asks for, and the command that this is.
    private static func notes(on composer: Composer, _ model: Model) -> [StyledLine] {
        var notes: [StyledLine] = []
        if let stray = composer.headers.strays.first {
            notes.append([Span(" ✗ ", .failure), Span("‘\(stray)’ is no header field; expected Name: value")])
        }
        if let fault = composer.bodyFault {
            notes.append([
                Span(" ✗ ", .failure), Span("no JSON at line \(fault.line), column \(fault.column): \(fault.message)"),
            ])
        } else if JSONTextProblem.find(in: composer[.body].text) == nil {
            notes.append([Span(" ✓ ", .success), Span("the body is JSON", .quiet)])
        }
        notes += routeNotes(composer, model)
        if let command = composer.command {
            notes.append([Span(" › ", .key), Span(command, .quiet)])
        } else {
            notes.append([Span(" ✗ ", .failure), Span("method and target are words without blanks and quotes")])
        }
        return notes
    }

    private static func routeNotes(_ composer: Composer, _ model: Model) -> [StyledLine] {
        let method = composer[.method].text.uppercased()
        let path = composer[.target].text.prefix { $0 != "?" && $0 != " " }
        let shape = model.workspace?.shapes.first { shape in
            shape.route.methods.contains(method)
                && ((try? PathPattern(shape.route.path))?.matches(Array(path.utf8)) ?? false)
        }
        guard let shape else {
            return [
                [Span(" · ", .warning), Span("no route answers \(method) \(path); it may be a 404 or a 405", .quiet)]
            ]
        }
        guard case .object(let fields, _) = shape.body, !fields.isEmpty else { return [] }
        let body = composer[.body].text
        let missing = fields.filter { $0.isRequired && !body.contains("\"\($0.name)\"") }
        guard missing.isEmpty else {
            let names = missing.map { "\($0.name) (\($0.kind))" }.joined(separator: ", ")
            return [[Span(" · ", .warning), Span("\(shape.route.functionName) asks for \(names)", .quiet)]]
        }
        return [[Span(" · ", .quiet), Span("\(shape.route.functionName) has all fields that it asks for", .quiet)]]
    }
}
