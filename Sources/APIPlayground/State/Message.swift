import PlaygroundEngine

/// Everything that can happen to the screen.
enum Message: Sendable {
    case key(Key)
    case paste(String, dropped: Int)
    case mouse(Mouse)
    case resized(Size)
    /// A change in the session, other than new rows of the log.
    case session(SessionEvent)
    /// New rows of the log, oldest first; `skipped` more came with them, too many to show.
    case exchanges([Exchange], skipped: Int)
    /// A command that was executed has its result.
    case result(CommandResult, of: Submission)
    /// The requests with one thing wrong that there are for a command.
    case malformed([MalformedRequest], of: String)
    /// The names in a folder, those of folders with a slash at their end.
    case files([String], in: String)
    /// Time passes while a command runs.
    case tick
    /// Ctrl-Z, from outside.
    case stopRequested
}

/// Work that `update` asks for; the loop has it done and sends what comes of it as a message.
enum Effect: Hashable, Sendable {
    case execute(Submission)
    case copy(String)
    /// Stops the request that is under way.
    case stopSending
    /// Asks which requests there are with one thing wrong in `command`.
    case listMalformed(command: String)
    /// Asks what is in a folder; it is empty for the one that the program was started in.
    case listFiles(folder: String)
    /// Keeps how the screen is liked.
    case keep(name: String, value: String)
    /// Writes the screen, as it is without this effect, to a file.
    case screenshot(path: String, of: Submission)
    /// Draws every cell anew, whatever another program left on the terminal.
    case redraw
    case suspend
    /// Opens the editor; what it saved is the result of the command that asked for it.
    case edit(EditRequest, of: Submission)
    case quit
}

/// One input handed to the session.
struct Submission: Hashable, Sendable {
    /// Who asked for it: what was typed goes into the history, and may turn out to be an unfinished block.
    enum Origin: Hashable, Sendable {
        case prompt, key
    }

    let input: String
    var origin = Origin.prompt
    var isConfirmed = false
}
