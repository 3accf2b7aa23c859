import PlaygroundEngine

extension Model {
    /// Does what a key asks for.
    mutating func perform(_ action: Action) -> [Effect] {
        switch action {
        case .help:
            help = HelpState(subject: focus, place: overlay?.place)
        case .closeHelp:
            help = nil
        case .nextStep: return run("next")
        case .sendReady, .sendChosen: return sendReady()
        case .resend: return resend()
        case .quit: return quit()
        case .interrupt: return interrupt()
        case .suspend: return [.suspend]
        case .redraw: return [.redraw]
        case .focus(let pane): focusPane(pane)
        case .focusNext: moveFocus(by: 1)
        case .focusPrevious: moveFocus(by: -1)
        case .submit: return submit()
        case .complete: complete()
        case .leavePrompt: leavePrompt()
        case .breakLine: type("\n")
        case .older: older()
        case .newer: newer()
        case .edit(let edit): apply(edit)
        case .readOn(let pages): readOn(pages: pages)
        case .answer(let yes): return answer(yes)
        case .toPrompt: leavePane()
        case .zoom:
            arrangement.isZoomed.toggle()
            return [keepArrangement]
        case .resize(let columns, let rows):
            resize(columns: columns, rows: rows)
            return [keepArrangement]
        case .moveTab(let steps): moveTab(by: steps)
        case .scroll(let way): scrollFocused(way)
        case .open: openChosenRow()
        case .follow: log.follow()
        case .moveRequest(let steps): moveRequest(by: steps)
        case .copy: return copyShown()
        case .malformed: return openMalformedMenu()
        case .palette: overlay = .palette(Palette())
        case .messages: overlay = .messages(scroll: .max)
        case .lessons: return run("lessons")
        case .tour: goToStop(0)
        case .screenshot: return run("screenshot")
        case .stopSending: return stopSending()
        case .compose: compose()
        case .searchHistory: prompt.search = HistorySearch()
        case .find: if let pane = focus.pane { entry = LineEntry(purpose: .find(pane)) }
        case .findNext(let steps): findNext(forward: steps > 0)
        case .filter: entry = LineEntry(purpose: .filter, editor: LineEditor(log.filter?.text ?? ""))
        case .inspect: inspect()
        case .replay: return withChosenRow { "replay \($0.id)" }
        case .diffWithMarked: return diffWithMarked()
        case .mark: if let chosen = log.chosen { log.marked = log.marked == chosen.id ? nil : chosen.id }
        case .copyCode(let tool): return copyCode(for: tool)
        case .predict: startTyping("predict ")
        case .movePart(let steps):
            client.showPart(client.part + steps, room: contentSize(of: .client))
            scroll[arrangement.clientTab] = 0
        case .closeOverlay:
            if overlay == nil, entry == nil, prompt.search == nil, tour != nil { return endTour() }
            closeOverlay()
        case .accept: return accept()
        case .choose(let steps): choose(steps)
        case .moveSideways(let steps): return moveSideways(steps)
        case .moveField(let steps): moveField(steps)
        case .sendComposed: return sendComposed()
        }
        return []
    }

    // MARK: Commands

    /// Runs `command` as if it had been entered at the prompt.
    mutating func run(_ command: String) -> [Effect] {
        if let running = prompt.running {
            // Nobody can see that a quick command is not done yet, so its key must not be lost.
            if running.ticks < ReportView.patience, prompt.remember(.command(command)) { return [] }
            say(.note, "Still running: \(running.submission.input). Ctrl-C stops it; then press the key again.")
            return []
        }
        let submission = Submission(input: command, origin: .key)
        prompt.editor.remember(command)
        prompt.running = PromptState.Running(submission: submission)
        return endTour() + [.execute(submission)]
    }

    /// Puts `text` into the prompt, to be finished there; a line that was begun goes to the history.
    mutating func startTyping(_ text: String) {
        overlay = nil
        if !PromptInput.isNothing(prompt.editor.text), prompt.editor.text != text {
            prompt.editor.remember(prompt.editor.text)
            say(.note, "The line that was begun is the newest of the history: Ctrl-U, then ↑.")
        }
        prompt.editor.set(text)
        prompt.completion = nil
        toPrompt()
    }

