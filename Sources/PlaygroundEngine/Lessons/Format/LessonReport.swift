/// Collects what is wrong with one lesson file, so that its author sees all of it at once.
struct LessonReport {
    /// More than this is no lesson but some other file, and nobody reads on.
    static let capacity = 200

    private var diagnostics: [Diagnostic] = []

    var isEmpty: Bool { diagnostics.isEmpty }

    /// In the order of the file.
    var inOrder: [Diagnostic] {
        diagnostics.enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }.map(\.element)
    }

    mutating func add(_ problem: LessonProblem, at range: SourceRange) {
        add(problem, at: range, write: nil)
    }

    /// Adds a problem with one word that is spelt like a known one.
    mutating func add(_ problem: LessonProblem, at range: SourceRange, write suggestion: String?) {
        guard diagnostics.count < Self.capacity else { return }
        diagnostics.append(
            Diagnostic(problem, at: range, fixIt: suggestion.map { Diagnostic.FixIt(range: range, replacement: $0) }))
    }
}
