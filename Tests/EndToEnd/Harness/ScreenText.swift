/// A captured screen, read as a person reads it: pane by pane, lines that were wrapped put together again.
struct ScreenText {
    private let columns: [String]

    init(_ screen: String) {
        var parts: [Int: [Substring]] = [:]
        for line in screen.split(separator: "\n") {
            for (index, part) in line.split(separator: "│", omittingEmptySubsequences: false).enumerated() {
                parts[index, default: []].append(part)
            }
        }
        columns = parts.sorted { $0.key < $1.key }.map { Self.words($1.joined(separator: " ")) }
    }

    /// Whether `text` stands in one of the panes, wherever its lines break.
    func shows(_ text: String) -> Bool {
        let wanted = Self.words(text)
        return columns.contains { $0.contains(wanted) }
    }

    private static func words(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension TmuxSession {
    /// Waits until a pane shows each of `texts`, wherever its lines break.
    func reads(_ texts: String...) async throws {
        try await waiting(for: "“\(texts.joined(separator: "” and “"))”", state: { try await screen }) {
            let screen = ScreenText(try await screen)
            return texts.allSatisfy(screen.shows) ? () : nil
        }
    }

    /// Presses a key until `isDone` says of the screen that it did something: while a command runs, keys that start
    /// another one ask to be pressed again.
    func press(_ key: String, until isDone: (String) -> Bool) async throws {
        try await press(key)
        try await waiting(for: "what \(key) does", state: { try await screen }) {
            let screen = try await screen
            if isDone(screen) { return () }
            if screen.contains("Press the key again") { try await press(key) }
            return nil
        }
    }
}
