import Foundation
import PlaygroundEngine

/// The learner's data folder and the lessons, found and opened.
struct PlaygroundHome {
    let folder: URL
    let store: PlaygroundStore
    private let problem: StoreProblem?

    /// Opens the data folder; where it cannot be used, everything is kept in memory.
    static func open() -> PlaygroundHome {
        let folder = DataFolder.location(
            environment: ProcessInfo.processInfo.environment, home: FileManager.default.homeDirectoryForCurrentUser)
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.dateFormat = "yyyyMMdd-HHmmss"
        let (store, problem) = PlaygroundStore.open(in: folder, timestamp: formatter.string(from: Date()))
        return PlaygroundHome(folder: folder, store: store, problem: problem)
    }

    /// The session of somebody who works on `file`, or on the data folder's `main.py` without one.
    ///
    /// - Parameter lessonFolder: A folder of lessons in the place of those that came with the program.
    func configuration(file: String?, lessonFolder: URL? = nil) throws -> SessionConfiguration {
        let (lessons, lessonNotices) = Self.lessons(in: lessonFolder)
        var configuration = SessionConfiguration(
            place: place(of: file), lessons: lessons, lessonStart: file == nil ? .resume : .none, store: store,
            notices: lessonNotices)
        configuration.home = place(of: nil)
        configuration.lessonFolder = try? lessonFolder ?? Self.lessonFolder()
        configuration.languages = Self.languages
        configuration.openBrowser = Browser.open
        if let problem {
            configuration.notices.insert(ResultLine(.failure, problem.message), at: 0)
            if let note = problem.note { configuration.notices.insert(ResultLine(.note, note), at: 1) }
        }
        return configuration
    }

    private func place(of file: String?) -> SessionConfiguration.Place {
        if let file { return .file(WorkspaceFile(path: URL(filePath: file).path)) }
        if case .folderUnwritable = problem { return .memory(SourceText(name: "main.py", text: "")) }
        return .file(WorkspaceFile(path: folder.appending(path: "main.py").path))
    }

    /// The languages that the environment asks for.
    static var languages: [String] { LessonLanguage.preferred(in: ProcessInfo.processInfo.environment) }

    /// The lessons of `folder` or, without one, those that the environment names or that came with the program; and what is wrong with those that cannot be used.
    static func lessons(in folder: URL? = nil) -> ([Lesson], [ResultLine]) {
        do throws(LessonFolder.NotFound) {
            let place = if let folder { folder } else { try lessonFolder() }
            let catalogue = LessonCatalogue.load(folder: place)
            return (catalogue.lessons, catalogue.failures.map { ResultLine(.failure, $0.description) })
        } catch {
            return ([], [ResultLine(.failure, error.message)])
        }
    }

    static func lessonFolder() throws(LessonFolder.NotFound) -> URL {
        let executable = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        return try LessonFolder.locate(environment: ProcessInfo.processInfo.environment, executable: executable)
    }
}

extension LessonCatalogue.Failure {
    /// Every problem of the file beside its line.
    var description: String {
        switch self {
        case .lesson(let failure): failure.description
        case .file(let name, let reason): "\(name): \(reason)"
        }
    }
}
