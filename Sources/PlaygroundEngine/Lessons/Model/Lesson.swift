/// One lesson file, read and found correct.
package struct Lesson: Identifiable, Hashable, Sendable {
    /// The stable name that progress is kept under, such as `hello-server`.
    package let id: String
    /// The place in the module, from the file's number: 1, 2, …
    package let number: Int
    package let title: String
    package let summary: String
    /// What stands before the first step: shown once, above it.
    package let intro: [MarkdownBlock]
    /// The `main.py` with which the lesson starts.
    package let starter: String
    /// At least one.
    package let steps: [Step]
    /// The file, with its line index, for diagnostics.
    package let source: SourceText
    /// In which language the file is written.
    package let originalLanguage: String
    /// The language of the words here.
    package let language: String
    /// The words in other languages.
    package internal(set) var translations: [LessonTranslation]

    package init(
        id: String, number: Int, title: String, summary: String, intro: [MarkdownBlock], starter: String,
        steps: [Step], source: SourceText, originalLanguage: String = "en", language: String = "en",
        translations: [LessonTranslation] = []
    ) {
        self.id = id
        self.number = number
        self.title = title
        self.summary = summary
        self.intro = intro
        self.starter = starter
        self.steps = steps
        self.source = source
        self.originalLanguage = originalLanguage
        self.language = language
        self.translations = translations
    }
}

/// A lesson file that cannot be used, and why.
package struct LessonFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package let source: SourceText
    /// Every problem found, in the order of the file.
    package let diagnostics: [Diagnostic]

    package init(source: SourceText, diagnostics: [Diagnostic]) {
        self.source = source
        self.diagnostics = diagnostics
    }

    /// Every diagnostic beside its line.
    package var description: String {
        diagnostics.map { DiagnosticRenderer.render($0, in: source) }.joined(separator: "\n")
    }
}
