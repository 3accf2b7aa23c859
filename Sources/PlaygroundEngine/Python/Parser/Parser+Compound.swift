extension Parser {
    /// `:` and then an indented block, or simple statements on the same line.
    mutating func block(after construct: String) throws(Diagnostic) -> [Statement] {
        guard take(.colon) else {
            if at(.assign) { throw Diagnostic(PythonProblem.assignmentInExpression, at: current.range) }
            let wrong = unexpected(wanted: "‘:’")
            guard wrong.code == "expected-token" else { throw wrong }
            throw Diagnostic(PythonProblem.missingColon(after: construct), at: wrong.range)
        }
        return try nested { (parser) throws(Diagnostic) in
            guard parser.current.kind == .newline else { return try parser.parseStatements() }
            let lineEnd = parser.previousEnd
            parser.index += 1
            guard case .indent = parser.current.kind else {
                throw Diagnostic(PythonProblem.missingBlock(after: construct), at: lineEnd..<lineEnd)
            }
            parser.index += 1
            var body: [Statement] = []
            while parser.current.kind != .dedent && parser.current.kind != .end {
                body += try parser.parseStatements()
            }
            if case .dedent = parser.current.kind { parser.index += 1 }
            return body
        }
    }

    private mutating func loopBlock(after construct: String) throws(Diagnostic) -> [Statement] {
        let outer = context.inLoop
        context.inLoop = true
        defer { context.inLoop = outer }
        return try block(after: construct)
    }

    private mutating func elseBlock() throws(Diagnostic) -> [Statement] {
        try take(.else) ? block(after: "‘else’") : []
    }

    /// A statement that ends where its last nested statement or its last token did.
    func statement(_ kind: Statement.Kind, from start: Int) -> Statement {
        var last = index - 1
        while last > 0, [.newline, .dedent, .indent].contains(tokens[last].kind) { last -= 1 }
        return Statement(kind, at: start..<max(start, tokens[max(0, last)].range.upperBound))
    }

    mutating func ifStatement() throws(Diagnostic) -> Statement {
        let start = current.range.lowerBound
        var branches: [Branch] = []
        var word = "if"
        repeat {
            index += 1
            let test = try namedExpression()
            branches.append(Branch(test: test, body: try block(after: "the condition of ‘\(word)’")))
            word = "elif"
        } while at(.elif)
        return statement(.if(branches, otherwise: try elseBlock()), from: start)
    }

    mutating func whileStatement() throws(Diagnostic) -> Statement {
        let start = current.range.lowerBound
        index += 1
        let test = try namedExpression()
        let body = try loopBlock(after: "the condition of ‘while’")
        return statement(.while(test, body: body, otherwise: try elseBlock()), from: start)
    }

    mutating func forStatement(from start: Int, isAsync: Bool) throws(Diagnostic) -> Statement {
        index += 1
        let target = try targetList()
        try expect(.in)
        let iterable = try starExpressions()
        let body = try loopBlock(after: "the values of ‘for’")
        let otherwise = try elseBlock()
        return statement(
            .for(target: target, iterable: iterable, body: body, otherwise: otherwise, isAsync: isAsync), from: start)
    }

    mutating func tryStatement() throws(Diagnostic) -> Statement {
        let start = current.range.lowerBound
        index += 1
        let body = try block(after: "‘try’")
        var handlers: [ExceptHandler] = []
        while at(.except) {
            let handlerStart = current.range.lowerBound
            index += 1
            if at(.times) {
                throw Diagnostic(
                    PythonProblem.refused(construct: "‘except*’", instead: "catch one exception with ‘except’"),
                    at: handlerStart..<current.range.upperBound)
            }
            let type = try at(.colon) ? nil : expression()
            let name = try take(.as) ? expectName("a name after ‘as’").name : nil
            let handlerBody = try block(after: "‘except’")
            handlers.append(ExceptHandler(type: type, name: name, body: handlerBody, range: handlerStart..<previousEnd))
        }
        let otherwise = try handlers.isEmpty ? [] : elseBlock()
        let finally = try take(.finally) ? block(after: "‘finally’") : []
        guard !handlers.isEmpty || !finally.isEmpty else {
            throw unexpected(wanted: "‘except’ or ‘finally’ after the block of ‘try’")
        }
        return statement(.try(body: body, handlers: handlers, otherwise: otherwise, finally: finally), from: start)
    }

    mutating func withStatement(from start: Int, isAsync: Bool) throws(Diagnostic) -> Statement {
        index += 1
        var items = try parenthesizedItems() ?? []
        if items.isEmpty {
            repeat { items.append(try withItem()) } while take(.comma)
        }
        let body = try block(after: "‘with’")
        return statement(.with(items, body: body, isAsync: isAsync), from: start)
    }

    private mutating func withItem() throws(Diagnostic) -> WithItem {
        let context = try expression()
        var target: Expression?
        if take(.as) {
            let name = try primary()
            try checkAssignable(name)
            target = name
        }
        return WithItem(context: context, target: target)
    }

    /// `(a as b, c as d)` before the colon; nil, and nothing read, where the bracket belongs to an expression.
    private mutating func parenthesizedItems() throws(Diagnostic) -> [WithItem]? {
        let before = self
        guard take(.leftParen) else { return nil }
        var items: [WithItem] = []
        do throws(Diagnostic) {
            repeat { items.append(try withItem()) } while take(.comma) && !at(.rightParen)
            if take(.rightParen), at(.colon) { return items }
        } catch {
            // Only the items of `with` have names, so this is no expression.
            if items.contains(where: { $0.target != nil }) { throw error }
        }
        self = before
        return nil
    }

    mutating func asyncStatement() throws(Diagnostic) -> Statement {
        let start = current.range.lowerBound
        switch next.kind {
        case .keyword(.def): return try definition()
        case .keyword(.for):
            try requireFunction("async for")
            index += 1
            return try forStatement(from: start, isAsync: true)
        case .keyword(.with):
            try requireFunction("async with")
            index += 1
            return try withStatement(from: start, isAsync: true)
        default:
            index += 1
            throw unexpected(wanted: "‘def’, ‘for’ or ‘with’ after ‘async’")
        }
    }

    /// A function or a class, decorators included.
    mutating func definition() throws(Diagnostic) -> Statement {
        let start = current.range.lowerBound
        var decorators: [Decorator] = []
        while at(.at) {
            let decoratorStart = current.range.lowerBound
            index += 1
            let expression = try namedExpression()
            decorators.append(Decorator(expression: expression, range: decoratorStart..<previousEnd))
            guard current.kind == .newline else { throw unexpected(wanted: "the end of the decorator's line") }
            index += 1
        }
        if at(.class) { return try classDefinition(decorators, from: start) }
        let isAsync = at(.async) && next.kind == .keyword(.def)
        if isAsync { index += 1 }
        guard take(.def) else {
            if case .invalid(let problem) = current.kind { throw Diagnostic(problem, at: current.range) }
            let place = decorators.last?.range ?? current.range
            throw Diagnostic(PythonProblem.decoratorAlone, at: place)
        }
        return try functionDefinition(decorators, isAsync: isAsync, from: start)
    }

    private mutating func functionDefinition(
        _ decorators: [Decorator], isAsync: Bool, from start: Int
    ) throws(Diagnostic) -> Statement {
        let (name, nameRange) = try expectName("a function name after ‘def’")
        try expect(.leftParen, "‘(’ after the function name")
        let parameters = try parameters(closedBy: .rightParen, annotated: true)
        try expect(.rightParen, "‘,’ or ‘)’")
        let returns = try take(.arrow) ? expression() : nil
        let outer = context
        context = Context(inFunction: true, inLoop: false)
        defer { context = outer }
        let body = try block(after: "the head of function ‘\(name)’")
        let function = FunctionDefinition(
            name: name, nameRange: nameRange, decorators: decorators, parameters: parameters, returns: returns,
            body: body, isAsync: isAsync)
        return statement(.function(function), from: start)
    }

    private mutating func classDefinition(_ decorators: [Decorator], from start: Int) throws(Diagnostic) -> Statement {
        index += 1
        let (name, nameRange) = try expectName("a class name after ‘class’")
        let bases = try take(.leftParen) ? arguments() : []
        let outer = context
        context = Context()
        defer { context = outer }
        let body = try block(after: "the head of class ‘\(name)’")
        let definition = ClassDefinition(
            name: name, nameRange: nameRange, decorators: decorators, bases: bases, body: body)
        return statement(.class(definition), from: start)
    }
}
