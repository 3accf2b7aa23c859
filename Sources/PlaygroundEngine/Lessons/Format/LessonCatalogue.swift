import Foundation

/// The lessons of a module, in order, and the files that could not be read.
package struct LessonCatalogue: Hashable, Sendable {
    /// What stands between a program and one lesson file.
    package enum Failure: Hashable, Sendable {
        case lesson(LessonFailure)
        /// The file cannot be read; `reason` is a short sentence.
        case file(name: String, reason: String)
    }

    /// A lesson file may hold this many bytes.
    package static let maximumFileSize = 1 << 20

    /// By number.
    package let lessons: [Lesson]
    /// By file name.
    package let failures: [Failure]

    package init(lessons: [Lesson], failures: [Failure] = []) {
        self.lessons = lessons
        self.failures = failures
    }

    /// Reads every `NN-name.md` of `folder`, and every `NN-name.de.md` as its words in another language; other files
    /// are nobody's business.
    ///
    /// A file with problems is left out and listed among the failures; the others can be used.
    package static func load(folder: URL, files: FileManager = .default) -> LessonCatalogue {
        guard let names = try? files.contentsOfDirectory(atPath: folder.path) else {
            return LessonCatalogue(
                lessons: [], failures: [.file(name: folder.path, reason: "the folder cannot be read")])
        }
        var sources: [SourceText] = []
        var failures: [Failure] = []
        for name in names.sorted() {
            guard LessonFileName(name) != nil else { continue }
            switch read(folder.appending(path: name), named: name) {
            case .success(let source): sources.append(source)
            case .failure(let failure): failures.append(.file(name: name, reason: failure.reason))
            }
        }
        let parsed = parse(files: sources)
        return LessonCatalogue(lessons: parsed.lessons, failures: failures + parsed.failures)
    }

    /// Parses originals and translations by their files' names; a translation with a problem is left out, and its lesson
    /// is there without it.
    package static func parse(files: [SourceText]) -> LessonCatalogue {
        let named = files.compactMap { source in LessonFileName(source.name).map { (name: $0, source: source) } }
        let originals = parse(named.filter { $0.name.language == nil }.map { ($0.name.number, $0.source) })
        var lessons = originals.lessons
        var failures = originals.failures
        for (name, source) in named.sorted(by: { $0.source.name < $1.source.name }) where name.language != nil {
            do throws(LessonFailure) {
                let words = try TranslationParser.parse(source)
                guard let index = lessons.firstIndex(where: { $0.source.name == name.original }) else {
                    // What is wrong with an original that is there is said already.
                    guard !named.contains(where: { $0.source.name == name.original }) else { continue }
                    throw LessonFailure(.translationOfNothing(file: name.original), in: source)
                }
                if let language = name.language, words.language != language {
                    throw LessonFailure(.otherLanguage(found: words.language, fileSays: language), in: source)
                }
                let problems = words.problems(beside: lessons[index])
                guard problems.isEmpty else { throw LessonFailure(source: source, diagnostics: problems) }
                lessons[index].translations.append(words)
            } catch {
                failures.append(.lesson(error))
            }
        }
        return LessonCatalogue(lessons: lessons, failures: failures)
    }

    /// Parses `sources` and refuses ids and numbers that two files share.
    package static func parse(_ sources: [(number: Int, source: SourceText)]) -> LessonCatalogue {
        var lessons: [Lesson] = []
        var failures: [Failure] = []
        for (number, source) in sources.sorted(by: { ($0.number, $0.source.name) < ($1.number, $1.source.name) }) {
            do throws(LessonFailure) {
                let lesson = try LessonParser.parse(source, number: number)
                if let problem = conflict(of: lesson, with: lessons) {
                    throw LessonFailure(problem, in: source)
                }
                lessons.append(lesson)
            } catch {
                failures.append(.lesson(error))
            }
        }
        return LessonCatalogue(lessons: lessons, failures: failures)
    }

    /// The number at the start of `NN-name.md`, translations (`NN-name.fr.md`) included; nil for every other name.
    package static func number(ofFileNamed name: String) -> Int? { LessonFileName(name)?.number }

    private static func conflict(of lesson: Lesson, with others: [Lesson]) -> LessonProblem? {
        if let other = others.first(where: { $0.id == lesson.id }) {
            return .duplicateLesson(id: lesson.id, otherFile: other.source.name)
        }
        return others.first { $0.number == lesson.number }.map {
            .duplicateNumber(lesson.number, otherFile: $0.source.name)
        }
    }

    private struct ReadFailure: Error {
        let reason: String
    }

    private static func read(_ file: URL, named name: String) -> Result<SourceText, ReadFailure> {
        guard let handle = try? FileHandle(forReadingFrom: file) else {
            return .failure(ReadFailure(reason: "the file cannot be opened"))
        }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: maximumFileSize + 1) ?? Data() else {
            return .failure(ReadFailure(reason: "the file cannot be read"))
        }
        guard data.count <= maximumFileSize else {
            return .failure(ReadFailure(reason: "the file is larger than 1 MiB; expected a lesson file"))
        }
        return .success(SourceText(name: name, utf8: Array(data)))
    }
}

extension LessonFailure {
    /// One problem of the file as a whole.
    fileprivate init(_ problem: LessonProblem, in source: SourceText) {
        self.init(source: source, diagnostics: [Diagnostic(problem, at: source.range(ofLine: 1))])
    }
}
