/// Turns tokens into a syntax tree, or into the first thing that is wrong with them.
///
/// Source: The Python Language Reference, chapter 10 (full grammar).
package struct Parser {
    let source: SourceText
    let tokens: [Token]
    var index = 0
    /// How many productions are open, to bound recursion.
    var depth = 0
    /// What messages call the end of the tokens.
    var endName = "the end of the file"
    /// What surrounds the statement being parsed.
    var context = Context()

    struct Context {
        var inFunction = false
        var inLoop = false
    }

    /// The deepest nesting of blocks and of expressions that is accepted.
    static let maximumDepth = 100
    static let maximumExpressionDepth = 200

    /// Parses a whole file.
    package static func parse(_ source: SourceText) throws(Diagnostic) -> Module {
        var parser = Parser(source: source, tokens: Lexer.tokens(of: source))
        return Module(source: source, body: try parser.parseFile())
    }

    /// Parses one expression that fills all of `source`, such as the right side of a short form.
    package static func parseExpression(_ source: SourceText) throws(Diagnostic) -> Expression {
        var parser = Parser(source: source, tokens: Lexer.tokens(of: source))
        if case .indent = parser.current.kind { parser.index += 1 }
        let expression = try parser.starExpressions()
        if case .newline = parser.current.kind { parser.index += 1 }
        while case .dedent = parser.current.kind { parser.index += 1 }
        guard case .end = parser.current.kind else { throw parser.unexpected(wanted: "the end of the expression") }
        return expression
    }

    private mutating func parseFile() throws(Diagnostic) -> [Statement] {
        var body: [Statement] = []
        while current.kind != .end { body += try parseStatements() }
        return body
    }

    init(source: SourceText, tokens: [Token]) {
        self.source = source
        self.tokens = tokens
    }
}

// MARK: - Tokens

extension Parser {
    var current: Token { tokens[min(index, tokens.count - 1)] }

    var next: Token { tokens[min(index + 1, tokens.count - 1)] }

    /// The end of the token before this one.
    var previousEnd: Int { index > 0 ? tokens[index - 1].range.upperBound : 0 }

    func at(_ wanted: Operator) -> Bool { current.kind == .operator(wanted) }

    func at(_ wanted: Keyword) -> Bool { current.kind == .keyword(wanted) }

    mutating func take(_ wanted: Operator) -> Bool {
        guard at(wanted) else { return false }
        index += 1
        return true
    }

    mutating func take(_ wanted: Keyword) -> Bool {
        guard at(wanted) else { return false }
        index += 1
        return true
    }

    mutating func expect(_ wanted: Operator, _ description: String? = nil) throws(Diagnostic) {
        guard take(wanted) else { throw unexpected(wanted: description ?? "‘\(wanted.rawValue)’") }
    }

    mutating func expect(_ wanted: Keyword) throws(Diagnostic) {
        guard take(wanted) else { throw unexpected(wanted: "‘\(wanted.rawValue)’") }
    }

    /// Takes a name; `role` says what it names, such as "a function name".
    mutating func expectName(_ role: String) throws(Diagnostic) -> (name: String, range: SourceRange) {
        guard case .name(let name) = current.kind else { throw unexpected(wanted: role) }
        defer { index += 1 }
        return (name, current.range)
    }

    /// The problem of finding the current token where `wanted` should stand.
    func unexpected(wanted: String) -> Diagnostic {
        if case .invalid(let problem) = current.kind { return Diagnostic(problem, at: current.range) }
        if let unclosed = unclosedBracket() { return unclosed }
        return Diagnostic(PythonProblem.expected(wanted, found: describe(current)), at: visibleRange(of: current))
    }

    /// An unclosed bracket is the likelier cause than the line end, the indent or the dedent that shows it.
    private func unclosedBracket() -> Diagnostic? {
        for token in tokens[index...] {
            if case .invalid(let problem) = token.kind, case .unclosedBracket = problem {
                return Diagnostic(problem, at: token.range)
            }
        }
        return nil
    }

    private func visibleRange(of token: Token) -> SourceRange {
        switch token.kind {
        case .newline, .end, .dedent, .indent: previousEnd..<previousEnd
        default: token.range
        }
    }

    func describe(_ token: Token) -> String {
        switch token.kind {
        case .newline: "the end of the line"
        case .end: endName
        case .indent: "an indented line"
        case .dedent: "the end of the block"
        case .string, .formattedString: "a string"
        case .bytes: "a bytes literal"
        case .name, .keyword, .integer, .float, .operator, .invalid: "‘\(source[token.range])’"
        }
    }

    /// Runs `body` one level deeper.
    mutating func nested<Result>(
        _ body: (inout Parser) throws(Diagnostic) -> Result
    ) throws(Diagnostic) -> Result {
        guard depth < Self.maximumDepth * 2 else { throw Diagnostic(PythonProblem.tooDeep, at: current.range) }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    mutating func node(_ kind: Expression.Kind, from start: Int) throws(Diagnostic) -> Expression {
        let expression = Expression(kind, at: start..<previousEnd)
        guard expression.depth <= Self.maximumExpressionDepth else {
            throw Diagnostic(PythonProblem.tooDeep, at: expression.range)
        }
        return expression
    }
}
