/// Changes of `main.py` by commands.
extension PlaygroundSession {
    func put(_ python: String) -> CommandResult {
        change(typed: python) { workspace throws(EditFailure) in try workspace.put(python) }
    }

    func put(_ route: RouteCommand) throws(Diagnostic) -> CommandResult {
        takeOverOutsideEdits()
        let module: Module
        do throws(Diagnostic) {
            module = try Parser.parse(workspace.source)
        } catch {
            return refuse(.brokenSource(error), typed: "")
        }
        return put(try RouteWriter.python(for: route, in: ModuleOutline(module)))
    }

    func configure(_ app: AppCommand) -> CommandResult {
        let arguments = app.arguments.map { (name: $0.name, value: $0.value.text) }
        return change(typed: "") { workspace throws(EditFailure) in try workspace.configureApp(arguments) }
    }

    func remove(_ reference: DefinitionReference) -> CommandResult {
        change(typed: "") { workspace throws(EditFailure) in try workspace.remove(reference) }
    }

    func undo() -> CommandResult {
        takeOverOutsideEdits()
        guard let change = workspace.undo() else {
            return .refused("there is no change of \(workspace.source.name) to take back")
        }
        return CommandResult(.done, [ResultLine(.success, "the last change is taken back")] + take(change))
    }

    func redo() -> CommandResult {
        takeOverOutsideEdits()
        guard let change = workspace.redo() else {
            return .refused("there is no change that undo took back; redo works right after undo")
        }
        return CommandResult(.done, [ResultLine(.success, "the change is made again")] + take(change))
    }

    func save() -> CommandResult {
        guard case .file(let file) = configuration.place else {
            return .refused("\(workspace.source.name) is kept in memory here; there is no file to save it to")
        }
        saveFailure = nil
        if let failure = write() { return .refused(failure.message) }
        return CommandResult(.done, [ResultLine(.success, "saved to \(file.path)")])
    }

    /// Makes one change, unless a program that loads would stop loading by it.
    private func change(
        typed: String, _ edit: (inout Workspace) throws(EditFailure) -> WorkspaceChange
    ) -> CommandResult {
        takeOverOutsideEdits()
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
        if loadFailure == nil, let failure = Self.loadFailure(of: change.after) {
            let lines = failure.diagnostics.flatMap { ResultLine.lines(for: $0, in: change.after) }
            let note = ResultLine(.note, "\(workspace.source.name) stays as it was, since it would not load with this")
            return CommandResult(.failed, lines + [note])
        }
        workspace = changed
        return CommandResult(.done, ChangeText.lines(for: change) + take(change))
    }

    /// Saves a change, brings it live, and shows its lines.
    func take(_ change: WorkspaceChange) -> [ResultLine] {
        var lines = ChangeText.difference(change.lines)
        if let failure = write() { lines.append(ResultLine(.failure, failure.message)) }
        reload(changed: change.lines.changed)
        if let loadFailure {
            lines += loadFailure.diagnostics.flatMap { ResultLine.lines(for: $0, in: workspace.source) }
            lines.append(ResultLine(.note, "the last version that loads goes on answering"))
        }
        return lines
    }

    private static func loadFailure(of source: SourceText) -> LoadFailure? {
        do throws(LoadFailure) {
            _ = try Application.load(source)
            return nil
        } catch {
            return error
        }
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
        case .notFound(let reference, let meant):
            let suggestion = meant.map { "; did you mean ‘\($0)’?" } ?? "; show lists what there is"
            return .refused("\(name) has no \(reference.words)\(suggestion)")
        case .tooMuch(let statements):
            return .refused(
                "\(statements) statements at once are too many for the prompt; an editor can put them into \(name)")
        case .tooLong(let bytes):
            return .refused(
                "\(name) would have \(bytes) bytes; up to \(Workspace.byteLimit >> 20) MiB are edited here")
        }
    }
}

extension DefinitionReference {
    /// As messages name it.
    var words: String {
        switch self {
        case .name(let name): "‘\(name)’"
        case .path(let path): "route for ‘\(path)’"
        case .route(let method, let path): "route for ‘\(method) \(path)’"
        }
    }
}
