import Foundation
import PlaygroundEngine

/// The full screen, from taking the terminal to giving it back.
///
/// It is made before the session, because the session tells its changes to ``emit``:
///
///     let screen = try FullScreen()
///     let session = PlaygroundSession(…, emit: screen.emit)
///     let end = try screen.run(session)
struct FullScreen {
    private let wake: Wake
    private let inbox: Inbox

    /// Prepares what needs no terminal yet.
    init() throws(TerminalProblem) {
        wake = try Wake()
        inbox = Inbox(wake: wake)
    }

    /// Where a session leaves its changes; callable from any thread, and quick.
    var emit: @Sendable (SessionEvent) -> Void {
        { [inbox] event in inbox.add(event) }
    }

    /// Shows the screen until the learner quits or a signal asks for the end. Blocks the calling thread, which should be
    /// the main one; the terminal is as it was found when it returns or throws.
    ///
    /// - Parameter history: What was entered at the prompt before, oldest first.
    /// - Parameter settings: How the screen is liked.
    func run(
        _ session: PlaygroundSession, history: [String] = [], settings: [String: String] = [:],
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(TerminalProblem) -> ScreenLoop.End {
        let terminal = try CursesTerminal(wake: wake, environment: environment)
        defer { terminal.close() }
        let services = ScreenLoop.Services(
            execute: { submission in
                await session.execute(
                    submission.input, confirmed: submission.isConfirmed,
                    origin: submission.origin == .prompt ? .prompt : .key)
            }, finishEdit: { await session.finishEdit() }, stopSending: { _ = await session.stopSending() },
            malformed: { await session.malformedRequests(for: $0) },
            files: FileNames.inFolder,
            keep: { name, value in await session.setting(name, to: value) })
        var model = Model(size: terminal.size, history: history)
        model.restore(settings)
        let loop = ScreenLoop(model: model, terminal: terminal, inbox: inbox, services: services)
        return loop.run()
    }
}
