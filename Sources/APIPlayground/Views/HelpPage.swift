import PlaygroundEngine

/// The page that F1 opens: what has the focus, in words, and then every key, from the key table.
enum HelpPage {
    static func draw(_ model: Model, in area: Rect, on canvas: inout Canvas) {
        let inside = area.inside
        let content = content(of: model, in: inside.size)
        OverlayFrame.draw("Help", information: content.information, in: area, on: &canvas)
        canvas.write(content.visible, in: inside)
    }

    /// Wide enough for the keys of every row.
    private static let keyColumns = 26

    static func content(of model: Model, in size: Size) -> PaneContent {
        guard let help = model.help else { return PaneContent([], in: size, scroll: 0) }
        let columns = max(8, size.columns - 2)
        let texts = help.place.map(prose) ?? prose(on: help.subject)
        var lines: [StyledLine] = texts.flatMap { StyledLine($0).wrapped(to: columns) + [.empty] }
        if help.place == nil, help.subject == .pane(.log) { lines += filterLines(columns: columns) }
        for section in sections(for: help) {
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
                "The prompt takes commands and Python. Type help and Enter for the commands, help send for one of them.",
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
                    + "is chosen. Enter shows the chosen exchange in the Client pane, i takes it apart stage by stage, R "
                    + "sends it again, e lets you change it first.",
                "m marks a row, and d on another shows what differs: which fix turned a 422 into a 201.",
            ]
        case .pane(.client):
            [
                "Here are the requests that the step offers, and below them the last exchange. Response shows what came "
                    + "back, Raw the same as it was sent, Headers the fields of both sides, Why what became of the request, "
                    + "Wire every byte in both directions, Stages where the time went.",
                "m (F4) sends the request with one thing wrong, from a menu that knows what the route asks for; e (F6) opens "
                    + "it for changes. Events show as they come in; x stops them.",
            ]
        }
    }

    private static func prose(on place: Place) -> [String] {
        switch place {
        case .palette:
            [
                "Type a word of what you want to do: commands, keys and the step's requests are found by any part of their names."
            ]
        case .malformed:
            [
                "Every kind is derived from what the route asks for: the explanation says where such requests come from and "
                    + "what a server should make of them. What would be sent is shown before it is sent."
            ]
        case .composer:
            [
                "Four fields make a request. Host, User-Agent, Accept and Content-Length are added by themselves. The lines "
                    + "at the bottom tell whether the body is JSON, what the route asks for, and the command that this is."
            ]
        case .inspector:
            [
                "An exchange passes seven stages: connection, http, route, parameters, body, handler, response. The bytes "
                    + "that the chosen stage is about stand out. Where the request was refused, the reason is told."
            ]
        case .lessons:
            [
                "Every lesson of the module with how far it has come, and beside it the steps of the chosen one: ✓ is done, "
                    + "» was skipped, ▸ is where you are. Enter opens the lesson where it was left; the main.py in hand is "
                    + "kept, and snapshots lists what was.",
                "Time is the time at work until a step was done: pauses of more than three minutes do not count. A try is a "
                    + "check, a request or a change after which no further goal was met, and the one that met the last.",
            ]
        case .card: ["What became of your API. card FILE.svg writes it as a picture."]
        case .messages: ["Everything that commands and the server said, the newest at the end."]
        case .tour, .prompt, .question, .help, .pane, .panes, .everywhere, .overlays, .entry, .historySearch: []
        }
    }

    private static func filterLines(columns: Int) -> [StyledLine] {
        let rows = LogFilter.words.map { word -> StyledLine in
            StyledLine("  \(word.example)", .key).fitted(to: keyColumns) + StyledLine(word.meaning)
        }
        let more = [
            "Words that are all to hold: status:4xx method:post path:/v1", "-path:/favicon.ico leaves those rows out.",
        ]
        return [StyledLine("Filters (&)", .heading)] + rows.flatMap { $0.wrapped(to: columns, indent: keyColumns) }
            + more.map { StyledLine("  \($0)", .quiet) } + [.empty]
    }

    private typealias Section = (title: String, place: Place)

    private static func sections(for help: HelpState) -> [Section] {
        let prompt = (title: "At the prompt", place: Place.prompt)
        let search = (title: "In a search through the history", place: Place.historySearch)
        let panes = (title: "In every pane", place: Place.panes)
        let everywhere = (title: "Anywhere", place: Place.everywhere)
        let overlays: [Section] = [
            ("In the palette", .palette), ("In the menu of malformed requests", .malformed),
            ("In the composer", .composer), ("In the inspector", .inspector), ("In the messages", .messages),
            ("In the map of the lessons", .lessons), ("In the card", .card),
            ("In the tour", .tour), ("Where a line is typed: what to find, a filter", .entry),
            ("In all of these", .overlays),
        ]
        if let place = help.place { return overlays.filter { $0.place == place || $0.place == .overlays } }
        switch help.subject {
        case .prompt: return [prompt, search, everywhere, panes, ownKeys(.log), ownKeys(.client)] + overlays
        case .pane(let pane):
            let own = [ownKeys(.log), ownKeys(.client)]
            return own.filter { $0.place == .pane(pane) } + [panes, everywhere, prompt, search] + overlays
        }
    }

    private static func ownKeys(_ pane: Pane) -> Section {
        (title: "In the \(pane.name) pane", place: .pane(pane))
    }
}
