extension Completion {
    /// Completes Python, the text before the cursor being `text`.
    static func python(_ text: SourceText, in context: CompletionContext) -> Completion {
        let place = PythonPlace(text)
        let names = PythonBlockNames(place.tokens, text)
        let prefix = String(text[place.replaced])
        let found = candidates(of: place.kind, prefix, names, context)
        let fitting = unique(
            found.filter { $0.text.hasPrefix(prefix) && $0.text != prefix }
                + found.filter {
                    !$0.text.hasPrefix(prefix) && $0.text.lowercased().hasPrefix(prefix.lowercased())
                })
        let rest = prefix.isEmpty ? nil : fitting.first.map { String($0.text.dropFirst(prefix.count)) }
        return Completion(
            candidates: fitting, replaced: place.replaced, hint: rest ?? template(for: place, prefix, names, context))
    }

    private static func candidates(
        of kind: PythonPlace.Kind, _ prefix: String, _ names: PythonBlockNames, _ context: CompletionContext
    ) -> [Candidate] {
        let known = context.python
        switch kind {
        case .module: return known.modules.keys.sorted().map { python($0, "module") }
        case .importKeyword: return [Candidate("import")]
        case .importedModule:
            return importable(in: context, typed: prefix[...])
                + known.modules.keys.sorted().map { python($0, "module") }
        case .importedName(let module, let taken):
            return (known.modules[module] ?? []).filter { !taken.contains($0) }.map { python($0, "of \(module)") }
        case .decorator:
            return known.owners.flatMap { owner in
                PythonWords.routeMethods.prefix(5).map { python("\(owner).\($0)(", "a route") }
                    + [python("\(owner).exception_handler(", "answers an exception")]
            }
        case .attribute(let path): return attributes(of: path, names, known)
        case .parameter:
            return names.pathParameters.filter { !names.parameters.keys.contains($0) }.map {
                python("\($0): ", "of the path")
            }
        case .type:
            return known.classes.map { python($0.name, "class") } + names.classes.map { python($0, "class") }
                + PythonWords.types.map { python($0, "type") } + [python("Request", "the request itself")]
        case .argument(let callee):
            let fields = known.classes.last { $0.name == callee.last }?.fields.map { python("\($0.name)=", $0.type) }
            let keywords = PythonWords.keywords(of: callee)?.map { python("\($0)=", "option") }
            return (fields ?? keywords ?? []) + expressions(names, known)
        case .newName, .nothing: return []
        case .statement:
            return PythonWords.statements.map { Candidate($0) } + expressions(names, known)
        case .expression: return expressions(names, known)
        }
    }

    /// Names that have a value: the nearest first.
    private static func expressions(_ names: PythonBlockNames, _ known: PythonNames) -> [Candidate] {
        names.parameters.keys.sorted().map { python($0, "parameter") }
            + names.variables.map { python($0, "of this block") }
            + known.values.map { python($0, "of main.py") } + known.functions.map { python("\($0)(", "function") }
            + known.classes.map { python("\($0.name)(", "class") } + known.owners.map { python($0, "app or router") }
            + ["Field", "HTTPException"].map { python("\($0)(") }
            + PythonWords.places.map { python("\($0)(", "a parameter's place") }
            + PythonWords.builtins.map { python($0) } + PythonWords.operators.map { Candidate($0) }
            + ["StreamingResponse", "JSONResponse", "BaseModel"].map { python($0) }
    }

    /// What may stand behind a dot.
    private static func attributes(
        of path: [String], _ names: PythonBlockNames, _ known: PythonNames
    ) -> [Candidate] {
        guard let name = path.first else { return [] }
        if path.count == 1 {
            if known.owners.contains(name) {
                return PythonWords.routeMethods.map { python("\($0)(", "a route") }
                    + ["include_router(", "exception_handler(", "api_route("].map { python($0) }
            }
            if let type = names.parameters[name] ?? nil {
                if type == "Request" { return PythonWords.requestMembers.map { python($0, "of the request") } }
                if type == "Response" { return PythonWords.responseMembers.map { python($0, "of the response") } }
                if let fields = known.classes.last(where: { $0.name == type })?.fields {
                    return fields.map { python($0.name, $0.type) }
                        + [
                            python("model_dump(", "the model as a dict"),
                            python("model_copy(", "the same with changes"),
                        ]
                }
            }
        }
        let module = path.joined(separator: ".")
        let members = known.modules[module] ?? known.modules["fastapi.\(module)"] ?? []
        return members.map { python($0, "of \(module)") }
    }

