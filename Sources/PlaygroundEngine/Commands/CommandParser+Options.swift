/// `OPTION=VALUE` as `route` and `app` take it.
extension CommandParser {
    static func app(_ reader: inout LineReader) throws(Diagnostic) -> AppCommand {
        var arguments: [KeywordArgument] = []
        while let argument = try keywordArgument(.app, &reader) { arguments.append(argument) }
        if let word = reader.next() {
            throw Diagnostic(CommandProblem.unexpectedWord(word.text, command: .app), at: word.range)
        }
        guard !arguments.isEmpty else {
            throw Diagnostic(CommandProblem.missing(.option, command: .app), at: reader.end)
        }
        return AppCommand(arguments: arguments)
    }

    /// The options that `command` takes: keyword arguments of `FastAPI(...)`, of `APIRouter(...)` or of the route
    /// decorators.
    ///
    /// Source: the signatures of `fastapi.FastAPI.__init__`, `fastapi.APIRouter.__init__` and `fastapi.FastAPI.get`.
    static func options(of command: CommandName) -> [String] {
        switch command {
        case .app:
            [
                "title", "version", "summary", "description", "docs_url", "redoc_url", "openapi_url", "debug",
                "redirect_slashes", "root_path", "terms_of_service", "contact", "license_info", "deprecated",
            ]
        case .router:
            [
                "tags", "dependencies", "default_response_class", "responses", "redirect_slashes", "deprecated",
                "include_in_schema",
            ]
        default:
            [
                "status_code", "response_model", "response_class", "summary", "description", "response_description",
                "tags", "name", "deprecated", "include_in_schema", "operation_id", "responses",
            ]
        }
    }

    /// The next option, or nil where the line does not go on with `NAME=`.
    static func keywordArgument(
        _ command: CommandName, _ reader: inout LineReader
    ) throws(Diagnostic) -> KeywordArgument? {
        var ahead = reader
        ahead.skipBlanks()
        let start = ahead.position
        let bytes = reader.line.utf8
        let nameEnd = bytes[start...].firstIndex { !$0.isIdentifierByte } ?? bytes.count
        let name = TypedWord(text: reader.line[start..<nameEnd], range: start..<nameEnd)
        ahead.move(to: nameEnd)
        ahead.skipBlanks()
        guard !name.text.isEmpty, ahead.position < bytes.count, bytes[ahead.position] == UInt8(ascii: "="),
            !bytes[(ahead.position + 1)...].starts(with: ">".utf8)
        else { return nil }
        try checkKnown(name, command: command)
        ahead.move(to: ahead.position + 1)
        if textOptions.contains(name.text) { try checkQuotes(ahead, command: command) }
        guard let value = try ahead.nextBalanced(), !value.text.hasPrefix("->") else {
            throw Diagnostic(CommandProblem.missing(.value, command: command), at: name.range)
        }
        reader = ahead
        let typed = TypedPython(text: value.text, range: value.range)
        try checkExpression(typed)
        return KeywordArgument(name: name.text, value: typed)
    }

    private static let textOptions: Set<String> = [
        "title", "version", "summary", "description", "response_description", "docs_url", "redoc_url", "openapi_url",
        "root_path", "terms_of_service", "name", "operation_id",
    ]

    private static func checkKnown(_ name: TypedWord, command: CommandName) throws(Diagnostic) {
        let known = options(of: command)
        guard !known.contains(name.text) else { return }
        let meant = Suggestion.nearest(to: name.text, among: known) ?? known.first { $0.hasPrefix(name.text) }
        throw Diagnostic(
            CommandProblem.unknownOption(name.text, command: command, meant: meant), at: name.range,
            fixIt: meant.map { Diagnostic.FixIt(range: name.range, replacement: $0) })
    }

    /// Refuses text without quotes, up to the next option or the arrow; `None` is a value for some.
    private static func checkQuotes(_ reader: LineReader, command: CommandName) throws(Diagnostic) {
        var reader = reader
        guard let first = reader.next(), first.text != "None", !first.text.contains(where: { "\"'".contains($0) })
        else { return }
        var end = first.range.upperBound
        while let word = reader.next(), !word.text.contains("="), !word.text.hasPrefix("->") {
            end = word.range.upperBound
        }
        let range = first.range.lowerBound..<end
        let text = reader.line[range]
        guard !text.hasPrefix("->") else { return }
        throw Diagnostic(
            CommandProblem.textNeedsQuotes(text), at: range,
            fixIt: Diagnostic.FixIt(range: range, replacement: "\"\(text)\""))
    }
}
