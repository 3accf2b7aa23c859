import ArgumentParser
import Foundation
import PlaygroundEngine

/// `apiplayground lessons`: the lessons as files.
struct Lessons: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the lessons, show one, prove that they work, or write one.",
        subcommands: [List.self, Show.self, Check.self, New.self, Record.self], defaultSubcommand: List.self)

    struct FolderOption: ParsableArguments {
        @Option(
            help: "A folder of lesson files; without it, the one that came with the program.", completion: .directory)
        var lessons: String?

        func catalogue() throws -> LessonCatalogue { LessonCatalogue.load(folder: try url()) }

        func url() throws -> URL {
            if let lessons { return URL(filePath: lessons, directoryHint: .isDirectory) }
            do throws(LessonFolder.NotFound) {
                return try PlaygroundHome.lessonFolder()
            } catch {
                throw Failure(description: error.message)
            }
        }
    }

    struct LanguageOption: ParsableArguments {
        @Option(help: "The language, such as de; without it, the one chosen in the playground, or that of LANG.")
        var language: String?

        /// The lesson in the language that is wanted, as far as it is there.
        func translated(_ lessons: [Lesson]) -> [Lesson] {
            let chosen = (try? SettingsStore(PlaygroundHome.open().store).load())?[LessonLanguage.setting]
            let languages = LessonLanguage.preferred(
                setting: language ?? chosen, environment: PlaygroundHome.languages)
            return lessons.map { $0.translated(into: languages) }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the lessons. (default)")

        @OptionGroup var folder: FolderOption
        @OptionGroup var language: LanguageOption

        func run() throws {
            let catalogue = try folder.catalogue()
            for lesson in language.translated(catalogue.lessons) {
                let languages =
                    lesson.languages.count == 1 ? "" : ", in \(lesson.languages.joined(separator: " and "))"
                let facts = "\(lesson.steps.count) steps\(languages)"
                print(PlainText.visible("\(lesson.number)  \(lesson.title): \(lesson.summary) (\(facts))"))
            }
            try catalogue.report()
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show a lesson as text.")

        @ArgumentParser.Argument(help: "The number or the id of the lesson.")
        var lesson: String

        @OptionGroup var folder: FolderOption
        @OptionGroup var language: LanguageOption

        func run() throws {
            let catalogue = try folder.catalogue()
            let lessons = language.translated(catalogue.lessons)
            guard let lesson = lessons.first(where: { $0.id == lesson || "\($0.number)" == lesson }) else {
                let meant = Suggestion.nearest(to: lesson, among: catalogue.lessons.map(\.id))
                throw Failure(
                    description: "There is no lesson ‘\(lesson)’." + (meant.map { " Did you mean \($0)?" } ?? "")
                        + " ‘apiplayground lessons list’ lists them.")
            }
            print(PlainText.lines(of: lesson).joined(separator: "\n"))
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prove that every step of every lesson works, and point at what does not.")

        @OptionGroup var folder: FolderOption

        func run() throws {
            let catalogue = try folder.catalogue()
            let loop = SessionLoop()
            let sandbox = SessionSandbox(loop: loop, lessonFolder: try folder.url())
            var count = 0
            for lesson in catalogue.lessons {
                let problems = loop.wait { await LessonProver(sandbox: sandbox).prove(lesson) }
                count += problems.count
                for problem in problems { print(DiagnosticRenderer.render(problem, in: lesson.source)) }
                guard problems.isEmpty else { continue }
                print(PlainText.visible("\(lesson.source.name): \(lesson.steps.count) steps, all proven"))
                for words in lesson.translations {
                    print(PlainText.visible("\(words.source.name): the same steps in \(words.language)"))
                }
            }
            try catalogue.report()
            guard count == 0 else { throw ExitCode(1) }
        }
    }
}

extension LessonCatalogue {
    /// Prints what is wrong with the files that cannot be used, and ends with exit code 1 where there are any.
    fileprivate func report() throws {
        for failure in failures { print(failure.description) }
        guard failures.isEmpty else { throw ExitCode(1) }
    }
}
