/// Why the full screen cannot run.
enum TerminalProblem: Error, Hashable, CustomStringConvertible {
    case noPipe(reason: String)
    case notATerminal
    case unknownTerminal(name: String)

    /// A sentence for the person who called the program.
    var description: String {
        switch self {
        case .noPipe(let reason):
            "the full screen needs a pipe, and the system gives none: \(reason)"
        case .notATerminal:
            "the full screen needs a terminal on standard input and output; `apiplayground --plain` works without one"
        case .unknownTerminal(let name):
            "no description of the terminal ‘\(name)’ was found; set TERM to a known one such as xterm-256color, or use "
                + "`apiplayground --plain`"
        }
    }
}
