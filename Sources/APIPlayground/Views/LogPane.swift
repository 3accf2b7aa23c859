import PlaygroundEngine

/// The log: a row an exchange, the newest last.
enum LogPane {
    /// The rows that the column names take.
    static let headerRows = 1

    static func content(of model: Model, in size: Size) -> PaneContent {
        guard !model.log.isEmpty else { return PaneContent(empty(model, columns: size.columns), in: size, scroll: 0) }
        guard model.log.count > 0 else {
            let text = "No row fits \(model.log.filter?.text ?? ""). & changes the filter; an empty one ends it."
            return PaneContent(
                (StyledLine(" ") + StyledLine(text)).wrapped(to: size.columns, indent: 1), in: size, scroll: 0,
                information: information(of: model))
        }
        let columns = Columns(width: size.columns, largestID: model.log.exchanges.newest?.id ?? 0)
        let visible = visible(in: size, model: model)
        let lines = visible.compactMap { model.log.exchange(at: $0) }.map { exchange in
            row(exchange, columns, isSelected: exchange.id == model.log.selection, model)
        }
        return PaneContent(
            window: lines, top: [StyledLine("  ") + columns.header], information: information(of: model))
    }

    /// Which rows a pane shows.
    static func visible(in size: Size, model: Model) -> Range<Int> {
        model.log.visible(capacity: max(0, size.rows - headerRows))
    }

    /// One row as text, for the clipboard.
    static func plainText(_ exchange: Exchange) -> String {
        let request = exchange.request.map { "\($0.method) \($0.target)" } ?? "no request"
        return "\(exchange.id) \(request) \(exchange.response.status)"
    }

    private static func empty(_ model: Model, columns: Int) -> [StyledLine] {
        var lines = ["No request has arrived yet. Each one will be a row here, whoever sends it."]
        if case .listening(let host, let port, _) = model.server {
            lines.append("Send one from here: send GET /")
            lines.append(
                "or from another terminal: curl http://\(ListeningHost.authority(reachable(host), port: port))/")
        } else if model.server == .stopped {
            lines.append("The server is stopped, so none can arrive: serve starts it.")
        }
        return lines.flatMap { (StyledLine(" ") + StyledLine($0)).wrapped(to: columns, indent: 1) }
    }

    /// The address at which this machine reaches a server that listens everywhere.
    private static func reachable(_ host: String) -> String { host == "0.0.0.0" ? "127.0.0.1" : host }

    private static func information(of model: Model) -> String {
        let log = model.log
        var parts = model.server == .stopped ? ["[server stopped]"] : []
        parts += log.filter.map { ["[\($0.text)]"] } ?? []
        parts += [log.isFollowing ? "following" : "\((log.selection.flatMap(log.position) ?? log.top) + 1) of"]
        parts.append(log.filter == nil ? "\(log.count)" : "\(log.count) of \(log.exchanges.count)")
        if log.dropped > 0 { parts.append("(\(log.dropped) older not kept)") }
        return parts.joined(separator: " ")
    }

    // MARK: Rows

    /// Which columns there is room for, and how wide they are.
    struct Columns {
        let id: Int
        let path: Int
        let showsClient: Bool
        let showsSize: Bool
        let showsDuration: Bool

        static let time = 8
        static let method = 7
        static let status = 4
        static let quantity = 6
        static let client = 10
        private static let narrowestPath = 14

        init(width: Int, largestID: Int) {
            id = max(2, String(largestID).count)
            let needed = 2 + id + 1 + Self.time + 1 + Self.method + 1 + Self.status + 1
            var room = width - needed - 1 - Self.narrowestPath
            func take(_ columns: Int) -> Bool {
                guard room >= columns + 1 else { return false }
                room -= columns + 1
                return true
            }
            showsSize = take(Self.quantity)
            showsDuration = take(Self.quantity)
            showsClient = take(Self.client)
            path = Self.narrowestPath + max(0, room)
        }

        var header: StyledLine {
            line(
                id: "#", time: "Time", method: "Method", path: "Path", status: StyledLine("Code"), size: "Size",
                duration: "Took", client: "Client"
            ).restyled { _ in .quiet }
        }

        func line(
            id: String, time: String, method: String, path: String, status: StyledLine, size: String,
            duration: String, client: String
        ) -> StyledLine {
            var line: StyledLine = [
                Span(right(id, self.id) + " ", .quiet), Span(time.padded(to: Self.time) + " ", .quiet),
            ]
            line = line + StyledLine(method).fitted(to: Self.method) + StyledLine(" ")
            line = line + StyledLine(path).fitted(to: self.path) + StyledLine(" ")
            line = line + status.fitted(to: Self.status)
            if showsSize { line.append(" " + right(size, Self.quantity)) }
            if showsDuration { line.append(" " + right(duration, Self.quantity), .quiet) }
            if showsClient { line.append(" " + client, .quiet) }
            return line
        }

        private func right(_ text: String, _ columns: Int) -> String {
            String(repeating: " ", count: max(0, columns - text.count)) + text
        }
    }

    private static func row(_ exchange: Exchange, _ columns: Columns, isSelected: Bool, _ model: Model) -> StyledLine {
        let status = exchange.response.status
        let line = columns.line(
            id: String(exchange.id), time: Quantity.clock(exchange.started, in: model.timeZone),
            method: exchange.request?.method ?? "?",
            path: String((exchange.request?.target ?? "no request that could be read").prefix(columns.path + 1)),
            status: StyledLine(StatusText.number(status), StatusText.style(of: status)),
            size: Quantity.bytes(exchange.response.body.count), duration: Quantity.duration(exchange.duration),
            client: exchange.client.rawValue)
        let isMarked = exchange.id == model.log.marked
        return isSelected
            ? (StyledLine(isMarked ? "▸◆" : "▸ ") + line).restyled { Style(.plain, $0.emphasis.union(.reversed)) }
            : StyledLine(isMarked ? " ◆" : "  ", .key) + line
    }
}

extension String {
    /// This text and blanks up to `columns`.
    fileprivate func padded(to columns: Int) -> String {
        self + String(repeating: " ", count: max(0, columns - count))
    }
}
