/// The arguments of the commands that take a word or two.
extension CommandParser {
    static func showTarget(_ reader: inout LineReader) throws(Diagnostic) -> ShowTarget {
        guard let word = reader.peek() else { return .code }
        let keyword: ShowTarget
        switch word.text.lowercased() {
        case "code", "main.py": keyword = .code
        case "routes": keyword = .routes
        default: return .definition(try definition(.show, &reader))
        }
        _ = reader.next()
        try expectEnd(.show, &reader)
        return keyword
    }

    static func removed(_ reader: inout LineReader) throws(Diagnostic) -> DefinitionReference {
        guard reader.peek() != nil else {
            throw Diagnostic(CommandProblem.missing(.definition, command: .remove), at: reader.end)
        }
        return try definition(.remove, &reader)
    }

    /// `NAME`, `/path` or `METHOD /path`.
    static func definition(
        _ command: CommandName, _ reader: inout LineReader
    ) throws(Diagnostic) -> DefinitionReference {
        guard let first = reader.next() else { return .name("") }
        guard let second = reader.next() else {
            return first.text.hasPrefix("/") ? .path(first.text) : .name(first.text)
        }
        try expectEnd(command, &reader)
        guard second.text.hasPrefix("/") else {
            throw Diagnostic(CommandProblem.unexpectedWord(second.text, command: command), at: second.range)
        }
        guard let method = RouteMethod(rawValue: first.text.lowercased()) else {
            throw unknownMethod(first, command: command, among: RouteMethod.allCases.map(\.rawValue))
        }
        return .route(method: method.token, path: second.text)
    }

    static func logTarget(_ reader: inout LineReader) throws(Diagnostic) -> LogCommand {
        guard let word = reader.peek() else { return .newest }
        if word.text.contains(":") { return .matching(try filter(&reader)) }
        _ = reader.next()
        try expectEnd(.log, &reader)
        switch word.text.lowercased() {
        case "all": return .all
        case "clear": return .clear
        default:
            if let number = number(word.text) { return .exchange(number) }
            throw unknownChoice(
                word, command: .log, choices: ["a number", "all", "clear", "a filter such as status:4xx"])
        }
    }

    private static func filter(_ reader: inout LineReader) throws(Diagnostic) -> LogFilter {
        guard let rest = reader.rest() else { throw Diagnostic(CommandProblem.nothingTyped, at: reader.end) }
        do throws(LogFilter.Fault) {
            if let filter = try LogFilter(rest.text) { return filter }
            throw LogFilter.Fault(message: "the filter is empty", range: 0..<rest.text.utf8.count)
        } catch {
            let start = rest.range.lowerBound
            throw Diagnostic(
                CommandProblem.badFilter(error.message),
                at: start + error.range.lowerBound..<start + error.range.upperBound)
        }
    }

    static func optionalNumber(_ command: CommandName, _ reader: inout LineReader) throws(Diagnostic) -> Int? {
        guard let word = reader.next() else { return nil }
        try expectEnd(command, &reader)
        guard let number = number(word.text) else {
            throw Diagnostic(CommandProblem.notANumber(word.text, command: command), at: word.range)
        }
        return number
    }

    static func schemaClass(_ reader: inout LineReader) throws(Diagnostic) -> String? {
        guard let word = reader.next() else { return nil }
        try expectEnd(.schema, &reader)
        return word.text
    }

    static func status(_ reader: inout LineReader) throws(Diagnostic) -> Int {
        guard let word = reader.next() else {
            throw Diagnostic(CommandProblem.missing(.status, command: .predict), at: reader.end)
        }
        try expectEnd(.predict, &reader)
        guard let status = Int(word.text), (100...599).contains(status) else {
            throw Diagnostic(CommandProblem.statusOutOfRange(word.text), at: word.range)
        }
        return status
    }

    static func helpTopic(_ reader: inout LineReader) throws(Diagnostic) -> HelpTopic? {
        guard let word = reader.next() else { return nil }
        try expectEnd(.help, &reader)
        if word.text.lowercased() == "python" { return .python }
        if let name = CommandName(word: word.text) { return .command(name) }
        throw unknownChoice(
            word, command: .help, choices: ["a command", "python"], nearest: CommandName.allCases.map(\.rawValue))
    }

    /// One word of a closed set, or nil at the end of the line.
    static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ command: CommandName, of type: Choice.Type, _ reader: inout LineReader
    ) throws(Diagnostic) -> Choice? {
        guard let word = reader.next() else { return nil }
        try expectEnd(command, &reader)
        guard let choice = Choice(rawValue: word.text.lowercased()) else {
            throw unknownChoice(word, command: command, choices: Choice.allCases.map(\.rawValue))
        }
        return choice
    }

    static func unknownMethod(_ word: TypedWord, command: CommandName, among methods: [String]) -> Diagnostic {
        let meant = Suggestion.nearest(to: word.text, among: methods)
        return Diagnostic(
            CommandProblem.unknownMethod(word.text, command: command, meant: meant), at: word.range,
            fixIt: meant.map { Diagnostic.FixIt(range: word.range, replacement: $0) })
    }

    static func unknownChoice(
        _ word: TypedWord, command: CommandName, choices: [String], nearest: [String]? = nil
    ) -> Diagnostic {
        let meant = Suggestion.nearest(to: word.text, among: nearest ?? choices)
        return Diagnostic(
            CommandProblem.unknownChoice(word.text, command: command, choices: choices, meant: meant),
            at: word.range, fixIt: meant.map { Diagnostic.FixIt(range: word.range, replacement: $0) })
    }

    /// `14` or `#14`, as the log shows it.
    static func number(_ text: String) -> Int? {
        Int(text.hasPrefix("#") ? String(text.dropFirst()) : text).flatMap { $0 > 0 ? $0 : nil }
    }
}
