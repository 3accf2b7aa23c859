import PlaygroundEngine

/// The title in a pane's border: its number and name, its tabs, and the panes behind it.
enum PaneTitle {
    enum Target: Hashable {
        case pane(Pane)
        case tab(Tab, Pane)
    }

    /// A piece of the title that a click picks.
    struct Part {
        let text: String
        let style: Style
        let target: Target
        /// Counted from the left edge of the pane.
        let columns: Range<Int>
    }

    /// The parts that fit, with a piece of the border between panes where there is room for it.
    static func parts(of slot: ScreenLayout.Slot, model: Model) -> [Part] {
        let spaced = parts(of: slot, gap: 1, model: model)
        let needed = slot.panes.count + (slot.front.tabs.count > 1 ? slot.front.tabs.count : 0)
        if spaced.count == needed { return spaced }
        let close = parts(of: slot, gap: 0, model: model)
        return close.count == needed ? close : parts(of: slot, gap: 0, model: model, showsOpenTabAlone: true)
    }

    /// - Parameter showsOpenTabAlone: Where not all tabs fit, the open one tells which it is of how many.
    private static func parts(
        of slot: ScreenLayout.Slot, gap: Int, model: Model, showsOpenTabAlone: Bool = false
    ) -> [Part] {
        var parts: [Part] = []
        var column = 1
        func add(_ text: String, _ style: Style, _ target: Target) {
            let end = column + text.columns
            guard end < slot.area.columns else { return }
            parts.append(Part(text: text, style: style, target: target, columns: column..<end))
            column = end
        }
        for pane in slot.panes {
            let isFront = pane == slot.front
            let isFocused = isFront && PaneFrames.isFocused(slot, model)
            let mark = isFront && slot.panes.count > 1 ? "▸" : " "
            let style = isFocused ? Style(.accent, [.strong, .reversed]) : isFront ? .strong : .quiet
            add("\(mark)\(pane.rawValue) \(pane.name) ", style, .pane(pane))
            if isFront, pane.tabs.count > 1, showsOpenTabAlone,
                let index = pane.tabs.firstIndex(of: model.tab(of: pane))
            {
                let next = pane.tabs[(index + 1) % pane.tabs.count]
                add("[\(name(of: pane.tabs[index], model)) \(index + 1)/\(pane.tabs.count)]", .strong, .tab(next, pane))
            } else if isFront, pane.tabs.count > 1 {
                for tab in pane.tabs {
                    let isOpen = tab == model.tab(of: pane)
                    // Brackets tell the open tab without colour.
                    let name = name(of: tab, model)
                    add(isOpen ? "[\(name)]" : " \(name) ", isOpen ? .strong : .quiet, .tab(tab, pane))
                }
            }
            column += gap
        }
        return parts
    }

    /// A tab's name; the source is called as its file is, in up to 20 columns.
    private static func name(of tab: Tab, _ model: Model) -> String {
        guard tab == .source, let workspace = model.workspace else { return tab.name }
        return StyledLine(VisibleText.escape(workspace.fileName)).truncated(to: 20).text
    }
}
