import PlaygroundEngine

extension Model {
    /// Takes over what the session told.
    mutating func follow(_ event: SessionEvent) -> [Effect] {
        switch event {
        case .server(let state): server = state
        case .workspace(let state): follow(state)
        case .lesson(let state): follow(state)
        case .exchange(let exchange): log.append([exchange])
        case .client(let exchange): return show(.own(exchange))
        case .notice(let lines):
            report.append(lines)
            report.scroll = .max
        }
        return []
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
        lesson = state
        guard let state else { return }
        if before?.lesson.id != state.lesson.id || before?.stepIndex != state.stepIndex {
            scroll[.lesson] = 0
            client.requestIndex = 0
            bringToFront(Pane.lesson)
        } else if before?.outcomes != state.outcomes || before?.hintsShown != state.hintsShown
            || before?.statuses != state.statuses
        {
            // What is new stands at the end: the goals, the failing check, a hint, the way on.
            scroll[.lesson] = .max
        }
    }

    /// Brings an exchange into the client pane, and asks why where it was refused.
    mutating func show(_ shown: ClientState.Shown) -> [Effect] {
        client.show(shown)
        for tab in Pane.client.tabs { scroll[tab] = 0 }
        bringToFront(.client)
        return explainIfAsked()
    }

    /// The explanation is asked for when an answer reports an error, and when the learner looks for one.
    func explainIfAsked() -> [Effect] {
        guard let shown = client.shown, let id = shown.id, client.explanation?.id != id else { return [] }
        return shown.status ?? 0 >= 400 || arrangement.clientTab == .why ? [.explain(id)] : []
    }
}
