/// Lesson prose as lines of text: words instead of marks, for the report, for pipes and for screen readers.
package enum MarkdownText {
    /// Deeper nesting is left out.
    private static let depthLimit = 16

    /// The lines of `blocks`, an empty one between two blocks.
    package static func lines(of blocks: [MarkdownBlock]) -> [ResultLine] {
        lines(of: blocks, depth: 0)
    }

    private static func lines(of blocks: [MarkdownBlock], depth: Int) -> [ResultLine] {
        guard depth < depthLimit else { return [] }
        return blocks.enumerated().flatMap { index, block in
            (index > 0 ? [ResultLine(.text, "")] : []) + lines(of: block, depth: depth)
        }
    }

    private static func lines(of block: MarkdownBlock, depth: Int) -> [ResultLine] {
        switch block {
        case .heading(_, let inlines): return split(inlines.plainText).map { ResultLine(.heading, $0) }
        case .paragraph(let inlines): return split(inlines.plainText).map { ResultLine(.text, $0) }
        case .code(_, let text):
            return split(text.hasSuffix("\n") ? String(text.dropLast()) : text).map { ResultLine(.code, $0) }
        case .list(let start, let items):
            return items.enumerated().flatMap { index, blocks in
                // Items are tight: what a list lines up needs no empty lines.
                let marker = start.map { "\($0 &+ index). " } ?? "- "
                let lines = blocks.flatMap { self.lines(of: [$0], depth: depth + 1) }
                return lines.enumerated().map { number, line in
                    ResultLine(
                        line.role, (number == 0 ? marker : String(repeating: " ", count: marker.count)) + line.text)
                }
            }
        case .quote(let blocks):
            return lines(of: blocks, depth: depth + 1).map { ResultLine($0.role, "> \($0.text)") }
        case .table(let header, let rows):
            return TextTable.lines([header.map(\.plainText)] + rows.map { $0.map(\.plainText) })
        case .rule: return []
        }
    }

    private static func split(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
