/// `route METHOD PATH [(PARAMETERS)] [OPTION=VALUE …] -> ANSWER [as NAME]`.
extension CommandParser {
    static func route(_ reader: inout LineReader) throws(Diagnostic) -> RouteCommand {
        let (owner, method) = try routeMethod(&reader)
        let path = try routePath(&reader)
        var parameters: TypedPython?
        var options: [KeywordArgument] = []
        while true {
            reader.skipBlanks()
            guard let word = reader.peek() else {
                throw Diagnostic(CommandProblem.missing(.arrow, command: .route), at: reader.end)
            }
            if word.text.hasPrefix("->") {
                reader.move(to: word.range.lowerBound + 2)
                break
            }
            if word.text.hasPrefix("("), parameters == nil {
                parameters = try self.parameters(&reader)
            } else if let option = try keywordArgument(.route, &reader) {
                options.append(option)
            } else {
                throw beforeArrow(word)
            }
        }
        let (typed, name) = try answer(&reader)
        let answer = withoutRaise(typed)
        try checkExpression(answer)
        return RouteCommand(
            owner: owner, method: method, path: path,
            parameters: parameters ?? TypedPython(text: "", range: answer.range.lowerBound..<answer.range.lowerBound),
            options: options, answer: answer, functionName: name)
    }

    /// `get`, or `v1_router.get` for another owner than the app.
    private static func routeMethod(_ reader: inout LineReader) throws(Diagnostic) -> (TypedPython?, RouteMethod) {
        guard let word = reader.next() else {
            throw Diagnostic(CommandProblem.missing(.method, command: .route), at: reader.end)
        }
        guard !word.text.hasPrefix("/") else {
            throw Diagnostic(
                CommandProblem.missing(.method, command: .route), at: word.range,
                fixIt: Diagnostic.FixIt(range: word.range, replacement: "get \(word.text)"))
        }
        let parts = word.text.split(separator: ".", omittingEmptySubsequences: false)
        let methodWord = TypedWord(
            text: String(parts.last ?? ""),
            range: word.range.upperBound - (parts.last?.utf8.count ?? 0)..<word.range.upperBound)
        guard let method = RouteMethod(rawValue: methodWord.text.lowercased()) else {
            throw unknownMethod(methodWord, command: .route, among: RouteMethod.allCases.map(\.rawValue))
        }
        guard parts.count > 1 else { return (nil, method) }
        let owner = parts.dropLast().joined(separator: ".")
        let range = word.range.lowerBound..<word.range.lowerBound + owner.utf8.count
        guard PythonName.isName(owner) else { throw Diagnostic(CommandProblem.notAName(owner), at: range) }
        return (TypedPython(text: owner, range: range), method)
    }

    /// The path up to a blank, a parenthesis or the arrow.
    private static func routePath(_ reader: inout LineReader) throws(Diagnostic) -> String {
        guard let word = reader.next(), !word.text.hasPrefix("->") else {
            throw Diagnostic(CommandProblem.missing(.path, command: .route), at: reader.end)
        }
        let text = PathTemplate.leadingPath(of: word.text)
        let range = word.range.lowerBound..<word.range.lowerBound + text.utf8.count
        reader.move(to: range.upperBound)
        guard text.hasPrefix("/") else {
            let bare = word.text.filter { $0 != "\"" && $0 != "'" }
            throw Diagnostic(
                CommandProblem.pathWithoutSlash(word.text), at: word.range,
                fixIt: Diagnostic.FixIt(range: word.range, replacement: bare.hasPrefix("/") ? bare : "/\(bare)"))
        }
        if let query = text.firstIndex(of: "?") {
            let start = range.lowerBound + text[..<query].utf8.count
            throw Diagnostic(CommandProblem.pathWithQuery(String(text[query...])), at: start..<range.upperBound)
        }
        do {
            _ = try PathTemplate.parameterNames(in: text)
        } catch {
            throw Diagnostic(CommandProblem.pathTemplate(text, error), at: range)
        }
        return text
    }

    private static func parameters(_ reader: inout LineReader) throws(Diagnostic) -> TypedPython {
        let start = reader.position
        let close = try PythonBrackets.closing(of: reader.line, from: start)
        reader.move(to: close + 1)
        let parameters = TypedPython(text: reader.line[start + 1..<close], range: start + 1..<close)
        try checkParameters(parameters)
        return parameters
    }

    /// The expression after the arrow, and the name after `as`.
    private static func answer(_ reader: inout LineReader) throws(Diagnostic) -> (TypedPython, TypedPython?) {
        guard let rest = reader.rest() else {
            throw Diagnostic(CommandProblem.missing(.answer, command: .route), at: reader.end)
        }
        let bytes = Array(rest.text.utf8)
        guard let keyword = asKeyword(in: bytes) else {
            return (TypedPython(text: rest.text, range: rest.range), nil)
        }
        let before = bytes[..<keyword]
        let answerEnd = (before.lastIndex { !$0.isBlank } ?? -1) + 1
        guard answerEnd > 0 else {
            throw Diagnostic(CommandProblem.missing(.answer, command: .route), at: rest.range)
        }
        let start = rest.range.lowerBound
        let nameStart = bytes[(keyword + 2)...].firstIndex { !$0.isBlank } ?? bytes.count
        let name = String(decoding: bytes[nameStart...], as: UTF8.self)
        guard !name.isEmpty else {
            throw Diagnostic(CommandProblem.missing(.functionName, command: .route), at: reader.end)
        }
        let nameRange = start + nameStart..<rest.range.upperBound
        guard PythonName.isName(name) else { throw Diagnostic(CommandProblem.notAName(name), at: nameRange) }
        let range = start..<start + answerEnd
        return (
            TypedPython(text: reader.line[range], range: range), TypedPython(text: name, range: nameRange)
        )
    }

    /// `raise HTTPException(…)` says no more than the exception itself, which is raised anyway.
    private static func withoutRaise(_ answer: TypedPython) -> TypedPython {
        guard answer.text.wholeMatch(of: /raise\s+HTTPException\s*\(.*/) != nil else { return answer }
        let blanks = answer.text.dropFirst("raise".count).prefix(while: \.isWhitespace)
        let start = answer.range.lowerBound + "raise".utf8.count + blanks.utf8.count
        return TypedPython(
            text: String(answer.text.dropFirst("raise".count + blanks.count)), range: start..<answer.range.upperBound)
    }

    /// Where ` as ` stands outside of brackets and strings; Python has no such word inside an expression.
    private static func asKeyword(in bytes: [UInt8]) -> Int? {
        PythonBrackets.places(in: bytes).first { place in
            place.depth == 0 && bytes[place.offset...].starts(with: "as".utf8)
                && (place.offset == 0 || bytes[place.offset - 1].isBlank)
                && (place.offset + 2 == bytes.count || bytes[place.offset + 2].isBlank)
        }?.offset
    }

    private static func beforeArrow(_ word: TypedWord) -> Diagnostic {
        let slips = ["=>", "-->", "=", ":", "→", "return"]
        let fixIt =
            slips.contains(word.text) ? Diagnostic.FixIt(range: word.range, replacement: "->") : nil
        return Diagnostic(CommandProblem.wordBeforeArrow(word.text), at: word.range, fixIt: fixIt)
    }
}
