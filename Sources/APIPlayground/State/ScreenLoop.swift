import PlaygroundEngine

/// The only loop of the full screen: what happens goes through ``update(_:_:)``, then the screen is drawn once.
///
/// It belongs to the main thread; a ``FramePacer`` says when it draws. However much happens, a key waits for no more of
/// it than ``slice`` takes in.
final class ScreenLoop {
    /// What the loop needs of the session.
    struct Services: Sendable {
        let execute: @Sendable (Submission) async -> CommandResult
        var finishEdit: @Sendable () async -> CommandResult = { CommandResult(.done, []) }
        var stopSending: @Sendable () async -> Void = {}
        var malformed: @Sendable (_ command: String) async -> [MalformedRequest] = { _ in [] }
        var files: @Sendable (_ folder: String) -> [String] = { _ in [] }
        var keep: @Sendable (_ name: String, _ value: String) async -> Void = { _, _ in }
    }

    private static let tick = Duration.milliseconds(200)
    /// How long what happened elsewhere is taken in before the keys are looked at again.
    private static let slice = Duration.milliseconds(2)

    private(set) var model: Model
    private let terminal: any Terminal
    private let inbox: Inbox
    private let services: Services
    /// The time since any fixed moment.
    private let now: () -> Duration
    private var end: End?

    /// Why the loop ended.
    enum End: Hashable, Sendable {
        case quit
        case signal(Int32)
    }

    init(
        model: Model, terminal: any Terminal, inbox: Inbox, services: Services,
        now: @escaping () -> Duration = ScreenLoop.monotonicTime()
    ) {
        self.now = now
        self.model = model
        self.terminal = terminal
        self.inbox = inbox
        self.services = services
    }

    private static func monotonicTime() -> () -> Duration {
        let start = ContinuousClock.now
        return { start.duration(to: .now) }
    }

    /// Runs until the learner quits or a signal asks for the end.
    func run() -> End {
        var pacer = FramePacer()
        var lastTick = now()
        // After a batch of changes, when to come back for more.
        var nextBatch: Duration?
        // What happened and is still to be taken in, the next last: what changed, then what came of commands.
        var arrived: [Message] = []
        while true {
            if pacer.delay(at: now()) == .zero {
                terminal.present(ScreenView.canvas(of: model))
                pacer.drew(at: now())
            }
            let untilTick = model.isWaiting ? max(.zero, Self.tick - (now() - lastTick)) : nil
            let untilBatch = nextBatch.map { max(.zero, $0 - now()) }
            let timeout = [pacer.delay(at: now()), untilTick, untilBatch].compactMap { $0 }.min()
            let isBehind = !arrived.isEmpty
            var inputs = terminal.wait(timeout: isBehind ? .zero : timeout).compactMap(message(of:))
            if !isBehind {
                let delivery = inbox.drain()
                nextBatch = delivery.events.isEmpty ? nil : now() + FramePacer.gapBetweenEvents
                arrived = (delivery.events + delivery.results).reversed()
            }
            if !model.isWaiting {
                lastTick = now()
            } else if now() - lastTick >= Self.tick {
                inputs.append(.tick)
                lastTick = now()
            }
            if !inputs.isEmpty { pacer.note(.input) }
            for message in inputs { take(message) }
            let start = now()
            while end == nil, now() - start < Self.slice, let message = arrived.popLast() {
                take(message)
                switch message {
                // Changes are drawn once all of them are there.
                case .exchanges, .session: if arrived.isEmpty { pacer.note(.event) }
                default: pacer.note(.input)
                }
            }
            // What came meanwhile may have woken the loop already, and would not do so again.
            if isBehind, arrived.isEmpty { nextBatch = now() }
            if let end { return end }
        }
    }

    private func take(_ message: Message) {
        for effect in update(&model, message) { perform(effect) }
    }

    private func message(of event: TerminalEvent) -> Message? {
        switch event {
        case .input(.key(let key)): return .key(key)
        case .input(.paste(let text, let dropped)): return .paste(text, dropped: dropped)
        case .input(.mouse(let mouse)): return .mouse(mouse)
        case .resized: return .resized(terminal.size)
        case .stopRequested: return .stopRequested
        case .endRequested(let signal):
            end = .signal(signal)
            return nil
        case .woken: return nil
        }
    }

    private func perform(_ effect: Effect) {
        let inbox = inbox
        let services = services
        switch effect {
        case .execute(let submission):
            Task { inbox.add(.result(await services.execute(submission), of: submission)) }
        case .copy(let text): terminal.copy(text)
        case .stopSending: Task { await services.stopSending() }
        case .listMalformed(let command):
            Task { inbox.add(.malformed(await services.malformed(command), of: command)) }
        case .listFiles(let folder):
            Task { inbox.add(.files(services.files(folder), in: folder)) }
        case .keep(let name, let value): Task { await services.keep(name, value) }
        case .screenshot(let path, let submission):
            let picture = SVGPicture.text(of: ScreenView.canvas(of: model.beforeScreenshot))
            let size = "the screen, \(model.size.columns)×\(model.size.rows),"
            inbox.add(.result(PlaygroundSession.write(picture, to: path, what: size + " is"), of: submission))
        case .redraw: terminal.redraw()
        case .suspend:
            terminal.suspend()
            _ = update(&model, .resized(terminal.size))
        case .edit(let request, let submission):
            let outcome = terminal.edit(request)
            _ = update(&model, .resized(terminal.size))
            Task {
                let result = await services.finishEdit()
                inbox.add(.result(result.afterEditing(outcome), of: submission))
            }
        case .quit: end = .quit
        }
    }
}

extension CommandResult {
    /// This result of an edit, together with how the editor ended.
    func afterEditing(_ outcome: EditorOutcome) -> CommandResult {
        let failed = outcome.lines.isEmpty ? self.outcome : .failed
        return CommandResult(failed, outcome.lines + lines)
    }
}
