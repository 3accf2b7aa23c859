import PlaygroundEngine

extension Model {
    /// Hands what is typed to the session, or goes on with the next line of a block.
    mutating func submit() -> [Effect] {
        prompt.completion = nil
        prompt.isLeaving = false
        if let running = prompt.running {
            if !prompt.hasUnplayedEnter, running.ticks >= ReportView.patience,
                !PromptInput.isNothing(prompt.editor.text)
            {
                say(.note, "That waits until ‘\(running.submission.input)’ is done; Ctrl-C stops it.")
            }
            prompt.remember(.key(.enter))
            return []
        }
        let text = prompt.editor.text
        if PromptInput.isNothing(text) {
            prompt.editor.set("")
            return []
        }
        if PromptInput.needsMoreLines(text) {
            type("\n")
            return []
        }
        prompt.editor.set("")
        // A listing of Python is one change; what has commands in it is run one input after the other.
        let inputs = CommandScript.inputs(of: text).map(\.text)
        guard inputs.count > 1, !inputs.allSatisfy(PromptInput.isPython) else { return execute(text) }
        prompt.queue = Array(inputs.dropFirst())
        return execute(inputs[0])
    }

    private mutating func execute(_ input: String) -> [Effect] {
        let submission = Submission(input: input)
        prompt.running = PromptState.Running(submission: submission)
        // Who types a command has begun.
        return endTour() + [.execute(submission)]
    }

    /// Shows what a command said, and goes on with what was typed meanwhile.
    mutating func finish(_ submission: Submission, with result: CommandResult) -> [Effect] {
        if case .edit(let request) = result.outcome { return [.edit(request, of: submission)] }
        let notices = prompt.running?.notices.lines ?? []
        prompt.running = nil
        switch result.outcome {
        case .incomplete:
            prompt.editor.resume(submission.input)
            return playWaiting()
        case .needsConfirmation(let question):
            prompt.question = PromptState.Question(text: question, submission: submission)
            focus = .prompt
            return []
        case .quit: return [.quit]
        case .screenshot(let path): return [.screenshot(path: path, of: submission)]
        case .tour:
            report = Report()
            goToStop(0)
            prompt.editor.remember(submission.input)
            return playWaiting()
        case .lessons(let lessons): return show(.lessons(LessonMap(lessons)), result, of: submission, notices)
        case .card: return show(.card(lines: result.lines, scroll: 0), result, of: submission, notices)
        case .failed: returnInput(submission)
        case .done, .edit: break
        }
        prompt.editor.remember(submission.input)
        let name = CommandName(word: String(submission.input.prefix { $0 != " " }))
        if name == .inspect, result.outcome == .done { openInspector(after: submission.input) }
        if name == .send {
            client.lastSend = submission.input
            if !submission.input.contains("--malformed") { client.lastGoodSend = submission.input }
        }
        if name == .check || name == .hint {
            bringToFront(Pane.lesson)
            scroll[.lesson] = .max
        }
        report = Report(command: submission.input, lines: Self.lines(of: result, notShownElsewhereBy: name))
        report.append(notices)
        messages.add(submission.input, result.lines)
        if !prompt.queue.isEmpty { return execute(prompt.queue.removeFirst()) }
        return playWaiting()
    }

    /// Shows a result in the place of the panes.
    private mutating func show(
        _ shown: Overlay, _ result: CommandResult, of submission: Submission, _ notices: [ResultLine]
    ) -> [Effect] {
        overlay = shown
        report = Report()
        report.append(notices)
        prompt.editor.remember(submission.input)
        messages.add(submission.input, result.lines)
        return prompt.queue.isEmpty ? playWaiting() : execute(prompt.queue.removeFirst())
    }

    /// What the report has to say: an answer shows in the client pane, goals and hints in the lesson pane.
    private static func lines(of result: CommandResult, notShownElsewhereBy name: CommandName?) -> [ResultLine] {
        // A check that finds goals open has failed as a command, and is shown like one that finds none.
        guard result.outcome == .done || name == .check else { return result.lines }
        switch name {
        case .send, .replay, .check:
            let summary = result.lines.first { $0.role == .text }
            // What stands before the answer is about the request, such as how large its picture is.
            let notes = result.lines.prefix { $0.role != .text }.filter { $0.role == .note }
            return notes + (summary.map { [$0] } ?? [])
                + result.lines.filter { $0.role == .success || $0.role == .failure }
        case .hint: return result.lines.filter { $0.role == .heading }
        case .inspect: return []
        case .route, .model, .router, .app, .routes, .show, .edit, .remove, .rename, .undo, .redo, .save, .open,
            .importFile, .serve, .stop, .log, .why, .docs, .schema, .compare, .lessons, .lesson, .free, .snapshots,
            .restore, .card, .next, .back, .diff,
            .copy, .export, .history, .theme,
            .screenshot, .tour,
            .solution, .skip, .reset, .predict, .language, .record, .help, .quit, nil:
            return result.lines
        }
    }

    /// After a command that failed, a listing comes back to be corrected, and the rest of a paste to be looked at.
    private mutating func returnInput(_ submission: Submission) {
        if submission.origin == .prompt, submission.input.contains("\n"), prompt.waiting.isEmpty {
            prompt.queue.insert(submission.input, at: 0)
        }
        guard !prompt.queue.isEmpty else { return }
        prompt.editor.set((prompt.queue + [prompt.editor.text]).filter { !$0.isEmpty }.joined(separator: "\n"))
        prompt.queue = []
    }

    /// Plays the keys that came after Enter while the command was running.
    private mutating func playWaiting() -> [Effect] {
        var effects: [Effect] = []
        let waiting = prompt.waiting
        prompt.waiting = []
        for (index, input) in waiting.enumerated() {
            switch input {
            case .key(let key): effects += update(&self, .key(key))
            case .paste(let text): effects += update(&self, .paste(text, dropped: 0))
            case .command(let command): effects += run(command)
            }
            if prompt.running != nil {
                prompt.waiting += waiting[(index + 1)...]
                break
            }
        }
        return effects
    }

    // MARK: Reading on

    /// The pane that Page Down reads while the prompt has the focus: the first on the screen, mostly the lesson.
    private var readingPane: Pane { ScreenLayout(of: self).slots.first?.front ?? .lesson }

    /// Whether Page Down at the prompt would show more.
    var canReadOn: Bool {
        let layout = ScreenLayout(of: self)
        guard !layout.reportOverflows, let slot = layout.slots.first else { return layout.reportOverflows }
        return PaneContent(of: slot.front, in: slot.area.inside.size, model: self).overflows
    }

    mutating func readOn(pages: Int) {
        let layout = ScreenLayout(of: self)
        guard layout.reportOverflows else { return scroll(readingPane, .pages(pages)) }
        let page = max(1, layout.reportCapacity - 1)
        report.scroll = min(max(0, layout.reportOffset + pages * page), layout.reportScrollLimit)
    }
}
