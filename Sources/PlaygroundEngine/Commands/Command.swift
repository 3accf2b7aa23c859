/// Everything that can be typed at the prompt, understood.
package enum Command: Hashable, Sendable {
    case python(PythonBlock)
    case route(RouteCommand)
    case app(AppCommand)
    case model(ModelCommand)
    case router(RouterCommand)
    case send(SendCommand)
    case routes
    case show(ShowTarget)
    case remove(DefinitionReference)
    case rename(RenameCommand)
    /// Opens the editor at a definition, or at the start of the file.
    case edit(DefinitionReference?)
    case undo, redo
    case save
    case log(LogCommand)
    /// Explains an exchange of the log, the newest where no number is given.
    case why(exchange: Int?)
    /// Opens the page that shows the API.
    case docs
    /// Shows the description of the API, or the JSON Schema of one class.
    case schema(String?)
    case lessons
    case lesson(number: Int)
    case next, back, check, hint, solution, skip
    case reset(ResetTarget)
    case predict(status: Int)
    case help(HelpTopic?)
    case quit
}

/// Python typed or pasted at the prompt, as it stands.
package struct PythonBlock: Hashable, Sendable {
    /// The lines without the empty ones that ended the block; ends with a newline.
    package let text: String
}

/// What `show` puts on the screen.
package enum ShowTarget: Hashable, Sendable {
    case code
    case routes
    case definition(DefinitionReference)
}

/// What `log` does.
package enum LogCommand: Hashable, Sendable {
    /// The newest rows.
    case newest
    /// Every row that is kept.
    case all
    /// One exchange from its request to its response.
    case exchange(Int)
    case clear
}

/// How much of the learner's progress and code `reset` undoes.
package enum ResetTarget: String, Hashable, Sendable, CaseIterable {
    case step, lesson, all
}

/// What `help` explains.
package enum HelpTopic: Hashable, Sendable {
    case command(CommandName)
    /// The Python lines that the prompt takes.
    case python
}
