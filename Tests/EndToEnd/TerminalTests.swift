import Foundation
import Testing

/// Whatever happens to the program, the terminal stays usable.
@Suite(.serialized) struct TerminalTests {
    private let play = "\(Program.path) --port 0"

    @Test func aCrashGivesTheTerminalBack() async throws {
        let sandbox = try Sandbox()
        let terminal = try await TmuxSession(in: sandbox)
        try await terminal.enter(
            "export SWIFT_BACKTRACE=enable=no; stty -a > before; \(play); stty -a > after; echo the shell is back")
        try await terminal.shows("Say hello", "Ctrl-D quit")
        let program = try #require(try await terminal.foregroundProcess())

        kill(program, SIGSEGV)

        try await terminal.shows("\nthe shell is back")
        #expect(try await !terminal.isOnAlternateScreen)
        #expect(sandbox.read("before") != "")
        #expect(sandbox.read("after") == sandbox.read("before"))
    }

    @Test func aStoppedProgramGoesOnWhereItWas() async throws {
        let terminal = try await TmuxSession(in: Sandbox())
        try await terminal.enter(play)
        try await terminal.shows("Say hello", "Ctrl-D quit")
        try await terminal.type("send GET /half")
        try await terminal.shows("› send GET /half")

        try await terminal.press("C-z")
        try await terminal.returnsToTheShell()
        #expect(try await !terminal.isOnAlternateScreen)
        try await terminal.enter("fg")

        try await terminal.shows("› send GET /half", "Say hello")
    }

    @Test func aClosedWindowEndsTheProgram() async throws {
        let terminal = try await TmuxSession(in: Sandbox())
        try await terminal.enter(play)
        try await terminal.shows("Say hello", "Ctrl-D quit")
        let program = try #require(try await terminal.foregroundProcess())

        try await terminal.close()

        try await waiting(for: "the end of the program", state: { "it runs" }) {
            kill(program, 0) == 0 ? nil : ()
        }
    }

    /// Keys and resizes that a seed decides. Those that would end the program are left out, and so is the palette, which
    /// can do that, too.
    @Test(arguments: [1, 2] as [UInt64])
    func randomKeysLeaveTheProgramRunning(seed: UInt64) async throws {
        let terminal = try await TmuxSession(in: Sandbox())
        try await terminal.enter(play)
        try await terminal.shows("Say hello", "Ctrl-D quit")
        let keys =
            [
                "Escape", "Tab", "BTab", "Enter", "Up", "Down", "Left", "Right", "PageUp", "PageDown", "Home", "End",
                "BSpace",
            ]
            + [1, 2, 3, 4, 5, 6, 8].map { "F\($0)" }
            + ["C-r", "C-u", "C-w", "C-a", "C-e", "C-k", "C-y", "C-l", "M-1", "M-4"]
            + "1234/&nNfmdRic<>[]-+gGjkhl{}:\"=".map { String($0) }
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        func below(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }

        for batch in 0..<40 {
            try await terminal.press(all: (0..<50).map { _ in keys[below(keys.count)] })
            if batch.isMultiple(of: 8) { try await terminal.resize(columns: 40 + below(120), rows: 10 + below(40)) }
        }
        try await terminal.resize(columns: 120, rows: 36)
        try await terminal.press("Escape", "Escape", "Escape", "Escape", "C-l")

        try await terminal.shows("APIPlayground", "●")
        #expect(try await terminal.isOnAlternateScreen)
        #expect(try await terminal.foregroundProcess() != nil)
    }
}
