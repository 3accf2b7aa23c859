extension KeyBindings {
    static let prompt: [Binding] = [
        Binding(.prompt, [.enter], .submit, "run", "Run the command, or go on with the next line of a Python block."),
        Binding(.prompt, [.tab], .complete, "complete", "Complete the word; on an empty prompt, focus a pane."),
        Binding(.prompt, [.backTab], .focusPrevious, "", "Focus the pane before."),
        Binding(
            .prompt, [Key(.up), .control("p")], .older, "history", "Recall an earlier entry that begins the same."),
        Binding(.prompt, [Key(.down), .control("n")], .newer, "", "Recall a later entry."),
        Binding(
            .prompt, [.control("r")], .searchHistory, "search", "Look for an earlier entry by any part of it."),
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

    static let historySearch: [Binding] = [
        Binding(.historySearch, [.enter, .tab], .accept, "take", "Put the entry into the prompt."),
        Binding(.historySearch, [.control("r"), Key(.up)], .choose(1), "older", "The match before."),
        Binding(.historySearch, [Key(.down)], .choose(-1), "newer", "The match after."),
        Binding(.historySearch, [Key(.backspace)], .edit(.deleteLeft), "", "Delete the last character looked for."),
        Binding(
            .historySearch, [.escape, .control("c"), .control("g")], .closeOverlay, "leave",
            "Leave the prompt as it was."),
    ]
}