    /// What the line may look like, where no word is begun.
    private static func template(
        for place: PythonPlace, _ prefix: String, _ names: PythonBlockNames, _ context: CompletionContext
    ) -> String {
        switch place.kind {
        case .newName(.class): prefix.isEmpty ? "NAME(BaseModel):" : "(BaseModel):"
        case .newName: prefix.isEmpty ? "NAME(PARAMETERS):" : "(PARAMETERS):"
        case .module: prefix.isEmpty ? "MODULE import NAME" : ""
        case .importKeyword: prefix.isEmpty ? "import NAME" : ""
        case .importedName: prefix.isEmpty ? "NAME, …" : ""
        case .decorator: prefix.isEmpty ? "\(context.python.owners.first ?? "app").get(\"/path\")" : ""
        case .parameter: prefix.isEmpty ? names.pathParameters.isEmpty ? "NAME: TYPE, …" : "" : ": TYPE"
        case .importedModule, .attribute, .type, .argument, .statement, .expression, .nothing: ""
        }
    }

    private static func python(_ text: String, _ summary: String = "") -> Candidate {
        Candidate(text, summary, endsWord: false)
    }
}

/// What the block that is being typed defines itself, as far as its tokens tell.
struct PythonBlockNames {
    /// The parameters of the function at the cursor, with the first name of their types.
    private(set) var parameters: [String: String?] = [:]
    private(set) var variables: [String] = []
    private(set) var classes: [String] = []
    /// The names in braces of the path that the function answers.
    private(set) var pathParameters: [String] = []

    init(_ tokens: [Token], _ source: SourceText) {
        for (index, token) in tokens.enumerated() {
            let next = index + 1 < tokens.count ? tokens[index + 1] : nil
            switch token.kind {
            case .keyword(.def):
                parameters = Self.parameters(tokens[(index + 1)...])
            case .keyword(.class): if let name = next?.word { classes.append(name) }
            case .operator(.at):
                if let path = tokens[index...].prefix(while: { $0.kind != .newline }).lazy.compactMap(\.text).first {
                    pathParameters = Self.names(inPath: path)
                }
            case .name(let name) where next?.kind == .operator(.assign):
                let isArgument =
                    index > 0 && [.operator(.leftParen), .operator(.comma)].contains(tokens[index - 1].kind)
                if !isArgument, !variables.contains(name) { variables.append(name) }
            case .name(let name) where index > 0 && [.keyword(.for), .keyword(.as)].contains(tokens[index - 1].kind):
                if !variables.contains(name) { variables.append(name) }
            default: break
            }
        }
        variables.removeAll { parameters.keys.contains($0) }
    }

    /// The names before the colons of a parameter list, each with the first name behind its colon.
    private static func parameters(_ tokens: ArraySlice<Token>) -> [String: String?] {
        var found: [String: String?] = [:]
        var depth = 0
        var isName = true
        for (index, token) in zip(tokens.indices, tokens) {
            switch token.kind {
            case .operator(.leftParen), .operator(.leftBracket), .operator(.leftBrace): depth += 1
            case .operator(.rightParen), .operator(.rightBracket), .operator(.rightBrace):
                depth -= 1
                if depth == 0 { return found }
            case .operator(.comma) where depth == 1: isName = true
            case .name(let name) where depth == 1 && isName:
                isName = false
                let type =
                    index + 2 < tokens.endIndex && tokens[index + 1].kind == .operator(.colon)
                    ? tokens[index + 2].word : nil
                // A name alone at the end is still being typed.
                if index + 1 < tokens.endIndex { found.updateValue(type, forKey: name) }
            default: break
            }
        }
        return found
    }

    /// `item_id` of `/items/{item_id:int}`.
    private static func names(inPath path: String) -> [String] {
        path.split(separator: "{").dropFirst().compactMap { part in
            let name = part.prefix { $0 != "}" && $0 != ":" }
            return name.isEmpty || !part.contains("}") ? nil : String(name)
        }
    }
}

extension Token {
    fileprivate var text: String? { if case .string(let text) = kind { text } else { nil } }
}
