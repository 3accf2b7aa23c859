/// One line group of a `check` block: a condition on what really happened.
package struct Check: Hashable, Sendable {
    /// Where the check stands in the lesson file.
    package let range: SourceRange

    package init(range: SourceRange) {
        self.range = range
    }
}
