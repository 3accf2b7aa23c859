import Foundation
import PlaygroundEngine
import Synchronization

/// The playground line by line: what is typed goes in, what is said comes out, in words.
struct PlainPlayground {
    private let output = PlainOutput()
    private let input = LineInput()
    private let editor = PlainEditor()
    private let loop = SessionLoop()
    private let session: PlaygroundSession
    private let news: PlainNews
    private let screen = ShadowScreen()

    /// Plays until the input ends or `quit`.
    static func run(_ configuration: SessionConfiguration) throws {
        let playground = PlainPlayground(configuration)
        try playground.start()
        let (loop, session, editor) = (playground.loop, playground.session, playground.editor)
        let signals = EndSignals { signal in
            if signal == SIGINT, editor.isOpen { return }
            // The first Ctrl-C stops a request that is under way.
            if signal == SIGINT, loop.wait({ await session.stopSending() }) { return }
            loop.wait { await session.stop() }
            Foundation.exit(128 + signal)
        }
        withExtendedLifetime(signals) { playground.readLines() }
        loop.wait { await session.stop() }
        loop.shutDown()
    }

    private init(_ configuration: SessionConfiguration) {
        let news = PlainNews(output)
        self.news = news
        let screen = screen
        session = PlaygroundSession(loop: loop, configuration: configuration) { event in
            screen.take(event)
            news.take(event)
        }
    }

    private func start() throws {
        output.write(["APIPlayground \(ProgramVersion.current). help lists the commands, quit leaves."])
        let session = session
        try loop.start(session)
        output.write(news.endCommand())
    }

    private func readLines() {
        var input = ""
        while true {
            output.prompt(isBlock: !input.isEmpty)
            guard let line = self.input.next() else { break }
            input += input.isEmpty ? line : "\n" + line
            readOn(&input)
            guard let outcome = perform(input) else { continue }
            input = ""
            if outcome == .quit { return }
        }
        // Input that ends in the middle of a block ends the block.
        if !input.isEmpty { _ = perform(input + "\n\n") }
        if output.isInteractive { output.write([""]) }
    }

    /// How many milliseconds may pass between two lines of one paste.
    private static let pasteGap: Int32 = 30

    /// Takes the lines of `input` that are there already: of a paste all, so that it is one change, and from a pipe those
    /// that an empty line in the middle of a block cut off.
    private func readOn(_ input: inout String) {
        guard PromptInput.isPython(PastedText.cleaned(input)) else { return }
        if output.isInteractive {
            var isPaste = false
            while self.input.hasMore(within: Self.pasteGap), let line = self.input.next() {
                input += "\n" + line
                isPaste = true
            }
            if isPaste { input = PastedText.cleaned(input) }
        } else if !PromptInput.needsMoreLines(input) {
            var lines: [String] = []
            while self.input.hasMore(within: Self.pasteGap), let line = self.input.next() {
                lines.append(line)
                guard line.allSatisfy(\.isWhitespace) else { break }
            }
            if let last = lines.last, CommandScript.continuesBlock(last[...]) {
                input += "\n" + lines.joined(separator: "\n")
            } else {
                self.input.hold(lines)
            }
        }
    }

    /// Runs an input and prints what it says; nil where more lines are wanted.
    private func perform(_ input: String) -> CommandResult.Outcome? {
        let session = session
        news.startCommand()
        var result = loop.wait { await session.execute(input) }
        if case .incomplete = result.outcome {
            output.write(news.endCommand())
            return nil
        }
        if case .needsConfirmation(let question) = result.outcome {
            output.ask(question)
            let answer = self.input.next()?.lowercased() ?? ""
            if !output.isInteractive { output.write([answer]) }
            guard ["y", "yes"].contains(answer) else {
                output.write(["Nothing was changed."] + news.endCommand())
                return .done
            }
            result = loop.wait { await session.execute(input, confirmed: true) }
        }
        if case .screenshot(let path) = result.outcome { result = screen.write(to: path) }
        if case .edit(let request) = result.outcome {
            if let outcome = editor.run(request) {
                result = loop.wait { await session.finishEdit() }.afterEditing(outcome)
            } else {
                let text = "edit needs a terminal; \(request.path) can be edited in any editor, and is reloaded"
                result = CommandResult(.failed, [ResultLine(.failure, text)])
            }
        }
        screen.take(input, result)
        output.write(PlainText.lines(result.lines) + news.endCommand())
        return result.outcome
    }
}

/// What the session tells beside the results: said at once while nothing runs, and after the result while a command
/// does, so that no line stands in the middle of another.
private final class PlainNews: Sendable {
    private struct State {
        var waiting: [String] = []
        var lesson: LessonState?
        var shownLesson: LessonState?
        var shownPath: String?
        var server: ServerState?
        var isBusy = true
        var flood = PlainFlood()
        var arrivals = PlainArrivals()
    }

    private let state = Mutex(State())
    private let output: PlainOutput

    init(_ output: PlainOutput) {
        self.output = output
    }

    func take(_ event: SessionEvent) {
        state.withLock { state in
            switch event {
            case .server(let server):
                // Later on, the command that moved the server says where it listens.
                if state.server == nil { state.waiting += Self.lines(of: server) }
                state.server = server
            case .lesson(let lesson): state.lesson = lesson
            case .notice(let lines): state.waiting += PlainText.lines(lines)
            case .printed(let lines): state.waiting += lines.map { "main.py printed: \($0)" }
            case .exchange(let exchange):
                if exchange.client != .playground { state.flood.take(exchange, into: &state.waiting) }
            case .workspace(let workspace):
                // Later on, the command that opened another file says so.
                if state.isBusy, state.shownPath == nil {
                    state.shownPath = workspace.path
                    state.waiting.append("The program is \(workspace.path); show prints it.")
                }
            case .progress(let progress): state.waiting += state.arrivals.lines(of: progress)
            case .client: state.arrivals = PlainArrivals()
            case .logCleared, .clipboard, .theme, .recall: break
            }
            if case .progress = event, state.isBusy {
                // Events are read as they come in, though the command that asked for them goes on.
                let lines = state.waiting
                state.waiting = []
                if !lines.isEmpty { output.write(lines) }
            }
            guard !state.isBusy else { return }
            let lines = Self.drain(&state)
            if !lines.isEmpty { output.interrupt(lines) }
        }
    }

    func startCommand() { state.withLock { $0.isBusy = true } }

    /// What was told while the command ran; from now on news is said at once.
    func endCommand() -> [String] {
        state.withLock { state in
            state.isBusy = false
            return Self.drain(&state)
        }
    }

    private static func drain(_ state: inout State) -> [String] {
        state.flood.tellRest(&state.waiting)
        var lines = state.waiting
        state.waiting = []
        if let lesson = state.lesson, !lesson.isAtSamePlace(as: state.shownLesson) {
            // A command that leads to a step has said its place; at the start nobody has.
            if state.shownLesson == nil { lines += ["", PlainText.heading(of: lesson)] }
            lines += PlainText.lines(of: lesson)
        }
        state.shownLesson = state.lesson
        return lines
    }

    private static func lines(of server: ServerState) -> [String] {
        switch server {
        case .stopped, .failed: []
        case .listening(let host, let port, let taken):
            (taken.map { ["Port \($0) is taken by another program; \(port) is used instead."] } ?? [])
                + ["The server listens at http://\(ListeningHost.authority(host, port: port))."]
        }
    }
}
