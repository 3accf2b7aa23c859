/// The words that start a command at the prompt; Python lines start with Python's own words instead.
package enum CommandName: String, Hashable, Sendable, CaseIterable {
    case route, model, router, app, send
    case routes, show, edit, remove, rename, undo, redo, save, open
    case importFile = "import"
    case log, why, inspect, replay, diff, copy, export, history
    case docs, schema, compare, serve, stop
    case lessons, lesson, free, next, back, check, hint, solution, skip, reset, predict
    case snapshots, restore, card, language, record
    case theme, screenshot, tour, help, quit

    /// The command that `word` starts, letter case ignored; aliases that other tools have taught count too.
    package init?(word: String) {
        let lowered = word.lowercased()
        switch lowered {
        case "exit": self = .quit
        case "?": self = .help
        default: self.init(rawValue: lowered)
        }
    }

    /// The command that a typed line starts with; nil for Python.
    package init?(input: String) {
        guard !PromptInput.isPython(input), let word = input.split(whereSeparator: \.isWhitespace).first else {
            return nil
        }
        self.init(word: String(word))
    }
}
