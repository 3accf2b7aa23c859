import CMarkGFM

/// Reads GitHub's dialect of CommonMark, tables included, into a tree that any view can lay out.
///
/// Raw HTML stays visible as text: a lesson is data and never mark-up that something executes.
package enum MarkdownReader {
    /// How deep lists and quotes may nest; what lies deeper is left out.
    package static let maximumDepth = 16

    /// The blocks of `text`, and whether anything was left out because it nests too deep.
    package static func read(_ text: String) -> (blocks: [MarkdownBlock], isCutOff: Bool) {
        guard let parser = makeParser() else { return ([.paragraph([.text(text)])], false) }
        defer { cmark_parser_free(parser) }
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let document = cmark_parser_finish(parser) else { return ([], false) }
        defer { cmark_node_free(document) }
        var tree = MarkdownTree()
        let blocks = tree.blocks(in: document, depth: 0)
        return (blocks, tree.isCutOff)
    }

    private static func makeParser() -> OpaquePointer? {
        guard extensionsAreRegistered, let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
        if let table = cmark_find_syntax_extension("table") { cmark_parser_attach_syntax_extension(parser, table) }
        return parser
    }

    /// A constant, so that the registration of cmark's extensions, which may not run twice at once, runs once.
    private static let extensionsAreRegistered: Bool = {
        cmark_gfm_core_extensions_ensure_registered()
        return true
    }()
}

private typealias Node = OpaquePointer

/// Turns cmark's nodes into values.
private struct MarkdownTree {
    private(set) var isCutOff = false

    mutating func blocks(in parent: Node, depth: Int) -> [MarkdownBlock] {
        guard depth < MarkdownReader.maximumDepth else {
            isCutOff = isCutOff || cmark_node_first_child(parent) != nil
            return []
        }
        return children(of: parent).compactMap { block($0, depth: depth) }
    }

    private mutating func block(_ node: Node, depth: Int) -> MarkdownBlock? {
        switch type(of: node) {
        case "heading": return .heading(level: Int(cmark_node_get_heading_level(node)), inlines(in: node, depth: depth))
        case "paragraph": return .paragraph(inlines(in: node, depth: depth))
        case "code_block": return .code(language: text(cmark_node_get_fence_info(node)), text: code(of: node))
        case "list":
            let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
            let items = children(of: node).map { blocks(in: $0, depth: depth + 1) }
            return .list(start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil, items: items)
        case "block_quote": return .quote(blocks(in: node, depth: depth + 1))
        case "table":
            let rows = children(of: node).map { row in children(of: row).map { inlines(in: $0, depth: depth) } }
            return .table(header: rows.first ?? [], rows: Array(rows.dropFirst()))
        case "thematic_break": return .rule
        default: return .paragraph([.text(code(of: node))])
        }
    }

    private mutating func inlines(in parent: Node, depth: Int) -> [MarkdownInline] {
        guard depth < MarkdownReader.maximumDepth else {
            isCutOff = isCutOff || cmark_node_first_child(parent) != nil
            return []
        }
        return children(of: parent).map { inline($0, depth: depth) }
    }

    private mutating func inline(_ node: Node, depth: Int) -> MarkdownInline {
        switch type(of: node) {
        case "emph": .emphasis(inlines(in: node, depth: depth + 1))
        case "strong": .strong(inlines(in: node, depth: depth + 1))
        case "code": .code(text(cmark_node_get_literal(node)))
        case "link", "image": .link(inlines(in: node, depth: depth + 1), url: text(cmark_node_get_url(node)))
        case "softbreak": .text(" ")
        case "linebreak": .lineBreak
        default: .text(text(cmark_node_get_literal(node)))
        }
    }

    private func children(of parent: Node) -> [Node] {
        var children: [Node] = []
        var next = cmark_node_first_child(parent)
        while let child = next {
            children.append(child)
            next = cmark_node_next(child)
        }
        return children
    }

    private func type(of node: Node) -> String { text(cmark_node_get_type_string(node)) }

    /// The literal text of a block, without its last line ending.
    private func code(of node: Node) -> String {
        let text = text(cmark_node_get_literal(node))
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    private func text(_ pointer: UnsafePointer<CChar>?) -> String {
        pointer.map { String(cString: $0) } ?? ""
    }
}
