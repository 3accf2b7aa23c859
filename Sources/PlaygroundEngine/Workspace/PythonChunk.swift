/// A top-level statement of a typed text with what stands around it.
struct PythonChunk {
    let statement: Statement
    /// The comment lines above the statement, empty ones among them, each ended by a newline.
    let comments: String
    /// The statement, a comment behind or below it included, ended by a newline.
    let text: String
    /// How many empty lines stand before it and its comments.
    let blankLinesBefore: Int

    /// What the statement defines; nil where it defines nothing, or not as a whole.
    var definition: ModuleOutline.Definition? {
        var collector = OutlineCollector()
        collector.visit([statement], isModule: true)
        return collector.definitions.first.flatMap { $0.range == statement.range ? $0 : nil }
    }

    /// Cuts `module` into its top-level statements; semicolons between statements of one line go.
    static func chunks(of module: Module) -> [PythonChunk] {
        let source = module.source
        var chunks: [PythonChunk] = []
        var previousEnd = 0
        for (index, statement) in module.body.enumerated() {
            let first = source.line(at: statement.range.lowerBound)
            let last = source.line(at: max(statement.range.lowerBound, statement.range.upperBound - 1))
            let isLast = index + 1 == module.body.count
            let next = isLast ? source.lineStarts.count + 1 : source.line(at: module.body[index + 1].range.lowerBound)
            let above = (previousEnd + 1..<max(previousEnd + 1, first)).map { source[source.range(ofLine: $0)] }
            let leadingBlanks = above.prefix { $0.allSatisfy(\.isWhitespace) }.count
            let text: String
            if first == previousEnd || next == last {
                text = source[statement.range]
            } else {
                let end = isLast ? source.utf8.count : source.range(ofLine: last).upperBound
                text = source[source.start(ofLine: first)..<end]
            }
            chunks.append(
                PythonChunk(
                    statement: statement, comments: above.dropFirst(leadingBlanks).map { $0 + "\n" }.joined(),
                    text: normalized(text), blankLinesBefore: leadingBlanks))
            previousEnd = last
        }
        return chunks
    }

    /// Ends lines by newlines alone, and the text by one.
    private static func normalized(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        let end = (lines.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? -1) + 1
        return lines[..<end].map { $0 + "\n" }.joined()
    }
}

extension Statement {
    var isDefinition: Bool {
        switch kind {
        case .function, .class: true
        default: false
        }
    }

    /// The text that stands first in a file and documents it.
    var isDocstring: Bool { ownString != nil }

    /// The variables of `app.include_router(router)`; nil for any other statement.
    var inclusion: (owner: String, router: String)? {
        guard case .expression(let value) = kind, case .call(let callee, let arguments) = value.kind,
            case .attribute(let base, "include_router", _) = callee.kind, case .name(let owner) = base.kind,
            case .name(let router)? = arguments.first?.value.kind
        else { return nil }
        return (owner, router)
    }

    /// Whether this statement and `other`, which define nothing, say the same of the same thing.
    func standsForSame(as other: Statement) -> Bool {
        if isMainGuard, other.isMainGuard { return true }
        guard let own = inclusion, let theirs = other.inclusion else { return false }
        return own == theirs
    }

    /// What a message calls a statement that defines nothing.
    var words: String { inclusion.map { "the inclusion of \($0.router)" } ?? "the last block" }

    /// `if __name__ == "__main__":`, which stays last in its file.
    var isMainGuard: Bool {
        guard case .if(let branches, _) = kind, case .comparison(let left, _)? = branches.first?.test.kind,
            case .name("__name__") = left.kind
        else { return false }
        return true
    }
}
