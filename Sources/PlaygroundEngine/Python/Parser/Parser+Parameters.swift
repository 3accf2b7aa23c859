extension Parser {
    /// A parameter list up to, and without, its closing token.
    mutating func parameters(closedBy closing: Operator, annotated: Bool) throws(Diagnostic) -> Parameters {
        var list: [Parameters.Parameter] = []
        var names: Set<String> = []
        var isKeywordOnly = false
        var hasDefault = false
        while !at(closing) {
            if let last = list.last, last.kind == .keywordVariadic {
                throw Diagnostic(PythonProblem.unexpectedToken("a parameter after ‘**\(last.name)’"), at: current.range)
            }
            if take(.divide) {
                guard !list.isEmpty, !isKeywordOnly, list.allSatisfy({ $0.kind == .ordinary }) else {
                    throw Diagnostic(PythonProblem.unexpectedToken("‘/’"), at: tokens[index - 1].range)
                }
                list = list.map { $0.asPositionalOnly() }
            } else if at(.times), next.kind == .operator(.comma) {
                guard !isKeywordOnly else {
                    throw Diagnostic(PythonProblem.unexpectedToken("a second ‘*’"), at: current.range)
                }
                index += 1
                isKeywordOnly = true
            } else {
                let parameter = try parameter(isKeywordOnly: isKeywordOnly, annotated: annotated)
                guard names.insert(parameter.name).inserted else {
                    throw Diagnostic(PythonProblem.duplicateParameter(parameter.name), at: parameter.range)
                }
                if parameter.kind == .ordinary {
                    if hasDefault && parameter.defaultValue == nil {
                        throw Diagnostic(PythonProblem.parameterOrder(parameter.name), at: parameter.range)
                    }
                    hasDefault = hasDefault || parameter.defaultValue != nil
                }
                if parameter.kind == .variadic { isKeywordOnly = true }
                list.append(parameter)
            }
            guard take(.comma) else { break }
        }
        return Parameters(list: list)
    }

    private mutating func parameter(isKeywordOnly: Bool, annotated: Bool) throws(Diagnostic) -> Parameters.Parameter {
        let start = current.range.lowerBound
        var kind: Parameters.Kind = isKeywordOnly ? .keywordOnly : .ordinary
        if take(.power) {
            kind = .keywordVariadic
        } else if take(.times) {
            guard !isKeywordOnly else {
                throw Diagnostic(PythonProblem.unexpectedToken("a second ‘*’"), at: tokens[index - 1].range)
            }
            kind = .variadic
        }
        let name = try expectName("a parameter name").name
        let annotation = try annotated && take(.colon) ? expression() : nil
        let defaultValue = try take(.assign) ? expression() : nil
        return Parameters.Parameter(
            name: name, kind: kind, annotation: annotation, defaultValue: defaultValue, range: start..<previousEnd)
    }
}

extension Parameters.Parameter {
    fileprivate func asPositionalOnly() -> Self {
        Self(name: name, kind: .positionalOnly, annotation: annotation, defaultValue: defaultValue, range: range)
    }
}
