import PlaygroundEngine

/// Requests beyond the step's own: malformed, composed, replayed, stopped.
extension Model {
    // MARK: Malformed

    /// The `send` commands whose requests can be got wrong: the step's, the last that was sent, then the routes'.
    var malformedTargets: [String] {
        let chosen = readyRequest.map { ["send \($0.command)"] } ?? []
        let sent = client.lastGoodSend.map { [$0] } ?? []
        let routes = (workspace?.shapes ?? []).filter(\.canBeWrong).map { "send \($0.exampleLine)" }
        var seen: Set<String> = []
        let all = (chosen + sent).filter { canBeWrong($0) } + routes
        return all.filter { seen.insert($0).inserted }
    }

    /// Whether a command's request has anything to get wrong, as far as its words tell.
    private func canBeWrong(_ command: String) -> Bool {
        guard case .send(let send)? = try? CommandParser.parse(command), send.malformed == nil else { return false }
        let path = send.target.prefix { $0 != "?" }
        return (workspace?.shapes ?? []).contains { shape in
            shape.canBeWrong && shape.route.methods.contains(send.method)
                && ((try? PathPattern(shape.route.path))?.matches(Array(path.utf8)) ?? false)
        }
    }

    mutating func openMalformedMenu() -> [Effect] {
        let targets = malformedTargets
        guard !targets.isEmpty else {
            say(
                .note,
                "No route of main.py reads a body or a parameter yet, so there is nothing to get wrong. For example: "
                    + "route post /items (item: dict) -> item")
            return []
        }
        let menu = MalformedMenu(targets: targets)
        overlay = .malformed(menu)
        return [.listMalformed(command: menu.command)]
    }

    mutating func take(_ offers: [MalformedRequest], of command: String) {
        guard case .malformed(var menu) = overlay, menu.command == command else { return }
        menu.offers = offers
        menu.index = 0
        overlay = .malformed(menu)
    }

    mutating func send(_ menu: MalformedMenu) -> [Effect] {
        guard let chosen = menu.chosen else { return [] }
        overlay = nil
        bringToFront(Pane.client)
        return run("send --malformed \(chosen.kind.rawValue) \(menu.command.dropFirst("send ".count))")
    }

    // MARK: Composing

    /// What the composer would hold: what was written of the same request before, or the request.
    var composable: Composer? {
        guard let begun, let draft = client.draft, draft.beginning == begun.beginning else { return begun }
        return draft
    }

    private var begun: Composer? {
        if case .malformed(let menu) = overlay { return menu.chosen.map { Composer($0.request) } }
        if case .inspector(let inspector) = overlay {
            return ClientState.Shown.logged(inspector.exchange).request.map { Composer($0) }
        }
        if focus == .pane(.log) {
            return log.chosen.flatMap { ClientState.Shown.logged($0).request }.map { Composer($0) }
        }
        let (shown, ready) = (client.shown?.request.map { Composer($0) }, readyComposer)
        return (client.composesChosen ? ready ?? shown : shown ?? ready) ?? Composer()
    }

    private var readyComposer: Composer? {
        guard let command = readyRequest?.command, case .send(let send)? = try? CommandParser.parse("send \(command)")
        else { return nil }
        return (try? send.preview()).map { Composer($0) }
    }

    mutating func compose() {
        guard let composer = composable else {
            say(.note, "The bytes of that row are no request, so there is nothing to change in it.")
            return
        }
        overlay = .composer(composer)
    }

    mutating func sendComposed() -> [Effect] {
        guard case .composer(let composer) = overlay else { return [] }
        if let stray = composer.headers.strays.first {
            say(.failure, "‘\(stray)’ is no header field; expected Name: value")
            return []
        }
        guard let command = composer.command else {
            say(.failure, "The method and the target are words without blanks and quotes, such as POST and /items.")
            return []
        }
        client.draft = composer
        overlay = nil
        bringToFront(Pane.client)
        return run(command)
    }

    // MARK: Rows

    mutating func stopSending() -> [Effect] {
        guard prompt.running != nil else {
            say(.note, "Nothing is under way that could be stopped.")
            return []
        }
        return [.stopSending]
    }

    mutating func withChosenRow(_ command: (Exchange) -> String) -> [Effect] {
        guard let exchange = log.chosen else {
            say(.note, "The log has no row yet. Type: send GET /")
            return []
        }
        return run(command(exchange))
    }

