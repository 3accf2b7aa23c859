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

    /// Reads every `NN-name.md` of `folder`; other files are nobody's business.
    ///
    /// A file with problems is left out and listed among the failures; the others can be used.
    package static func load(folder: URL, files: FileManager = .default) -> LessonCatalogue {
        guard let names = try? files.contentsOfDirectory(atPath: folder.path) else {
            return LessonCatalogue(
                lessons: [], failures: [.file(name: folder.path, reason: "the folder cannot be read")])
        }
        var sources: [(number: Int, source: SourceText)] = []
        var failures: [Failure] = []
        for name in names.sorted() {
            guard let number = number(ofFileNamed: name) else { continue }
            switch read(folder.appending(path: name), named: name) {
            case .success(let source): sources.append((number, source))
            case .failure(let failure): failures.append(.file(name: name, reason: failure.reason))
            }
        }
        let parsed = parse(sources)
        return LessonCatalogue(lessons: parsed.lessons, failures: failures + parsed.failures)
    }

    /// Parses `sources` and refuses ids and numbers that two files share.
    package static func parse(_ sources: [(number: Int, source: SourceText)]) -> LessonCatalogue {
        var lessons: [Lesson] = []
        var failures: [Failure] = []
        for (number, source) in sources.sorted(by: { ($0.number, $0.source.name) < ($1.number, $1.source.name) }) {
            do throws(LessonFailure) {
                let lesson = try LessonParser.parse(source, number: number)
                if let problem = conflict(of: lesson, with: lessons) {
                    let place = source.range(ofLine: 1)
                    throw LessonFailure(source: source, diagnostics: [Diagnostic(problem, at: place)])
                }
                lessons.append(lesson)
            } catch {
                failures.append(.lesson(error))
            }
        }
        return LessonCatalogue(lessons: lessons, failures: failures)
    }

    /// The number at the start of `NN-name.md`; nil for every other name, translations (`NN-name.fr.md`) included.
    static func number(ofFileNamed name: String) -> Int? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1] == "md", let dash = parts[0].firstIndex(of: "-") else { return nil }
        let digits = parts[0][..<dash]
        guard (1...4).contains(digits.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(digits)
    }

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
