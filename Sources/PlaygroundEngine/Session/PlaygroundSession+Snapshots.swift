import Foundation

/// What is kept of `main.py` before something takes its place.
extension PlaygroundSession {
    /// Keeps the `main.py` in hand, unless it is empty or a lesson's starter, which every lesson can bring again.
    ///
    /// - Returns: The number under which it is kept.
    @discardableResult
    func keepSnapshot(_ place: String, _ occasion: String) -> Int? {
        let text = workspace.source
        guard !text.isBlank, !progression.lessons.contains(where: { $0.starter == text.text }) else {
            return nil
        }
        if let newest = snapshots.last, newest.text.utf8 == text.utf8 { return newest.number }
        let number = (snapshots.last?.number ?? 0) + 1
        let snapshot = Snapshot(
            number: number, kept: configuration.now(), place: place, occasion: occasion,
            routes: loadFailure == nil ? live?.routes.count : nil, text: text)
        snapshots = SnapshotStore.adding(snapshot, to: snapshots)
        guard case .file(let file) = configuration.place else { return number }
        do throws(StoreProblem) {
            try SnapshotStore(configuration.store).save(snapshots, path: file.path, replacing: savedSnapshots)
            savedSnapshots = snapshots
        } catch {
            tell(error)
        }
        return number
    }

    /// Reads what earlier sessions kept.
    func loadSnapshots() {
        (snapshots, savedSnapshots) = ([], [])
        guard case .file(let file) = configuration.place else { return }
        do throws(StoreProblem) {
            snapshots = try SnapshotStore(configuration.store).load(path: file.path, name: file.name)
            savedSnapshots = snapshots
        } catch {
            tell(error)
        }
    }

    func snapshots(_ number: Int?) async -> CommandResult {
        await takeOverOutsideEdits()
        let name = workspace.source.name
        guard !snapshots.isEmpty else {
            return CommandResult(
                .done, [ResultLine(.note, "nothing of \(name) is kept yet; it is when a lesson brings its own")])
        }
        guard let number else {
            let rows = snapshots.reversed().map { snapshot in
                [
                    "\(snapshot.number)", Self.day(snapshot.kept), "\(snapshot.lineCount)",
                    snapshot.routes.map { "\($0)" } ?? "-", "\(snapshot.place), \(snapshot.occasion)",
                ]
            }
            return CommandResult(
                .done,
                TextTable.lines([["number", "kept", "lines", "routes", "from"]] + rows)
                    + [ResultLine(.note, "restore puts the newest back, restore N another; snapshots N shows one")])
        }
        guard let snapshot = snapshots.first(where: { $0.number == number }) else { return noSnapshot(number) }
        let heading = ResultLine(.heading, "snapshot \(number), from \(snapshot.place), \(snapshot.occasion)")
        guard snapshot.text.utf8 != workspace.source.utf8 else {
            return CommandResult(.done, [heading, ResultLine(.note, "\(name) says the same now")])
        }
        return CommandResult(.done, [heading] + Self.code(snapshot.text.text))
    }

    /// Puts a snapshot in the place of `main.py`; what is there is kept in turn, and undo brings it back, too.
    func restore(_ number: Int?, confirmed: Bool) async -> CommandResult {
        if let failure = await takeOverOutsideEdits() { return .refused(failure.message) }
        let source = workspace.source
        let others = snapshots.filter { $0.text.utf8 != source.utf8 }
        guard let snapshot = number.map({ number in snapshots.first { $0.number == number } }) ?? others.last else {
            guard let number, !snapshots.isEmpty else {
                return .refused("nothing else of \(source.name) is kept, so there is nothing to put back")
            }
            return noSnapshot(number)
        }
        guard snapshot.text.utf8 != source.utf8 else {
            return CommandResult(
                .done, [ResultLine(.note, "\(source.name) says the same as snapshot \(snapshot.number)")])
        }
        let isKept =
            source.isBlank || snapshots.contains { $0.text.utf8 == source.utf8 }
            || progression.lessons.contains { $0.starter == source.text }
        guard confirmed || isKept else {
            let lines = Quantity.count(snapshot.lineCount, "line")
            return CommandResult(
                .needsConfirmation(
                    question: "Snapshot \(snapshot.number), \(lines) from \(snapshot.place), takes the place of "
                        + "\(source.name), which is kept in turn; undo brings it back, too. Put it back?"), [])
        }
        let kept = keepSnapshot(placeName, "before snapshot \(snapshot.number) came back")
        let change = workspace.adopt(SourceText(name: source.name, utf8: snapshot.text.utf8))
        let note = kept.map { [ResultLine(.note, "what was there is snapshot \($0)")] } ?? []
        return CommandResult(
            .done,
            [ResultLine(.success, "\(source.name) is snapshot \(snapshot.number) again, from \(snapshot.place)")]
                + note + (await take(change)))
    }

    private func noSnapshot(_ number: Int) -> CommandResult {
        .refused("there is no snapshot \(number); snapshots lists those there are")
    }
}
