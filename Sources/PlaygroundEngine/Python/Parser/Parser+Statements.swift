extension Parser {
    /// One compound statement, or the simple statements of one line.
    mutating func parseStatements() throws(Diagnostic) -> [Statement] {
        let start = current.range.lowerBound
        switch current.kind {
        case .keyword(.if): return [try ifStatement()]
        case .keyword(.while): return [try whileStatement()]
        case .keyword(.for): return [try forStatement(from: start, isAsync: false)]
        case .keyword(.try): return [try tryStatement()]
        case .keyword(.with): return [try withStatement(from: start, isAsync: false)]
        case .keyword(.def), .keyword(.class), .operator(.at): return [try definition()]
        case .keyword(.async): return [try asyncStatement()]
        case .indent:
            throw Diagnostic(PythonProblem.unexpectedIndent, at: current.range.lowerBound..<next.range.upperBound)
        case .invalid(let problem): throw Diagnostic(problem, at: current.range)
        case .name("match"):
            if let statement = try matchStatement() { return [statement] }
            return try simpleStatements()
        default: return try simpleStatements()
        }
    }

    private mutating func simpleStatements() throws(Diagnostic) -> [Statement] {
        if let misspelled = misspelledKeyword() { throw misspelled }
        var statements: [Statement] = []
        repeat {
            let start = current.range.lowerBound
            let kind = try simpleStatement()
            statements.append(Statement(kind, at: start..<previousEnd))
        } while take(.semicolon) && current.kind != .newline
        guard current.kind == .newline else {
            if case .invalid(let problem) = current.kind { throw Diagnostic(problem, at: current.range) }
            throw unexpected(wanted: "the end of the statement")
        }
        index += 1
        return statements
    }

    /// A name followed by what no expression goes on with is most likely a misspelt keyword: `retrun x`, `defn f():`.
    private func misspelledKeyword() -> Diagnostic? {
        guard case .name(let name) = current.kind else { return nil }
        switch next.kind {
        case .name, .integer, .float, .string, .formattedString, .keyword(.None), .keyword(.True), .keyword(.False),
            .operator(.leftBrace):
            break
        default: return nil
        }
        let statements: [Keyword] = [
            .return, .def, .class, .import, .from, .if, .elif, .else, .while, .for, .raise, .with, .async, .del,
            .assert,
            .global, .nonlocal, .pass, .try, .except,
        ]
        guard let meant = Suggestion.nearest(to: name, among: statements.map(\.rawValue)) else { return nil }
        let fixIt = Diagnostic.FixIt(range: current.range, replacement: meant)
        return Diagnostic(PythonProblem.misspelledKeyword(name, meant: meant), at: current.range, fixIt: fixIt)
    }

    private mutating func simpleStatement() throws(Diagnostic) -> Statement.Kind {
        switch current.kind {
        case .keyword(.pass):
            index += 1
            return .pass
        case .keyword(.break), .keyword(.continue):
            let isBreak = at(.break)
            guard context.inLoop else {
                throw Diagnostic(PythonProblem.outsideLoop(isBreak ? "break" : "continue"), at: current.range)
            }
            index += 1
            return isBreak ? .break : .continue
        case .keyword(.return):
            try requireFunction("return")
            index += 1
            return .return(try startsExpression ? starExpressions() : nil)
        case .keyword(.raise):
            index += 1
            guard startsExpression else { return .raise(nil, cause: nil) }
            let exception = try expression()
            return .raise(exception, cause: try take(.from) ? expression() : nil)
        case .keyword(.assert):
            index += 1
            let test = try expression()
            return .assert(test, message: try take(.comma) ? expression() : nil)
        case .keyword(.del):
            index += 1
            return .delete(try deleteTargets())
        case .keyword(.global):
            index += 1
            return .global(try nameList("a name after ‘global’"))
        case .keyword(.nonlocal):
            try requireFunction("nonlocal")
            index += 1
            return .nonlocal(try nameList("a name after ‘nonlocal’"))
        case .keyword(.import): return try importStatement()
        case .keyword(.from): return try importFromStatement()
        default: return try assignmentOrExpression()
        }
    }

    private mutating func nameList(_ role: String) throws(Diagnostic) -> [String] {
        var names = [try expectName(role).name]
        while take(.comma) { names.append(try expectName(role).name) }
        return names
    }

    private mutating func deleteTargets() throws(Diagnostic) -> [Expression] {
        let targets = try starExpressions()
        let list = if case .tuple(let elements) = targets.kind { elements.map(\.value) } else { [targets] }
        for target in list { try checkAssignable(target) }
        return list
    }

    private mutating func importStatement() throws(Diagnostic) -> Statement.Kind {
        index += 1
        var names: [ImportedName] = []
        repeat {
            let start = current.range.lowerBound
            let name = try dottedName()
            let alias = try take(.as) ? expectName("a name after ‘as’").name : nil
            names.append(ImportedName(name: name, alias: alias, range: start..<previousEnd))
        } while take(.comma)
        return .importModules(names)
    }

    private mutating func importFromStatement() throws(Diagnostic) -> Statement.Kind {
        index += 1
        var level = 0
        while at(.dot) || at(.ellipsis) {
            level += at(.dot) ? 1 : 3
            index += 1
        }
        let module = level > 0 && at(.import) ? "" : try dottedName()
        try expect(.import)
        if at(.times) {
            defer { index += 1 }
            return .importFrom(
                module: module, level: level, names: [ImportedName(name: "*", alias: nil, range: current.range)])
        }
        let isParenthesized = take(.leftParen)
        var names: [ImportedName] = []
        repeat {
            if isParenthesized, at(.rightParen), !names.isEmpty { break }
            let (name, range) = try expectName("a name to import")
            let alias = try take(.as) ? expectName("a name after ‘as’").name : nil
            names.append(ImportedName(name: name, alias: alias, range: range.lowerBound..<previousEnd))
        } while take(.comma)
        if isParenthesized { try expect(.rightParen, "‘,’ or ‘)’") }
        return .importFrom(module: module, level: level, names: names)
    }

    private mutating func dottedName() throws(Diagnostic) -> String {
        var name = try expectName("a module name").name
        while take(.dot) { name += "." + (try expectName("a module name after ‘.’").name) }
        return name
    }
}
