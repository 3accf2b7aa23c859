import NIOCore

/// The file behind the workspace: read, saved, watched, and brought live.
extension PlaygroundSession {
    /// Reads the file at the start.
    ///
    /// - Returns: Whether there is no program yet.
    func readWorkspace() throws(SessionStartFailure) -> Bool {
        guard case .file(let file) = configuration.place else { return workspace.source.utf8.isEmpty }
        do throws(WorkspaceFileFailure) {
            let (source, stamp) = try file.read()
            workspace = Workspace(source)
            watch = FileWatch(stamp)
            return source.utf8.allSatisfy(\.isBlank)
        } catch {
            // A file that is not there yet comes with the first change.
            guard case .missing = error else { throw .workspace(error) }
            return true
        }
    }

    /// Loads the workspace; the last version that loaded stays live where this one does not.
    func reload(changed: Range<Int> = 0..<0) {
        do throws(LoadFailure) {
            let application = try Application.load(workspace.source)
            live?.application = application
            loadFailure = nil
        } catch {
            loadFailure = error
        }
        tellWorkspace(changed: changed)
        tellOutput()
        staleLooks = begunLooks
        scheduleCheck()
    }

    func tellWorkspace(changed: Range<Int> = 0..<0) {
        let application = live?.application
        emit(
            .workspace(
                WorkspaceState(
                    source: workspace.source, path: path, diagnostics: loadFailure?.diagnostics ?? [],
                    changedLines: changed, routes: application?.routes ?? [],
                    title: application?.title ?? "FastAPI", version: application?.version ?? "0.1.0")))
    }

    var path: String {
        switch configuration.place {
        case .file(let file): file.path
        case .memory(let source): source.name
        }
    }

    /// Saves the workspace.
    ///
    /// - Returns: Why that failed, unless the same was said before.
    func write() -> WorkspaceFileFailure? {
        guard case .file(let file) = configuration.place else { return nil }
        do throws(WorkspaceFileFailure) {
            watch.accept(try file.write(workspace.source))
            saveFailure = nil
            return nil
        } catch {
            defer { saveFailure = error }
            return error == saveFailure ? nil : error
        }
    }

    // MARK: Edits by other programs

    func startWatching() {
        guard configuration.watchesFile, case .file = configuration.place else { return }
        watching = eventLoop.scheduleRepeatedTask(initialDelay: .milliseconds(100), delay: .milliseconds(100)) {
            [weak self] _ in
            self?.assumeIsolated { $0.lookAtFile() }
        }
    }

    /// Takes over at once what another program wrote, so that a command works on the newest text.
    func takeOverOutsideEdits() {
        guard configuration.watchesFile, case .file(let file) = configuration.place else { return }
        if case .changed = watch.look(file.stamp) { takeOver(file, isWhole: true) }
    }

    private func lookAtFile() {
        guard case .file(let file) = configuration.place else { return }
        switch watch.look(file.stamp) {
        case .nothing: break
        case .changed: takeOver(file, isWhole: false)
        case .settled: takeOver(file, isWhole: true)
        case .gone:
            let text = "\(file.path) is gone; its last version goes on answering, and save writes it again"
            emit(.notice([ResultLine(.failure, text)]))
        }
    }

    /// Reads the file; what may be half-written counts only where it loads.
    private func takeOver(_ file: WorkspaceFile, isWhole: Bool) {
        do throws(WorkspaceFileFailure) {
            let (source, stamp) = try file.read()
            let mayBePart = source.utf8.isEmpty || (try? Application.load(source)) == nil
            guard isWhole || !mayBePart else { return }
            watch.accept(stamp)
            guard source.utf8 != workspace.source.utf8 else { return }
            let change = workspace.adopt(source)
            reload(changed: change.lines.changed)
            emit(.notice(reloadNotice()))
        } catch {
            if isWhole { emit(.notice([ResultLine(.failure, error.message)])) }
        }
    }

    private func reloadNotice() -> [ResultLine] {
        let name = workspace.source.name
        guard let loadFailure else {
            let count = live?.routes.count ?? 0
            return [
                ResultLine(.note, "\(name) was changed outside and reloaded: \(count) route\(count == 1 ? "" : "s")")
            ]
        }
        return loadFailure.diagnostics.flatMap { ResultLine.lines(for: $0, in: workspace.source) }
            + [ResultLine(.note, "\(name) was changed outside; the last version that loads goes on answering")]
    }
}
