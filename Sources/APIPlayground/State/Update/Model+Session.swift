import PlaygroundEngine

extension Model {
    /// Takes over what the session told.
    mutating func follow(_ event: SessionEvent) {
        switch event {
        case .server(let state): server = state
        case .workspace(let state): follow(state)
        case .lesson(let state): follow(state)
        case .exchange(let exchange): add([exchange], skipped: 0)
        case .client(let exchange): show(.own(exchange))
        case .progress(let progress): arrive(progress)
        case .clipboard: break
        case .theme(let name): theme = name
        case .recall(let commands): for command in commands.suffix(100) { prompt.editor.remember(command) }
        case .logCleared: log.clear()
        case .printed(let lines):
            notice(lines.map { ResultLine(.note, "main.py printed: \($0)") })
        case .notice(let lines): notice(lines)
        }
    }

    private mutating func notice(_ lines: [ResultLine]) {
        report.append(lines)
        report.scroll = .max
        // The result of the command that runs will take the report's place; what happened meanwhile must not be lost.
        prompt.running?.notices.append(lines)
        if prompt.running == nil { messages.add(nil, lines) }
    }

    /// Shows what has come of a response; the newest of it stays in view.
    private mutating func arrive(_ progress: ClientProgress) {
        // What comes after the end is from before it.
        guard prompt.running != nil else { return }
        let isFirst = client.shown?.isArriving != true
        client.show(
            .arriving(progress), row: nil, source: SourceText(name: "", text: ""), room: contentSize(of: .client))
        if isFirst {
            bringToFront(Tab.response)
            bringToFront(Pane.client)
        }
        scroll[.response] = .max
    }

    private mutating func follow(_ state: WorkspaceState) {
        let isChanged = workspace?.source != state.source || workspace?.diagnostics != state.diagnostics
        workspace = state
        guard isChanged else { return }
        source = PythonHighlighting.lines(of: state.source)
        let room = contentSize(of: .code)
        // A third of the pane above the place shows what it belongs to.
        scroll[.source] = SourcePane.rowToShow(in: self, columns: room.columns).map { max(0, $0 - room.rows / 3) }
    }

    private mutating func follow(_ state: LessonState?) {
        let before = lesson
        guard let state, let before, state.isAtSamePlace(as: before) else {
            lesson = state
            guard state != nil else { return }
            scroll[.lesson] = 0
            client.requestIndex = 0
            client.composesChosen = true
            return bringToFront(Pane.lesson)
        }
        let (isPredicted, tellsMore) = (state.predicted != before.predicted, state.tellsMore(than: before))
        guard isPredicted || tellsMore else {
            lesson = state
            return
        }
        let size = contentSize(of: .lesson)
        let read = PaneContent(of: .lesson, in: size, model: self).inView.upperBound
        lesson = state
        let text = LessonPane.text(of: state, in: size)
        if isPredicted, let place = text.prediction {
            scroll[.lesson] = PaneContent(of: .lesson, in: size, model: self).offset(showing: place)
        } else if tellsMore, read > text.end {
            // What is new stands at the end. The page turns for those who had come there, never over unread lines.
            scroll[.lesson] = .max
        }
    }

    /// Takes over new rows of the log.
    mutating func add(_ exchanges: [Exchange], skipped: Int) {
        log.append(exchanges, skipped: skipped)
        // The row of an answer may come after the answer.
        if client.explanation == nil, let shown = client.shown, let id = shown.id, log.exchanges[id: id] != nil {
            explain(shown)
        }
    }

    /// Brings an exchange into the client pane.
    mutating func show(_ shown: ClientState.Shown) {
        explain(shown)
        client.composesChosen = false
        for tab in Pane.client.tabs { scroll[tab] = 0 }
        bringToFront(Pane.client)
    }

    private mutating func explain(_ shown: ClientState.Shown) {
        let row = shown.id.flatMap { log.exchanges[id: $0] }
        client.show(
            shown, row: row, source: workspace?.source ?? SourceText(name: "main.py", text: ""),
            room: contentSize(of: .client))
    }
}

extension LessonState {
    /// Whether there is something new to read behind the prose; the same failure of a newer request is none, or a
    /// flood of requests would turn the page under the reader. Nor are the first outcomes of a step that just opened.
    fileprivate func tellsMore(than before: LessonState) -> Bool {
        func news(_ state: LessonState) -> [[Bool]] { state.outcomes.map { [$0.passed, $0.failure != nil] } }
        return !before.outcomes.isEmpty && news(self) != news(before) || hintsShown != before.hintsShown
            || statuses != before.statuses || tip != before.tip
    }
}
