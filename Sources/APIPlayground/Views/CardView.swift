import PlaygroundEngine

/// The card in the middle of the screen.
enum CardView {
    static func content(of lines: [ResultLine], in size: Size, scroll: Int) -> PaneContent {
        let columns = lines.map(\.text.columns).max() ?? 0
        let indent = String(repeating: " ", count: max(1, (size.columns - columns) / 2))
        let above = max(0, (size.rows - lines.count) / 2 - 1)
        let drawn = ReportView.lines(of: lines).map { StyledLine(indent) + $0 }
        return PaneContent(Array(repeating: .empty, count: above) + drawn, in: size, scroll: scroll)
    }
}
