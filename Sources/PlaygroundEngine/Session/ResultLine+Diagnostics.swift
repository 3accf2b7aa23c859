extension ResultLine {
    /// What is wrong with a typed text: the message, the line with carets below it, and what to do.
    ///
    /// A line typed at the prompt is short and in view, so it is named by no file and no number.
    static func lines(for diagnostic: Diagnostic, typed: String) -> [ResultLine] {
        let source = SourceText(name: "", text: typed)
        let start = min(diagnostic.range.lowerBound, source.utf8.count)
        let number = source.line(at: start)
        let range = source.range(ofLine: number)
        let end = max(start, min(diagnostic.range.upperBound, range.upperBound))
        let carets = String(repeating: "^", count: max(1, source[start..<end].displayWidth))
        let margin = String(repeating: " ", count: source.column(at: min(start, range.upperBound)))
        let place = source.lineStarts.count > 2 ? "line \(number): " : ""
        return [
            ResultLine(.failure, place + diagnostic.message),
            ResultLine(.code, VisibleText.escape(source[range].expandingTabs)),
            ResultLine(.code, margin + carets),
        ] + advice(of: diagnostic)
    }

    /// What is wrong with `source`, by the number of its line.
    static func lines(for diagnostic: Diagnostic, in source: SourceText) -> [ResultLine] {
        let rendered = DiagnosticRenderer.render(diagnostic, in: source, isMarked: true).split(
            separator: "\n", omittingEmptySubsequences: false)
        return rendered.enumerated().map { ResultLine($0 == 0 ? .failure : .code, String($1)) }
    }

    private static func advice(of diagnostic: Diagnostic) -> [ResultLine] {
        let fix = diagnostic.fixIt.map { ResultLine(.note, "write: \($0.replacement)") }
        let note = diagnostic.note.map { ResultLine(.note, $0) }
        return [fix, note].compactMap(\.self)
    }
}

extension StringProtocol {
    /// This text with each tab as four spaces, as wide as carets count it.
    var expandingTabs: String { split(separator: "\t", omittingEmptySubsequences: false).joined(separator: "    ") }
}
