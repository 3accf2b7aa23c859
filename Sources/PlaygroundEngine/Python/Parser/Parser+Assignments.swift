extension Parser {
    mutating func assignmentOrExpression() throws(Diagnostic) -> Statement.Kind {
        let first = try yieldOrStarExpressions()
        if take(.colon) {
            try checkAssignable(first, isSingle: true)
            let annotation = try expression()
            let value = try take(.assign) ? yieldOrStarExpressions() : nil
            return .annotatedAssign(target: first, annotation: annotation, value: value)
        }
        if case .operator(let symbol) = current.kind, let operation = symbol.augmented {
            try checkAssignable(first, isSingle: true)
            index += 1
            return .augmentedAssign(target: first, operation: operation, value: try yieldOrStarExpressions())
        }
        guard at(.assign) else { return .expression(first) }
        var targets: [Expression] = []
        var value = first
        while take(.assign) {
            try checkAssignable(value)
            targets.append(value)
            value = try yieldOrStarExpressions()
        }
        return .assign(targets: targets, value: value)
    }

    private mutating func yieldOrStarExpressions() throws(Diagnostic) -> Expression {
        try at(.yield) ? yieldExpression() : starExpressions()
    }

    /// The targets of a `for`, up to its `in`.
    mutating func targetList() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        var elements: [Element] = []
        var isTuple = false
        repeat {
            let isStarred = take(.times)
            elements.append(Element(try binary(.bitOr), isStarred: isStarred))
            guard at(.comma) else { break }
            isTuple = true
        } while take(.comma) && !at(.in)
        let target = isTuple ? try node(.tuple(elements), from: start) : elements[0].value
        try checkAssignable(target)
        return target
    }

    /// Accepts names, attributes, subscripts and, unless `isSingle`, tuples and lists of them.
    func checkAssignable(_ target: Expression, isSingle: Bool = false) throws(Diagnostic) {
        switch target.kind {
        case .name, .attribute, .subscripted: return
        case .tuple(let elements), .list(let elements):
            if isSingle { throw Diagnostic(PythonProblem.notAssignable("a tuple"), at: target.range) }
            for element in elements { try checkAssignable(element.value) }
            if let second = elements.filter(\.isStarred).dropFirst().first {
                throw Diagnostic(PythonProblem.notAssignable("a second starred target"), at: second.value.range)
            }
        default:
            throw Diagnostic(PythonProblem.notAssignable(describe(target)), at: target.range)
        }
    }

    private func describe(_ target: Expression) -> String {
        switch target.kind {
        case .literal, .formatted: "the constant ‘\(source[target.range])’"
        case .call: "a function call"
        case .comparison: "a comparison"
        case .conditional: "a conditional expression"
        case .dict, .set: "a dict or set in braces"
        case .await, .yield, .yieldFrom: "an awaited or yielded value"
        case .lambda: "a lambda"
        case .comprehension: "a comprehension"
        case .walrus: "a named expression"
        case .name, .list, .tuple, .unary, .binary, .and, .or, .attribute, .subscripted, .slice: "an expression"
        }
    }
}
