/// `model`, `router` and `rename`.
extension CommandParser {
    static func model(_ reader: inout LineReader) throws(Diagnostic) -> ModelCommand {
        let name = try name(.model, &reader)
        guard var rest = reader.rest() else {
            throw Diagnostic(CommandProblem.missing(.fields, command: .model), at: reader.end)
        }
        // A colon behind the name is how the class itself is written.
        if rest.text == ":" {
            throw Diagnostic(CommandProblem.missing(.fields, command: .model), at: reader.end)
        }
        if rest.text.hasPrefix("("), rest.text.hasSuffix(")") {
            rest = TypedWord(
                text: String(rest.text.dropFirst().dropLast()),
                range: rest.range.lowerBound + 1..<rest.range.upperBound - 1)
        }
        var fields: [TypedPython] = []
        for field in pieces(of: rest) {
            try check(field: field)
            fields.append(field)
        }
        guard !fields.isEmpty else {
            throw Diagnostic(CommandProblem.missing(.fields, command: .model), at: reader.end)
        }
        return ModelCommand(name: name, fields: fields)
    }

    /// A name that a definition can have.
    private static func name(_ command: CommandName, _ reader: inout LineReader) throws(Diagnostic) -> TypedPython {
        guard let word = reader.next() else {
            throw Diagnostic(CommandProblem.missing(.name, command: command), at: reader.end)
        }
        // The fields may follow in parentheses without a blank.
        let bytes = Array(word.text.utf8)
        let cut = command == .model ? bytes.firstIndex { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ":") } : nil
        let text = cut.map { String(decoding: bytes[..<$0], as: UTF8.self) } ?? word.text
        let range = word.range.lowerBound..<word.range.lowerBound + text.utf8.count
        guard PythonName.isName(text) else { throw Diagnostic(CommandProblem.notAName(word.text), at: word.range) }
        if cut != nil { reader.move(to: range.upperBound) }
        return TypedPython(text: text, range: range)
    }

    /// The parts of `text` between commas outside of brackets and strings, without the blanks around them.
    private static func pieces(of text: TypedWord) -> [TypedPython] {
        let bytes = Array(text.text.utf8)
        let commas = PythonBrackets.places(in: bytes).filter { $0.depth == 0 && $0.byte == UInt8(ascii: ",") }
        let ends = commas.map(\.offset) + [bytes.count]
        var start = 0
        var pieces: [TypedPython] = []
        for end in ends {
            let first = bytes[start..<end].firstIndex { !$0.isBlank } ?? end
            let last = (bytes[first..<end].lastIndex { !$0.isBlank } ?? first - 1) + 1
            if first < last {
                pieces.append(
                    TypedPython(
                        text: String(decoding: bytes[first..<last], as: UTF8.self),
                        range: text.range.lowerBound + first..<text.range.lowerBound + last))
            }
            start = end + 1
        }
        return pieces
    }

    private static func check(field: TypedPython) throws(Diagnostic) {
        let name = String(field.text.prefix { $0 != ":" && $0 != "=" }).trimmingBlanks
        guard PythonName.isName(name) else {
            let end = field.range.lowerBound + max(1, name.utf8.count)
            throw Diagnostic(
                CommandProblem.notAField(name.isEmpty ? field.text : name), at: field.range.lowerBound..<end)
        }
        let rest = field.text.dropFirst(name.count).drop { $0.isWhitespace }
        guard rest.first == ":", rest.dropFirst().contains(where: { !$0.isWhitespace }) else {
            let end = field.range.lowerBound + name.utf8.count
            throw Diagnostic(CommandProblem.fieldWithoutType(name), at: field.range.lowerBound..<end)
        }
        let opening = "class M:\n    "
        do {
            _ = try Parser.parse(SourceText(name: "prompt", text: opening + field.text + "\n"))
        } catch {
            throw finding(error, behind: opening, in: field)
        }
    }

    static func router(_ reader: inout LineReader) throws(Diagnostic) -> RouterCommand {
        if let word = reader.peek(), word.text.hasPrefix("/") {
            throw Diagnostic(CommandProblem.missing(.name, command: .router), at: word.range)
        }
        let name = try name(.router, &reader)
        var prefix: TypedPython?
        if let word = reader.peek(), !word.text.contains("=") {
            _ = reader.next()
            prefix = try self.prefix(word)
        }
        var options: [KeywordArgument] = []
        while let option = try keywordArgument(.router, &reader) { options.append(option) }
        try expectEnd(.router, &reader)
        return RouterCommand(name: name, prefix: prefix, options: options)
    }

    /// Source: `fastapi.APIRouter.__init__`, which asserts that a prefix starts with `/` and does not end with it.
    private static func prefix(_ word: TypedWord) throws(Diagnostic) -> TypedPython {
        guard word.text.hasPrefix("/") else {
            let bare = word.text.filter { $0 != "\"" && $0 != "'" }
            throw Diagnostic(
                CommandProblem.pathWithoutSlash(word.text), at: word.range,
                fixIt: Diagnostic.FixIt(range: word.range, replacement: bare.hasPrefix("/") ? bare : "/\(bare)"))
        }
        guard !word.text.hasSuffix("/") else {
            let bare = String(word.text.reversed().drop { $0 == "/" }.reversed())
            throw Diagnostic(
                CommandProblem.prefixEndsWithSlash(word.text), at: word.range,
                fixIt: bare.isEmpty ? nil : Diagnostic.FixIt(range: word.range, replacement: bare))
        }
        do {
            _ = try PathTemplate.parameterNames(in: word.text)
        } catch {
            throw Diagnostic(CommandProblem.pathTemplate(word.text, error), at: word.range)
        }
        return TypedPython(text: word.text, range: word.range)
    }

    static func rename(_ reader: inout LineReader) throws(Diagnostic) -> RenameCommand {
        guard let old = reader.next() else {
            throw Diagnostic(CommandProblem.missing(.definition, command: .rename), at: reader.end)
        }
        guard PythonName.isName(old.text) else {
            throw Diagnostic(CommandProblem.notAName(old.text), at: old.range)
        }
        guard let new = reader.next() else {
            throw Diagnostic(CommandProblem.missing(.newName, command: .rename), at: reader.end)
        }
        guard PythonName.isName(new.text) else {
            throw Diagnostic(CommandProblem.notAName(new.text), at: new.range)
        }
        try expectEnd(.rename, &reader)
        return RenameCommand(
            old: TypedPython(text: old.text, range: old.range), new: TypedPython(text: new.text, range: new.range))
    }

    /// `edit` alone opens the file at its start.
    static func edited(_ reader: inout LineReader) throws(Diagnostic) -> DefinitionReference? {
        reader.peek() == nil ? nil : try definition(.edit, &reader)
    }
}
