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
    static let all: [Binding] = global + prompt + question + pane + perPane + help

    private static let global: [Binding] = [
        Binding(.everywhere, [.function(1)], .help, "help", "Explain what has the focus, and list all keys."),
        Binding(.everywhere, [.function(2)], .nextStep, "next step", "Go on to the next step of the lesson."),
        Binding(
            .everywhere, [.function(3)], .sendReady, "send request",
            "Send the step's request, as the Client pane shows."),
        Binding(.everywhere, [.function(5)], .resend, "resend", "Send the last request once more."),
        Binding(.everywhere, [.control("d")], .quit, "quit", "Leave; everything is saved."),
        Binding(.everywhere, [.control("c")], .interrupt, "", "Empty the prompt; twice on an empty one, leave."),
        Binding(.everywhere, [.control("l")], .redraw, "", "Draw the screen anew."),
        Binding(.everywhere, [.control("z")], .suspend, "", "Stop the playground; the shell's fg brings it back."),
        Binding(.everywhere, [.alt("1")], .focus(.lesson), "", "Focus the Lesson pane."),
        Binding(.everywhere, [.alt("2")], .focus(.code), "", "Focus the Code pane."),
        Binding(.everywhere, [.alt("3")], .focus(.log), "", "Focus the Log pane."),
        Binding(.everywhere, [.alt("4")], .focus(.client), "", "Focus the Client pane."),
    ]

    private static let prompt: [Binding] = [
        Binding(.prompt, [.enter], .submit, "run", "Run the command, or go on with the next line of a Python block."),
        Binding(.prompt, [.tab], .complete, "complete", "Complete the word; on an empty prompt, focus a pane."),
        Binding(.prompt, [.backTab], .focusPrevious, "", "Focus the pane before."),
        Binding(
            .prompt, [Key(.up), .control("p")], .older, "history", "Recall an earlier entry that begins the same."),
        Binding(.prompt, [Key(.down), .control("n")], .newer, "", "Recall a later entry."),
        Binding(
            .prompt, [Key(.pageDown)], .readOn(pages: 1), "read on",
            "Scroll what the last command said down; where all of it is in view, the lesson or the pane in its place."),
        Binding(.prompt, [Key(.pageUp)], .readOn(pages: -1), "", "The same, up."),
        Binding(.prompt, [.escape], .leavePrompt, "panes", "Leave the prompt; what is typed stays."),
        Binding(.prompt, [Key(.enter, .alt)], .breakLine, "", "Break the line without running it."),
        Binding(.prompt, [Key(.left), .control("b")], .edit(.left), "", "One character to the left."),
        Binding(.prompt, [Key(.right), .control("f")], .edit(.right), "", "One character to the right."),
        Binding(
            .prompt, [.alt("b"), Key(.left, .control), Key(.left, .alt)], .edit(.wordLeft), "", "One word to the left."),
        Binding(
            .prompt, [.alt("f"), Key(.right, .control), Key(.right, .alt)], .edit(.wordRight), "",
            "One word to the right."),
        Binding(.prompt, [.control("a"), Key(.home)], .edit(.lineStart), "", "To the start of the line."),
        Binding(.prompt, [.control("e"), Key(.end)], .edit(.lineEnd), "", "To the end of the line."),
        Binding(.prompt, [Key(.backspace)], .edit(.deleteLeft), "", "Delete the character to the left."),
        Binding(.prompt, [Key(.delete)], .edit(.deleteRight), "", "Delete the character under the cursor."),
        Binding(
            .prompt, [.control("w"), Key(.backspace, .alt)], .edit(.killWordLeft), "", "Cut the word to the left."),
        Binding(.prompt, [.alt("d")], .edit(.killWordRight), "", "Cut the word to the right."),
        Binding(.prompt, [.control("u")], .edit(.killToStart), "", "Cut to the start of the line."),
        Binding(.prompt, [.control("k")], .edit(.killToEnd), "", "Cut to the end of the line."),
        Binding(.prompt, [.control("y")], .edit(.yank), "", "Insert what was cut last."),
    ]

    private static let question: [Binding] = [
        Binding(.question, [.character("y"), .character("Y")], .answer(true), "yes", "Go on."),
        Binding(
            .question, [.character("n"), .character("N"), .escape, .control("c")], .answer(false), "no",
            "Leave everything as it is."),
    ]

    private static let perPane: [Binding] = [
        Binding(.pane(.log), [.enter], .open, "show", "Show the chosen exchange in the Client pane."),
        Binding(.pane(.log), [.character("F")], .follow, "follow", "Keep the newest row in view."),
        Binding(.pane(.client), [.enter], .sendChosen, "send", "Send the chosen request."),
        Binding(.pane(.client), [.character("n")], .moveRequest(1), "next request", "Choose the step's next request."),
        Binding(.pane(.client), [.character("p")], .moveRequest(-1), "", "Choose the step's request before."),
    ]

    private static let pane: [Binding] = [
        Binding(.panes, [.escape, .character(":")], .toPrompt, "prompt", "Back to the prompt."),
        Binding(.panes, [.tab], .focusNext, "next pane", "Focus the next pane."),
        Binding(.panes, [.backTab], .focusPrevious, "", "Focus the pane before."),
        Binding(.panes, [.character("1")], .focus(.lesson), "", "Focus the Lesson pane."),
        Binding(.panes, [.character("2")], .focus(.code), "", "Focus the Code pane."),
        Binding(.panes, [.character("3")], .focus(.log), "", "Focus the Log pane."),
        Binding(.panes, [.character("4")], .focus(.client), "", "Focus the Client pane."),
        Binding(.panes, [Key(.right), .character("l")], .moveTab(1), "tab", "The next tab of the pane."),
        Binding(.panes, [Key(.left), .character("h")], .moveTab(-1), "", "The tab before."),
        Binding(.panes, [Key(.down), .character("j")], .scroll(.lines(1)), "down", "One line down."),
        Binding(.panes, [Key(.up), .character("k")], .scroll(.lines(-1)), "up", "One line up."),
        Binding(.panes, [Key(.pageDown), .character(" ")], .scroll(.pages(1)), "", "One page down."),
        Binding(.panes, [Key(.pageUp)], .scroll(.pages(-1)), "", "One page up."),
        Binding(.panes, [Key(.home), .character("g")], .scroll(.start), "", "To the start."),
        Binding(.panes, [Key(.end), .character("G")], .scroll(.end), "", "To the end."),
        Binding(.panes, [.character("f")], .zoom, "zoom", "Give this pane the whole screen, or give it back."),
        Binding(.panes, [.character("y")], .copy, "copy", "Copy what the pane shows to the terminal's clipboard."),
        Binding(.panes, [.character("[")], .resize(columns: -5, rows: 0), "", "Make the left panes narrower."),
        Binding(.panes, [.character("]")], .resize(columns: 5, rows: 0), "", "Make the left panes wider."),
        Binding(.panes, [.character("-")], .resize(columns: 0, rows: -5), "", "Make the upper panes lower."),
        Binding(
            .panes, [.character("+"), .character("=")], .resize(columns: 0, rows: 5), "", "Make the upper panes taller."
        ),
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
        switch model.focus {
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
