/// Reads a translation: the front matter and the words of a lesson, a step a heading with the original's id.
package enum TranslationParser {
    static let keys = LessonOutline.Keys(required: ["format", "language", "title", "summary"], optional: [])

    /// The words in `source`.
    ///
    /// - Throws: Every problem of the file, apart from what does not fit the original.
    package static func parse(_ source: SourceText) throws(LessonFailure) -> LessonTranslation {
        let outline = LessonOutline(source, keys: keys)
        var reader = StepReader(source: source, report: outline.report)
        if outline.isText {
            reader.refuse(outline.intro.fences)
            reader.requireSteps(outline.sections)
        }
        let steps = outline.sections.map { reader.translation($0) }
        let values = outline.values
        guard reader.report.isEmpty, let language = values["language"], let title = values["title"],
            let summary = values["summary"]
        else { throw LessonFailure(source: source, diagnostics: reader.report.inOrder) }
        return LessonTranslation(
            language: language, title: title, summary: summary, intro: outline.intro.prose, steps: steps,
            source: source)
    }
}

/// The name of a lesson's file, taken apart.
struct LessonFileName: Hashable {
    let number: Int
    /// Nil for an original.
    let language: String?
    /// The original's name.
    let original: String

    /// Nil for a name that is neither `NN-name.md` nor `NN-name.de.md`.
    init?(_ name: String) {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard (2...3).contains(parts.count), parts.last == "md", let dash = parts[0].firstIndex(of: "-") else {
            return nil
        }
        let digits = parts[0][..<dash]
        guard (1...4).contains(digits.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let number = Int(digits)
        else { return nil }
        let language = parts.count == 3 ? parts[1] : nil
        if let language, !LessonLanguage.isTag(language) { return nil }
        self.number = number
        self.language = language
        original = parts[0] + ".md"
    }
}
