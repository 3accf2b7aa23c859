import NIOCore

/// Edits of the file by other programs.
extension PlaygroundSession {
    func startWatching() {
        guard configuration.watchesFile, case .file(let file) = configuration.place else { return }
        watching = eventLoop.scheduleRepeatedTask(initialDelay: .milliseconds(100), delay: .milliseconds(100)) {
            [weak self] _ in
            self?.assumeIsolated { $0.lookAtFile() }
        }
        let eventLoop = eventLoop
        fileNotices = FileNotices(path: file.path) { [weak self] in
            eventLoop.execute { [weak self] in self?.assumeIsolated { $0.noticeFile() } }
        }
    }

    func stopWatching() {
        watching?.cancel()
        watching = nil
        fileNotices = nil
    }

    /// Takes over at once what another program wrote, so that a command works on the newest text.
    ///
    /// - Returns: Why the file that is there cannot be read; its place must not be taken then.
    @discardableResult
    func takeOverOutsideEdits() async -> WorkspaceFileFailure? {
        guard configuration.watchesFile, case .file(let file) = configuration.place else { return nil }
        switch watch.look(file.stamp) {
        case .changed, .settled: await takeOver(file, isWhole: true)
        case .nothing, .gone, .back: break
        }
        return readFailure
    }

    private func lookAtFile() {
        guard !isTakingOver, case .file(let file) = configuration.place else { return }
        switch watch.look(file.stamp) {
        case .nothing: break
        case .changed: beginTakingOver(file, isWhole: false)
        case .settled: beginTakingOver(file, isWhole: true)
        case .gone:
            readFailure = nil
            let text =
                "\(VisibleText.escape(file.path)) is gone; its last version goes on answering, and save writes it again"
            emit(.notice([ResultLine(.failure, text)]))
        case .back: emit(.notice([ResultLine(.note, "\(VisibleText.escape(file.path)) is there again, as it was")]))
        }
    }

    /// Reads the file as soon as the system tells that it was written; what does not load waits for the next look.
    private func noticeFile() {
        guard watching != nil, case .file(let file) = configuration.place else { return }
        watch.hint(file.stamp)
        if isTakingOver { isNoticed = true } else { beginTakingOver(file, isWhole: false) }
    }

    private func beginTakingOver(_ file: WorkspaceFile, isWhole: Bool) {
        isTakingOver = true
        Task {
            await takeOver(file, isWhole: isWhole)
            isTakingOver = false
            guard isNoticed else { return }
            isNoticed = false
            noticeFile()
        }
    }

    /// Reads the file; what may be half-written counts only where it loads.
    private func takeOver(_ file: WorkspaceFile, isWhole: Bool) async {
        do throws(WorkspaceFileFailure) {
            let (source, stamp) = try file.read()
            let before = workspace.source
            guard source.utf8 != before.utf8 else {
                readFailure = nil
                return watch.accept(stamp)
            }
            // A second look at a text that does not load finds the same.
            let loaded =
                if let lastFailure, lastFailure.source.utf8 == source.utf8 { lastFailure } else { await load(source) }
            lastFailure = loaded.failure == nil || isWhole ? nil : loaded
            guard isWhole || !(source.utf8.isEmpty || loaded.failure != nil) else { return }
            // A command has changed the file meanwhile.
            guard workspace.source.utf8 == before.utf8, .file(file) == configuration.place else { return }
            readFailure = nil
            watch.accept(stamp)
            let change = workspace.adopt(source)
            await reload(changed: change.lines.changed, as: loaded)
            // The command that opened the editor tells what came of it.
            if editedFrom == nil { emit(.notice(reloadNotice(loaded))) }
        } catch {
            guard isWhole else { return }
            if case .missing = error {} else { readFailure = error }
            emit(
                .notice([
                    ResultLine(.failure, error.message),
                    ResultLine(.note, "the last version that was read goes on answering"),
                ]))
        }
    }

    private func reloadNotice(_ loaded: LoadedProgram) -> [ResultLine] {
        let name = workspace.source.name
        guard let loadFailure else {
            let count = live?.routes.count ?? 0
            let time = Quantity.duration(loaded.duration)
            let text = "\(name) was changed outside and reloaded in \(time): \(count) route\(count == 1 ? "" : "s")"
            return [ResultLine(.note, text)]
        }
        return loadFailure.diagnostics.flatMap { ResultLine.lines(for: $0, in: workspace.source) }
            + [ResultLine(.note, "\(name) was changed outside; the last version that loads goes on answering")]
    }
}