    mutating func diffWithMarked() -> [Effect] {
        guard let marked = log.marked, log.exchanges[id: marked] != nil else {
            say(.note, "No row is marked. m marks the chosen one; then d on another compares the two.")
            return []
        }
        return withChosenRow { "diff \(marked) \($0.id)" }
    }

    mutating func copyCode(for tool: CodeTool) -> [Effect] {
        let id = focus == .pane(.client) ? client.shown?.id : log.chosen?.id
        guard let id else {
            say(.note, "There is no row of the log to copy. Type: send GET /")
            return []
        }
        return run("copy \(tool.rawValue) \(id)")
    }

    // MARK: Inspecting

    mutating func inspect() {
        if focus == .pane(.client), let id = client.shown?.id, let exchange = log.exchanges[id: id] {
            openInspector(exchange)
        } else if let exchange = log.chosen {
            openInspector(exchange)
        } else {
            say(.note, "The log has no row yet. Type: send GET /")
        }
    }

    mutating func openInspector(_ exchange: Exchange) {
        overlay = .inspector(Inspector(exchange, in: workspace?.source ?? SourceText(name: "main.py", text: "")))
    }

    /// Opens the row that `inspect N` named.
    mutating func openInspector(after command: String) {
        let number = command.split(separator: " ").dropFirst().first.flatMap { Int($0.filter { $0 != "#" }) }
        if let exchange = number.flatMap({ log.exchanges[id: $0] }) ?? log.exchanges.newest { openInspector(exchange) }
    }

    // MARK: Finding

    /// Goes to the next place that has what is looked for, or says that there is none.
    mutating func findNext(forward: Bool) {
        guard let find else {
            say(.note, "Nothing is looked for. / begins a search.")
            return
        }
        guard goToMatch(of: find, forward: forward) else {
            say(.note, "‘\(find.text)’ is not found \(forward ? "further down" : "further up") in \(find.pane.name).")
            return
        }
    }

    private mutating func goToMatch(of find: Find, forward: Bool) -> Bool {
        let search = TextSearch(find.text)
        if find.pane == .log {
            let found = log.selectNext(forward: forward) { exchange in
                let line = Array(LogPane.plainText(exchange).utf8)
                return [line, exchange.request?.body ?? [], exchange.response.body].contains {
                    search.firstRange(in: $0, from: 0) != nil
                }
            }
            if found { log.top = log.visible(capacity: max(1, contentSize(of: .log).rows - 1)).lowerBound }
            return found
        }
        let size = contentSize(of: find.pane)
        let content = PaneContent(of: find.pane, in: size, model: self)
        let tab = tab(of: find.pane)
        if let line = content.line(having: find.text, after: content.offset, forward: forward) {
            scroll[tab] = line
            return true
        }
        guard tab == .response || tab == .raw, let part = partWithMatch(of: search, forward: forward) else {
            return false
        }
        client.showPart(part, room: size)
        let laidOut = PaneContent(of: find.pane, in: size, model: self)
        scroll[tab] = laidOut.line(having: find.text, after: forward ? -1 : Int.max, forward: forward) ?? 0
        return true
    }

    /// Another part of a long body that has what is looked for.
    private func partWithMatch(of search: TextSearch, forward: Bool) -> Int? {
        guard let body = client.shown?.response?.body, let text = client.text, text.parts > 1 else { return nil }
        let size = ExchangeText.partSize
        let found =
            forward
            ? search.firstRange(in: body, from: (client.part + 1) * size)
            : search.lastRange(in: body, before: client.part * size)
        return found.map { $0.lowerBound / size }
    }
}

extension RequestShape {
    /// Whether a request to it can be wrong in more than its path.
    var canBeWrong: Bool {
        switch body {
        case .none, .form: !query.isEmpty || path.contains { $0.wrongType?.first == "\"" }
        case .object, .value: true
        }
    }

    /// A request that it takes, as words after `send`.
    var exampleLine: String {
        var target = route.path
        for field in path {
            let value = field.example.filter { $0 != "\"" && $0 != " " }
            for name in ["{\(field.name)}", "{\(field.name):\(convertor(of: field.name))}"] {
                target = target.replacing(name, with: value.isEmpty ? "1" : value)
            }
        }
        let required = query.filter(\.isRequired).map { field in
            " \(field.name)==\(field.example.filter { $0 != "\"" }.replacing(" ", with: "\\ "))"
        }
        return "\(route.methods.first ?? "GET") \(target)\(required.joined())"
    }

    private func convertor(of name: String) -> String {
        guard let start = route.path.firstRange(of: "{\(name):") else { return "" }
        return String(route.path[start.upperBound...].prefix { $0 != "}" })
    }
}
