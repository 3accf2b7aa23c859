import PlaygroundEngine
import Synchronization

/// Prints what a server does as Uvicorn prints it: requests on standard output, all else on standard error.
final class ServerLog: Sendable {
    private let loop: SessionLoop
    private let waiting = Mutex("")

    init(loop: SessionLoop) {
        self.loop = loop
    }

    /// Takes note of what a session tells; called on the event loop.
    func take(_ event: SessionEvent) {
        switch event {
        case .server(.listening(let host, let port, let taken)):
            if let taken { tell("INFO:     Port \(taken) is taken by another program; \(port) is used instead") }
            let address = ListeningHost.authority(host, port: port)
            tell("INFO:     APIPlayground running on http://\(address) (Press CTRL+C to quit)")
        case .exchange(let exchange):
            if let line = exchange.accessLogLine { print(VisibleText.escape(line)) }
            if case .exception(let traceback) = exchange.refusal {
                tell("ERROR:    Exception in ASGI application\n" + traceback)
            }
        case .printed(let lines):
            for line in lines { print(line) }
        case .notice(let lines):
            tell(lines.map { ($0.role == .failure ? "ERROR:    " : "") + $0.text }.joined(separator: "\n"))
        case .server(.stopped), .server(.failed), .workspace, .lesson, .client, .logCleared, .progress, .clipboard,
            .theme, .recall:
            break
        }
    }

    /// Prints a line about the server itself.
    func tell(_ line: String) {
        let lines = line.split(separator: "\n", omittingEmptySubsequences: false).map { PlainText.visible(String($0)) }
        StandardStream.error.write(lines.joined(separator: "\n") + "\n")
    }

    /// Prints a line with the others of the same turn of the loop, in one write.
    private func print(_ line: String) {
        let isFirst = waiting.withLock { waiting in
            defer { waiting += line + "\n" }
            return waiting.isEmpty
        }
        guard isFirst else { return }
        loop.nextTurn { [self] in
            let lines = waiting.withLock { waiting in
                defer { waiting = "" }
                return waiting
            }
            StandardStream.output.write(lines)
        }
    }
}
