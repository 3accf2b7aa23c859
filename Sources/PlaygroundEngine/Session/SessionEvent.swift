/// A change that a screen shows; sent in the order in which things happened.
package enum SessionEvent: Sendable {
    case server(ServerState)
    case workspace(WorkspaceState)
    case lesson(LessonState?)
    /// A new row of the log.
    case exchange(Exchange)
    /// Every row of the log was taken away.
    case logCleared
    /// Lines that the program printed.
    case printed([String])
    /// A request of the playground's own client has its answer.
    case client(ClientExchange)
    /// A response whose length is open comes in.
    case progress(ClientProgress)
    /// Text for the clipboard of whoever has one.
    case clipboard(String)
    case theme(ThemeName)
    /// Commands that the prompt should be able to bring back, oldest first.
    case recall([String])
    /// Something to tell outside of any command's result, such as a reload that failed.
    case notice([ResultLine])
}

/// Where the server listens.
package enum ServerState: Hashable, Sendable {
    case stopped
    /// `requestedPort` is the default port where that was taken and the next free one was used instead.
    case listening(host: String, port: Int, insteadOf: Int?)
    case failed(reason: String)
}

/// The `main.py` in hand.
package struct WorkspaceState: Hashable, Sendable {
    package var source: SourceText
    package var path: String
    /// The last part of the path.
    package var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }
    /// Why the source does not load; empty where it is live. While not empty, the last good version answers.
    package var diagnostics: [Diagnostic]
    /// The runs of lines, by their numbers (from 1), that the last command changed.
    package var changedLines: [Range<Int>]
    package var routes: [Route]
    package var title: String
    package var version: String
    /// What the routes ask for, as far as completion and the composer need it.
    package var shapes: [RequestShape]
    /// What the file defines and what it can import, for completion.
    package var names: PythonNames
    /// The numbers of what was kept of the file, the newest first.
    package var snapshots: [Int]

    package init(
        source: SourceText, path: String, diagnostics: [Diagnostic] = [], changedLines: [Range<Int>] = [],
        routes: [Route] = [], title: String = "FastAPI", version: String = "0.1.0",
        shapes: [RequestShape] = [], names: PythonNames = PythonNames(), snapshots: [Int] = []
    ) {
        self.source = source
        self.path = path
        self.diagnostics = diagnostics
        self.changedLines = changedLines
        self.routes = routes
        self.title = title
        self.version = version
        self.shapes = shapes
        self.names = names
        self.snapshots = snapshots
    }
}