    private mutating func older() {
        if case .composer(var composer) = overlay {
            _ = composer.editor.moveUp()
            overlay = .composer(composer)
        } else if !prompt.editor.moveUp() {
            recall { $0.recallOlder() }
        }
    }

    private mutating func newer() {
        if case .composer(var composer) = overlay {
            _ = composer.editor.moveDown()
            overlay = .composer(composer)
        } else if !prompt.editor.moveDown() {
            recall { $0.recallNewer() }
        }
    }

    private mutating func sendReady() -> [Effect] {
        guard let request = readyRequest else {
            say(.note, "This step offers no request of its own. Type one: send GET /")
            return []
        }
        return run("send \(request.command)")
    }

    private mutating func resend() -> [Effect] {
        guard let command = client.lastSend else {
            say(.note, "Nothing was sent yet, so there is nothing to send again. Type: send GET /")
            return []
        }
        return run(command)
    }

    private mutating func quit() -> [Effect] {
        if focus == .prompt, help == nil, !prompt.editor.isEmpty {
            prompt.editor.deleteRight()
            return []
        }
        return [.quit]
    }

    private mutating func interrupt() -> [Effect] {
        if isSending { return stopSending() }
        if !prompt.editor.isEmpty || !prompt.waiting.isEmpty || !prompt.queue.isEmpty {
            prompt.editor.clear()
            (prompt.waiting, prompt.queue) = ([], [])
            prompt.completion = nil
            toPrompt()
            return []
        }
        if prompt.isLeaving { return [.quit] }
        prompt.isLeaving = true
        say(.note, "Ctrl-C once more, or Ctrl-D, leaves the playground. Everything is saved.")
        return []
    }

    private mutating func answer(_ yes: Bool) -> [Effect] {
        guard let question = prompt.question else { return [] }
        prompt.question = nil
        guard yes else {
            report.append([ResultLine(.note, "Left as it is.")])
            return []
        }
        var submission = question.submission
        submission.isConfirmed = true
        prompt.running = PromptState.Running(submission: submission)
        return [.execute(submission)]
    }

    // MARK: Focus

    private mutating func moveFocus(by steps: Int) {
        switch focus.moved(by: steps) {
        case .prompt: toPrompt()
        case .pane(let pane): focusPane(pane)
        }
    }

    /// Gives `pane` the keys and brings it to the front.
    mutating func focusPane(_ pane: Pane) {
        focus = .pane(pane)
        bringToFront(pane)
    }

    mutating func bringToFront(_ pane: Pane) {
        switch pane {
        case .lesson, .code: arrangement.upper = pane
        case .log, .client: arrangement.lower = pane
        }
        arrangement.single = pane
    }

    private mutating func leavePrompt() {
        if prompt.completion != nil {
            prompt.completion = nil
        } else {
            focusPane(arrangement.single)
        }
    }

    private mutating func leavePane() {
        if arrangement.isZoomed {
            arrangement.isZoomed = false
        } else {
            toPrompt()
        }
    }

    mutating func toPrompt() { focus = .prompt }

    private mutating func recall(_ change: (inout LineEditor) -> Void) {
        prompt.completion = nil
        change(&prompt.editor)
    }

    private var keepArrangement: Effect { .keep(name: Arrangement.settingName, value: arrangement.setting) }

    private mutating func resize(columns: Int, rows: Int) {
        // Without columns side by side, [ and ] have the other division to move.
        let rows = ScreenLayout(of: self).kind == .wide ? rows : rows + columns
        let limits = Arrangement.shares
        arrangement.leftShare = min(max(arrangement.leftShare + columns, limits.lowerBound), limits.upperBound)
        arrangement.upperShare = min(max(arrangement.upperShare + rows, limits.lowerBound), limits.upperBound)
    }
}
