import PlaygroundEngine

/// Everything that a key can do.
enum Action: Hashable, Sendable {
    // Anywhere.
    case help, nextStep, sendReady, resend, quit, interrupt, suspend, redraw
    case malformed, palette, messages, lessons, tour, screenshot, stopSending
    /// Opens the composer with the request that is shown, or the step's.
    case compose
    case focus(Pane)
    case focusNext, focusPrevious

    // At the prompt.
    case submit, complete, leavePrompt, breakLine
    case older, newer
    case edit(Edit)
    case searchHistory
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
    case find, findNext(Int), filter
    case inspect, replay, diffWithMarked, mark
    case copyCode(CodeTool)
    case predict
    /// Shows another part of a long body.
    case movePart(Int)

    // In an overlay, or where a line is typed.
    case closeOverlay, accept
    case choose(Int)
    /// Another target of the malformed menu, another stage or stop.
    case moveSideways(Int)
    case moveField(Int)
    case sendComposed

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
    case palette, malformed, composer, inspector, messages, lessons, card, tour
    /// In whatever stands in the place of the panes.
    case overlays
    /// Where a line is typed in the place of the prompt: what to find, or a filter.
    case entry
    case historySearch
    case pane(Pane)
    /// In whichever pane.
    case panes
    /// Anywhere but at a question and in what stands in the place of the panes.
    case everywhere
}
