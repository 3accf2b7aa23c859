/// Where in a block of Python the cursor stands, told from the tokens before it.
struct PythonPlace {
    enum Kind: Hashable {
        /// Behind `from`, in the name of a module.
        case module
        /// Behind `from MODULE`.
        case importKeyword
        /// Behind `from MODULE import`.
        case importedName(module: String, taken: Set<String>)
        /// Behind `import`.
        case importedModule
        /// Behind the `@` of a decorator.
        case decorator
        /// Behind a dot; the dotted name before it.
        case attribute(of: [String])
        /// Where the next parameter of a function begins.
        case parameter
        /// Where a type is written.
        case type
        /// Where the next argument of a call begins.
        case argument(of: [String])
        /// Behind `def` or `class`.
        case newName(Keyword)
        case statement
        case expression
        /// In a text or a comment.
        case nothing
    }

    let kind: Kind
    /// What is typed of the word at the cursor.
    let prefix: String
    /// The range that a candidate replaces.
    let replaced: SourceRange
    /// The text before the cursor as tokens, without the word at the cursor.
    let tokens: [Token]

    /// A bracket that is open at the cursor.
    private struct Open {
        let bracket: Operator
        /// The dotted name before it.
        let callee: [String]
        /// Whether it opens the parameters of a function.
        let isDefinition: Bool
        let index: Int
    }

    init(_ source: SourceText) {
        let cursor = source.utf8.count
        // A bracket that is open at the cursor is no fault of somebody who is still typing.
        var tokens = Lexer.tokens(of: source).filter {
            (!$0.range.isEmpty || $0.kind == .newline) && !$0.isUnclosedBracket
        }
        // The end of the text ends a line for the lexer, but not for somebody who types.
        while let last = tokens.last, last.kind == .newline, last.range.isEmpty { tokens.removeLast() }
        var prefix = ""
        var start = cursor
        if let last = tokens.last, last.range.upperBound == cursor, let word = last.word {
            (prefix, start) = (word, last.range.lowerBound)
            tokens.removeLast()
        }
        self.prefix = prefix
        self.tokens = tokens
        let gap = source[(tokens.last?.range.upperBound ?? 0)..<start]
        let isInLiteral = tokens.last.map { $0.range.upperBound == cursor && $0.isLiteral } ?? false
        if gap.contains("#") || isInLiteral || tokens.contains(where: \.isInvalid) {
            (kind, replaced) = (.nothing, cursor..<cursor)
            return
        }
        let line = Array(tokens.suffix(while: { $0.kind != .newline }))
        let (kind, head) = Self.kind(tokens, line)
        self.kind = kind
        replaced = (head ?? start)..<cursor
    }

    /// The kind of place, and where the word at the cursor begins if that is before its last part.
    private static func kind(_ tokens: [Token], _ line: [Token]) -> (Kind, Int?) {
        switch line.first?.kind {
        case .keyword(.from)?: return importPlace(line)
        case .keyword(.import)?: return (.importedModule, line.count > 1 ? line[1].range.lowerBound : nil)
        default: break
        }
        if line.count == 1, line[0].kind == .operator(.at) { return (.decorator, nil) }
        switch line.last?.kind {
        case .keyword(.def)?: return (.newName(.def), nil)
        case .keyword(.class)?: return (.newName(.class), nil)
        case .operator(.dot)?:
            let path = dottedName(before: line.count - 1, in: line)
            return (path.isEmpty ? .nothing : .attribute(of: path), nil)
        default: break
        }
        if let open = openBrackets(tokens).last { return (place(in: open, tokens), nil) }
        if line.isEmpty { return (.statement, nil) }
        if line.last?.kind == .operator(.arrow) { return (.type, nil) }
        if line.count >= 2, line[0].word != nil, line[1].kind == .operator(.colon),
            !line.contains(where: { $0.kind == .operator(.assign) })
        {
            return (.type, nil)
        }
        return (.expression, nil)
    }

