/// The two rows at the bottom: first the keys of what has the focus, then those that work everywhere. Only what would do
/// something now is shown.
enum HelpRows {
    static func draw(_ model: Model, in area: Rect, on canvas: inout Canvas) {
        let (local, global) = KeyBindings.all.filter { !$0.label.isEmpty && $0.action.isOffered(in: model) }
            .grouped(by: KeyBindings.places(of: model))
        for (row, bindings) in [local, global].enumerated() {
            canvas.write(
                line(bindings, columns: area.columns), at: Point(column: area.column, row: area.row + row), in: area)
        }
    }

    /// As many as fit, whole.
    private static func line(_ bindings: [Binding], columns: Int) -> StyledLine {
        var line = StyledLine(" ")
        for binding in bindings {
            let key = binding.keys.first?.name ?? ""
            let item: StyledLine = [Span("  \(key) ", .key), Span(binding.label, .quiet)]
            guard line.columns + item.columns <= columns else { break }
            line = line + item
        }
        return line
    }
}

extension [Binding] {
    /// Those of `places`, the nearest place first: its own keys, and the keys that are valid everywhere.
    fileprivate func grouped(by places: [Place]) -> (local: [Binding], global: [Binding]) {
        let local = places.filter { $0 != .everywhere }.flatMap { place in filter { $0.place == place } }
        return (local, places.contains(.everywhere) ? filter { $0.place == .everywhere } : [])
    }
}
