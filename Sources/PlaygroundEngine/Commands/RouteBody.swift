/// The body of a path operation that a `route` command stands for.
///
/// Mostly it returns the expression after the arrow. Two words there stand for more than an expression could say:
/// `stream(…)` for server-sent events, and `inspect_image(…)` for a look at an image in Base64. An `HTTPException(…)` is
/// raised, by itself or in its place of `… if … else …`.
struct RouteBody {
    /// Lines indented by one level, joined by newlines.
    let text: String

    init(of route: RouteCommand, in outline: ModuleOutline, avoiding used: Set<String>) throws(Diagnostic) {
        if let call = FormCall(route.answer), !outline.defines(call.form) {
            switch call.form {
            case .stream: text = try Self.stream(call, avoiding: used)
            case .inspectImage: text = try Self.inspectImage(call, avoiding: used)
            }
        } else {
            text = RaisedAnswer(route.answer)?.text ?? Self.returned(route.answer.text, indent: 1)
        }
    }

    fileprivate static func returned(_ expression: String, indent: Int) -> String {
        ExpressionLayout.lines(expression, prefix: "return ", indent: indent)
    }

    // MARK: Event streams

    /// A generator of events in the form of the HTML Standard, section 9.2 (server-sent events).
    private static func stream(_ call: FormCall, avoiding used: Set<String>) throws(Diagnostic) -> String {
        let items = words(of: try call.onePositional())
        try call.checkKeywords(["every", "done"])
        let item = free(["word", "item", "event_item"], avoiding: used)
        let events = free(["events", "event_stream", "all_events"], avoiding: used.union([item]))
        var lines = [
            "    def \(events)():",
            ExpressionLayout.lines(items, prefix: "for \(item) in ", indent: 2) + ":",
            "            yield f\"data: {\(item)}\\n\\n\"",
        ]
        if let every = call.keyword("every") { lines.append("            time.sleep(\(every))") }
        if let done = call.keyword("done") { lines.append("        yield \(event(done))") }
        return (lines + ["", "    return StreamingResponse(\(events)(), media_type=\"text/event-stream\")"])
            .joined(separator: "\n")
    }

    /// What is written as one text goes out word by word, and not letter by letter.
    private static func words(of items: String) -> String {
        let parsed = try? Parser.parseExpression(SourceText(name: "prompt", text: items))
        if case .literal(.string)? = parsed?.kind { return "\(items).split()" }
        return items
    }

    /// The expression of one event whose data is `value`.
    private static func event(_ value: String) -> String {
        let parsed = try? Parser.parseExpression(SourceText(name: "prompt", text: value))
        if case .literal(.string(let text))? = parsed?.kind, !text.contains(where: \.isNewline) {
            return String(PythonText.quoted("data: \(text)").dropLast()) + "\\n\\n\""
        }
        return "\"data: \" + str(\(value)) + \"\\n\\n\""
    }

    // MARK: Images

    private static func inspectImage(_ call: FormCall, avoiding used: Set<String>) throws(Diagnostic) -> String {
        let encoded = try call.onePositional()
        try call.checkKeywords([])
        let image = free(["image", "picture", "opened_image"], avoiding: used)
        let parsed = try? Parser.parseExpression(SourceText(name: "prompt", text: encoded))
        let isPrimary =
            switch parsed?.kind {
            case .name, .attribute, .subscripted, .call: true
            default: false
            }
        let value = isPrimary ? encoded : "(\(encoded))"
        return """
                try:
                    \(image) = Image.open(io.BytesIO(base64.b64decode(\(value).split(",")[-1])))
                except Exception:
                    raise HTTPException(status_code=400, detail="Invalid image")
                return {"format": \(image).format, "size": \(image).size, "mode": \(image).mode}
            """
    }

    private static func free(_ names: [String], avoiding used: Set<String>) -> String {
        if let name = names.first(where: { !used.contains($0) }) { return name }
        var number = 2
        while used.contains("\(names[0])_\(number)") { number += 1 }
        return "\(names[0])_\(number)"
    }
}

