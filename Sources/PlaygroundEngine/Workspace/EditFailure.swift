/// Why a change of `main.py` was not made; the file is as it was.
package enum EditFailure: Error, Hashable, Sendable {
    /// `main.py` itself is no Python at the moment, so nothing can find its place in it.
    case brokenSource(Diagnostic)
    /// What was typed is no Python; the range counts in the typed text.
    case brokenInput(Diagnostic)
    /// The typed Python and the file are fine, but not together.
    case brokenResult(Diagnostic)
    /// Nothing goes by that name; `meant` is the nearest that there is.
    case notFound(DefinitionReference, meant: String?)
    /// A name that was to become another stays.
    case notRenamed(RenameFault)
    /// The typed text has so many statements that putting them in one by one would take too long.
    case tooMuch(statements: Int)
    /// The file would pass `byteLimit`.
    case tooLong(bytes: Int)
}
