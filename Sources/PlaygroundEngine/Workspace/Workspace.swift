/// The `main.py` in hand as a value: its text and the way back through its changes.
package struct Workspace: Hashable, Sendable {
    package private(set) var source: SourceText
    private var undoable: [SourceText] = []
    private var redoable: [SourceText] = []
    /// The number of the oldest text that can be gone back to.
    private var firstNumber = 0

    /// The longest `main.py` that is edited, in bytes.
    package static let byteLimit = 4 << 20
    /// How many changes can be taken back, and how many bytes they may keep.
    private static let undoLimit = (count: 500, bytes: 32 << 20)

    package init(_ source: SourceText) {
        self.source = source
    }

    /// Goes on where `timeline` ended.
    package init(_ timeline: Timeline) {
        source = timeline.texts[timeline.current]
        undoable = Array(timeline.texts[..<timeline.current])
        redoable = timeline.texts[(timeline.current + 1)...].reversed()
        firstNumber = timeline.firstNumber
    }

    /// All texts that can be gone back or forth to.
    package var timeline: Timeline? {
        Timeline(
            firstNumber: firstNumber, texts: undoable + [source] + redoable.reversed(), current: undoable.count)
    }

    package var canUndo: Bool { !undoable.isEmpty }
    package var canRedo: Bool { !redoable.isEmpty }

    /// Adds the definitions, imports and other statements of `python`; see ``SourceEditor/put(_:)``.
    package mutating func put(_ python: String) throws(EditFailure) -> WorkspaceChange {
        try edit { editor throws(EditFailure) in try editor.put(python) }
    }

    /// Takes out what `reference` names.
    package mutating func remove(_ reference: DefinitionReference) throws(EditFailure) -> WorkspaceChange {
        try edit { editor throws(EditFailure) in try editor.remove(reference) }
    }

    /// Gives what `old` names another name, wherever it is meant; see ``SourceEditor/rename(_:to:)``.
    package mutating func rename(_ old: String, to new: String) throws(EditFailure) -> WorkspaceChange {
        try edit { editor throws(EditFailure) in try editor.rename(old, to: new) }
    }

    /// Sets keyword arguments of `FastAPI(...)`; each value is a Python expression.
    package mutating func configureApp(
        _ arguments: [(name: String, value: String)]
    ) throws(EditFailure) -> WorkspaceChange {
        try edit { editor throws(EditFailure) in try editor.configureApp(arguments) }
    }

    /// Takes another text for `main.py` as one change: an edit made outside, or what a lesson puts back.
    package mutating func adopt(_ source: SourceText) -> WorkspaceChange {
        let change = WorkspaceChange(before: self.source, after: source, facts: [])
        record(change)
        return change
    }

    /// Takes the last change back; nil where there is none.
    package mutating func undo() -> WorkspaceChange? {
        guard let before = undoable.popLast() else { return nil }
        redoable.append(source)
        return step(to: before)
    }

    /// Makes the change again that ``undo()`` took back; nil where there is none.
    package mutating func redo() -> WorkspaceChange? {
        guard let after = redoable.popLast() else { return nil }
        undoable.append(source)
        return step(to: after)
    }

    private mutating func step(to target: SourceText) -> WorkspaceChange {
        defer { source = target }
        return WorkspaceChange(before: source, after: target, facts: [])
    }

    private mutating func edit(
        _ body: (inout SourceEditor) throws(EditFailure) -> Void
    ) throws(EditFailure) -> WorkspaceChange {
        var editor = try SourceEditor(source)
        try body(&editor)
        guard editor.source.utf8.count <= Self.byteLimit else { throw .tooLong(bytes: editor.source.utf8.count) }
        let change = WorkspaceChange(before: source, after: editor.source, facts: editor.facts)
        record(change)
        return change
    }

    private mutating func record(_ change: WorkspaceChange) {
        guard change.isChange else { return }
        undoable.append(change.before)
        redoable = []
        source = change.after
        var bytes = undoable.reduce(0) { $0 + $1.utf8.count }
        while undoable.count > Self.undoLimit.count || bytes > Self.undoLimit.bytes, undoable.count > 1 {
            bytes -= undoable.removeFirst().utf8.count
            firstNumber += 1
        }
    }
}
