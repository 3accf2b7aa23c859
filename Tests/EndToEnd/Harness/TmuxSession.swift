import Foundation

/// A terminal of a fixed size with a shell in it, typed at and read as a person would.
///
/// Each session is a tmux server of its own, gone with the value.
final class TmuxSession: Sendable {
    private let sandbox: Sandbox
    /// The words that name this session's own tmux server.
    private let server: [String]

    /// Opens a terminal whose shell prompt is `ready> `.
    init(in sandbox: Sandbox, columns: Int = 120, rows: Int = 36) async throws {
        self.sandbox = sandbox
        let configuration = try sandbox.write(
            """
            set -g status off
            set -s escape-time 0
            set -g remain-on-exit on
            """, to: "tmux.conf")
        server = ["-u", "-S", sandbox.folder.appending(path: "tmux").path, "-f", configuration]
        try await tmux(
            "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "-c", sandbox.folder.path, "env", "PS1=ready> ",
            "ENV=", "sh")
        try await returnsToTheShell()
    }

    deinit {
        let nowhere = "/dev/null"
        let end = try? spawn(
            ["tmux"] + server + ["kill-server"], environment: sandbox.environment, folder: "/", input: nowhere,
            output: nowhere, errors: nowhere)
        if let end { waitpid(end, nil, 0) }
    }

    /// The screen as text, blanks at the ends of lines removed.
    var screen: String {
        get async throws { try await tmux("capture-pane", "-p") }
    }

    /// Waits until the screen contains each of `texts`, and returns it with the control sequences that paint it.
    @discardableResult
    func paints(_ texts: String...) async throws -> String {
        try await waiting(for: "“\(texts.joined(separator: "” and “"))”", state: { try await painted }) {
            let screen = try await painted
            return texts.allSatisfy(screen.contains) ? screen : nil
        }
    }

    private var painted: String {
        get async throws { try await tmux("capture-pane", "-p", "-e") }
    }

    /// Types `text` as it stands.
    func type(_ text: String) async throws {
        try await tmux("send-keys", "-l", text)
    }

    /// Presses keys by tmux's names: `Enter`, `Tab`, `Escape`, `F2`, `C-c`, `PageUp`, …
    func press(_ keys: String...) async throws {
        _ = try await tool(["tmux"] + server + ["send-keys"] + keys)
    }

    /// Types a line and ends it.
    func enter(_ line: String) async throws {
        try await type(line)
        try await press("Enter")
    }

    /// Pastes `text`, in brackets where the program asked for that.
    func paste(_ text: String) async throws {
        try await tmux("set-buffer", text)
        try await tmux("paste-buffer", "-p")
    }

    /// Presses many keys at once.
    func press(all keys: [String]) async throws {
        _ = try await tool(["tmux"] + server + ["send-keys"] + keys)
    }

    /// Closes the window as its owner does with the mouse.
    func close() async throws {
        try await tmux("kill-server")
    }

    func resize(columns: Int, rows: Int) async throws {
        try await tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
    }

    /// Waits until the screen contains each of `texts`, and returns it.
    @discardableResult
    func shows(_ texts: String...) async throws -> String {
        try await waiting(for: "“\(texts.joined(separator: "” and “"))”", state: { try await screen }) {
            let screen = try await screen
            return texts.allSatisfy(screen.contains) ? screen : nil
        }
    }

    /// Waits until the screen matches `pattern`, and returns the first capture.
    @discardableResult
    func shows(_ pattern: Regex<(Substring, Substring)>) async throws -> String {
        try await waiting(for: "the pattern", state: { try await screen }) {
            try await screen.firstMatch(of: pattern).map { String($0.1) }
        }
    }

    /// Waits until the shell asks for a line: its prompt is the last thing on the screen.
    ///
    /// What is typed before would be the ending program's, or stand before the prompt.
    func returnsToTheShell() async throws {
        try await shows(/(?:^|\n)(ready>)\s*$/)
    }

    /// Waits until the screen no longer contains `text`.
    func losesSight(of text: String) async throws {
        try await waiting(for: "a screen without “\(text)”", state: { try await screen }) {
            try await screen.contains(text) ? nil : ()
        }
    }

    /// Whether a full-screen program holds the terminal's second screen.
    var isOnAlternateScreen: Bool {
        get async throws { try await tmux("display-message", "-p", "#{alternate_on}").hasPrefix("1") }
    }

    /// The process in the foreground below the shell, such as the program that was started.
    func foregroundProcess() async throws -> Int32? {
        let shell = try await tmux("display-message", "-p", "#{pane_pid}").trimmingCharacters(
            in: .whitespacesAndNewlines)
        let children = try await tool(["pgrep", "-P", shell])
        return children.split(separator: "\n").first.flatMap { Int32($0) }
    }

    /// - Returns: The standard output.
    @discardableResult
    private func tmux(_ arguments: String...) async throws -> String {
        try await tool(["tmux"] + server + arguments)
    }

    private func tool(_ words: [String]) async throws -> String {
        let ended = try await RunningProcess(words, in: sandbox).end()
        guard ended.status == 0 else {
            throw Missing(description: "\(words.joined(separator: " ")) failed: \(ended.errors)")
        }
        return ended.output
    }
}
