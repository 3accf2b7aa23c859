/// Writes the Python that a `route` command stands for.
package enum RouteWriter {
    /// The path operation: a decorator and a function with the answer.
    ///
    /// A path parameter that the command does not declare is declared as `str`, which is what FastAPI makes of it.
    ///
    /// - Throws: `name-taken` where the name after `as` belongs to something else, `unknown-router` where the file has
    ///   no router of the name before the dot.
    package static func form(for route: RouteCommand, in outline: ModuleOutline) throws(Diagnostic) -> ShortForm {
        if let owner = route.owner { try check(owner, in: outline) }
        let owner = route.owner?.text ?? outline.app?.name ?? "app"
        let name = try functionName(of: route, owner: owner, in: outline)
        let arguments = [PythonText.quoted(route.path)] + route.options.map { "\($0.name)=\($0.value.text)" }
        let decorator = ExpressionLayout.lines(
            "\(owner).\(route.method.rawValue)(\(arguments.joined(separator: ", ")))", prefix: "@", indent: 0)
        let signature = "def \(name)(\(parameters(of: route))):"
        let body = try RouteBody(of: route, in: outline, avoiding: names(in: route).union([name])).text
        return ShortForm(
            name: name, body: [decorator, signature, body].joined(separator: "\n") + "\n",
            pieces: route.options.map(\.value) + [route.parameters, route.answer], in: outline)
    }

    private static func check(_ owner: TypedPython, in outline: ModuleOutline) throws(Diagnostic) {
        guard !outline.names.contains(owner.text) else { return }
        let variables = outline.definitions.filter { $0.kind == .variable }.map(\.name)
        let meant = Suggestion.nearest(to: owner.text, among: variables)
        throw Diagnostic(
            CommandProblem.unknownRouter(owner.text, meant: meant), at: owner.range,
            fixIt: meant.map { Diagnostic.FixIt(range: owner.range, replacement: $0) })
    }

    private static func parameters(of route: RouteCommand) -> String {
        let typed = ExpressionLayout.spaced(route.parameters.text.trimmingBlanks)
        let declared = declaredNames(in: route.parameters)
        let inPath = (try? PathTemplate.parameterNames(in: route.path)) ?? []
        let missing = inPath.filter { !declared.contains($0) }.map { "\($0): str" }
        return (missing + (typed.isEmpty ? [] : [typed])).joined(separator: ", ")
    }

    private static func declaredNames(in parameters: TypedPython) -> Set<String> {
        let text = "def f(\(parameters.text)): pass\n"
        guard let module = try? Parser.parse(SourceText(name: "prompt", text: text)),
            case .function(let function)? = module.body.first?.kind
        else { return [] }
        return Set(function.parameters.list.map(\.name))
    }

    private static func functionName(
        of route: RouteCommand, owner: String, in outline: ModuleOutline
    ) throws(Diagnostic) -> String {
        let replaced = outline.operation(owner: owner, method: route.method.token, path: route.path)
        if let typed = route.functionName {
            let isOperation = outline.definitions.contains { $0.name == typed.text && !$0.routes.isEmpty }
            guard isOperation || !outline.names.contains(typed.text) else {
                throw Diagnostic(CommandProblem.nameTaken(typed.text, wanted: "path operation"), at: typed.range)
            }
            return typed.text
        }
        if let replaced { return replaced.name }
        let forms = outline.defines(.stream) ? [] : [FormCall.Form.stream.rawValue]
        let used = outline.names.union(names(in: route).subtracting(forms))
        return FunctionName.make(for: route, avoiding: used)
    }

    /// The names that the command's own Python reads, which the function must not hide.
    private static func names(in route: RouteCommand) -> Set<String> {
        let texts = [route.answer.text, route.parameters.text] + route.options.map(\.value.text)
        return texts.reduce(into: []) { $0.formUnion(names(in: SourceText(name: "prompt", text: $1))) }
    }

    private static func names(in source: SourceText) -> Set<String> {
        var names: Set<String> = []
        var isAttribute = false
        for token in Lexer.tokens(of: source) {
            defer { isAttribute = token.kind == .operator(.dot) }
            switch token.kind {
            case .name(let name): if !isAttribute { names.insert(name) }
            case .formattedString(let pieces): names.formUnion(self.names(in: pieces, of: source))
            case .keyword, .integer, .float, .string, .bytes, .operator, .newline, .indent, .dedent, .end, .invalid:
                break
            }
        }
        return names
    }

    private static func names(in pieces: [FormattedPiece], of source: SourceText) -> Set<String> {
        pieces.reduce(into: []) { names, piece in
            guard case .field(let expression, _, _, let spec) = piece else { return }
            names.formUnion(self.names(in: SourceText(name: source.name, text: source[expression])))
            names.formUnion(self.names(in: spec, of: source))
        }
    }
}

extension String {
    var trimmingBlanks: String {
        let start = drop { $0.isWhitespace }
        let end = start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) } ?? start.startIndex
        return String(start[..<end])
    }
}

/// Text as Python.
enum PythonText {
    /// `text` in double quotes.
    static func quoted(_ text: String) -> String {
        let escaped = text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
        return "\"\(String(escaped))\""
    }
}
