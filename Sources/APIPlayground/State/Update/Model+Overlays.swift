import PlaygroundEngine

/// What stands in the place of the panes, and lines that are typed in the place of the prompt.
extension Model {
    mutating func closeOverlay() {
        if entry != nil {
            entry = nil
        } else if prompt.search != nil {
            prompt.search = nil
        } else {
            // Looking at another request takes no draft away.
            if case .composer(let composer) = overlay,
                composer.isChanged || client.draft?.beginning == composer.beginning
            {
                client.draft = composer
            }
            overlay = nil
        }
    }

    /// Puts what is typed where the keys go.
    mutating func typeWhereKeysGo(_ text: String) {
        let line = String(text.map { $0.isNewline ? " " : $0 })
        if entry != nil {
            entry?.editor.insert(line)
            entry?.fault = nil
        } else if let overlay {
            type(text, into: overlay)
        } else if prompt.search != nil {
            prompt.search = HistorySearch(query: String(((prompt.search?.query ?? "") + line).prefix(500)))
        } else if focus == .prompt {
            type(text)
        }
    }

    private mutating func type(_ text: String, into overlay: Overlay) {
        switch overlay {
        case .palette(var palette):
            palette.query.insert(String(text.filter { !$0.isNewline }.prefix(200)))
            palette.index = 0
            self.overlay = .palette(palette)
        case .composer(var composer):
            composer.editor.insert(composer.field.isLong ? text : text.filter { !$0.isNewline })
            self.overlay = .composer(composer)
        case .malformed, .inspector, .messages, .lessons, .card: break
        }
    }

    /// Changes the text that has the keys.
    mutating func apply(_ edit: Action.Edit) {
        if entry != nil {
            entry?.editor.apply(edit)
            entry?.fault = nil
        } else if case .palette(var palette) = overlay {
            palette.query.apply(edit)
            palette.index = 0
            overlay = .palette(palette)
        } else if case .composer(var composer) = overlay {
            composer.editor.apply(edit)
            overlay = .composer(composer)
        } else if let search = prompt.search {
            prompt.search = HistorySearch(query: String(search.query.dropLast()))
        } else {
            prompt.completion = nil
            prompt.editor.apply(edit)
        }
    }

    /// Enter.
    mutating func accept() -> [Effect] {
        if overlay == nil, entry == nil, prompt.search == nil, let tour {
            return tour + 1 < TourText.stops.count ? goToStop(tour + 1) : endTour()
        }
        if let entry { return accept(entry) }
        if let search = prompt.search {
            if let match = search.match(in: prompt.editor.history.entries) { prompt.editor.set(match) }
            prompt.search = nil
            return []
        }
        switch overlay {
        case .palette(let palette): return accept(palette)
        case .malformed(let menu): return send(menu)
        case .composer(var composer):
            if composer.field.isLong {
                composer.editor.insert("\n")
                overlay = .composer(composer)
            } else {
                moveField(1)
            }
        case .lessons(let map):
            guard let chosen = map.chosen else { return [] }
            overlay = nil
            return run("lesson \(chosen.number)")
        case .inspector, .messages, .card, nil: break
        }
        return []
    }

    private mutating func accept(_ entry: LineEntry) -> [Effect] {
        let text = entry.editor.text
        switch entry.purpose {
        case .find(let pane):
            self.entry = nil
            find = text.isEmpty ? nil : Find(pane: pane, text: text)
            if find != nil { findNext(forward: pane != .log) }
        case .filter:
            do throws(LogFilter.Fault) {
                log.show(try LogFilter(text))
                self.entry = nil
            } catch {
                self.entry?.fault = error.message
            }
        }
        return []
    }

    private mutating func accept(_ palette: Palette) -> [Effect] {
        let items = PaletteItems.matching(palette.query.text, in: self)
        guard items.indices.contains(palette.index) else { return [] }
        overlay = nil
        switch items[palette.index].choice {
        case .action(let action): return perform(action)
        case .run(let command): return run(command)
        case .type(let text):
            startTyping(text)
            return []
        }
    }

    /// Moves the choice among what is listed.
    mutating func choose(_ steps: Int) {
        if var search = prompt.search, overlay == nil {
            search.skipped = max(0, search.skipped + steps)
            if search.match(in: prompt.editor.history.entries) != nil { prompt.search = search }
            return
        }
        switch overlay {
        case .palette(var palette):
            let count = PaletteItems.matching(palette.query.text, in: self).count
            palette.index = min(max(0, palette.index + steps), max(0, count - 1))
            overlay = .palette(palette)
        case .malformed(var menu):
            let count = menu.offers?.count ?? 0
            menu.index = min(max(0, menu.index + steps), max(0, count - 1))
            overlay = .malformed(menu)
        case .inspector(var inspector):
            inspector.index = min(max(0, inspector.index + steps), inspector.stages.count - 1)
            inspector.scroll = 0
            overlay = .inspector(inspector)
        case .lessons(var map):
            map.index = min(max(0, map.index + steps), max(0, map.lessons.count - 1))
            overlay = .lessons(map)
        case .composer, .messages, .card, nil: break
        }
    }

