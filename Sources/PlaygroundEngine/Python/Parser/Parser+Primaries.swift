extension Parser {
    /// An atom with the calls, subscripts and attributes that follow it.
    mutating func primary() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        var value = try atom()
        while true {
            if take(.dot) {
                let (name, range) = try expectName("an attribute name after ‘.’")
                value = try node(.attribute(value, name: name, nameRange: range), from: start)
            } else if take(.leftParen) {
                let arguments = try arguments()
                value = try node(.call(value, arguments), from: start)
            } else if take(.leftBracket) {
                let index = try subscriptIndex()
                value = try node(.subscripted(value, index: index), from: start)
            } else {
                return value
            }
        }
    }

    /// The arguments of a call up to and with its `)`.
    mutating func arguments() throws(Diagnostic) -> [Argument] {
        var arguments: [Argument] = []
        var names: Set<String> = []
        while !at(.rightParen) {
            let start = current.range.lowerBound
            if take(.times) {
                arguments.append(.starred(try expression()))
            } else if take(.power) {
                arguments.append(.doubleStarred(try expression()))
            } else if case .name(let name) = current.kind, next.kind == .operator(.assign) {
                let range = current.range
                index += 2
                guard names.insert(name).inserted else {
                    throw Diagnostic(PythonProblem.duplicateKeyword(name), at: range)
                }
                arguments.append(.keyword(name: name, nameRange: range, value: try expression()))
            } else {
                let value = try namedExpression()
                if at(.for) || at(.async) {
                    let clauses = try comprehensionClauses()
                    let generator = Comprehension(result: .generator(value), clauses: clauses)
                    arguments.append(.positional(try node(.comprehension(generator), from: start)))
                } else {
                    guard names.isEmpty else { throw Diagnostic(PythonProblem.argumentOrder, at: value.range) }
                    arguments.append(.positional(value))
                }
            }
            guard take(.comma) else { break }
        }
        try expect(.rightParen, "‘,’ or ‘)’")
        return arguments
    }

    private mutating func subscriptIndex() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        var items = [Element(try slice())]
        var isTuple = false
        while take(.comma) {
            isTuple = true
            if at(.rightBracket) { break }
            items.append(Element(try slice()))
        }
        let index = isTuple ? try node(.tuple(items), from: start) : items[0].value
        try expect(.rightBracket, "‘]’")
        return index
    }

    private mutating func slice() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        var lower: Expression?
        if !at(.colon) {
            let value = try namedExpression()
            guard at(.colon) else { return value }
            lower = value
        }
        try expect(.colon)
        let upper = try startsExpression ? expression() : nil
        let step = try take(.colon) && startsExpression ? expression() : nil
        return try node(.slice(lower: lower, upper: upper, step: step), from: start)
    }

    mutating func atom() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        switch current.kind {
        case .name(let name):
            index += 1
            return try node(.name(name), from: start)
        case .integer(let value):
            index += 1
            return try node(.literal(.integer(value)), from: start)
        case .float(let value):
            index += 1
            return try node(.literal(.float(value)), from: start)
        case .string, .bytes, .formattedString:
            return try strings()
        case .keyword(let word):
            guard let literal = word.literal else { throw unexpected(wanted: "an expression") }
            index += 1
            return try node(.literal(literal), from: start)
        case .operator(.ellipsis):
            index += 1
            return try node(.literal(.ellipsis), from: start)
        case .operator(.leftParen):
            return try nested { (parser) throws(Diagnostic) in try parser.parenthesized() }
        case .operator(.leftBracket):
            return try nested { (parser) throws(Diagnostic) in try parser.listDisplay() }
        case .operator(.leftBrace):
            return try nested { (parser) throws(Diagnostic) in try parser.braceDisplay() }
        case .operator, .newline, .indent, .dedent, .end, .invalid:
            throw unexpected(wanted: "an expression")
        }
    }

    mutating func lambda() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        index += 1
        let parameters = try parameters(closedBy: .colon, annotated: false)
        try expect(.colon)
        return try node(.lambda(parameters, body: try expression()), from: start)
    }
}

extension Keyword {
    /// The constant that this word stands for.
    fileprivate var literal: Literal? {
        switch self {
        case .None: Literal.none
        case .True: .bool(true)
        case .False: .bool(false)
        default: nil
        }
    }
}
