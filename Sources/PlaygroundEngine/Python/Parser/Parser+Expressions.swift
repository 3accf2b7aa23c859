extension Parser {
    /// `a, *b, c`: one expression, or a tuple without parentheses.
    mutating func starExpressions() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        let first = try starElement()
        guard at(.comma) || first.isStarred else { return first.value }
        var elements = [first]
        while take(.comma), startsExpression { elements.append(try starElement()) }
        if elements.count == 1, first.isStarred, tokens[index - 1].kind != .operator(.comma) {
            throw Diagnostic(PythonProblem.unexpectedToken("a starred expression"), at: first.value.range)
        }
        return try node(.tuple(elements), from: start)
    }

    mutating func starElement() throws(Diagnostic) -> Element {
        take(.times) ? Element(try binary(.bitOr), isStarred: true) : Element(try namedExpression())
    }

    /// An expression, or `name := expression`.
    mutating func namedExpression() throws(Diagnostic) -> Expression {
        guard case .name(let name) = current.kind, next.kind == .operator(.walrus) else { return try expression() }
        let start = current.range.lowerBound
        index += 2
        return try node(.walrus(name: name, value: try expression()), from: start)
    }

    /// A conditional expression, a lambda, or anything that binds more tightly.
    mutating func expression() throws(Diagnostic) -> Expression {
        try nested { (parser) throws(Diagnostic) in
            let start = parser.current.range.lowerBound
            if parser.at(.lambda) { return try parser.lambda() }
            let value = try parser.disjunction()
            guard parser.take(.if) else { return value }
            let test = try parser.disjunction()
            guard parser.take(.else) else {
                throw parser.unexpected(wanted: "‘else’ with the other value of the conditional expression")
            }
            let otherwise = try parser.expression()
            return try parser.node(.conditional(test: test, then: value, otherwise: otherwise), from: start)
        }
    }

    mutating func disjunction() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        var left = try conjunction()
        while take(.or) { left = try node(.or(left, try conjunction()), from: start) }
        return left
    }

    private mutating func conjunction() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        var left = try inversion()
        while take(.and) { left = try node(.and(left, try inversion()), from: start) }
        return left
    }

    private mutating func inversion() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        guard take(.not) else { return try comparison() }
        let operand = try nested { (parser) throws(Diagnostic) in try parser.inversion() }
        return try node(.unary(.not, operand), from: start)
    }

    private mutating func comparison() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        let first = try binary(.bitOr)
        var links: [ComparisonLink] = []
        while let comparison = takeComparison() {
            links.append(ComparisonLink(comparison: comparison, operand: try binary(.bitOr)))
        }
        return links.isEmpty ? first : try node(.comparison(first, links), from: start)
    }

    private mutating func takeComparison() -> ComparisonOperator? {
        switch current.kind {
        case .operator(let symbol):
            guard let found = ComparisonOperator(rawValue: symbol.rawValue) else { return nil }
            index += 1
            return found
        case .keyword(.in):
            index += 1
            return .contained
        case .keyword(.is):
            index += 1
            return take(.not) ? .notIdentical : .identical
        case .keyword(.not) where next.kind == .keyword(.in):
            index += 2
            return .notContained
        default:
            return nil
        }
    }

    /// Binary operators by precedence climbing, from those of `level` on.
    mutating func binary(_ level: BinaryLevel) throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        guard let tighter = level.tighter else { return try unary() }
        var left = try binary(tighter)
        while case .operator(let symbol) = current.kind, let operation = level.operation(symbol) {
            index += 1
            let right = try binary(tighter)
            left = try node(.binary(operation, left, right), from: start)
        }
        return left
    }

    /// `-x`, `+x`, `~x`: looser than `**` on its right, tighter on its left.
    private mutating func unary() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        guard case .operator(let symbol) = current.kind, let operation = UnaryOperator(rawValue: symbol.rawValue) else {
            return try power()
        }
        index += 1
        let operand = try nested { (parser) throws(Diagnostic) in try parser.unary() }
        return try node(.unary(operation, operand), from: start)
    }

    private mutating func power() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        let base = try awaited()
        guard take(.power) else { return base }
        let exponent = try nested { (parser) throws(Diagnostic) in try parser.unary() }
        return try node(.binary(.power, base, exponent), from: start)
    }

    private mutating func awaited() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        guard at(.await) else { return try primary() }
        try requireFunction("await")
        index += 1
        return try node(.await(try primary()), from: start)
    }

    func requireFunction(_ word: String) throws(Diagnostic) {
        guard context.inFunction else { throw Diagnostic(PythonProblem.outsideFunction(word), at: current.range) }
    }

    /// Whether the current token can begin an expression.
    var startsExpression: Bool {
        switch current.kind {
        case .name, .integer, .float, .string, .bytes, .formattedString, .invalid: true
        case .keyword(let word): [.None, .True, .False, .not, .lambda, .await, .yield].contains(word)
        case .operator(let symbol):
            [.leftParen, .leftBracket, .leftBrace, .plus, .minus, .invert, .ellipsis, .times].contains(symbol)
        case .newline, .indent, .dedent, .end: false
        }
    }
}

/// The levels of binary operators, loosest first.
enum BinaryLevel {
    case bitOr, bitXor, bitAnd, shift, sum, term, factor

    var tighter: BinaryLevel? {
        switch self {
        case .bitOr: .bitXor
        case .bitXor: .bitAnd
        case .bitAnd: .shift
        case .shift: .sum
        case .sum: .term
        case .term: .factor
        case .factor: nil
        }
    }

    func operation(_ symbol: Operator) -> BinaryOperator? {
        guard let operation = BinaryOperator(rawValue: symbol.rawValue) else { return nil }
        let belongs =
            switch operation {
            case .bitOr: self == .bitOr
            case .bitXor: self == .bitXor
            case .bitAnd: self == .bitAnd
            case .shiftLeft, .shiftRight: self == .shift
            case .add, .subtract: self == .sum
            case .multiply, .divide, .floorDivide, .modulo, .matrixMultiply: self == .term
            case .power: false
            }
        return belongs ? operation : nil
    }
}
