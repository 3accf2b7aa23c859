import PlaygroundEngine

/// What stands in the place of the panes: one frame, and inside what is open.
enum OverlayView {
    static func draw(_ overlay: Overlay, _ model: Model, in area: Rect, on canvas: inout Canvas) {
        let inside = area.inside
        switch overlay {
        case .palette(let palette):
            OverlayFrame.draw("Palette", information: nil, in: area, on: &canvas)
            PaletteView.draw(palette, model, in: inside, on: &canvas)
        case .malformed(let menu):
            let count = menu.offers?.count ?? 0
            OverlayFrame.draw(
                "Malformed", information: count > 0 ? "\(menu.index + 1) of \(count)" : nil, in: area, on: &canvas)
            MalformedView.draw(menu, in: inside, on: &canvas)
        case .composer(let composer):
            OverlayFrame.draw("Compose", information: nil, in: area, on: &canvas)
            ComposerView.draw(composer, model, in: inside, on: &canvas)
        case .inspector(let inspector):
            OverlayFrame.draw(
                "Inspect", information: "row \(inspector.exchange.id)", in: area, on: &canvas)
            InspectorView.draw(inspector, in: inside, on: &canvas)
        case .lessons(let map):
            OverlayFrame.draw("Lessons", information: LessonMapView.information(on: map), in: area, on: &canvas)
            LessonMapView.draw(map, in: inside, on: &canvas)
        case .card(let lines, let scroll):
            let content = CardView.content(of: lines, in: inside.size, scroll: scroll)
            OverlayFrame.draw("Card", information: content.information, in: area, on: &canvas)
            canvas.write(content.visible, in: inside)
        case .messages(let scroll):
            let content = MessagesView.content(of: model, in: inside.size, scroll: scroll)
            OverlayFrame.draw("Messages", information: content.information, in: area, on: &canvas)
            canvas.write(content.visible, in: inside)
        }
    }
}

/// Everything that was said, the newest last.
enum MessagesView {
    static func content(of model: Model, in size: Size, scroll: Int) -> PaneContent {
        let columns = max(8, size.columns - 2)
        var lines: [StyledLine] = []
        for entry in model.messages.entries {
            if let command = entry.command {
                lines.append([Span(" › ", .quiet), Span(String(command.prefix { $0 != "\n" }), .strong)])
            }
            lines += ReportView.lines(of: entry.lines).map { StyledLine("   ") + $0 }
                .flatMap { $0.columns < columns ? [$0] : $0.wrapped(to: columns, indent: 5) }
        }
        if lines.isEmpty { lines = [StyledLine(" Nothing was said yet.", .quiet)] }
        return PaneContent(lines, in: size, scroll: scroll)
    }
}
