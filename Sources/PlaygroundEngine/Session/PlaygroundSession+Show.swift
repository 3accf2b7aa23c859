/// Commands that look and change nothing.
extension PlaygroundSession {
    func routes() -> CommandResult {
        let routes = live?.routes ?? []
        let dormant = (live?.dormantRoutes ?? []).map { route in
            ResultLine(
                .note,
                "\(route.methods.joined(separator: ", ")) \(route.path) answers nothing: no app includes ‘\(route.owner)’"
            )
        }
        guard !routes.isEmpty || !dormant.isEmpty else {
            return CommandResult(
                .done,
                [ResultLine(.note, "there are no routes yet; for example: route get / -> {\"hello\": \"world\"}")])
        }
        let rows = routes.map { route in
            [
                route.methods.joined(separator: ", "), route.path, route.functionName,
                "line \(workspace.source.line(at: route.range.lowerBound))",
            ]
        }
        let table = rows.isEmpty ? [] : TextTable.lines([["method", "path", "function", "place"]] + rows)
        return CommandResult(.done, table + dormant)
    }

    func show(_ target: ShowTarget, typed line: String) -> CommandResult {
        switch target {
        case .code: return CommandResult(.done, code(0..<workspace.source.utf8.count))
        case .routes: return routes()
        case .definition(let reference): return show(reference, typed: line)
        }
    }

    private func show(_ reference: DefinitionReference, typed line: String) -> CommandResult {
        let outline: ModuleOutline
        do throws(Diagnostic) {
            outline = ModuleOutline(try Parser.parse(workspace.source))
        } catch {
            return CommandResult(.failed, ResultLine.lines(for: error, in: workspace.source))
        }
        let found = outline.find(reference)
        guard !found.isEmpty else {
            let meant = Suggestion.nearest(to: reference.key, among: outline.definitions.flatMap(\.keys))
            return refuse(.noDefinition(reference, meant: meant), at: reference.key, in: line, meant: meant)
        }
        return CommandResult(.done, found.flatMap { code($0.range) })
    }

    private func code(_ range: SourceRange) -> [ResultLine] {
        let text = workspace.source[range]
        guard !text.isEmpty else { return [ResultLine(.note, "\(workspace.source.name) is empty")] }
        return Self.code(text)
    }

    /// A listing, a line each.
    static func code(_ text: String) -> [ResultLine] {
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        let shown = lines.last?.isEmpty == true ? lines.dropLast() : lines[...]
        return shown.map { ResultLine(.code, VisibleText.escape($0.expandingTabs)) }
    }

    // MARK: The log

    func log(_ target: LogCommand) -> CommandResult {
        guard let live else { return .refused("the server is not running, so there is no log") }
        switch target {
        case .clear:
            live.clearLog()
            emit(.logCleared)
            return CommandResult(.done, [ResultLine(.success, "the log is empty; numbers go on")])
        case .newest: return CommandResult(.done, rows(Array(live.log.newestFirst.prefix(Self.shownRows).reversed())))
        case .all: return CommandResult(.done, rows(Array(live.log.oldestFirst)))
        case .matching(let filter):
            let found = live.log.newestFirst.lazy.filter(filter.matches).prefix(Self.shownMatches)
            guard !found.isEmpty else {
                return CommandResult(
                    .done, [ResultLine(.note, "none of the \(live.log.count) rows fits \(filter.text)")])
            }
            return CommandResult(
                .done, TextTable.lines([ExchangeLines.head] + found.reversed().map(ExchangeLines.row)))
        case .exchange(let id):
            guard let exchange = live.log[id: id] else { return noRow(id) }
            return CommandResult(.done, ExchangeLines.whole(exchange))
        }
    }

    /// How many rows `log` shows.
    private static let shownRows = 20
    /// How many rows a filter shows, the newest.
    private static let shownMatches = 200

    private func rows(_ exchanges: [Exchange]) -> [ResultLine] {
        guard let live, !exchanges.isEmpty else {
            return [ResultLine(.note, "the log is empty; for example: send GET /")]
        }
        let hidden = live.log.count - exchanges.count
        let more = hidden > 0 ? [ResultLine(.note, "\(hidden) older rows; log all shows them")] : []
        let dropped = live.log.dropped
        let lost = dropped > 0 ? [ResultLine(.note, "\(dropped) rows were dropped to make room")] : []
        return lost + more + TextTable.lines([ExchangeLines.head] + exchanges.map(ExchangeLines.row))
    }

    func why(_ id: Int?) -> CommandResult {
        guard let live, let newest = live.log.newest else {
            return .refused("the log is empty, so there is nothing to explain; for example: send GET /")
        }
        guard let exchange = live.log[id: id ?? newest.id] else { return noRow(id ?? newest.id) }
        let explanation = ExchangeExplanation(of: exchange, in: workspace.source)
        let lines = explanation.lines.map { line in
            switch line.role {
            case .text: ResultLine(.text, line.text)
            case .quote, .caret: ResultLine(.code, line.text)
            case .hint: ResultLine(.note, line.text)
            }
        }
        return CommandResult(.done, [ResultLine(.heading, explanation.heading)] + lines)
    }

    func noRow(_ id: Int) -> CommandResult {
        let log = live?.log
        guard let oldest = log?.oldestFirst.first, let newest = log?.newest else {
            return .refused("the log has no row \(id); it is empty")
        }
        return .refused("the log has no row \(id); its rows are \(oldest.id) to \(newest.id)")
    }
}

extension ModuleOutline.Definition {
    var keys: [String] { [name] + routes.map(\.path) }
}
