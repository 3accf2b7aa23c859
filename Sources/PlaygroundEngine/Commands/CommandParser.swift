/// Turns what was typed at the prompt into a ``Command``.
package enum CommandParser {
    /// The longest input that is read, in bytes.
    package static let byteLimit = 1 << 20

    /// Understands `input`: one command line, or a whole block of Python.
    ///
    /// - Throws: One diagnostic whose range counts UTF-8 offsets in `input`.
    package static func parse(_ input: String) throws(Diagnostic) -> Command {
        let line = SourceText(name: "prompt", text: input)
        guard line.utf8.count <= byteLimit else {
            throw Diagnostic(CommandProblem.lineTooLong(bytes: line.utf8.count), at: 0..<0)
        }
        if PromptInput.isPython(input) { return .python(PythonBlock(typed: input)) }
        var reader = LineReader(line)
        guard let word = reader.next() else { throw Diagnostic(CommandProblem.nothingTyped, at: 0..<0) }
        guard let name = CommandName(word: word.text) else { throw unknown(word) }
        return try command(name, &reader)
    }

    private static func unknown(_ word: TypedWord) -> Diagnostic {
        let meant = Suggestion.nearest(to: word.text, among: CommandName.allCases.map(\.rawValue))
        return Diagnostic(
            CommandProblem.unknownCommand(word.text, meant: meant), at: word.range,
            fixIt: meant.map { Diagnostic.FixIt(range: word.range, replacement: $0) })
    }

    private static func command(_ name: CommandName, _ reader: inout LineReader) throws(Diagnostic) -> Command {
        switch name {
        case .route: .route(try route(&reader))
        case .model: .model(try model(&reader))
        case .router: .router(try router(&reader))
        case .app: .app(try app(&reader))
        case .send: .send(try send(&reader))
        case .show: .show(try showTarget(&reader))
        case .edit: .edit(try edited(&reader))
        case .remove: .remove(try removed(&reader))
        case .rename: .rename(try rename(&reader))
        case .log: .log(try logTarget(&reader))
        case .inspect: .inspect(exchange: try optionalNumber(.inspect, &reader))
        case .replay: .replay(try replay(&reader))
        case .diff: try diff(&reader)
        case .copy: try copy(&reader)
        case .export: try export(&reader)
        case .history: .history(reader.rest()?.text)
        case .theme: .theme(try choice(.theme, of: ThemeName.self, &reader))
        case .screenshot: .screenshot(path: reader.rest()?.text)
        case .tour: try alone(.tour, name, &reader)
        case .open: .open(path: try fileName(.open, &reader)?.text)
        case .importFile: try importFile(&reader)
        case .serve: .serve(try serveTarget(&reader))
        case .stop: try alone(.stop, name, &reader)
        case .why: .why(exchange: try optionalNumber(.why, &reader))
        case .docs: try alone(.docs, name, &reader)
        case .schema: .schema(try schemaClass(&reader))
        case .compare: .compare(python: reader.rest()?.text)
        case .lesson: .lesson(number: try optionalNumber(.lesson, &reader))
        case .snapshots: .snapshots(try optionalNumber(.snapshots, &reader))
        case .restore: .restore(try optionalNumber(.restore, &reader))
        case .card: .card(path: reader.rest()?.text)
        case .free: try alone(.free, name, &reader)
        case .reset: .reset(try choice(.reset, of: ResetTarget.self, &reader) ?? .step)
        case .predict: .predict(status: try status(&reader))
        case .language: .language(try language(&reader))
        case .record: .record(try record(&reader))
        case .help: .help(try helpTopic(&reader))
        case .routes: try alone(.routes, name, &reader)
        case .undo: try alone(.undo, name, &reader)
        case .redo: try alone(.redo, name, &reader)
        case .save: try alone(.save, name, &reader)
        case .lessons: try alone(.lessons, name, &reader)
        case .next: try alone(.next, name, &reader)
        case .back: try alone(.back, name, &reader)
        case .check: try alone(.check, name, &reader)
        case .hint: try alone(.hint, name, &reader)
        case .solution: try alone(.solution, name, &reader)
        case .skip: try alone(.skip, name, &reader)
        case .quit: try alone(.quit, name, &reader)
        }
    }

    private static func alone(
        _ command: Command, _ name: CommandName, _ reader: inout LineReader
    ) throws(Diagnostic) -> Command {
        try expectEnd(name, &reader)
        return command
    }

    /// Refuses words after the last that `command` takes.
    static func expectEnd(_ command: CommandName, _ reader: inout LineReader) throws(Diagnostic) {
        guard let word = reader.next() else { return }
        throw Diagnostic(CommandProblem.unexpectedWord(word.text, command: command), at: word.range)
    }
}

extension PythonBlock {
    /// Takes the lines as typed, without the empty ones around them, each ended by a newline.
    init(typed: String) {
        let lines = PastedText.dedented(PromptInput.lines(of: typed).map(String.init)).map { $0[...] }
        let kept = lines.drop(while: PromptInput.isEmpty)
        let end = kept.lastIndex { !PromptInput.isEmpty($0) } ?? kept.startIndex
        text = kept.isEmpty ? "" : kept[...end].joined(separator: "\n") + "\n"
    }
}
