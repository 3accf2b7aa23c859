import Foundation

/// What a session is to work with.
package struct SessionConfiguration: Sendable {
    /// Where the `main.py` is kept.
    package enum Place: Hashable, Sendable {
        /// In a file, which may not be there yet.
        case file(WorkspaceFile)
        /// In memory, with this text at the start.
        case memory(SourceText)
    }

    /// How the lessons come in.
    package enum LessonStart: Hashable, Sendable {
        /// Where the learner left off; the first lesson where there is nothing yet.
        case resume
        /// Nothing opens by itself: the file is the learner's own.
        case none
    }

    package var place: Place
    /// Where `open` without a file goes: the `main.py` that the lessons use. Nil where there is none.
    package var home: Place?
    package var host: String
    package var port: HTTPServer.Port
    package var lessons: [Lesson]
    package var lessonStart: LessonStart
    /// Where the lessons came from: files that they name stand below it.
    package var lessonFolder: URL?
    /// The languages that the environment asks for, the best first.
    package var languages: [String] = []
    package var store: PlaygroundStore
    /// Whether edits by other programs are taken over.
    package var watchesFile: Bool
    package var logCapacity: Int
    /// What time it is.
    package var now: @Sendable () -> Date = { Date() }
    /// Whether pictures made of text may use nothing but ASCII.
    package var drawsASCII = false
    /// Opens an address in a browser; false where there is none. Nil where nobody would see it.
    package var openBrowser: (@Sendable (String) -> Bool)?
    /// What to tell as soon as somebody listens, such as a data folder that cannot be used.
    package var notices: [ResultLine]

    package init(
        place: Place, host: String = "127.0.0.1", port: HTTPServer.Port = .firstFree(from: 8000),
        lessons: [Lesson] = [], lessonStart: LessonStart = .none, store: PlaygroundStore = .inMemory(),
        watchesFile: Bool = true, logCapacity: Int = 100_000, notices: [ResultLine] = []
    ) {
        self.place = place
        self.host = host
        self.port = port
        self.lessons = lessons
        self.lessonStart = lessonStart
        self.store = store
        self.watchesFile = watchesFile
        self.logCapacity = logCapacity
        self.notices = notices
    }
}

/// Why a session could not start.
package enum SessionStartFailure: Error, Hashable, Sendable {
    case server(ServerStartFailure)
    case workspace(WorkspaceFileFailure)

    /// What was found and what to try next.
    package var message: String {
        switch self {
        case .server(let failure): failure.message
        case .workspace(let failure): failure.message
        }
    }
}

/// Where an input comes from.
package enum InputOrigin: Hashable, Sendable {
    /// Typed at the prompt: kept in the history, and perhaps the start of a block.
    case prompt
    /// Stands for a key; not kept.
    case key
    /// Read from a script or a lesson: whole as it is, and not kept.
    case script
}
