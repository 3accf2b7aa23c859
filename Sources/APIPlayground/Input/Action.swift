/// Everything that a key can do.
enum Action: Hashable, Sendable {
    // Anywhere.
    case help, nextStep, sendReady, resend, quit, interrupt, suspend, redraw
    case focus(Pane)
    case focusNext, focusPrevious

    // At the prompt.
    case submit, complete, leavePrompt, breakLine
    case older, newer
    case edit(Edit)
    /// Scrolls what the last command said, or where all of it is in view the first pane.
    case readOn(pages: Int)

    // At a question.
    case answer(Bool)

    // In a pane.
    case toPrompt, zoom
    case resize(columns: Int, rows: Int)
    case moveTab(Int)
    case scroll(Scroll)
    case open, follow, moveRequest(Int), sendChosen, copy

    // In the help page.
    case closeHelp

    /// A change of the text at the prompt.
    enum Edit: Hashable, Sendable {
        case left, right, wordLeft, wordRight, lineStart, lineEnd
        case deleteLeft, deleteRight, killWordLeft, killWordRight, killToStart, killToEnd, yank
    }

    /// A way through lines.
    enum Scroll: Hashable, Sendable {
        case lines(Int)
        case pages(Int)
        case start, end
    }
}

/// Where a key is pressed; each place has its own keys, and all share those of ``everywhere``.
enum Place: Hashable, Sendable {
    case prompt, question, help
    case pane(Pane)
    /// In whichever pane.
    case panes
    /// Anywhere but at a question and in the help page.
    case everywhere
}
