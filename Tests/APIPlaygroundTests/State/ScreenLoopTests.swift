import Foundation
import PlaygroundEngine
import Testing

@testable import APIPlayground

struct ScreenLoopTests {
    /// A terminal that plays a script of waits, and keeps what was presented.
    private final class ScriptedTerminal: Terminal {
        let size = Size(columns: 120, rows: 36)
        var script: [[TerminalEvent]]
        /// Called before each wait, with the number of waits so far.
        var beforeWait: (Int) -> Void
        private(set) var waits = 0
        private(set) var timeouts: [Duration?] = []
        private(set) var presented: [Canvas] = []
        private(set) var copied: [String] = []
        private(set) var suspensions = 0

        init(_ script: [[TerminalEvent]], beforeWait: @escaping (Int) -> Void = { _ in }) {
            self.script = script
            self.beforeWait = beforeWait
        }

        func wait(timeout: Duration?) -> [TerminalEvent] {
            timeouts.append(timeout)
            beforeWait(waits)
            waits += 1
            return script.isEmpty ? [.endRequested(signal: 15)] : script.removeFirst()
        }

        func present(_ canvas: Canvas) { presented.append(canvas) }
        func redraw() {}
        func suspend() { suspensions += 1 }
        func edit(_ request: EditRequest) -> EditorOutcome { .closed }
        func copy(_ text: String) { copied.append(text) }
    }

    private func loop(
        _ terminal: ScriptedTerminal, inbox: Inbox, now: @escaping () -> Duration = { ContinuousClock.now - Self.start }
    ) -> ScreenLoop {
        ScreenLoop(
            model: Model(size: terminal.size, timeZone: .gmt), terminal: terminal, inbox: inbox,
            services: ScreenLoop.Services { _ in CommandResult(.done, []) }, now: now)
    }

    private static let start = ContinuousClock.now

    private func keys(_ text: String) -> [TerminalEvent] { text.map { .input(.key(.character($0))) } }

    @Test func controlDEndsTheLoop() throws {
        let terminal = ScriptedTerminal([keys("a"), [.input(.key(.control("u")))], [.input(.key(.control("d")))]])
        let loop = loop(terminal, inbox: Inbox(wake: try Wake()))

        #expect(loop.run() == .quit)
        #expect(terminal.waits == 3)
    }

    @Test(arguments: [1, 2, 15] as [Int32])
    func aSignalEndsTheLoopWithItsNumber(signal: Int32) throws {
        let terminal = ScriptedTerminal([[.endRequested(signal: signal)]])

        #expect(loop(terminal, inbox: Inbox(wake: try Wake())).run() == .signal(signal))
    }

    /// Draws for each script of waits, where a wait takes so many milliseconds; the first is the empty screen.
    @Test(arguments: [(20, 1, 2), (20, 3, 4), (0, 3, 2), (7, 6, 4)])
    func manyKeysAreDrawnOnceAndNotTooOften(wait: Int, waits: Int, drawn: Int) throws {
        let clock = ManualClock()
        let events = keys(String(repeating: "x", count: 100))
        let terminal = ScriptedTerminal(Array(repeating: events, count: waits)) { _ in
            clock.time += .milliseconds(wait)
        }
        let loop = loop(terminal, inbox: Inbox(wake: try Wake()), now: { clock.time })

        _ = loop.run()

        #expect(terminal.presented.count == drawn)
        #expect(loop.model.prompt.editor.text.count == 100 * waits)
    }

    private final class ManualClock {
        var time = Duration.zero
    }

    @Test func aFloodOfRowsReachesTheScreenInBoundedBatches() throws {
        let inbox = Inbox(wake: try Wake())
        let clock = ManualClock()
        let terminal = ScriptedTerminal([[.woken], [.woken]]) { wait in
            guard wait == 0 else { return }
            for id in 1...50_000 { inbox.add(.exchange(Fixtures.exchange(id, body: ""))) }
        }
        let loop = loop(terminal, inbox: inbox, now: { clock.time })

        _ = loop.run()

        #expect(loop.model.log.exchanges.newest?.id == 50_000)
        #expect(loop.model.log.count + loop.model.log.dropped == 50_000)
        #expect(loop.model.log.count <= EventBacklog.rowLimit)
    }

