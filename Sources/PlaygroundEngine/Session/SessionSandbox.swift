import Foundation

/// Runs an author's commands in playgrounds of their own, each with a server on a free port of this machine.
package struct SessionSandbox: LessonSandbox {
    private let loop: SessionLoop
    /// Where the pictures of the lessons are.
    private let lessonFolder: URL?

    package init(loop: SessionLoop, lessonFolder: URL?) {
        self.loop = loop
        self.lessonFolder = lessonFolder
    }

    package func run(_ commands: String, on source: SourceText) async -> SandboxRun {
        let run = Collector(source)
        var configuration = SessionConfiguration(place: .memory(source), port: .exactly(0), watchesFile: false)
        configuration.lessonFolder = lessonFolder
        let session = PlaygroundSession(loop: loop, configuration: configuration) { event in
            run.take(event)
        }
        var failures: [String] = []
        var used: Set<String> = []
        do throws(SessionStartFailure) {
            try await session.start()
        } catch {
            return SandboxRun(source: source, exchanges: [], failures: [error.message])
        }
        for input in CommandScript.inputs(of: commands) {
            let result = await session.execute(input.text, confirmed: true, origin: .script)
            guard !result.outcome.succeeded else {
                if let name = CommandName(input: input.text) { used.insert(name.rawValue) }
                continue
            }
            failures.append(input.text + ": " + result.lines.map(\.text).joined(separator: " "))
        }
        await session.stop()
        return run.end(failures: failures, commands: used)
    }
}

/// Collects what a session tells while it runs.
private final class Collector: Sendable {
    private let collected: LockedState<(source: SourceText, exchanges: [Exchange])>

    init(_ source: SourceText) {
        collected = LockedState((source, []))
    }

    func take(_ event: SessionEvent) {
        switch event {
        case .workspace(let state): collected.withLock { $0.source = state.source }
        case .exchange(let exchange): collected.withLock { $0.exchanges.append(exchange) }
        case .server, .lesson, .client, .notice, .logCleared, .printed, .progress, .clipboard, .theme, .recall: break
        }
    }

    func end(failures: [String], commands: Set<String>) -> SandboxRun {
        collected.withLock {
            SandboxRun(source: $0.source, exchanges: $0.exchanges, failures: failures, commands: commands)
        }
    }
}
