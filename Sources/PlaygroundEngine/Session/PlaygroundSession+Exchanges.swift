import Foundation

/// Commands that do something with rows of the log.
extension PlaygroundSession {
    func inspect(_ id: Int?) -> CommandResult {
        found(id) { CommandResult(.done, StageReport.lines(of: $0, in: workspace.source)) }
    }

    func diff(_ first: Int, _ second: Int) -> CommandResult {
        found(first) { old in
            found(second) { CommandResult(.done, ExchangeDifference.lines(from: old, to: $0)) }
        }
    }

    func diffNewest() -> CommandResult {
        guard let newest = live?.log.newestFirst.prefix(2).map(\.id), newest.count == 2 else {
            return .refused("the log has no two exchanges to compare; for example: send GET /")
        }
        return diff(newest[1], newest[0])
    }

    func replay(_ command: ReplayCommand) async -> CommandResult {
        guard let exchange = live?.log[id: command.exchange] else { return noRow(command.exchange) }
        do throws(ReplayFault) {
            guard let request = exchange.request else { throw .noRequest }
            return await deliver(try command.request(replaying: request), notes: [])
        } catch {
            return .refused(error.message)
        }
    }

    func copy(_ tool: CodeTool, _ id: Int?) -> CommandResult {
        found(id) { exchange in
            guard let request = exchange.request, let address else {
                return .refused("the bytes of row \(exchange.id) are no request, so no tool would send them")
            }
            let text = RequestCode.text(for: tool, request, host: address.authority)
            emit(.clipboard(text))
            return CommandResult(
                .done,
                text.split(separator: "\n", omittingEmptySubsequences: false).map {
                    ResultLine(.code, VisibleText.escape(String($0)))
                })
        }
    }

    package func export(_ kind: ExportKind, to path: String?) async -> CommandResult {
        guard let client = kind.client else { return await exportLog(kind, to: path) }
        guard let address else { return .refused("the server is not running, so a client would find nobody") }
        return Self.write(client, for: address.authority, to: path)
    }

    /// Writes a client; the learner's own changes to one that is there already are kept.
    ///
    /// - Parameter host: Where it finds the server, such as `127.0.0.1:8000`.
    package static func write(_ client: ClientProgram, for host: String, to path: String?) -> CommandResult {
        let path = path ?? client.fileName
        guard !FileManager.default.fileExists(atPath: (path as NSString).expandingTildeInPath) else {
            return .refused("\(VisibleText.escape(path)) is there already; give the client another name")
        }
        let result = write(client.text(host: host), to: path, what: "a client for \(host)")
        guard result.outcome == .done else { return result }
        let preparation = client.package.map { "python3 -m pip install \($0)" }
        let start = client.command(VisibleText.escape(path))
        return CommandResult(
            .done,
            result.lines + [
                ResultLine(
                    .note,
                    "in another terminal: " + [preparation, start].compactMap(\.self).joined(separator: ", then "))
            ])
    }

    private func exportLog(_ kind: ExportKind, to path: String?) async -> CommandResult {
        guard let live, live.log.count > 0 else {
            return .refused("the log is empty, so there is nothing to export; for example: send GET /")
        }
        let exchanges = Array(live.log.oldestFirst)
        return await besideLoop {
            let text = kind == .har ? HARFile.text(of: exchanges) : HTTPFile.text(of: exchanges)
            let path = path ?? (kind == .har ? "apiplayground.har" : "apiplayground.http")
            return Self.write(text, to: path, what: "\(exchanges.count) rows")
        }
    }

    /// Writes a file that a command makes; one that is there already is replaced.
    ///
    /// - Parameter what: What the file has in it, for the message.
    package static func write(_ text: String, to path: String, what: String) -> CommandResult {
        let place = URL(fileURLWithPath: (path as NSString).expandingTildeInPath)
        do {
            try Data(text.utf8).write(to: place, options: .atomic)
            return CommandResult(
                .done, [ResultLine(.success, "\(what) written to \(VisibleText.escape(place.path))")])
        } catch {
            let reason = (error as NSError).localizedDescription
            return .refused("\(VisibleText.escape(place.path)) cannot be written: \(reason)")
        }
    }

    /// The newest exchange, or the one numbered `id`.
    private func found(_ id: Int?, _ use: (Exchange) -> CommandResult) -> CommandResult {
        guard let live, let newest = live.log.newest else {
            return .refused("the log is empty; for example: send GET /")
        }
        guard let exchange = live.log[id: id ?? newest.id] else { return noRow(id ?? newest.id) }
        return use(exchange)
    }

    // MARK: What lasts

    /// How many requests `history` lists.
    private static let shownRequests = 30

    func history(_ text: String?) -> CommandResult {
        let requests: [SentRequest]
        do throws(StoreProblem) {
            requests = try RequestHistoryStore(configuration.store).newest(Self.shownRequests, with: text ?? "")
        } catch {
            return .refused(error.message)
        }
        guard !requests.isEmpty else {
            let words = text.map { "no request that was sent has ‘\(VisibleText.escape($0))’ in it" }
            return CommandResult(
                .done, [ResultLine(.note, words ?? "nothing was sent yet, or nothing is kept; for example: send GET /")]
            )
        }
        let rows = requests.map { request in
            [
                Self.day(request.time), request.status == 0 ? "none" : "\(request.status)",
                VisibleText.escape(String(request.command.prefix(400))),
            ]
        }
        return CommandResult(.done, TextTable.lines([["sent", "status", "command"]] + rows))
    }

    static func day(_ date: Date) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.dateFormat = "yyyy-MM-dd HH:mm"
        return formatter.string(from: date)
    }

    func choose(_ theme: ThemeName?) -> CommandResult {
        let names = ThemeName.allCases.map(\.rawValue).joined(separator: ", ")
        guard let theme else {
            return CommandResult(.done, [ResultLine(.text, "themes: \(names); for example: theme light")])
        }
        setting("theme", to: theme.rawValue)
        emit(.theme(theme))
        return CommandResult(.done, [ResultLine(.success, "the theme of the full screen is \(theme.rawValue)")])
    }

    /// Keeps how somebody likes the program.
    package func setting(_ name: String, to value: String) {
        do throws(StoreProblem) {
            try SettingsStore(configuration.store).set(name, to: value)
        } catch {
            tell(error)
        }
    }
}

extension ExportKind {
    /// The client that is written; nil where it is the log.
    package var client: ClientProgram? {
        switch self {
        case .har, .http: nil
        case .requests: .requests
        case .stream: .stream
        case .curl: .curl
        case .openai: .openai
        }
    }
}