    /// `from MODULE import NAME, NAME`
    private static func importPlace(_ line: [Token]) -> (Kind, Int?) {
        guard let index = line.firstIndex(where: { $0.kind == .keyword(.import) }) else {
            // A dotted name goes on where it ends with a dot.
            let isWhole = line.count > 1 && line.last?.word != nil
            return isWhole ? (.importKeyword, nil) : (.module, line.count > 1 ? line[1].range.lowerBound : nil)
        }
        if line[(index + 1)...].last?.word != nil { return (.nothing, nil) }
        let module = dottedName(before: index, in: line).joined(separator: ".")
        return (.importedName(module: module, taken: Set(line[(index + 1)...].compactMap(\.word))), nil)
    }

    private static func place(in open: Open, _ tokens: [Token]) -> Kind {
        let inside = tokens[(open.index + 1)...]
        // What stands since the last comma of this bracket.
        var depth = 0
        var part: [Token] = []
        for token in inside {
            switch token.kind {
            case .operator(.leftParen), .operator(.leftBracket), .operator(.leftBrace): depth += 1
            case .operator(.rightParen), .operator(.rightBracket), .operator(.rightBrace): depth -= 1
            case .operator(.comma) where depth == 0:
                part = []
                continue
            default: break
            }
            part.append(token)
        }
        if open.isDefinition {
            if part.isEmpty { return .parameter }
            let isTyped = part.contains { $0.kind == .operator(.colon) }
            return isTyped && !part.contains { $0.kind == .operator(.assign) } ? .type : .expression
        }
        guard part.isEmpty, open.bracket == .leftParen, !open.callee.isEmpty else {
            let isType = open.bracket == .leftBracket && PythonWords.generics.contains(open.callee.last ?? "")
            return isType ? .type : .expression
        }
        return .argument(of: open.callee)
    }

    private static func openBrackets(_ tokens: [Token]) -> [Open] {
        var open: [Open] = []
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .operator(let bracket)
            where bracket == .leftParen || bracket == .leftBracket || bracket == .leftBrace:
                let callee = dottedName(before: index, in: tokens)
                let isDefinition = index >= 2 && tokens[index - 2].kind == .keyword(.def)
                open.append(Open(bracket: bracket, callee: callee, isDefinition: isDefinition, index: index))
            case .operator(.rightParen), .operator(.rightBracket), .operator(.rightBrace): _ = open.popLast()
            default: break
            }
        }
        return open
    }

    /// `app.get` of the tokens that end before `index`.
    private static func dottedName(before index: Int, in tokens: [Token]) -> [String] {
        var names: [String] = []
        var index = index - 1
        while index >= 0, case .name(let name) = tokens[index].kind {
            names.insert(name, at: 0)
            guard index >= 1, tokens[index - 1].kind == .operator(.dot) else { break }
            index -= 2
        }
        return names
    }
}

extension Token {
    /// The letters of a name or a keyword.
    var word: String? {
        switch kind {
        case .name(let name): name
        case .keyword(let keyword): keyword.rawValue
        default: nil
        }
    }

    /// Whether it is a number or a text, which nothing completes.
    fileprivate var isLiteral: Bool {
        switch kind {
        case .integer, .float, .string, .bytes, .formattedString: true
        case .name, .keyword, .operator, .newline, .indent, .dedent, .end, .invalid: false
        }
    }

    fileprivate var isUnclosedBracket: Bool {
        if case .invalid(.unclosedBracket) = kind { true } else { false }
    }

    fileprivate var isInvalid: Bool { if case .invalid = kind { true } else { false } }
}

extension Array {
    /// The longest end of this array whose elements all fit.
    fileprivate func suffix(while fits: (Element) -> Bool) -> ArraySlice<Element> {
        self[((lastIndex { !fits($0) }).map { $0 + 1 } ?? startIndex)...]
    }
}
