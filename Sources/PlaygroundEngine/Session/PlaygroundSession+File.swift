import NIOCore

/// The file behind the workspace: read, saved and brought live.
extension PlaygroundSession {
    /// A text of `main.py` that was parsed, lowered and run, or why that failed, and how long it took.
    struct LoadedProgram {
        let source: SourceText
        let result: Result<Application, LoadFailure>
        let duration: Duration

        var failure: LoadFailure? {
            if case .failure(let failure) = result { failure } else { nil }
        }
    }

    /// Loads a text; whatever else the loop has to do goes on between the slices of its run.
    func load(_ source: SourceText) async -> LoadedProgram {
        let start = ContinuousClock.now
        let result: Result<Application, LoadFailure>
        do throws(LoadFailure) {
            result = .success(try await runToEnd(try ApplicationLoading(source)))
        } catch {
            result = .failure(error)
        }
        return LoadedProgram(source: source, result: result, duration: start.duration(to: .now))
    }

    private func runToEnd(_ loading: ApplicationLoading) async throws(LoadFailure) -> Application {
        while true {
            if let application = try loading.goOn() { return application }
            await withCheckedContinuation { turn in eventLoop.execute { turn.resume() } }
        }
    }

    /// A workspace as it was found, not yet taken over.
    struct FoundWorkspace {
        var workspace: Workspace
        /// Nil where there is no file yet.
        var stamp: FileStamp?
        var versions: Timeline?
    }

    /// Reads the file at `place`, and the way back through its changes.
    func read(_ place: SessionConfiguration.Place) throws(WorkspaceFileFailure) -> FoundWorkspace {
        let file: WorkspaceFile
        switch place {
        case .memory(let source): return FoundWorkspace(workspace: Workspace(source))
        case .file(let found): file = found
        }
        file.removeLeftovers()
        let source: SourceText
        let stamp: FileStamp
        do throws(WorkspaceFileFailure) {
            (source, stamp) = try file.read()
        } catch {
            // A file that is not there yet comes with the first change.
            guard case .missing = error else { throw error }
            return FoundWorkspace(workspace: Workspace(SourceText(name: file.name, text: "")))
        }
        var found = FoundWorkspace(workspace: Workspace(source), stamp: stamp)
        do throws(StoreProblem) {
            if let timeline = try VersionStore(configuration.store).load(path: file.path, name: file.name) {
                found.versions = timeline
                found.workspace = Workspace(timeline)
                // What an editor changed since can be taken back as well.
                _ = found.workspace.adopt(source)
            }
        } catch {
            tell(error)
        }
        return found
    }

    /// Works on `found` from now on.
    ///
    /// - Returns: Whether there is no program yet.
    func take(_ found: FoundWorkspace) -> Bool {
        workspace = found.workspace
        watch = FileWatch(found.stamp)
        keptVersions = found.versions
        (loadFailure, saveFailure, readFailure, editedFrom) = (nil, nil, nil, nil)
        let isBlank = workspace.source.isBlank
        guard case .file(let file) = configuration.place else { return isBlank }
        return !finishMove(of: file) && isBlank
    }

    /// Puts in place what a move through the lessons was about to when the program ended, unless the file was changed since.
    ///
    /// - Returns: Whether there was such a move.
    private func finishMove(of file: WorkspaceFile) -> Bool {
        let progress = LessonProgressStore(configuration.store)
        do throws(StoreProblem) {
            guard let move = try progress.intendedMove(path: file.path, name: file.name) else { return false }
            let isUntouched = move.before.utf8 == workspace.source.utf8
            if isUntouched {
                // Nothing was there before, so there is nothing that undo could bring back.
                if workspace.source.isBlank {
                    workspace = Workspace(move.text)
                } else {
                    _ = workspace.adopt(move.text)
                }
                if let failure = write() { emit(.notice([ResultLine(.failure, failure.message)])) }
            }
            try progress.fulfilled(path: file.path)
            return isUntouched
        } catch {
            tell(error)
            return false
        }
    }

    /// Brings the workspace live; the last version that loaded stays live where this one does not.
    ///
    /// - Parameter loaded: What was loaded already, where that is the workspace's text.
    func reload(changed: [Range<Int>] = [], as loaded: LoadedProgram? = nil) async {
        reloadsUnderway += 1
        let source = workspace.source
        let loaded = if let loaded, loaded.source.utf8 == source.utf8 { loaded } else { await load(source) }
        reloadsUnderway -= 1
        // What took the place of the text meanwhile brings itself live.
        guard loaded.source.utf8 == workspace.source.utf8 else { return }
        switch loaded.result {
        case .success(let application):
            live?.application = application
            liveSource = workspace.source
            liveStart = live?.nextExchangeID ?? 1
            loadFailure = nil
        case .failure(let failure): loadFailure = failure
        }
        tellWorkspace(changed: changed)
        tellOutput()
        staleLooks = begunLooks
        keepVersions()
        scheduleCheck()
    }

    /// Of how many routes it is told what they ask for.
    private static let shapeLimit = 200

    func tellWorkspace(changed: [Range<Int>] = []) {
        let application = live?.application
        // A file that is no Python leaves the names as they were.
        if let module = try? Parser.parse(workspace.source) {
            names = PythonNames(module)
        }
        emit(
            .workspace(
                WorkspaceState(
                    source: workspace.source, path: path, diagnostics: loadFailure?.diagnostics ?? [],
                    changedLines: changed, routes: application?.routes ?? [],
                    title: application?.title ?? "FastAPI", version: application?.version ?? "0.1.0",
                    shapes: application?.shapes(limit: Self.shapeLimit) ?? [], names: names,
                    snapshots: snapshots.reversed().map(\.number))))
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

    /// Keeps the way back for the next session.
    private func keepVersions() {
        guard case .file(let file) = configuration.place, let timeline = workspace.timeline,
            keptVersions != nil || timeline.texts.count > 1
        else { return }
        do throws(StoreProblem) {
            keptVersions = try VersionStore(configuration.store).save(
                timeline, path: file.path, replacing: keptVersions)
        } catch {
            tell(error)
        }
    }
}

extension SourceText {
    /// Whether there is nothing but white space in it.
    var isBlank: Bool { utf8.allSatisfy(\.isBlank) }
}
