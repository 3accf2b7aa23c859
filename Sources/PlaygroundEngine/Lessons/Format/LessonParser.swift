/// Reads a lesson file: front matter, prose in Markdown, a step a heading, fenced blocks for machines.
///
/// The format is described in `docs/authoring-lessons.md`. A lesson is data: nothing in it is executed here.
package enum LessonParser {
    static let keys = LessonOutline.Keys(required: ["format", "id", "title", "summary"], optional: ["language"])

    /// The lesson in `source`.
    ///
    /// - Parameter number: The place in the module.
    /// - Throws: Every problem of the file, not only the first.
    package static func parse(_ source: SourceText, number: Int) throws(LessonFailure) -> Lesson {
        let outline = LessonOutline(source, keys: keys)
        guard outline.isText else { throw LessonFailure(source: source, diagnostics: outline.report.inOrder) }
        var reader = StepReader(source: source, report: outline.report)
        let steps = outline.sections.map { reader.step($0) }
        let starters = reader.starters(outline.intro.fences)
        reader.requireSteps(outline.sections)
        let values = outline.values
        guard reader.report.isEmpty, let id = values["id"], let title = values["title"],
            let summary = values["summary"], let starter = starters.first
        else { throw LessonFailure(source: source, diagnostics: reader.report.inOrder) }
        let language = values["language"] ?? "en"
        return Lesson(
            id: id, number: number, title: title, summary: summary, intro: outline.intro.prose, starter: starter,
            steps: steps, source: source, originalLanguage: language, language: language)
    }
}

extension String {
    /// Whether this can name a lesson or a step: small letters, digits and dashes, a letter first.
    var isLessonID: Bool {
        guard let first = utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
        return utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || $0 == UInt8(ascii: "-")
        }
    }
}

extension [UInt8] {
    /// The offset of the first byte that is no part of UTF-8 (RFC 3629); nil where all are.
    var offsetOfInvalidUTF8: Int? {
        guard String(validating: self, as: UTF8.self) == nil else { return nil }
        var parser = Unicode.UTF8.ForwardParser()
        var bytes = makeIterator()
        var offset = 0
        while true {
            switch parser.parseScalar(from: &bytes) {
            case .valid(let scalar): offset += scalar.count
            case .error: return offset
            case .emptyInput: return nil
            }
        }
    }
}
