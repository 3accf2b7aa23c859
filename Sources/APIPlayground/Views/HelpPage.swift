/// The page that F1 opens: what has the focus, in words, and then every key, from the key table.
enum HelpPage {
    static func draw(_ model: Model, in area: Rect, on canvas: inout Canvas) {
        let inside = area.inside
        let bar = String(repeating: "━", count: inside.columns)
        canvas.write("┏\(bar)┓", .heading, at: Point(column: area.column, row: area.row), in: area)
        for row in inside.row..<max(inside.row, inside.endRow) {
            canvas.write("┃", .heading, at: Point(column: area.column, row: row), in: area)
            canvas.write("┃", .heading, at: Point(column: area.endColumn - 1, row: row), in: area)
        }
        canvas.write("┗\(bar)┛", .heading, at: Point(column: area.column, row: area.endRow - 1), in: area)
        let title = Point(column: area.column + 1, row: area.row)
        canvas.write(" Help ", Style(.accent, [.strong, .reversed]), at: title, in: area)
        let content = content(of: model, in: inside.size)
        if let information = content.information {
            let text = " \(information) "
            let column = area.endColumn - 2 - text.columns
            canvas.write(text, .quiet, at: Point(column: column, row: area.row), in: area)
        }
        canvas.write(content.visible, in: inside)
    }

    /// Wide enough for the keys of every row.
    private static let keyColumns = 26

    static func content(of model: Model, in size: Size) -> PaneContent {
        guard let help = model.help else { return PaneContent([], in: size, scroll: 0) }
        let columns = max(8, size.columns - 2)
        var lines: [StyledLine] = prose(on: help.subject).flatMap { StyledLine($0).wrapped(to: columns) + [.empty] }
        for section in sections(for: help.subject) {
            lines.append(StyledLine(section.title, .heading))
            for binding in KeyBindings.all where binding.place == section.place {
                let keys = binding.keys.map(\.name).joined(separator: "  ")
                let name = StyledLine("  " + keys, .key).fitted(to: keyColumns)
                lines += (name + StyledLine(binding.explanation)).wrapped(to: columns, indent: keyColumns)
            }
            lines.append(.empty)
        }
        lines.append(StyledLine("Hold Shift to select text with the mouse, as without the playground.", .quiet))
        return PaneContent(lines.map { StyledLine(" ") + $0 }, in: size, scroll: help.scroll)
    }

    private static func prose(on subject: Focus) -> [String] {
        switch subject {
        case .prompt:
            [
                "The prompt takes commands and Python. Type `help` and Enter for the commands; `help send` for one.",
                "A line that begins with @, def, async, class, from, import or NAME = opens a block of Python, which an "
                    + "empty line ends. It becomes part of main.py, and main.py is live at once.",
            ]
        case .pane(.lesson):
            [
                "The lesson explains, and lists what the step asks for. A goal is met by what really happens: any route and "
                    + "any client will do. Nothing goes on by itself.",
                "Type hint for a nudge, check to check now, solution to see one, skip to have it done.",
            ]
        case .pane(.code):
            [
                "This is main.py, a FastAPI program. Every command that changes the API changes this file; + marks the lines "
                    + "that the last command changed. undo takes a change back.",
                "The Routes tab lists the path operations in the order in which they are tried.",
            ]
        case .pane(.log):
            [
                "Each request that reaches the server is a row, whoever sent it. The newest row stays in view until another "
                    + "is chosen. Enter shows the chosen exchange in the Client pane."
            ]
        case .pane(.client):
            [
                "Here are the requests that the step offers, and below them the last exchange. Response shows what came "
                    + "back, Why explains what became of the request, Wire shows the bytes in both directions."
            ]
        }
    }

    private static func sections(for subject: Focus) -> [(title: String, place: Place)] {
        let prompt = (title: "At the prompt", place: Place.prompt)
        let panes = (title: "In every pane", place: Place.panes)
        let everywhere = (title: "Anywhere", place: Place.everywhere)
        switch subject {
        case .prompt: return [prompt, everywhere, panes, ownKeys(.log), ownKeys(.client)]
        case .pane(let pane):
            let own = [ownKeys(.log), ownKeys(.client)]
            return own.filter { $0.place == .pane(pane) } + [panes, everywhere, prompt]
        }
    }

    private static func ownKeys(_ pane: Pane) -> (title: String, place: Place) {
        (title: "In the \(pane.name) pane", place: .pane(pane))
    }
}
