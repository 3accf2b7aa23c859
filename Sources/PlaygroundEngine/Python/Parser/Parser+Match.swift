extension Parser {
    /// A `match` statement; nil, and nothing read, where `match` is a name like any other.
    ///
    /// It is the statement where what follows is an expression and then `:` at the end of the line.
    mutating func matchStatement() throws(Diagnostic) -> Statement? {
        guard case .name("match") = current.kind else { return nil }
        let before = self
        let start = current.range.lowerBound
        index += 1
        guard startsExpression else {
            self = before
            return nil
        }
        // Two names side by side are never an expression, so there is no other meaning.
        let isCertain =
            switch current.kind {
            case .operator, .invalid: false
            default: true
            }
        let subject: Expression
        do throws(Diagnostic) {
            subject = try starExpressions()
            guard at(.colon), next.kind == .newline else {
                guard isCertain, !at(.colon) else { throw unexpected(wanted: "‘:’") }
                throw Diagnostic(PythonProblem.missingColon(after: "the value of ‘match’"), at: current.range)
            }
        } catch {
            guard isCertain else {
                self = before
                return nil
            }
            throw error
        }
        index += 2
        guard case .indent = current.kind else {
            throw Diagnostic(PythonProblem.missingCase, at: previousEnd..<previousEnd)
        }
        index += 1
        let cases = try nested { (parser) throws(Diagnostic) in
            var cases: [MatchCase] = []
            while parser.current.kind != .dedent, parser.current.kind != .end {
                if let last = cases.last, last.condition == nil, last.pattern.isIrrefutable {
                    throw Diagnostic(PythonProblem.unreachableCase, at: last.pattern.range)
                }
                cases.append(try parser.matchCase())
            }
            return cases
        }
        if case .dedent = current.kind { index += 1 }
        return statement(.match(subject, cases), from: start)
    }

    private mutating func matchCase() throws(Diagnostic) -> MatchCase {
        guard case .name("case") = current.kind else { throw unexpected(wanted: "‘case’") }
        index += 1
        let pattern = try openPattern()
        try check(pattern)
        let condition = try take(.if) ? namedExpression() : nil
        return MatchCase(pattern: pattern, condition: condition, body: try block(after: "the pattern of ‘case’"))
    }

    /// A pattern, or several with commas between them, which are a sequence.
    private mutating func openPattern() throws(Diagnostic) -> Pattern {
        let start = current.range.lowerBound
        let first = try starPattern()
        guard at(.comma) else {
            if case .star = first.kind {
                throw Diagnostic(PythonProblem.unexpectedToken("a starred pattern"), at: first.range)
            }
            return first
        }
        var items = [first]
        while take(.comma), !at(.colon), !at(.if) { items.append(try starPattern()) }
        return Pattern(kind: .sequence(items), range: start..<previousEnd)
    }

    private mutating func starPattern() throws(Diagnostic) -> Pattern {
        guard at(.times) else { return try pattern() }
        let start = current.range.lowerBound
        index += 1
        let name = try captureName("a name after ‘*’")
        return Pattern(kind: .star(name), range: start..<previousEnd)
    }

    /// A name as a target; nil for `_`.
    private mutating func captureName(_ role: String) throws(Diagnostic) -> Expression? {
        let (name, range) = try expectName(role)
        return name == "_" ? nil : Expression(.name(name), at: range)
    }

    /// Alternatives, with a name for what matches if there is one.
    private mutating func pattern() throws(Diagnostic) -> Pattern {
        try nested { (parser) throws(Diagnostic) in
            let start = parser.current.range.lowerBound
            var choices = [try parser.closedPattern()]
            while parser.take(.pipe) { choices.append(try parser.closedPattern()) }
            var pattern =
                choices.count == 1 ? choices[0] : Pattern(kind: .any(choices), range: start..<parser.previousEnd)
            if parser.take(.as) {
                guard let name = try parser.captureName("a name after ‘as’") else {
                    throw Diagnostic(
                        PythonProblem.notAssignable("‘_’ after ‘as’"), at: parser.tokens[parser.index - 1].range)
                }
                pattern = Pattern(kind: .named(pattern, name), range: start..<parser.previousEnd)
            }
            return pattern
        }
    }

    private mutating func closedPattern() throws(Diagnostic) -> Pattern {
        let start = current.range.lowerBound
        switch current.kind {
        case .operator(.leftParen), .operator(.leftBracket): return try bracketedPattern()
        case .operator(.leftBrace): return try mappingPattern()
        case .name(let name):
            if next.kind != .operator(.dot), next.kind != .operator(.leftParen) {
                index += 1
                let range = start..<previousEnd
                return name == "_"
                    ? Pattern(kind: .wildcard, range: range)
                    : Pattern(kind: .capture(Expression(.name(name), at: range)), range: range)
            }
            let value = try dottedValue()
            guard take(.leftParen) else { return Pattern(kind: .value(value), range: start..<previousEnd) }
            return try instancePattern(of: value, from: start)
        default:
            let value = try literalValue()
            switch value.kind {
            case .literal(.none), .literal(.bool):
                return Pattern(kind: .singleton(value), range: start..<previousEnd)
            default: return Pattern(kind: .value(value), range: start..<previousEnd)
            }
        }
    }

    private mutating func dottedValue() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        var value = try atom()
        while take(.dot) {
            let (name, range) = try expectName("an attribute name after ‘.’")
            value = try node(.attribute(value, name: name, nameRange: range), from: start)
        }
        return value
    }

    private mutating func literalValue() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        let isNegative = take(.minus)
        switch current.kind {
        case .integer, .float: break
        case .string, .bytes, .keyword(.None), .keyword(.True), .keyword(.False):
            if isNegative { throw unexpected(wanted: "a number") }
        case .formattedString:
            throw Diagnostic(PythonProblem.unexpectedToken("an f-string"), at: current.range)
        default: throw unexpected(wanted: isNegative ? "a number" : "a pattern")
        }
        let value = try atom()
        if case .formatted = value.kind {
            throw Diagnostic(PythonProblem.unexpectedToken("an f-string"), at: value.range)
        }
        return isNegative ? try node(.unary(.negative, value), from: start) : value
    }

    /// `(pattern)`, or the items of a sequence in brackets.
    private mutating func bracketedPattern() throws(Diagnostic) -> Pattern {
        let start = current.range.lowerBound
        let isParenthesized = at(.leftParen)
        let closing: Operator = isParenthesized ? .rightParen : .rightBracket
        index += 1
        var items: [Pattern] = []
        var hasComma = false
        while !at(closing) {
            items.append(try starPattern())
            guard take(.comma) else { break }
            hasComma = true
        }
        try expect(closing, "‘,’ or ‘\(closing.rawValue)’")
        if isParenthesized, items.count == 1, !hasComma {
            if case .star = items[0].kind {
                throw Diagnostic(PythonProblem.unexpectedToken("a starred pattern"), at: items[0].range)
            }
            return items[0]
        }
        return Pattern(kind: .sequence(items), range: start..<previousEnd)
    }

    private mutating func mappingPattern() throws(Diagnostic) -> Pattern {
        let start = current.range.lowerBound
        index += 1
        var entries: [Pattern.Entry] = []
        var rest: Expression?
        while !at(.rightBrace) {
            if take(.power) {
                guard let name = try captureName("a name after ‘**’") else {
                    throw Diagnostic(PythonProblem.notAssignable("‘_’ after ‘**’"), at: tokens[index - 1].range)
                }
                rest = name
                _ = take(.comma)
                break
            }
            let key: Expression
            if case .name = current.kind, next.kind == .operator(.dot) {
                key = try dottedValue()
            } else {
                key = try literalValue()
            }
            try expect(.colon)
            entries.append(Pattern.Entry(key: key, value: try pattern()))
            guard take(.comma) else { break }
        }
        try expect(.rightBrace, "‘,’ or ‘}’")
        return Pattern(kind: .mapping(entries, rest: rest), range: start..<previousEnd)
    }

    private mutating func instancePattern(of type: Expression, from start: Int) throws(Diagnostic) -> Pattern {
        var positional: [Pattern] = []
        var named: [Pattern.Field] = []
        while !at(.rightParen) {
            if case .name(let name) = current.kind, next.kind == .operator(.assign) {
                let range = current.range
                index += 2
                guard !named.contains(where: { $0.name == name }) else {
                    throw Diagnostic(PythonProblem.duplicateKeyword(name), at: range)
                }
                named.append(Pattern.Field(name: name, value: try pattern()))
            } else {
                let item = try pattern()
                guard named.isEmpty else { throw Diagnostic(PythonProblem.argumentOrder, at: item.range) }
                positional.append(item)
            }
            guard take(.comma) else { break }
        }
        try expect(.rightParen, "‘,’ or ‘)’")
        return Pattern(kind: .instance(type, positional: positional, named: named), range: start..<previousEnd)
    }
}

