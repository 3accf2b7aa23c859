import NIOCore

/// Runs an author's commands in playgrounds of their own, each with a server on a free port of this machine.
package struct SessionSandbox: LessonSandbox {
    private let loop: SessionLoop

    package init(loop: SessionLoop) {
        self.loop = loop
    }

    package func run(_ commands: String, on source: SourceText) async -> SandboxRun {
        let collected = NIOLoopBoundBox(Collected(source: source), eventLoop: loop.eventLoop)
        let configuration = SessionConfiguration(place: .memory(source), port: .exactly(0), watchesFile: false)
        let session = PlaygroundSession(loop: loop, configuration: configuration) { event in
            collected.value.take(event)
        }
        var failures: [String] = []
        do throws(SessionStartFailure) {
            try await session.start()
        } catch {
            return SandboxRun(source: source, exchanges: [], failures: [error.message])
        }
        for input in CommandScript.inputs(of: commands) {
            let result = await session.execute(input.text, confirmed: true, origin: .script)
            guard result.outcome != .done else { continue }
            failures.append(input.text + ": " + result.lines.map(\.text).joined(separator: " "))
        }
        await session.stop()
        let end = (try? await loop.eventLoop.submit { collected.value }.get()) ?? Collected(source: source)
        return SandboxRun(source: end.source, exchanges: end.exchanges, failures: failures)
    }

    /// What a session told while it ran.
    private struct Collected: Sendable {
        var source: SourceText
        var exchanges: [Exchange] = []

        mutating func take(_ event: SessionEvent) {
            switch event {
            case .workspace(let state): source = state.source
            case .exchange(let exchange): exchanges.append(exchange)
            case .server, .lesson, .client, .notice, .logCleared, .printed: break
            }
        }
    }
}
