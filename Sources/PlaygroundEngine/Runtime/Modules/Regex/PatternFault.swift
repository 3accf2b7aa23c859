/// Why a text is no regular expression.
package struct PatternFault: Error, Hashable {
    package enum Kind: Hashable, Sendable {
        /// `re.error`.
        case syntax
        /// `ValueError`: flags that contradict each other.
        case flags
        /// `OverflowError`: a number of repetitions past all bounds.
        case repetition
        /// `RecursionError`: groups inside groups past the limit.
        case nesting
        /// `IndexError`: a template that names a group which the pattern does not have.
        case unknownGroup
    }

    package let kind: Kind
    package let message: String
    /// The offset of the place in code points, where there is one.
    package let position: Int?

    init(_ message: String, at position: Int?, kind: Kind = .syntax) {
        self.message = message
        self.position = position
        self.kind = kind
    }
}