    @Test func aKeyDoesNotWaitForAFlood() throws {
        let inbox = Inbox(wake: try Wake())
        let clock = ManualClock()
        var rowsBeforeTheKey: Int?
        var typed: String?
        var drawn: [Int] = []
        let terminal = ScriptedTerminal([[.woken], keys("x")] + Array(repeating: [], count: 100))
        let loop = loop(terminal, inbox: inbox) {
            // Whatever is done takes a while.
            clock.time += .milliseconds(1)
            return clock.time
        }
        terminal.beforeWait = { [unowned loop, unowned terminal] wait in
            if wait == 0 { for id in 1...5_000 { inbox.add(.exchange(Fixtures.exchange(id, body: ""))) } }
            if wait == 1 { rowsBeforeTheKey = loop.model.log.count }
            if wait == 2 { typed = loop.model.prompt.editor.text }
            if terminal.presented.count > drawn.count { drawn.append(loop.model.log.count) }
        }

        _ = loop.run()

        #expect(try #require(rowsBeforeTheKey) < 1_000)
        #expect(typed == "x")
        #expect(drawn.count >= 2)
        #expect(drawn[1] < 5_000)
        #expect(loop.model.log.count == 5_000)
    }

    @Test func whatComesWhileMuchIsTakenInIsNotForgotten() throws {
        let inbox = Inbox(wake: try Wake())
        let clock = ManualClock()
        let terminal = ScriptedTerminal(Array(repeating: [.woken], count: 30))
        let loop = loop(terminal, inbox: inbox) {
            clock.time += .milliseconds(1)
            return clock.time
        }
        var typedBeforeWaits: [Int] = []
        terminal.beforeWait = { [unowned loop] wait in
            if wait == 0 { for _ in 0..<10 { inbox.add(.paste("x", dropped: 0)) } }
            if wait == 1 { inbox.add(.paste("x", dropped: 0)) }
            typedBeforeWaits.append(loop.model.prompt.editor.text.count)
        }

        _ = loop.run()

        let caughtUp = try #require(typedBeforeWaits.firstIndex(of: 10))
        #expect(caughtUp > 1)
        #expect(terminal.timeouts[caughtUp] == .zero)
        #expect(typedBeforeWaits[caughtUp + 1] == 11)
        #expect(terminal.timeouts[caughtUp + 2] != .zero)
    }

    @Test func aCommandsResultComesBackAsAMessage() async throws {
        let wake = try Wake()
        let terminal = try LiveTerminal(wake: wake, keys: keys("routes") + [.input(.key(.enter))])
        let inbox = Inbox(wake: wake)
        let loop = ScreenLoop(
            model: Model(size: terminal.size, timeZone: .gmt), terminal: terminal, inbox: inbox,
            services: ScreenLoop.Services { submission in
                CommandResult(.quit, [ResultLine(.text, submission.input)])
            })

        #expect(loop.run() == .quit)
    }

    /// A terminal that waits for the real wake-up pipe once its keys are played.
    private final class LiveTerminal: Terminal {
        let size = Size(columns: 80, rows: 24)
        private let wake: Wake
        private var keys: [TerminalEvent]

        init(wake: Wake, keys: [TerminalEvent]) throws {
            self.wake = wake
            self.keys = keys
        }

        func wait(timeout: Duration?) -> [TerminalEvent] {
            defer { keys = [] }
            if keys.isEmpty {
                var descriptor = pollfd(fd: wake.readEnd, events: Int16(POLLIN), revents: 0)
                poll(&descriptor, 1, -1)
                _ = wake.drain()
            }
            return keys
        }

        func present(_ canvas: Canvas) {}
        func redraw() {}
        func suspend() {}
        func edit(_ request: EditRequest) -> EditorOutcome { .closed }
        func copy(_ text: String) {}
    }
}