// MARK: - What no grammar says

extension Parser {
    /// Every name is bound once, alternatives bind the same names, and a sequence has one star.
    private func check(_ pattern: Pattern) throws(Diagnostic) { _ = try names(of: pattern) }

    private func names(of pattern: Pattern) throws(Diagnostic) -> Set<String> {
        var found: Set<String> = []
        func add(_ more: Set<String>, at range: SourceRange) throws(Diagnostic) {
            if let twice = more.sorted().first(where: found.contains) {
                throw Diagnostic(PythonProblem.nameBoundTwice(twice), at: range)
            }
            found.formUnion(more)
        }
        func add(_ target: Expression?) throws(Diagnostic) {
            if let target, case .name(let name) = target.kind { try add([name], at: target.range) }
        }
        switch pattern.kind {
        case .value, .singleton, .wildcard: break
        case .capture(let name): try add(name)
        case .star(let name): try add(name)
        case .sequence(let items):
            let stars = items.filter { if case .star = $0.kind { true } else { false } }
            guard stars.count <= 1 else { throw Diagnostic(PythonProblem.secondStar, at: stars[1].range) }
            for item in items { try add(try names(of: item), at: item.range) }
        case .mapping(let entries, let rest):
            for entry in entries { try add(try names(of: entry.value), at: entry.value.range) }
            try add(rest)
        case .instance(_, let positional, let named):
            for item in positional + named.map(\.value) { try add(try names(of: item), at: item.range) }
        case .any(let choices):
            found = try names(of: choices[0])
            for (index, choice) in choices.enumerated() {
                guard try names(of: choice) == found else {
                    throw Diagnostic(PythonProblem.differentNames, at: choice.range)
                }
                if choice.isIrrefutable, index < choices.count - 1 {
                    throw Diagnostic(PythonProblem.unreachableCase, at: choice.range)
                }
            }
        case .named(let inner, let name):
            found = try names(of: inner)
            try add(name)
        }
        return found
    }
}
