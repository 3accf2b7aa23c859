/// One replacement in a text; every byte outside of `range` stays.
package struct SourceEdit: Hashable, Sendable {
    /// UTF-8 offsets; empty for an insertion.
    package let range: SourceRange
    package let replacement: String

    package init(range: SourceRange, replacement: String) {
        self.range = range
        self.replacement = replacement
    }
}

extension SourceText {
    /// This text with `edit` made, the range clamped to it.
    package func applying(_ edit: SourceEdit) -> SourceText {
        let range = edit.range.clamped(to: 0..<utf8.count)
        return SourceText(
            name: name, utf8: utf8[..<range.lowerBound] + Array(edit.replacement.utf8) + utf8[range.upperBound...])
    }
}
