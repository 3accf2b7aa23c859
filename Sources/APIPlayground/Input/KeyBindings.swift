import PlaygroundEngine

/// One row of the key table: key handling, the help rows and the F1 page all come from it.
struct Binding: Sendable {
    let place: Place
    let keys: [Key]
    let action: Action
    /// A word or two for the help rows; empty for keys that only the F1 page lists.
    let label: String
    /// The F1 page's line.
    let explanation: String

    init(_ place: Place, _ keys: [Key], _ action: Action, _ label: String, _ explanation: String) {
        self.place = place
        self.keys = keys
        self.action = action
        self.label = label
        self.explanation = explanation
    }
}

/// The key table. Nothing is bound to Ctrl-H, -I, -J, -M, -S and -Q: terminals use them themselves.
enum KeyBindings {
    /// In the order of the help rows: what comes first is kept when there is little room.
    static let all: [Binding] = global + prompt + historySearch + question + pane + perPane + help + overlays

    private static let global: [Binding] = [
        Binding(
            .everywhere, [.control("c")], .interrupt, "stop",
            "Stop the request that is under way; else empty the prompt; twice on an empty one, leave."),
        Binding(.everywhere, [.function(1)], .help, "help", "Explain what has the focus, and list all keys."),
        Binding(.everywhere, [.function(2)], .nextStep, "next step", "Go on to the next step of the lesson."),
        Binding(
            .everywhere, [.function(3)], .sendReady, "send request",
            "Send the step's request, as the Client pane shows."),
        Binding(
            .everywhere, [.function(4)], .malformed, "malformed", "Send a request with one thing wrong, from a menu."),
        Binding(.everywhere, [.function(5)], .resend, "resend", "Send the last request once more."),
        Binding(
            .everywhere, [.function(6)], .compose, "edit", "Write a request, starting from the one that is shown."),
        Binding(
            .everywhere, [.function(7), .alt("x")], .palette, "palette", "Find anything that can be done, by its name."),
        Binding(.everywhere, [.function(8)], .messages, "", "Read again what was said."),
        Binding(.everywhere, [.function(9)], .lessons, "", "Show the map of the lessons, and open one."),
        Binding(.everywhere, [.control("d")], .quit, "quit", "Leave; everything is saved."),
        Binding(.everywhere, [.alt("s")], .screenshot, "", "Write the screen to apiplayground.svg."),
        Binding(.everywhere, [.control("l")], .redraw, "", "Draw the screen anew."),
        Binding(.everywhere, [.control("z")], .suspend, "", "Stop the playground; the shell's fg brings it back."),
        Binding(.everywhere, [.alt("1")], .focus(.lesson), "", "Focus the Lesson pane."),
        Binding(.everywhere, [.alt("2")], .focus(.code), "", "Focus the Code pane."),
        Binding(.everywhere, [.alt("3")], .focus(.log), "", "Focus the Log pane."),
        Binding(.everywhere, [.alt("4")], .focus(.client), "", "Focus the Client pane."),
    ]

    private static let question: [Binding] = [
        Binding(.question, [.character("y"), .character("Y")], .answer(true), "yes", "Go on."),
        Binding(
            .question, [.character("n"), .character("N"), .escape, .control("c")], .answer(false), "no",
            "Leave everything as it is."),
    ]

    private static let help: [Binding] = [
        Binding(.help, [.escape, .function(1), .character("q")], .closeHelp, "close", "Close this page."),
        Binding(.help, [Key(.down), .character("j")], .scroll(.lines(1)), "down", "One line down."),
        Binding(.help, [Key(.up), .character("k")], .scroll(.lines(-1)), "up", "One line up."),
        Binding(.help, [Key(.pageDown), .character(" ")], .scroll(.pages(1)), "page down", "One page down."),
        Binding(.help, [Key(.pageUp)], .scroll(.pages(-1)), "page up", "One page up."),
        Binding(.help, [Key(.home), .character("g")], .scroll(.start), "", "To the start."),
        Binding(.help, [Key(.end), .character("G")], .scroll(.end), "", "To the end."),
        Binding(.help, [.control("d")], .quit, "quit", "Leave; everything is saved."),
    ]

    /// The places whose keys count while `model` has its focus, the nearest first.
    static func places(of model: Model) -> [Place] {
        if model.help != nil { return [.help] }
        if model.prompt.question != nil { return [.question] }
        if model.entry != nil { return [.entry] }
        if let overlay = model.overlay { return [overlay.place, .overlays] }
        if model.prompt.search != nil { return [.historySearch] }
        switch model.focus {
        case .prompt where model.tour != nil && model.prompt.editor.isEmpty: return [.tour, .prompt, .everywhere]
        case .prompt: return [.prompt, .everywhere]
        case .pane(let pane): return [.pane(pane), .panes, .everywhere]
        }
    }

    /// What `key` does now; nil where it does nothing but perhaps type.
    static func action(for key: Key, in model: Model) -> Action? {
        for place in places(of: model) {
            if let binding = all.first(where: { $0.place == place && $0.keys.contains(key) }) { return binding.action }
        }
        return nil
    }
}
