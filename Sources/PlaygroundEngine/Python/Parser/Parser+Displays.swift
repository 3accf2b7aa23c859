extension Parser {
    /// `()`, `(a)`, `(a, b)`, `(a for …)` or `(yield …)`.
    mutating func parenthesized() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        index += 1
        if take(.rightParen) { return try node(.tuple([]), from: start) }
        if at(.yield) {
            let value = try yieldExpression()
            try expect(.rightParen, "‘)’")
            return value
        }
        let first = try starElement()
        if at(.for) || at(.async) {
            let clauses = try comprehensionClauses()
            try expect(.rightParen, "‘)’")
            return try node(
                .comprehension(Comprehension(result: .generator(first.value), clauses: clauses)), from: start)
        }
        guard at(.comma) else {
            guard !first.isStarred else {
                throw Diagnostic(PythonProblem.unexpectedToken("a starred expression"), at: first.value.range)
            }
            try expect(.rightParen, at(.assign) ? nil : "‘,’ or ‘)’")
            return first.value
        }
        let elements = try elements(after: first, closedBy: .rightParen)
        return try node(.tuple(elements), from: start)
    }

    mutating func listDisplay() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        index += 1
        if take(.rightBracket) { return try node(.list([]), from: start) }
        let first = try starElement()
        if at(.for) || at(.async) {
            let clauses = try comprehensionClauses()
            try expect(.rightBracket, "‘]’")
            return try node(.comprehension(Comprehension(result: .list(first.value), clauses: clauses)), from: start)
        }
        let elements = try elements(after: first, closedBy: .rightBracket)
        return try node(.list(elements), from: start)
    }

    /// A dict or a set.
    mutating func braceDisplay() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        index += 1
        if take(.rightBrace) { return try node(.dict([]), from: start) }
        if at(.power) { return try dictDisplay(from: start, first: nil) }
        let first = try starElement()
        if !first.isStarred, take(.colon) {
            let value = try expression()
            if at(.for) || at(.async) {
                let clauses = try comprehensionClauses()
                try expect(.rightBrace, "‘}’")
                let result = Comprehension.Result.dict(key: first.value, value: value)
                return try node(.comprehension(Comprehension(result: result, clauses: clauses)), from: start)
            }
            return try dictDisplay(from: start, first: .pair(key: first.value, value: value))
        }
        if at(.for) || at(.async) {
            let clauses = try comprehensionClauses()
            try expect(.rightBrace, "‘}’")
            return try node(.comprehension(Comprehension(result: .set(first.value), clauses: clauses)), from: start)
        }
        let elements = try elements(after: first, closedBy: .rightBrace)
        return try node(.set(elements), from: start)
    }

    private mutating func dictDisplay(from start: Int, first: DictEntry?) throws(Diagnostic) -> Expression {
        var entries = first.map { [$0] } ?? []
        if first != nil, !take(.comma) {
            try expect(.rightBrace, "‘,’ or ‘}’")
            return try node(.dict(entries), from: start)
        }
        while !at(.rightBrace) {
            if take(.power) {
                entries.append(.unpacked(try binary(.bitOr)))
            } else {
                let key = try expression()
                try expect(.colon, "‘:’ and a value after the key")
                entries.append(.pair(key: key, value: try expression()))
            }
            guard take(.comma) else { break }
        }
        try expect(.rightBrace, "‘,’ or ‘}’")
        return try node(.dict(entries), from: start)
    }

    private mutating func elements(after first: Element, closedBy bracket: Operator) throws(Diagnostic) -> [Element] {
        var elements = [first]
        while take(.comma), !at(bracket) { elements.append(try starElement()) }
        try expect(bracket, "‘,’ or ‘\(bracket.rawValue)’")
        return elements
    }

    /// `for target in iterable if condition …`, once or more.
    mutating func comprehensionClauses() throws(Diagnostic) -> [Comprehension.Clause] {
        var clauses: [Comprehension.Clause] = []
        while at(.for) || at(.async) {
            let isAsync = take(.async)
            try expect(.for)
            let target = try targetList()
            try expect(.in)
            let iterable = try disjunction()
            var conditions: [Expression] = []
            while take(.if) { conditions.append(try conditionOfComprehension()) }
            clauses.append(
                Comprehension.Clause(target: target, iterable: iterable, conditions: conditions, isAsync: isAsync))
        }
        return clauses
    }

    private mutating func conditionOfComprehension() throws(Diagnostic) -> Expression {
        guard case .name(let name) = current.kind, next.kind == .operator(.walrus) else { return try disjunction() }
        let start = current.range.lowerBound
        index += 2
        return try node(.walrus(name: name, value: try disjunction()), from: start)
    }

    mutating func yieldExpression() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        try requireFunction("yield")
        index += 1
        if take(.from) { return try node(.yieldFrom(try expression()), from: start) }
        let value = try startsExpression ? starExpressions() : nil
        return try node(.yield(value), from: start)
    }
}
