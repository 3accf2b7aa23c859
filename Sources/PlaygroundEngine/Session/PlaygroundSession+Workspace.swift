/// Changes of `main.py` by commands.
extension PlaygroundSession {
    /// Puts Python that was typed or pasted, with the imports that it and the file lack.
    func put(_ python: String) async -> CommandResult {
        await change(typed: python) { workspace throws(EditFailure) in
            let outline = (try? Parser.parse(workspace.source)).map(ModuleOutline.init)
            return try workspace.put(outline.map { KnownImports.completing(python, in: $0) } ?? python)
        }
    }

    /// Puts the Python that a short form stands for.
    ///
    /// - Parameter line: What was typed.
    /// - Parameter write: Writes the form for a file with an outline.
    func put(
        typed line: String, _ write: (ModuleOutline) throws(Diagnostic) -> ShortForm
    ) async throws(Diagnostic) -> CommandResult {
        await takeOverOutsideEdits()
        let module: Module
        do throws(Diagnostic) {
            module = try Parser.parse(workspace.source)
        } catch {
            return refuse(.brokenSource(error), typed: line)
        }
        let form = try write(ModuleOutline(module))
        return await change(typed: line, form) { workspace throws(EditFailure) in try workspace.put(form.python) }
    }

    func configure(_ app: AppCommand, typed line: String) async -> CommandResult {
        let arguments = app.arguments.map { (name: $0.name, value: $0.value.text) }
        return await change(typed: line) { workspace throws(EditFailure) in try workspace.configureApp(arguments) }
    }

    func remove(_ reference: DefinitionReference, typed line: String) async -> CommandResult {
        await change(typed: line) { workspace throws(EditFailure) in try workspace.remove(reference) }
    }

    func rename(_ names: RenameCommand, typed line: String) async -> CommandResult {
        await change(typed: line) { workspace throws(EditFailure) in
            try workspace.rename(names.old.text, to: names.new.text)
        }
    }

    func undo() async -> CommandResult {
        if let failure = await takeOverOutsideEdits() { return unreadable(failure) }
        guard let change = workspace.undo() else {
            return .refused("there is no change of \(workspace.source.name) to take back")
        }
        return CommandResult(.done, [ResultLine(.success, "the last change is taken back")] + (await take(change)))
    }

    func redo() async -> CommandResult {
        if let failure = await takeOverOutsideEdits() { return unreadable(failure) }
        guard let change = workspace.redo() else {
            return .refused("there is no change that undo took back; redo works right after undo")
        }
        return CommandResult(.done, [ResultLine(.success, "the change is made again")] + (await take(change)))
    }

    func save() async -> CommandResult {
        guard case .file(let file) = configuration.place else {
            return .refused("\(workspace.source.name) is kept in memory here; there is no file to save it to")
        }
        if let failure = await takeOverOutsideEdits() { return unreadable(failure) }
        saveFailure = nil
        if let failure = write() { return .refused(failure.message) }
        return CommandResult(.done, [ResultLine(.success, "saved to \(VisibleText.escape(file.path))")])
    }

    /// Makes one change, unless a program that loads would stop loading by it.
    private func change(
        typed: String, _ form: ShortForm? = nil,
        _ edit: (inout Workspace) throws(EditFailure) -> WorkspaceChange
    ) async -> CommandResult {
        if let failure = await takeOverOutsideEdits() { return unreadable(failure) }
        var changed = workspace
        let change: WorkspaceChange
        do throws(EditFailure) {
            change = try edit(&changed)
        } catch {
            return refuse(error, typed: typed)
        }
        guard change.isChange else {
            return CommandResult(
                .done, [ResultLine(.note, "\(workspace.source.name) says so already; nothing changed")])
        }
        let loaded = await load(change.after)
        guard workspace.source.utf8 == change.before.utf8 else {
            return .refused("\(workspace.source.name) was changed outside meanwhile; the same command works on that")
        }
        if loadFailure == nil, let failure = loaded.failure {
            let lines = failure.diagnostics.flatMap { self.lines(for: $0, in: change.after, typed: typed, form) }
            let note = ResultLine(.note, "\(workspace.source.name) stays as it was, since it would not load with this")
            return CommandResult(.failed, lines + uses(after: change) + [note])
        }
        workspace = changed
        let told = await take(change, as: loaded)
        return CommandResult(.done, ChangeText.lines(for: change) + told + undefined(by: change))
    }

    /// What a change names and nothing defines: the file loads, and the request that comes to it fails.
    private func undefined(by change: WorkspaceChange) -> [ResultLine] {
        let names = Self.undefinedNames(in: change.after)
        guard !names.isEmpty else { return [] }
        return names.subtracting(Self.undefinedNames(in: change.before)).sorted().prefix(3).map {
            ResultLine(.note, "‘\($0)’ is defined nowhere; a text stands in quotes: \"\($0)\"")
        }
    }

