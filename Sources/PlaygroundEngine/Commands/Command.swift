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
    /// Works on another file; on the playground's own where none is named.
    case open(path: String?)
    /// Takes over the requests or the Python that a file holds.
    case importFile(path: String)
    case log(LogCommand)
    /// Shows an exchange stage by stage, the newest where no number is given.
    case inspect(exchange: Int?)
    case replay(ReplayCommand)
    case diff(Int, Int)
    /// Compares the two newest exchanges.
    case diffNewest
    /// The request of an exchange as another tool spells it.
    case copy(CodeTool, exchange: Int?)
    case export(ExportKind, path: String?)
    /// Requests of this session and of those before it, the newest last; with a text those that have it.
    case history(String?)
    /// Explains an exchange of the log, the newest where no number is given.
    case why(exchange: Int?)
    /// Opens the page that shows the API.
    case docs
    /// Shows the description of the API, or the JSON Schema of one class.
    case schema(String?)
    /// Asks real FastAPI the same, run by the Python named or by one that is found.
    case compare(python: String?)
    /// Listens, where it did last or at another address.
    case serve(ServeTarget)
    case stop
    case lessons
    /// Opens a lesson; without a number, the one to come back to.
    case lesson(number: Int?)
    /// Leaves the lesson that is open.
    case free
    case next, back, check, hint, solution, skip
    case reset(ResetTarget)
    case predict(status: Int)
    /// Lists what was kept of `main.py`, or shows one of it.
    case snapshots(Int?)
    /// Puts back what was kept, the newest where no number is given.
    case restore(Int?)
    /// Shows what became of the API, or writes it as a picture.
    case card(path: String?)
    /// The language of the lessons: a tag, or ``LessonLanguage/automatic``; nil asks which there are.
    case language(String?)
    /// Writes down what is done, as a draft of a lesson.
    case record(RecordCommand)
    case theme(ThemeName?)
    /// Writes the screen as a picture.
    case screenshot(path: String?)
    case tour
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

/// The address that `serve` names, as far as it names one.
package struct ServeTarget: Hashable, Sendable {
    package var host: String?
    package var port: Int?
}

/// What `log` does.
package enum LogCommand: Hashable, Sendable {
    /// The newest rows.
    case newest
    /// Every row that is kept.
    case all
    /// One exchange from its request to its response.
    case exchange(Int)
    /// The rows that a filter lets through.
    case matching(LogFilter)
    case clear
}

/// `replay N` with what is to be different from the request that was logged.
package struct ReplayCommand: Hashable, Sendable {
    package let exchange: Int
    package let method: String?
    /// Percent-encoded.
    package let target: String?
    let changes: RequestItems
}

/// What `export` writes: the log in one of two forms, or a client for this server.
package enum ExportKind: String, Hashable, Sendable, CaseIterable {
    case har, http
    case requests, stream, curl, openai

    /// What Tab says about it.
    package var summary: String {
        switch self {
        case .har: "an HTTP archive, for browsers' tools"
        case .http: "requests, for editors"
        case .requests: "a client in Python that uses requests"
        case .stream: "a client in Python that reads a stream"
        case .curl: "a client as a shell script"
        case .openai: "a client in Python that uses OpenAI's library"
        }
    }
}

/// How the full screen is coloured.
package enum ThemeName: String, Hashable, Sendable, CaseIterable {
    case dark, light
    case highContrast = "high-contrast"
    case monochrome
}

/// What `record` does.
package enum RecordCommand: Hashable, Sendable {
    case tell
    case start
    /// Writes the draft to a file, or to one with a free name.
    case stop(path: String?)
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
