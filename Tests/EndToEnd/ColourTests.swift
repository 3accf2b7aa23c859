import Foundation
import Testing

/// Terminals of every kind: with all colours, with few, with none, without UTF-8.
@Suite(.serialized) struct ColourTests {
    /// Starts the program with `settings` before it and waits until it shows.
    private func start(_ settings: String, in sandbox: Sandbox) async throws -> TmuxSession {
        let terminal = try await TmuxSession(in: sandbox)
        try await terminal.enter("\(settings) \(Program.path) --port 0")
        try await terminal.shows("APIPlayground", "Say hello")
        return terminal
    }

    /// Describes a terminal to terminfo and gives the variable that has the program find it.
    private func describe(_ text: String, in sandbox: Sandbox) async throws -> String {
        let source = try sandbox.write(text, to: "terminal.ti")
        let folder = sandbox.folder.appending(path: "terminfo").path
        let ended = try await RunningProcess(["tic", "-x", "-o", folder, source], in: sandbox).end()
        #expect(ended.status == 0, "\(ended.errors)")
        return "TERMINFO_DIRS=\(folder):/etc/terminfo:/lib/terminfo:/usr/share/terminfo"
    }

    @Test func withTrueColourTheColoursAreThoseOfTheThemeToTheBit() async throws {
        let sandbox = try Sandbox()
        let direct = #"""
            xterm-direct|xterm with colours of 24 bits,
                RGB, colors#0x1000000, pairs#0x7FFFF,
                setab=\E[%?%p1%{8}%<%t4%p1%d%e48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
                setaf=\E[%?%p1%{8}%<%t3%p1%d%e38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
                use=xterm-256color,

            """#
        let place = try await describe(direct, in: sandbox)

        let terminal = try await start("\(place) COLORTERM=truecolor TERM=xterm-256color", in: sandbox)

        // The accent of the dark theme, 0087ff.
        try await terminal.paints("\u{1B}[38;2;0;135;255m", "APIPlayground")
    }

    @Test func trueColourThatTerminfoCannotDescribeIsTakenFromThePalette() async throws {
        let sandbox = try Sandbox()
        let terminal = try await start("COLORTERM=truecolor TERM=xterm-256color", in: sandbox)

        try await terminal.paints("38;5;33m")
    }

    @Test func sixteenColoursAreUsedAsTheTerminalHasThem() async throws {
        let sandbox = try Sandbox()
        let few = #"""
            xterm-16|xterm with 16 colours,
                colors#16, pairs#256,
                setab=\E[%?%p1%{8}%<%t%p1%{40}%+%e%p1%{92}%+%;%dm,
                setaf=\E[%?%p1%{8}%<%t%p1%{30}%+%e%p1%{82}%+%;%dm,
                use=xterm-256color,

            """#
        let place = try await describe(few, in: sandbox)

        let terminal = try await start("\(place) TERM=xterm-16", in: sandbox)

        let painted = try await terminal.paints("36m", "APIPlayground")
        #expect(!painted.contains("38;5") && !painted.contains("38;2"))
    }

    @Test func withoutColourNothingIsColoured() async throws {
        let terminal = try await start("NO_COLOR=1", in: Sandbox())

        let painted = try await terminal.paints("APIPlayground")
        #expect(painted.firstMatch(of: /\u{1B}\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]/) == nil)
    }

    @Test func withoutUTF8AllIsASCII() async throws {
        let sandbox = try Sandbox()
        let terminal = try await start("LANG=C LC_ALL=C", in: sandbox)
        try await terminal.enter("send GET /%E5%90%8D")
        try await terminal.shows("404")

        let screen = try await terminal.screen
        #expect(screen.utf8.allSatisfy { $0 < 0x80 })
        #expect(screen.contains("1 Lesson -"))
    }

    @Test func aDumbTerminalGetsLines() async throws {
        let terminal = try await TmuxSession(in: Sandbox())
        try await terminal.enter("TERM=dumb \(Program.path) --port 0")
        try await terminal.shows("Goal, open", "\n>")

        try await terminal.enter("send GET /")
        try await terminal.shows("200 OK")
        #expect(try await !terminal.isOnAlternateScreen)
    }
}
