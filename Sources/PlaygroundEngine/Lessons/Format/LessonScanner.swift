/// Cuts a lesson file into its front matter, its headings, its fenced blocks and the prose between them.
///
/// It looks at lines alone; what they mean is for ``LessonParser``.
struct LessonScanner {
    /// A piece of the file, in order.
    enum Piece: Hashable {
        case heading(Heading)
        /// Whole lines of Markdown, fenced code that belongs to the prose included.
        case prose(SourceRange)
        case fence(Fence)
    }

    /// A line `## Title {#id}`.
    struct Heading: Hashable {
        let title: String
        let id: String?
        let titleRange: SourceRange
        let idRange: SourceRange?
        let range: SourceRange
    }

    /// A fenced block whose word is one of ``LessonFence``.
    struct Fence: Hashable {
        let kind: LessonFence
        let attributes: [FenceInfo.Attribute]
        /// The word behind the backticks.
        let wordRange: SourceRange
        /// The lines between the two fences.
        let content: SourceRange
    }

    let source: SourceText
    var report = LessonReport()
    private var lineNumber = 1
    /// Where the search for the next fence stands, so that no line is searched twice.
    private var nextFenceLine = 1

    init(source: SourceText) {
        self.source = source
    }

    private var lineCount: Int { source.lineStarts.count }
    private var lineRange: SourceRange { source.range(ofLine: lineNumber) }
    private var line: String { source[lineRange] }
    /// Where the shown line starts, or the end of the file.
    private var offset: Int { lineNumber <= lineCount ? source.lineStarts[lineNumber - 1] : source.utf8.count }

    /// The lines between the two `---`, each with its range; nil where the file does not start with front matter.
    mutating func frontMatter() -> [SourceRange]? {
        guard line.trimmed == "---" else {
            report.add(.missingFrontMatter, at: lineRange)
            return nil
        }
        let opening = lineRange
        lineNumber += 1
        var lines: [SourceRange] = []
        while lineNumber <= lineCount, line.trimmed != "---" {
            if line.hasPrefix("#") || line.hasPrefix("```") || lineNumber == lineCount {
                report.add(.unterminatedFrontMatter, at: opening)
                return lines
            }
            if !line.trimmed.isEmpty { lines.append(lineRange) }
            lineNumber += 1
        }
        lineNumber += 1
        return lines
    }

    /// The pieces after the front matter.
    mutating func pieces() -> [Piece] {
        var pieces: [Piece] = []
        var proseStart = offset
        while lineNumber <= lineCount {
            let start = offset
            let piece: Piece?
            if let opening = FenceOpening(line) {
                piece = fence(opening).map(Piece.fence)
            } else {
                piece = heading().map(Piece.heading)
                lineNumber += 1
            }
            guard let piece else { continue }
            if start > proseStart { pieces.append(.prose(proseStart..<start)) }
            pieces.append(piece)
            proseStart = offset
        }
        if proseStart < source.utf8.count { pieces.append(.prose(proseStart..<source.utf8.count)) }
        return pieces
    }

    private func heading() -> Heading? {
        guard line.hasPrefix("## ") else { return nil }
        let start = lineRange.lowerBound + 3
        let text = source[start..<lineRange.upperBound]
        var title = text
        var id: String?
        var idRange: SourceRange?
        if let open = text.firstRange(of: "{#"), text.trimmed.hasSuffix("}") {
            title = String(text[..<open.lowerBound])
            let inner = String(text[open.upperBound...]).trimmed.dropLast()
            let idStart = start + text[..<open.upperBound].utf8.count
            id = String(inner)
            idRange = idStart..<idStart + inner.utf8.count
        }
        let trimmed = title.trimmed
        let indent = title.utf8.prefix { $0 == UInt8(ascii: " ") }.count
        let titleRange = trimmed.isEmpty ? lineRange : start + indent..<start + indent + trimmed.utf8.count
        return Heading(title: trimmed, id: id, titleRange: titleRange, idRange: idRange, range: lineRange)
    }

    /// Whether the next fence from here on ends the block: where one opens instead, the block was never closed and the
    /// heading at hand begins a step.
    private mutating func isClosedLater(_ opening: FenceOpening) -> Bool {
        if nextFenceLine < lineNumber { nextFenceLine = lineNumber }
        while nextFenceLine <= lineCount {
            let line = source[source.range(ofLine: nextFenceLine)]
            if opening.isClosed(by: line) { return true }
            if FenceOpening(line) != nil { return false }
            nextFenceLine += 1
        }
        return false
    }

    /// Reads a whole fenced block; nil for one that belongs to the prose or that is reported.
    private mutating func fence(_ opening: FenceOpening) -> Fence? {
        let openingRange = lineRange
        let infoStart = openingRange.lowerBound + opening.infoOffset
        let info = FenceInfo(source: source, range: infoStart..<openingRange.upperBound)
        lineNumber += 1
        let contentStart = offset
        var isTerminated = false
        while lineNumber <= lineCount {
            if line.hasPrefix("## "), line.contains("{#"), !isClosedLater(opening) { break }
            isTerminated = opening.isClosed(by: line)
            if isTerminated { break }
            lineNumber += 1
        }
        let contentEnd = offset
        if isTerminated { lineNumber += 1 }
        let word = info.word?.text ?? ""
        if !isTerminated { report.add(.unterminatedFence(word.isEmpty ? "fenced" : word), at: openingRange) }
        guard let wordRange = info.word?.range else {
            report.add(.fenceWithoutWord, at: openingRange)
            return nil
        }
        guard ProseLanguage(rawValue: word) == nil else { return nil }
        guard let kind = LessonFence(rawValue: word) else {
            let known = LessonFence.allCases.map(\.rawValue) + ProseLanguage.allCases.map(\.rawValue)
            let suggestion = Suggestion.nearest(to: word, among: known)
            report.add(.unknownFence(word, suggestion: suggestion), at: wordRange, write: suggestion)
            return nil
        }
        for malformed in info.malformed { report.add(.malformedAttribute(source[malformed]), at: malformed) }
        return Fence(
            kind: kind, attributes: info.attributes, wordRange: wordRange, content: contentStart..<contentEnd)
    }
}

extension StringProtocol {
    /// Without the white space at both ends.
    var trimmed: String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
        return String(self[start..<end])
    }
}
