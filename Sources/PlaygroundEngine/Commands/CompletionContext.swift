/// What completion needs to know about the playground at the moment.
package struct CompletionContext: Hashable, Sendable {
    /// A lesson that `lesson` can open.
    package struct LessonName: Hashable, Sendable {
        package let number: Int
        package let title: String

        package init(number: Int, title: String) {
            self.number = number
            self.title = title
        }
    }

    package var routes: [Route]
    /// The names that `main.py` defines.
    package var definitions: [String]
    package var lessons: [LessonName]
    /// The numbers of what was kept of `main.py`, the newest first.
    package var snapshots: [Int]
    /// The log's newest exchanges, the newest first.
    package var exchanges: [Int]
    /// What the routes ask for, as far as it is known.
    package var shapes: [RequestShape]
    /// The models that `main.py` defines.
    package var models: [String]
    /// What Python typed here can name.
    package var python: PythonNames
    /// The names in the folder that the word at the cursor is in (see ``Completion/folder(_:cursor:)``); those of
    /// folders end in a slash.
    package var files: [String]
    /// Names of request headers, without their colon.
    package var headers: [String]
    /// In which languages there are lessons.
    package var languages: [String] = []

    package init(
        routes: [Route] = [], definitions: [String] = [], lessons: [LessonName] = [], exchanges: [Int] = [],
        snapshots: [Int] = [], shapes: [RequestShape] = [], models: [String] = [], python: PythonNames = PythonNames(),
        files: [String] = [],
        headers: [String] = ["Accept", "Authorization", "Content-Type", "Cookie", "Origin", "User-Agent"]
    ) {
        self.routes = routes
        self.definitions = definitions
        self.lessons = lessons
        self.exchanges = exchanges
        self.snapshots = snapshots
        self.shapes = shapes
        self.models = models
        self.python = python
        self.files = files
        self.headers = headers
    }
}
