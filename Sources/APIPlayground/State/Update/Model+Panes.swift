import PlaygroundEngine

extension Model {
    /// The room for the content of `pane`, or that of the nearest place where it would stand.
    func contentSize(of pane: Pane) -> Size {
        let layout = ScreenLayout(of: self)
        let slot = layout.slots.first { $0.panes.contains(pane) }
        return (slot?.area.inside ?? layout.panes.inside).size
    }

    /// Moves through what has the focus.
    mutating func scrollFocused(_ way: Action.Scroll) {
        if help != nil {
            scrollHelp(way)
        } else if overlay != nil {
            scrollOverlay(way)
        } else if let pane = focus.pane {
            scroll(pane, way)
        }
    }

    mutating func scroll(_ pane: Pane, _ way: Action.Scroll) {
        if pane == .log { return scrollLog(way) }
        let content = PaneContent(of: pane, in: contentSize(of: pane), model: self)
        scroll[tab(of: pane)] = content.offset(after: way)
    }

    private mutating func scrollHelp(_ way: Action.Scroll) {
        guard let help else { return }
        let content = HelpPage.content(of: self, in: ScreenLayout(of: self).panes.inside.size)
        self.help = HelpState(subject: help.subject, place: help.place, scroll: content.offset(after: way))
    }

    private mutating func scrollLog(_ way: Action.Scroll) {
        let page = max(1, contentSize(of: .log).rows - 2)
        switch way {
        case .lines(let count): log.moveSelection(by: count)
        case .pages(let count): log.moveSelection(by: count * page)
        case .start: log.select(position: 0)
        case .end: log.follow()
        }
        log.top = log.visible(capacity: page + 1).lowerBound
    }

    mutating func moveTab(by steps: Int) {
        guard let pane = focus.pane, let index = pane.tabs.firstIndex(of: tab(of: pane)) else { return }
        let count = pane.tabs.count
        bringToFront(pane.tabs[((index + steps) % count + count) % count])
    }

    /// Puts `tab` in front of its pane.
    mutating func bringToFront(_ tab: Tab) {
        switch tab {
        case .source, .routes: arrangement.codeTab = tab
        case .response, .raw, .headers, .why, .wire, .stages: arrangement.clientTab = tab
        case .lesson, .log: break
        }
    }

    mutating func moveRequest(by steps: Int) {
        let count = readyRequests.count
        guard count > 0 else { return }
        client.requestIndex = ((client.requestIndex + steps) % count + count) % count
        client.composesChosen = true
    }

    /// Shows the chosen row, or the newest, in the client pane.
    mutating func openChosenRow() {
        if let exchange = log.chosen { show(.logged(exchange)) }
    }

    mutating func copyShown() -> [Effect] {
        guard let pane = focus.pane else { return [] }
        let text = PaneContent.copyText(of: tab(of: pane), model: self)
        guard let text, !text.isEmpty else {
            say(.note, "There is nothing to copy here yet.")
            return []
        }
        guard text.utf8.count <= ClipboardSequence.limit else {
            say(
                .note,
                "\(Quantity.bytes(text.utf8.count)) are too much for a terminal's clipboard; c copies a curl command that "
                    + "fetches them.")
            return []
        }
        say(.success, "Offered \(text.utf8.count) bytes to the terminal's clipboard.")
        return [.copy(text)]
    }
}
