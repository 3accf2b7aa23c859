import PlaygroundEngine

/// The screen and the keyboard, as the loop needs them.
protocol Terminal: AnyObject {
    var size: Size { get }

    /// Waits for something to happen and gives all of it.
    ///
    /// - Parameter timeout: How long to wait at most; nil for as long as it takes.
    func wait(timeout: Duration?) -> [TerminalEvent]

    /// Puts `canvas` on the screen, sending only what changed.
    func present(_ canvas: Canvas)

    /// Makes the next ``present(_:)`` draw every cell.
    func redraw()

    /// Gives the terminal back, stops the job as Ctrl-Z does, and takes the terminal again when the job goes on.
    func suspend()

    /// Gives the terminal to the learner's editor, and takes it again when that ends.
    func edit(_ request: EditRequest) -> EditorOutcome

    /// Offers `text` to the clipboard of the terminal (OSC 52); terminals that do not know it ignore it.
    func copy(_ text: String)
}

/// What a terminal reports.
enum TerminalEvent: Hashable, Sendable {
    case input(InputEvent)
    case resized
    /// Somebody asked the job to stop (`SIGTSTP`).
    case stopRequested
    /// Somebody asked the program to end, or the terminal is gone.
    case endRequested(signal: Int32)
    /// ``Wake/now()`` was called.
    case woken
}