/// An answer that is an `HTTPException(…)`, always or where a condition says so: returned, it would be sent as JSON.
private struct RaisedAnswer {
    /// Lines indented by one level.
    let text: String

    init?(_ answer: TypedPython) {
        let source = SourceText(name: "prompt", text: answer.text)
        guard let expression = try? Parser.parseExpression(source) else { return nil }
        func raised(_ error: Expression, indent: Int) -> String {
            ExpressionLayout.lines(source[error.range], prefix: "raise ", indent: indent)
        }
        if Self.isError(expression) {
            text = raised(expression, indent: 1)
            return
        }
        guard case .conditional(let test, let then, let otherwise) = expression.kind,
            Self.isError(then) != Self.isError(otherwise)
        else { return nil }
        func branch(_ expression: Expression, indent: Int) -> String {
            Self.isError(expression)
                ? raised(expression, indent: indent) : RouteBody.returned(source[expression.range], indent: indent)
        }
        text = [
            ExpressionLayout.lines(source[test.range], prefix: "if ", indent: 1) + ":", branch(then, indent: 2),
            branch(otherwise, indent: 1),
        ].joined(separator: "\n")
    }

    private static func isError(_ expression: Expression) -> Bool {
        guard case .call(let callee, _) = expression.kind, case .name("HTTPException") = callee.kind else {
            return false
        }
        return true
    }
}

extension ModuleOutline {
    /// Whether the file itself gives the word a meaning: a path operation of that name, which nobody calls, does not.
    func defines(_ form: FormCall.Form) -> Bool {
        let name = form.rawValue
        return names.contains(name) && !definitions.contains { $0.name == name && !$0.routes.isEmpty }
    }
}

/// A word that the prompt knows and Python does not, called with arguments.
struct FormCall {
    enum Form: String, CaseIterable {
        case stream
        case inspectImage = "inspect_image"
    }

    let form: Form
    private let arguments: [Argument]
    private let typed: TypedPython
    private let source: SourceText
    private let range: SourceRange

    /// Reads `answer` where it is such a call.
    init?(_ answer: TypedPython) {
        source = SourceText(name: "prompt", text: answer.text)
        typed = answer
        guard let expression = try? Parser.parseExpression(source),
            case .call(let callee, let arguments) = expression.kind, case .name(let name) = callee.kind,
            let form = Form(rawValue: name)
        else { return nil }
        self.form = form
        self.arguments = arguments
        range = expression.range
    }

    /// The text of the only positional argument.
    func onePositional() throws(Diagnostic) -> String {
        var found: [String] = []
        for (argument, text) in zip(arguments, texts) {
            switch argument {
            case .positional: found.append(text)
            case .keyword: break
            case .starred(let value), .doubleStarred(let value): throw fault(at: value.range)
            }
        }
        guard found.count == 1 else { throw fault(at: range) }
        return found[0]
    }

    func checkKeywords(_ known: [String]) throws(Diagnostic) {
        for case .keyword(let name, let nameRange, _) in arguments where !known.contains(name) {
            let meant = Suggestion.nearest(to: name, among: known)
            throw Diagnostic(
                CommandProblem.unknownFormOption(name, form: form.rawValue, known: known, meant: meant),
                at: moved(nameRange), fixIt: meant.map { Diagnostic.FixIt(range: moved(nameRange), replacement: $0) })
        }
    }

    /// The text of the keyword argument `name`.
    func keyword(_ name: String) -> String? {
        zip(arguments, texts).first { argument, _ in
            if case .keyword(name, _, _) = argument { true } else { false }
        }?.1
    }

    /// What each argument says, parentheses around it included.
    private var texts: [String] {
        CallArguments(of: range, in: source).arguments.map { source[$0.value] }
    }

    private func fault(at range: SourceRange) -> Diagnostic {
        Diagnostic(CommandProblem.formArguments(form.rawValue), at: moved(range))
    }

    private func moved(_ range: SourceRange) -> SourceRange {
        let offset = typed.range.lowerBound
        return range.lowerBound + offset..<range.upperBound + offset
    }
}
