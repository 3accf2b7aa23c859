/// A piece of lesson prose as a tree that any view can lay out.
package enum MarkdownBlock: Hashable, Sendable {
    case heading(level: Int, [MarkdownInline])
    case paragraph([MarkdownInline])
    case code(language: String, text: String)
    /// `start` is nil for a bulleted list.
    case list(start: Int?, items: [[MarkdownBlock]])
    case quote([MarkdownBlock])
    case table(header: [[MarkdownInline]], rows: [[[MarkdownInline]]])
    case rule
}

/// A run of text inside a block.
package indirect enum MarkdownInline: Hashable, Sendable {
    case text(String)
    case emphasis([MarkdownInline])
    case strong([MarkdownInline])
    case code(String)
    case link([MarkdownInline], url: String)
    case lineBreak
}

extension MarkdownBlock {
    /// The words without any mark-up, a line a paragraph, for plain output and for searching.
    package var plainText: String {
        switch self {
        case .heading(_, let inlines), .paragraph(let inlines): inlines.plainText
        case .code(_, let text): text
        case .list(_, let items): items.map(\.plainText).joined(separator: "\n")
        case .quote(let blocks): blocks.plainText
        case .table(let header, let rows):
            ([header] + rows).map { $0.map(\.plainText).joined(separator: " | ") }.joined(separator: "\n")
        case .rule: ""
        }
    }
}

extension MarkdownInline {
    /// The words without any mark-up.
    package var plainText: String {
        switch self {
        case .text(let text), .code(let text): text
        case .emphasis(let inlines), .strong(let inlines), .link(let inlines, _): inlines.plainText
        case .lineBreak: "\n"
        }
    }
}

extension [MarkdownBlock] {
    /// The words of all blocks, a line each.
    package var plainText: String { map(\.plainText).joined(separator: "\n") }
}

extension [MarkdownInline] {
    /// The words of all runs.
    package var plainText: String { map(\.plainText).joined() }
}
