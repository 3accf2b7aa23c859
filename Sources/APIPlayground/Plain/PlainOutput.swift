import Foundation

/// Standard output as plain mode uses it: prose broken between words where a person reads it, and left whole for pipes.
struct PlainOutput: Sendable {
    /// Whether a person types at the other end.
    let isInteractive = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1

    func write(_ lines: [String]) {
        StandardStream.output.write(text(of: lines))
    }

    /// Shows that the next line is waited for.
    func prompt(isBlock: Bool = false) {
        if isInteractive { StandardStream.output.write(isBlock ? "... " : "> ") }
    }

    func ask(_ question: String) {
        StandardStream.output.write(text(of: [question + " [y/n]"]))
        prompt()
    }

    /// Writes lines that nobody asked for while the prompt stands, and puts the prompt below them.
    func interrupt(_ lines: [String]) {
        StandardStream.output.write((isInteractive ? "\n" : "") + text(of: lines) + (isInteractive ? "> " : ""))
    }

    private func text(of lines: [String]) -> String {
        let columns = isInteractive ? Self.columns : .max
        return lines.flatMap { Self.wrap(PlainText.visible($0), to: columns) }.map { $0 + "\n" }.joined()
    }

    /// Breaks prose between words; code and tables, which blanks hold in shape, stay as they are.
    static func wrap(_ line: String, to columns: Int) -> [String] {
        guard line.count > columns, !line.contains("  ") else { return [line] }
        var lines: [String] = []
        var current = ""
        for word in line.split(separator: " ") {
            if !current.isEmpty, current.count + 1 + word.count > columns {
                lines.append(current)
                current = ""
            }
            current += current.isEmpty ? String(word) : " " + word
        }
        return lines + [current]
    }

    /// The width of the terminal, or 80 where it does not tell.
    private static var columns: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}
