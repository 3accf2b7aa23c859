/// The two rows at the bottom: first the keys of what has the focus, then those that work everywhere. Only what would do
/// something now is shown, and a click does it.
enum HelpRows {
    static func draw(_ model: Model, in area: Rect, on canvas: inout Canvas) {
        for item in items(of: model, in: area) { canvas.write(item.line, at: item.point, in: area) }
    }

    /// What a click at `point` does; nil where no key stands there.
    static func action(at point: Point, in area: Rect, of model: Model) -> Action? {
        guard area.contains(point) else { return nil }
        return items(of: model, in: area).first { item in
            item.point.row == point.row
                && (item.point.column..<item.point.column + item.line.columns).contains(point.column)
        }?.action
    }

    private struct Item {
        let line: StyledLine
        let point: Point
        let action: Action
    }

    /// As many as fit, whole.
    private static func items(of model: Model, in area: Rect) -> [Item] {
        let (local, global) = KeyBindings.all.filter { !$0.label.isEmpty && $0.action.isOffered(in: model) }
            .grouped(by: KeyBindings.places(of: model))
        return [local, global].enumerated().flatMap { row, bindings -> [Item] in
            var column = area.column + 1
            var items: [Item] = []
            for binding in bindings {
                let key = binding.keys.first?.name ?? ""
                let line: StyledLine = [
                    Span("  \(key) ", .key), Span(binding.action.name(in: model) ?? binding.label, .quiet),
                ]
                guard column + line.columns <= area.endColumn else { break }
                items.append(
                    Item(line: line, point: Point(column: column, row: area.row + row), action: binding.action))
                column += line.columns
            }
            return items
        }
    }
}

extension [Binding] {
    /// Those of `places`, the nearest place first: its own keys, and the keys that are valid everywhere.
    fileprivate func grouped(by places: [Place]) -> (local: [Binding], global: [Binding]) {
        let wide: Set<Place> = [.everywhere, .overlays]
        var taken: Set<Key> = []
        let local = places.filter { !wide.contains($0) }.flatMap { place in
            // A key that a nearer place has means what it means there.
            let own = filter { $0.place == place && $0.keys.first.map { !taken.contains($0) } ?? false }
            taken.formUnion(filter { $0.place == place }.flatMap(\.keys))
            return own
        }
        return (local, places.filter(wide.contains).flatMap { place in filter { $0.place == place } })
    }
}
