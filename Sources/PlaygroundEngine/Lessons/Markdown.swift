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
