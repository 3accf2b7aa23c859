import ArgumentParser
import Foundation
import PlaygroundEngine

/// `apiplayground lessons`: the lessons as files.
struct Lessons: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the lessons, show one, or prove that they work.",
        subcommands: [List.self, Show.self, Check.self], defaultSubcommand: List.self)

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

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the lessons. (default)")

        @OptionGroup var folder: FolderOption

        func run() throws {
            let catalogue = try folder.catalogue()
            for lesson in catalogue.lessons {
                print("\(lesson.number)  \(lesson.title): \(lesson.summary) (\(lesson.steps.count) steps)")
            }
            try catalogue.report()
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show a lesson as text.")

        @ArgumentParser.Argument(help: "The number or the id of the lesson.")
        var lesson: String

        @OptionGroup var folder: FolderOption

        func run() throws {
            let catalogue = try folder.catalogue()
            guard let lesson = catalogue.lessons.first(where: { $0.id == lesson || "\($0.number)" == lesson }) else {
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
                if problems.isEmpty { print("\(lesson.source.name): \(lesson.steps.count) steps, all proven") }
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
