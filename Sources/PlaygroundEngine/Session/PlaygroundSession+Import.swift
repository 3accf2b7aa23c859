import Foundation

/// `import`: what other tools wrote, taken over.
extension PlaygroundSession {
    /// The largest file that is read.
    private static let importLimit = 32 << 20
    /// How many of the requests are shown.
    private static let shownImports = 20

    func importFile(_ path: String) async -> CommandResult {
        let name = VisibleText.escape(URL(fileURLWithPath: path).lastPathComponent)
        let bytes: [UInt8]
        do throws(UnsendableFile) {
            bytes = try SentFile(path, limit: Self.importLimit, lessonFolder: nil).bytes
        } catch {
            if case .tooLarge(let path, let count, let limit) = error {
                return .refused("‘\(path)’ has \(count) bytes; import reads files of up to \(limit >> 20) MiB")
            }
            return .refused(error.message)
        }
        guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
            return .refused("‘\(name)’ is no text in UTF-8; import takes .http, .har and .py files")
        }
        let source = SourceText(name: name, utf8: bytes)
        switch ImportKind(name: name, text) {
        case .python: return await importPython(source)
        case .requests:
            do throws(Diagnostic) {
                let requests = try await besideLoop { () throws(Diagnostic) in try HTTPFileReader.read(source) }
                return importRequests(requests, from: name)
            } catch {
                return nothingImported(ResultLine.lines(for: error, in: source))
            }
        case .archive:
            do throws(HARReader.Failure) {
                let requests = try await besideLoop { () throws(HARReader.Failure) in try HARReader.read(bytes) }
                return importRequests(requests, from: name)
            } catch {
                return nothingImported([ResultLine(.failure, "\(name) is no HTTP archive: \(error.message)")])
            }
        case nil:
            return .refused(
                "‘\(name)’ is nothing that import knows; it takes requests (.http, .har) and Python (.py)")
        }
    }

    private func nothingImported(_ lines: [ResultLine]) -> CommandResult {
        CommandResult(.failed, lines + [ResultLine(.note, "nothing was imported")])
    }

    /// Puts the file's definitions into `main.py` by the rules of a paste.
    private func importPython(_ source: SourceText) async -> CommandResult {
        do throws(Diagnostic) {
            let module = try Parser.parse(source)
            guard !module.body.isEmpty else {
                return .refused("‘\(source.name)’ has no Python in it, so there is nothing to import")
            }
        } catch {
            return nothingImported(ResultLine.lines(for: error, in: source))
        }
        return await put(source.text)
    }

    /// Puts requests into the history, from which they are sent.
    private func importRequests(_ requests: [ImportedRequest], from name: String) -> CommandResult {
        var commands: [String] = []
        var leftOut: [Int] = []
        for (index, request) in requests.enumerated() {
            let headers = Headers(request.headers)
            let target = TargetEncoding.encode(request.target)
            let command = SendLine.text(
                method: request.method, target: target, headers: headers, body: request.body, addsDefaults: true)
            guard let command else {
                leftOut.append(index + 1)
                continue
            }
            commands.append(command)
            keep(request, as: SecretFields.masked(command: command))
        }
        guard !commands.isEmpty else {
            return .refused("the requests of \(name) have bodies or methods that no command can send")
        }
        emit(.recall(commands))
        let count = commands.count
        let shown = commands.prefix(Self.shownImports).map {
            ResultLine(.code, VisibleText.escape(String(SecretFields.masked(command: $0).prefix(400))))
        }
        let more =
            count > shown.count ? [ResultLine(.note, "… and \(count - shown.count) more; history lists them")] : []
        return CommandResult(
            .done,
            [
                ResultLine(
                    .success,
                    "\(count) request\(count == 1 ? "" : "s") of \(name) can be sent: ↑ brings them back, history lists them"
                )
            ] + shown + more + foreignHosts(of: requests)
                + (leftOut.isEmpty
                    ? []
                    : [
                        ResultLine(
                            .note,
                            "left out, since their bodies are no text: "
                                + leftOut.map { "number \($0)" }.joined(separator: ", "))
                    ]))
    }

    /// Requests that were for other servers go to this one now, which has to be said.
    private func foreignHosts(of requests: [ImportedRequest]) -> [ResultLine] {
        let hosts = Set(requests.map(\.host)).filter { host in
            let name = host.prefix { $0 != ":" }
            return !host.isEmpty && !ListeningHost.isLoopback(String(name)) && name != "0.0.0.0"
        }
        guard !hosts.isEmpty else { return [] }
        let names = hosts.sorted().prefix(5).map { VisibleText.escape($0) }.joined(separator: ", ")
        return [ResultLine(.note, "those for \(names) go to this playground's server, the only one that send reaches")]
    }

    private func keep(_ request: ImportedRequest, as command: String) {
        do throws(StoreProblem) {
            try RequestHistoryStore(configuration.store).append(
                SentRequest(command: command, status: request.status, time: request.time ?? Date()))
        } catch {
            tell(error)
        }
    }
}

/// What a file to import holds.
private enum ImportKind {
    case python, requests, archive

    /// By the ending of its name, or else by what it begins with.
    init?(name: String, _ text: String) {
        switch name.lowercased().split(separator: ".").last {
        case "py": self = .python
        case "http", "rest": self = .requests
        case "har": self = .archive
        default:
            let start = text.drop(while: \.isWhitespace)
            let word = start.prefix { !$0.isWhitespace }
            if start.hasPrefix("{") {
                self = .archive
            } else if start.hasPrefix("###") || SendCommand.isMethod(String(word)) {
                self = .requests
            } else if PromptInput.isPython(text) {
                self = .python
            } else {
                return nil
            }
        }
    }
}