    mutating func moveSideways(_ steps: Int) -> [Effect] {
        if overlay == nil, let tour { return goToStop(max(0, tour + steps)) }
        switch overlay {
        case .malformed(var menu):
            guard menu.targets.count > 1 else { return [] }
            menu.target = ((menu.target + steps) % menu.targets.count + menu.targets.count) % menu.targets.count
            (menu.offers, menu.index) = (nil, 0)
            overlay = .malformed(menu)
            return [.listMalformed(command: menu.command)]
        case .inspector(let inspector):
            if let position = log.position(of: inspector.exchange.id), let next = log.exchange(at: position + steps) {
                openInspector(next)
            }
        case .palette, .composer, .messages, .lessons, .card, nil: break
        }
        return []
    }

    mutating func moveField(_ steps: Int) {
        guard case .composer(var composer) = overlay else { return }
        let count = Composer.Field.allCases.count
        let next = ((composer.field.rawValue + steps) % count + count) % count
        composer.field = Composer.Field(rawValue: next) ?? .target
        overlay = .composer(composer)
    }

    mutating func scrollOverlay(_ way: Action.Scroll) {
        let size = ScreenLayout(of: self).panes.inside.size
        switch overlay {
        case .messages(let scroll):
            overlay = .messages(scroll: MessagesView.content(of: self, in: size, scroll: scroll).offset(after: way))
        case .inspector(var inspector):
            inspector.scroll = InspectorView.bytes(of: inspector, in: size).offset(after: way)
            overlay = .inspector(inspector)
        case .card(let lines, let scroll):
            let offset = CardView.content(of: lines, in: size, scroll: scroll).offset(after: way)
            overlay = .card(lines: lines, scroll: offset)
        case .palette, .malformed, .composer, .lessons, nil: break
        }
    }

    // MARK: The tour

    /// Shows a stop, with the pane that it is about in front.
    @discardableResult
    mutating func goToStop(_ number: Int) -> [Effect] {
        guard TourText.stops.indices.contains(number) else { return [] }
        tour = number
        toPrompt()
        if let pane = tourPane { bringToFront(pane) }
        return []
    }

    /// The pane that the tour is about now.
    var tourPane: Pane? {
        tour.flatMap { TourText.stops.indices.contains($0) ? TourText.stops[$0].pane : nil }.flatMap(
            Pane.init(rawValue:))
    }

    /// Ends the tour for good; the `tour` command gives it again.
    mutating func endTour() -> [Effect] {
        guard tour != nil else { return [] }
        tour = nil
        bringToFront(Pane.lesson)
        return [.keep(name: Self.tourSetting, value: "seen")]
    }

    // MARK: The mouse

    mutating func turnWheelOverOverlay(by lines: Int) {
        switch overlay {
        case .messages, .inspector, .card: scrollFocused(.lines(lines))
        case .palette, .malformed, .lessons: choose(lines.signum())
        case .composer, nil: if help != nil { scrollFocused(.lines(lines)) }
        }
    }

    /// A click chooses a row of what is listed; a second one on the same row takes it.
    mutating func pressOverlay(at point: Point, _ layout: ScreenLayout) -> [Effect] {
        let inside = layout.panes.inside
        guard inside.contains(point) else { return [] }
        let row = point.row - inside.row
        switch overlay {
        case .palette(var palette):
            guard let index = PaletteView.index(at: row, in: inside.size, of: self) else { return [] }
            if index == palette.index { return accept() }
            palette.index = index
            overlay = .palette(palette)
        case .malformed(var menu):
            guard let index = MalformedView.index(at: row, in: inside.size, of: menu) else { return [] }
            menu.index = index
            overlay = .malformed(menu)
        case .inspector(var inspector):
            guard let index = InspectorView.stage(at: point, in: inside, of: inspector) else { return [] }
            (inspector.index, inspector.scroll) = (index, 0)
            overlay = .inspector(inspector)
        case .composer(var composer):
            guard let field = ComposerView.field(at: row, in: inside.size, of: composer) else { return [] }
            composer.field = field
            overlay = .composer(composer)
        case .lessons(var map):
            guard let index = LessonMapView.lesson(at: point, in: inside, of: map) else { return [] }
            if index == map.index { return accept() }
            map.index = index
            overlay = .lessons(map)
        case .messages, .card, nil: break
        }
        return []
    }
}