    private static func undefinedNames(in source: SourceText) -> Set<String> {
        guard let module = try? Parser.parse(source) else { return [] }
        let free = GlobalNames(of: module).free
        // What a star brings is not in the file.
        guard !free.isEmpty, !source.text.contains("import *") else { return [] }
        return free.subtracting(Builtins.all().keys).filter { !$0.hasPrefix("__") }
    }

    /// What still names a definition that a change took out, since that has to go first.
    private func uses(after change: WorkspaceChange) -> [ResultLine] {
        guard let module = try? Parser.parse(change.after) else { return [] }
        let places = GlobalNames(of: module).places
        return change.facts.compactMap { fact in
            guard case .removed(let name) = fact else { return nil }
            let users = ModuleOutline(module).definitions.filter { definition in
                places.contains { $0.name == name && definition.range.contains($0.range.lowerBound) }
            }
            guard !users.isEmpty else { return nil }
            let list = users.prefix(5).map { "‘\($0.name)’" } + (users.count > 5 ? ["\(users.count - 5) more"] : [])
            return ResultLine(.note, "‘\(name)’ is used by \(list.joined(separator: ", ")); remove what uses it first")
        }
    }

    /// A fault of the file with a short form in it: below the typed line where that is where it comes from.
    private func lines(
        for diagnostic: Diagnostic, in source: SourceText, typed: String, _ form: ShortForm?
    ) -> [ResultLine] {
        if let form, let range = form.typedRange(of: diagnostic.range, in: source) {
            return ResultLine.lines(for: diagnostic.placed(at: range), typed: typed)
        }
        return ResultLine.lines(for: diagnostic, in: source)
    }

    /// Saves a change, brings it live, and shows its lines.
    func take(_ change: WorkspaceChange, as loaded: LoadedProgram? = nil) async -> [ResultLine] {
        var lines = ChangeText.difference(change.lines)
        if let failure = write() { lines.append(ResultLine(.failure, failure.message)) }
        await reload(changed: change.lines.changed, as: loaded)
        if let loadFailure {
            lines += loadFailure.diagnostics.flatMap { ResultLine.lines(for: $0, in: workspace.source) }
            lines.append(ResultLine(.note, "the last version that loads goes on answering"))
        }
        return lines
    }

    /// Refuses to write over a file that holds something else than what was read of it.
    private func unreadable(_ failure: WorkspaceFileFailure) -> CommandResult {
        let note = "nothing was changed, so that what is there is not lost; move it away, or repair it in an editor"
        return CommandResult(.failed, [ResultLine(.failure, failure.message), ResultLine(.note, note)])
    }

    private func refuse(_ failure: EditFailure, typed: String) -> CommandResult {
        let name = workspace.source.name
        switch failure {
        case .brokenInput(let diagnostic):
            return CommandResult(.failed, ResultLine.lines(for: diagnostic, typed: typed))
        case .brokenSource(let diagnostic):
            let note = "\(name) has to be repaired in an editor first, or by undo; then commands can change it again"
            return CommandResult(
                .failed, ResultLine.lines(for: diagnostic, in: workspace.source) + [ResultLine(.note, note)])
        case .brokenResult(let diagnostic):
            return .refused("\(name) would be no Python with this (\(diagnostic.message)); it stays as it was")
        case .notFound(let reference, let nearest):
            // The path may be right and the method another.
            let meant = nearest == reference.key ? nil : nearest
            return refuse(.noDefinition(reference, meant: meant), at: reference.key, in: typed, meant: meant)
        case .notRenamed(let fault): return refuse(.notRenamed(fault), at: fault.name, in: typed)
        case .tooMuch(let statements):
            return .refused(
                "\(statements) statements at once are too many for the prompt; an editor can put them into \(name)")
        case .tooLong(let bytes):
            return .refused(
                "\(name) would have \(bytes) bytes; up to \(Workspace.byteLimit >> 20) MiB are edited here")
        }
    }

    /// Points at `word` in the typed line.
    func refuse(
        _ problem: CommandProblem, at word: String, in typed: String, meant: String? = nil
    ) -> CommandResult {
        var reader = LineReader(SourceText(name: "prompt", text: typed))
        var range = reader.end
        _ = reader.next()
        while let next = reader.next() {
            if next.text == word { range = next.range }
        }
        let fixIt = meant.map { Diagnostic.FixIt(range: range, replacement: $0) }
        return CommandResult(
            .failed, ResultLine.lines(for: Diagnostic(problem, at: range, fixIt: fixIt), typed: typed))
    }
}

extension DefinitionReference {
    /// The word that names it, in which a slip of the hand may be.
    var key: String {
        switch self {
        case .name(let name): name
        case .path(let path), .route(_, let path): path
        }
    }
}

extension RenameFault {
    /// The name that cannot be had or given.
    fileprivate var name: String {
        switch self {
        case .imported(let name), .taken(let name, _), .hidden(let name, _): name
        }
    }
}
