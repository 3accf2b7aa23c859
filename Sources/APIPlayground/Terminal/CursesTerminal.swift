import CNCurses
import Foundation
import PlaygroundEngine

/// The real terminal, through ncurses; the only file that knows it.
///
/// ncurses sets the modes and draws; the bytes of the keyboard are read and decoded here, so that nothing ever blocks
/// in `getch`. It belongs to the main thread.
final class CursesTerminal: Terminal {
    private let wake: Wake
    private let depth: ColourDepth
    private let isASCII: Bool
    private let environment: [String: String]
    /// Signals that came while an editor had the terminal.
    private var pending: [TerminalEvent] = []
    private var decoder = InputDecoder()
    private var shown: Canvas?
    private var theme = ThemeName.dark
    private var pairs = ColourPairs { number, colour, background in
        cn_make_pair(Int32(number), Int32(colour), Int32(background))
    }
    private var inputEnded = false

    /// Mouse presses and wheel as SGR reports, and bracketed paste (xterm's control sequences).
    private static let modesOn = "\u{1B}[?1000h\u{1B}[?1006h\u{1B}[?2004h"
    private static let modesOff = "\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1000l"

    private(set) var size = Size(columns: 80, rows: 24)

    /// Takes the terminal; ``close()`` gives it back.
    @inline(never)
    init(wake: Wake, environment: [String: String]) throws(TerminalProblem) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
        let name = environment["TERM"] ?? ""
        let isUTF8 = cn_choose_locale()
        // Terminals of the VT100's kind and the Linux console lack the marks, whatever the locale says.
        isASCII = !isUTF8 || name.hasPrefix("vt") || name == "linux"
        self.wake = wake
        self.environment = environment
        // The signals come first: ncurses leaves alone what is handled already.
        guard cn_catch_signals(wake.writeEnd, Self.modesOff) else { throw .notATerminal }
        guard cn_open(ColourDepth.directTerminal(environment)) else {
            cn_release_signals()
            throw .unknownTerminal(name: name)
        }
        depth = ColourDepth(colours: Int(cn_colours()), noColor: environment["NO_COLOR"])
        _ = cn_set_restore(Self.restoreSequence())
        if depth != .none {
            start_color()
            use_default_colors()
        }
        send(Self.modesOn)
        measure()
    }

    /// Gives the terminal back as it was found.
    @inline(never)
    func close() {
        send(Self.modesOff)
        endwin()
        cn_release_signals()
    }

    // MARK: Drawing

    func present(_ canvas: Canvas) {
        let canvas = isASCII || depth == .none || depth == .eight ? canvas.showing(ascii: isASCII) : canvas
        let before = shown?.size == canvas.size && shown?.theme == canvas.theme ? shown : nil
        theme = canvas.theme
        for row in 0..<min(canvas.size.rows, size.rows) {
            if let before, before.row(row) == canvas.row(row) { continue }
            draw(canvas.row(row), row: row, before: before?.row(row))
            cn_rewrite(Int32(row))
        }
        if let cursor = canvas.cursor {
            cn_show_cursor(Int32(cursor.row), Int32(cursor.column))
        } else {
            curs_set(0)
        }
        cn_refresh()
        shown = canvas
    }

    private func draw(_ cells: ArraySlice<Canvas.Cell>, row: Int, before: ArraySlice<Canvas.Cell>?) {
        for (column, cell) in cells.enumerated() where cell.width > 0 && column < size.columns {
            if let before {
                let old = before[before.startIndex + column]
                // The right half is compared too: a narrow glyph under it needs the whole to be drawn.
                let half = cell.width == 2 ? before[before.startIndex + column + 1].width == 0 : true
                if old == cell && half { continue }
            }
            draw(cell, row: row, column: column)
        }
    }

    private func draw(_ cell: Canvas.Cell, row: Int, column: Int) {
        let look = Theme.look(of: cell.style, depth: depth, theme: theme)
        var scalars = cell.text.unicodeScalars.map { wchar_t(bitPattern: UInt32($0.value)) }
        // The C library decides how ncurses counts columns; where it disagrees, a stand-in keeps the grid straight.
        let width = scalars.first.map { Int(cn_width($0)) } ?? 0
        var padding = cell.width - width
        if width < 1 || padding < 0 {
            scalars = [0x3F]
            padding = cell.width - 1
        }
        put(scalars, look, row: row, column: column)
        for extra in 0..<padding { put([0x20], look, row: row, column: column + cell.width - 1 - extra) }
    }

    private func put(_ scalars: [wchar_t], _ look: Look, row: Int, column: Int) {
        cn_put(
            Int32(row), Int32(column), scalars + [0], look.bold, look.dim, look.underline, look.reverse, look.italic,
            Int16(pairs.number(of: look.colour, on: look.background)))
    }

    // MARK: Waiting

    func wait(timeout: Duration?) -> [TerminalEvent] {
        var limit = pending.isEmpty ? timeout : .zero
        if let patience = decoder.patience { limit = min(limit ?? patience, patience) }
        var descriptors = [
            pollfd(fd: inputEnded ? -1 : STDIN_FILENO, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake.readEnd, events: Int16(POLLIN), revents: 0),
        ]
        let ready = poll(&descriptors, nfds_t(descriptors.count), limit.map(Self.milliseconds) ?? -1)
        if ready == 0, pending.isEmpty { return decoder.patience == nil ? [] : decoder.flush().map { .input($0) } }
        // A signal interrupts the wait; its number lies in the pipe.
        var events: [TerminalEvent] = pending + wake.drain().flatMap(Self.event(of:))
        pending = []
        if events.contains(.resized) { measure() }
        if descriptors[0].revents != 0 { events += readInput() }
        return events
    }

    private func readInput() -> [TerminalEvent] {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = read(STDIN_FILENO, &bytes, bytes.count)
        if count > 0 { return decoder.feed(bytes[..<count]).map { .input($0) } }
        if count < 0, errno == EINTR || errno == EAGAIN { return [] }
        inputEnded = true
        return [.endRequested(signal: SIGHUP)]
    }

    private static func event(of byte: UInt8) -> [TerminalEvent] {
        switch Int32(byte) {
        case 0: [.woken]
        case SIGWINCH: [.resized]
        case SIGTSTP: [.stopRequested]
        default: [.endRequested(signal: Int32(byte))]
        }
    }

    private static func milliseconds(_ duration: Duration) -> Int32 {
        let parts = duration.components
        let whole = min(max(0, parts.seconds), 86_400) * 1_000
        // Rounded up: a wait that ends early would spin.
        return Int32(whole + (parts.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }

    private func measure() {
        var (rows, columns): (Int32, Int32) = (0, 0)
        if cn_size(&rows, &columns) {
            resizeterm(rows, columns)
        }
        cn_current_size(&rows, &columns)
        size = Size(columns: Int(columns), rows: Int(rows))
        shown = nil
        cn_erase()
    }

    // MARK: Suspending and copying

    @inline(never)
    func suspend() {
        send(Self.modesOff)
        endwin()
        cn_stop_job()
        send(Self.modesOn)
        redraw()
    }

    @inline(never)
    func edit(_ request: EditRequest) -> EditorOutcome {
        send(Self.modesOff)
        endwin()
        cn_lend_terminal(true)
        let outcome = EditorProcess.run(request, environment: environment) { milliseconds in
            var descriptor = pollfd(fd: wake.readEnd, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, milliseconds) > 0 else { return nil }
            let events = wake.drain().flatMap(Self.event(of:))
            pending += events.filter { $0 != .woken && $0 != .resized && $0 != .stopRequested }
            let signals = events.compactMap { event -> Int32? in
                if case .endRequested(let signal) = event { signal } else { nil }
            }
            return signals.first
        }
        cn_lend_terminal(false)
        // An editor that was killed may have left any modes behind.
        cn_own_modes()
        send(Self.modesOn)
        redraw()
        // What the session told meanwhile has lost its wake-up.
        wake.now()
        return outcome
    }

    func redraw() {
        cn_redraw()
        measure()
    }

    func copy(_ text: String) {
        send(ClipboardSequence.text(text))
    }

    /// Writes past ncurses, for what it has no word for.
    private func send(_ sequence: String) {
        var bytes = Array(sequence.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    /// What puts the screen back, for a handler that cannot ask ncurses any more.
    private static func restoreSequence() -> String {
        let names = ["sgr0", "rmkx", "cnorm", "rmcup"]
        return names.reduce(modesOff) { sequence, name in
            guard let text = cn_capability(name) else { return sequence }
            return sequence + String(cString: text).replacing(/\$<[^>]*>/, with: "")
        } + "\r\n"
    }
}
