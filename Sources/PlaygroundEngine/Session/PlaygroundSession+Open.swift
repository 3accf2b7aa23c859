import Foundation

/// `open`: another file as the workspace, in the same session.
extension PlaygroundSession {
    /// Works on the file at `path`, or on the playground's own without one; the present one is saved.
    func open(_ path: String?, confirmed: Bool) async -> CommandResult {
        let place: SessionConfiguration.Place
        if let path {
            place = .file(WorkspaceFile(path: Self.fullPath(path)))
        } else if let home = configuration.home {
            place = home
        } else {
            return .refused("open needs the name of a file here; for example: open shop.py")
        }
        guard place != configuration.place else {
            return CommandResult(.done, [ResultLine(.note, "\(shownPath) is open already")])
        }
        let found: FoundWorkspace
        do throws(WorkspaceFileFailure) {
            found = try read(place)
            if found.stamp == nil, case .file(let file) = place { try Self.checkNew(file) }
        } catch {
            return CommandResult(.failed, [ResultLine(.failure, error.message), stays])
        }
        if let fault = Self.fault(ofText: found.workspace.source) {
            return CommandResult(.failed, [ResultLine(.failure, fault), stays])
        }
        if !confirmed, let loss = await unsaved() {
            return CommandResult(.needsConfirmation(question: "\(loss) Open \(Self.shown(place))?"), [])
        }
        let left = shownPath
        let loaded = await load(found.workspace.source)
        await change(to: place, found, loaded, isHome: path == nil)
        startWatching()
        await checkStep()
        return CommandResult(.done, summary(left: left))
    }

    private func change(
        to place: SessionConfiguration.Place, _ found: FoundWorkspace, _ loaded: LoadedProgram, isHome: Bool
    ) async {
        saveProgress()
        stopWatching()
        let records = recordsToKeep
        configuration.place = place
        configuration.lessonStart = isHome ? .resume : .none
        let isNew = take(found)
        // What the file before it answered is not this one's last good version.
        live?.application = try? Application.load(SourceText(name: workspace.source.name, text: ""))
        loadSnapshots()
        await reload(as: loaded)
        await takeUpLessons(records, isNew: isNew)
    }

    /// What would be lost if another file were opened now; nil where everything is saved.
    private func unsaved() async -> String? {
        let source = workspace.source
        guard case .file = configuration.place else {
            guard !source.isBlank else { return nil }
            return "\(source.name) is kept in memory alone and would be lost."
        }
        if let failure = await takeOverOutsideEdits() {
            return "\(failure.message), so the last changes would be lost."
        }
        guard saveFailure != nil else { return nil }
        saveFailure = nil
        return write().map { "\($0.message), so the last changes would be lost." }
    }

    private func summary(left: String) -> [ResultLine] {
        // A lesson may have put its own beginning there.
        let isNew = workspace.source.isBlank
        let count = live?.routes.count ?? 0
        let facts = isNew ? "which is empty so far" : "with \(count) route\(count == 1 ? "" : "s")"
        let lines = [
            ResultLine(.success, "the program is \(shownPath) now, \(facts)"),
            ResultLine(.note, "\(left) stays as it is; open and its name come back to it"),
        ]
        return lines + faults
    }

    /// Why a file that was opened does not load; empty where it does.
    var faults: [ResultLine] {
        guard let loadFailure else { return [] }
        return loadFailure.diagnostics.flatMap { ResultLine.lines(for: $0, in: workspace.source) }
            + [ResultLine(.note, "until it loads, every path is answered with 404")]
    }

    private var stays: ResultLine { ResultLine(.note, "\(shownPath) stays open") }
    private var shownPath: String { Self.shown(configuration.place) }

    private static func shown(_ place: SessionConfiguration.Place) -> String {
        switch place {
        case .file(let file): VisibleText.escape(file.path)
        case .memory(let source): VisibleText.escape(source.name)
        }
    }

    /// A file that is not there yet ends in `.py` and has a folder to stand in.
    private static func checkNew(_ file: WorkspaceFile) throws(WorkspaceFileFailure) {
        let folder = URL(fileURLWithPath: file.path).deletingLastPathComponent().path
        guard file.path.hasSuffix(".py") else { throw .missing(path: file.path) }
        guard FileManager.default.fileExists(atPath: folder) else { throw .missing(path: folder) }
    }

    /// Why a file cannot be a program at all; one with a mistake in it can be mended here.
    private static func fault(ofText source: SourceText) -> String? {
        guard String(validating: source.utf8, as: UTF8.self) != nil, !source.utf8.contains(0) else {
            return "\(VisibleText.escape(source.name)) is no text in UTF-8; a file of Python is expected"
        }
        return nil
    }

    /// The whole path of a file named at the prompt.
    static func fullPath(_ typed: String) -> String {
        URL(fileURLWithPath: (typed as NSString).expandingTildeInPath).standardizedFileURL.path
    }

    /// How far the lessons have come, and which of them is open in their own file.
    var recordsToKeep: LessonRecords {
        var records = progression.records
        if records.current == nil, configuration.lessonStart == .none {
            records.current = savedRecords.current
            records.left = savedRecords.left
        }
        return records
    }
}
