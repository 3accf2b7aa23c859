/// The commands that take rows of the log.
extension CommandParser {
    static func exchangeNumber(_ command: CommandName, _ reader: inout LineReader) throws(Diagnostic) -> Int {
        guard let word = reader.next() else {
            throw Diagnostic(CommandProblem.missing(.exchange, command: command), at: reader.end)
        }
        guard let number = number(word.text) else {
            throw Diagnostic(CommandProblem.notANumber(word.text, command: command), at: word.range)
        }
        return number
    }

    static func diff(_ reader: inout LineReader) throws(Diagnostic) -> Command {
        guard reader.peek() != nil else { return .diffNewest }
        let first = try exchangeNumber(.diff, &reader)
        let second = try exchangeNumber(.diff, &reader)
        try expectEnd(.diff, &reader)
        return .diff(first, second)
    }

    static func copy(_ reader: inout LineReader) throws(Diagnostic) -> Command {
        guard let word = reader.next() else {
            throw Diagnostic(CommandProblem.missing(.codeTool, command: .copy), at: reader.end)
        }
        guard let tool = CodeTool(rawValue: word.text.lowercased()) else {
            throw unknownChoice(word, command: .copy, choices: CodeTool.allCases.map(\.rawValue))
        }
        return .copy(tool, exchange: try optionalNumber(.copy, &reader))
    }

    static func export(_ reader: inout LineReader) throws(Diagnostic) -> Command {
        guard let word = reader.next() else {
            throw Diagnostic(CommandProblem.missing(.exportKind, command: .export), at: reader.end)
        }
        guard let kind = ExportKind(rawValue: word.text.lowercased()) else {
            throw unknownChoice(word, command: .export, choices: ExportKind.allCases.map(\.rawValue))
        }
        return .export(kind, path: try ItemReader.nextWord(&reader)?.text)
    }
}
