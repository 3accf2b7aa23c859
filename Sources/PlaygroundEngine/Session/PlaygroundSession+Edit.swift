/// `edit`: the file in the learner's own editor.
extension PlaygroundSession {
    /// Says what the face of the program is to open: the session itself has no terminal.
    func edit(_ reference: DefinitionReference?, typed line: String) async -> CommandResult {
        if let failure = await takeOverOutsideEdits() {
            return CommandResult(.failed, [ResultLine(.failure, failure.message)])
        }
        guard case .file(let file) = configuration.place else {
            return .refused("\(workspace.source.name) is kept in memory here; there is no file to edit")
        }
        var number = 1
        if let reference {
            do throws(Diagnostic) {
                let outline = ModuleOutline(try Parser.parse(workspace.source))
                guard let definition = outline.find(reference).first else {
                    let meant = Suggestion.nearest(to: reference.key, among: outline.definitions.flatMap(\.keys))
                    return refuse(.noDefinition(reference, meant: meant), at: reference.key, in: line, meant: meant)
                }
                number = workspace.source.line(at: definition.range.lowerBound)
            } catch {
                // A file that is no Python is edited at its fault.
                number = workspace.source.line(at: min(error.range.lowerBound, workspace.source.utf8.count))
            }
        } else if let fault = loadFailure?.diagnostics.first {
            number = workspace.source.line(at: min(fault.range.lowerBound, workspace.source.utf8.count))
        }
        // A file that was never saved, or that is gone, is there for the editor to open.
        if file.stamp == nil, let failure = write() { return .refused(failure.message) }
        editedFrom = workspace.source
        return CommandResult(.edit(EditRequest(path: file.path, line: number)), [])
    }

    /// Takes over what the editor saved.
    package func finishEdit() async -> CommandResult {
        // What was saved on the way is live already, by the watch.
        let before = editedFrom ?? workspace.source
        defer { editedFrom = nil }
        if let failure = await takeOverOutsideEdits() {
            return CommandResult(.failed, [ResultLine(.failure, failure.message)])
        }
        guard workspace.source.utf8 != before.utf8 else {
            return CommandResult(.done, [ResultLine(.note, "\(before.name) is as it was")])
        }
        let change = WorkspaceChange(before: before, after: workspace.source, facts: [])
        let lines = [ResultLine(.success, "\(before.name) was edited")] + ChangeText.difference(change.lines)
        guard let loadFailure else { return CommandResult(.done, lines) }
        let problems = loadFailure.diagnostics.flatMap { ResultLine.lines(for: $0, in: workspace.source) }
        return CommandResult(
            .failed, lines + problems + [ResultLine(.note, "the last version that loads goes on answering")])
    }
}

/// A file to open in an editor.
package struct EditRequest: Hashable, Sendable {
    package let path: String
    /// The line (from 1) that the editor should show.
    package let line: Int

    package init(path: String, line: Int) {
        self.path = path
        self.line = line
    }
}
