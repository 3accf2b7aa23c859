/// Says what a change did to `main.py`.
enum ChangeText {
    /// One line for each definition, import or setting that was touched.
    static func lines(for change: WorkspaceChange) -> [ResultLine] {
        let name = change.after.name
        return change.facts.map { fact in
            switch fact {
            case .added(let what): ResultLine(.success, "\(what) is new in \(name)")
            case .replaced(let what): ResultLine(.success, "\(what) is replaced in \(name)")
            case .removed(let what): ResultLine(.success, "\(what) is gone from \(name)")
            case .imported(let names): ResultLine(.success, "\(names.joined(separator: ", ")) is imported in \(name)")
            case .renamed(let old, let new, let places):
                ResultLine(
                    .success, "\(old) is \(new) now, at \(places) place\(places == 1 ? "" : "s") of \(name)")
            case .configured(let app): ResultLine(.success, "\(app) is configured anew in \(name)")
            }
        }
    }

    /// The most lines of a difference that a result shows.
    private static let lineLimit = 60

    /// The lines that went and came, blank ones at the edges left out.
    static func difference(_ difference: LineDifference) -> [ResultLine] {
        let lines = difference.lines.map { line in
            switch line {
            case .removed(let text): ResultLine(.removed, VisibleText.escape(text.expandingTabs))
            case .added(let text): ResultLine(.added, VisibleText.escape(text.expandingTabs))
            }
        }
        let isBlank: (ResultLine) -> Bool = { $0.text.allSatisfy(\.isWhitespace) }
        let end = (lines.lastIndex { !isBlank($0) } ?? -1) + 1
        let shown = lines[..<end].drop(while: isBlank)
        guard shown.count > lineLimit else { return Array(shown) }
        return shown.prefix(lineLimit) + [
            ResultLine(.note, "… and \(shown.count - lineLimit) lines more; show has all")
        ]
    }
}
