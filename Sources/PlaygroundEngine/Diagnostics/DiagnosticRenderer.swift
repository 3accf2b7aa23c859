/// Puts a diagnostic beside the line it is about, with carets under the place.
package enum DiagnosticRenderer {
    /// Renders `diagnostic` as text lines without a final newline.
    ///
    /// ```
    /// main.py:3:5: error: …message…
    ///   3 │ the line
    ///     │     ^^^^
    ///     = …note…
    /// ```
    /// - Parameter isMarked: Whether the face marks the first line as an error itself, so that the word is not needed.
    package static func render(
        _ diagnostic: Diagnostic, in source: SourceText, isMarked: Bool = false
    ) -> String {
        let start = min(diagnostic.range.lowerBound, source.utf8.count)
        let line = source.line(at: start)
        let lineRange = source.range(ofLine: line)
        let column = source.column(at: min(start, lineRange.upperBound))
        let end = max(start, min(diagnostic.range.upperBound, lineRange.upperBound))
        let carets = max(1, source[start..<end].displayWidth)
        let gutter = String(line)
        let blank = String(repeating: " ", count: gutter.count)
        var lines = [
            "\(source.name):\(line):\(column + 1): \(isMarked ? "" : "error: ")\(diagnostic.message)",
            "  \(gutter) │ \(expandTabs(source[lineRange]))",
            "  \(blank) │ \(String(repeating: " ", count: column))\(String(repeating: "^", count: carets))",
        ]
        if let fixIt = diagnostic.fixIt, fixIt.range == diagnostic.range {
            lines.append("  \(blank) = write: \(fixIt.replacement)")
        }
        if let note = diagnostic.note {
            lines.append("  \(blank) = \(note)")
        }
        // What a file holds must not reach a terminal as its commands.
        return lines.map(VisibleText.escape).joined(separator: "\n")
    }

    private static func expandTabs(_ line: String) -> String {
        line.contains("\t") ? String(line.flatMap { $0 == "\t" ? Array("    ") : [$0] }) : line
    }
}
