/// A fact that went wrong in a text somebody wrote: what it is called and how it is put into words.
///
/// Each part of the engine has one closed enum that conforms: facts as cases, wording in one place.
package protocol Problem: Hashable, Sendable {
    /// A stable kebab-case name, such as `unknown-command`.
    var code: String { get }
    /// One sentence naming the subject, what was found and what was expected; no full stop at its end.
    var message: String { get }
    /// What to do next, where there is more to say than the message.
    var note: String? { get }
}

extension Problem {
    package var note: String? { nil }
}

/// One thing to tell the person who wrote a text, with its place in that text.
package struct Diagnostic: Error, Hashable, Sendable {
    /// A replacement that would settle the matter.
    package struct FixIt: Hashable, Sendable {
        package let range: SourceRange
        package let replacement: String

        package init(range: SourceRange, replacement: String) {
            self.range = range
            self.replacement = replacement
        }
    }

    package let code: String
    package let message: String
    /// UTF-8 offsets into the text that the diagnostic is about.
    package let range: SourceRange
    package let fixIt: FixIt?
    package let note: String?

    package init(_ problem: some Problem, at range: SourceRange, fixIt: FixIt? = nil) {
        code = problem.code
        message = problem.message
        note = problem.note
        self.range = range
        self.fixIt = fixIt
    }

    private init(_ diagnostic: Diagnostic, at range: SourceRange, fixIt: FixIt?) {
        code = diagnostic.code
        message = diagnostic.message
        note = diagnostic.note
        self.range = range
        self.fixIt = fixIt
    }

    /// The same fact at another place, where a replacement may no longer fit.
    package func placed(at range: SourceRange) -> Diagnostic { Diagnostic(self, at: range, fixIt: nil) }

    /// The same fact about a longer text, in which the text it was found in starts at `offset` and fills `bounds`.
    ///
    /// A place beyond `bounds` moves to its nearest end.
    package func moved(by offset: Int, within bounds: SourceRange) -> Diagnostic {
        func moved(_ range: SourceRange) -> SourceRange {
            let start = min(max(range.lowerBound + offset, bounds.lowerBound), bounds.upperBound)
            return start..<min(max(range.upperBound + offset, start), bounds.upperBound)
        }
        return Diagnostic(
            self, at: moved(range),
            fixIt: fixIt.map { FixIt(range: moved($0.range), replacement: $0.replacement) })
    }
}
