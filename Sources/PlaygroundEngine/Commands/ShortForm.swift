/// The Python that a short form stands for, and what of it was typed.
package struct ShortForm: Hashable, Sendable {
    /// Imports that the file lacks, then statements as somebody would write them; ends with a newline.
    package let python: String
    /// The name of what is defined.
    let name: String
    /// The pieces of Python that were typed, in the order in which they stand in ``python``.
    let pieces: [TypedPython]

    /// - Parameter body: The statements without imports.
    init(name: String, body: String, pieces: [TypedPython], in outline: ModuleOutline) {
        self.name = name
        self.pieces = pieces
        python = KnownImports.completing(body, in: outline)
    }

    /// The place in the typed line of what stands at `range` of `source`, the file with this form in it; nil for what
    /// nobody typed.
    ///
    /// Layout adds blanks, line breaks and commas and leaves the tokens alone, so the typed tokens are looked for in
    /// their order.
    package func typedRange(of range: SourceRange, in source: SourceText) -> SourceRange? {
        guard let module = try? Parser.parse(source),
            let statement = module.body.last(where: { $0.range.contains(range.lowerBound) && $0.defines(name) })
        else { return nil }
        let written = Lexer.tokens(of: source).filter { statement.range.contains($0.range.lowerBound) && $0.isWord }
        let matched = pairs(written, in: source)
        let inside = matched.filter { $0.written.overlaps(range) || $0.written.contains(range.lowerBound) }
        guard let first = inside.first, let last = inside.last else { return nil }
        if inside.count == 1, first.written.lowerBound < range.lowerBound {
            // Inside of one token, such as an f-string.
            let start = first.typed.lowerBound + range.lowerBound - first.written.lowerBound
            return start..<min(start + range.count, first.typed.upperBound)
        }
        return first.typed.lowerBound..<last.typed.upperBound
    }

    private func pairs(_ written: [Token], in source: SourceText) -> [(written: SourceRange, typed: SourceRange)] {
        var pairs: [(written: SourceRange, typed: SourceRange)] = []
        var next = 0
        for piece in pieces {
            let typed = SourceText(name: "prompt", text: piece.text)
            let tokens = Lexer.tokens(of: typed).filter(\.isWord)
            guard let found = Self.place(of: tokens, typed, in: written, source, from: next) else { continue }
            for (token, index) in zip(tokens, found) {
                let offset = piece.range.lowerBound
                pairs.append(
                    (written[index].range, token.range.lowerBound + offset..<token.range.upperBound + offset))
            }
            next = (found.last ?? next) + 1
        }
        return pairs
    }

    /// The indices in `written` at which `tokens` stand one after the other, with nothing but commas between them.
    private static func place(
        of tokens: [Token], _ typed: SourceText, in written: [Token], _ source: SourceText, from start: Int
    ) -> [Int]? {
        for first in written.indices.dropFirst(start) {
            var indices: [Int] = []
            var index = first
            for token in tokens {
                let text = typed[token.range]
                while index < written.count, source[written[index].range] != text,
                    written[index].kind == .operator(.comma), !indices.isEmpty
                {
                    index += 1
                }
                guard index < written.count, source[written[index].range] == text else { break }
                indices.append(index)
                index += 1
            }
            if indices.count == tokens.count, !indices.isEmpty { return indices }
        }
        return nil
    }
}

extension Token {
    /// Whether this is part of what a line says rather than of its layout.
    fileprivate var isWord: Bool {
        switch kind {
        case .newline, .indent, .dedent, .end: false
        case .name, .keyword, .integer, .float, .string, .bytes, .formattedString, .operator, .invalid: true
        }
    }
}

extension Statement {
    fileprivate func defines(_ name: String) -> Bool {
        switch kind {
        case .function(let function): function.name == name
        case .class(let definition): definition.name == name
        case .assign(let targets, _): targets.contains { $0.kind == .name(name) }
        default: false
        }
    }
}
