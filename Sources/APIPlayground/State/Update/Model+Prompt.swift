import PlaygroundEngine

extension Model {
    /// Hands what is typed to the session.
    mutating func submit() -> [Effect] {
        prompt.completion = nil
        prompt.isLeaving = false
        guard prompt.running == nil else {
            prompt.remember(.key(.enter))
            return []
        }
        let input = prompt.editor.text
        guard !input.allSatisfy(\.isWhitespace) else { return [] }
        let submission = Submission(input: input)
        prompt.running = PromptState.Running(submission: submission)
        prompt.editor.set("")
        return [.execute(submission)]
    }

    /// Shows what a command said, and goes on with what was typed meanwhile.
    mutating func finish(_ submission: Submission, with result: CommandResult) -> [Effect] {
        if prompt.running?.submission == submission { prompt.running = nil }
        switch result.outcome {
        case .incomplete:
            prompt.editor.resume(submission.input)
            return playWaiting()
        case .needsConfirmation(let question):
            prompt.question = PromptState.Question(text: question, submission: submission)
            focus = .prompt
        case .quit: return [.quit]
        case .done, .failed: break
        }
        if submission.origin == .prompt, !submission.isConfirmed { prompt.editor.remember(submission.input) }
        if case .needsConfirmation = result.outcome {} else { noteSend(submission.input) }
        report = Report(command: submission.input, lines: [])
        report.append(result.lines)
        return playWaiting()
    }

    private mutating func noteSend(_ input: String) {
        let words = input.split(separator: " ", maxSplits: 1)
        if words.first == "send" { client.lastSend = input }
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
            }
            if prompt.running != nil {
                prompt.waiting += waiting[(index + 1)...]
                break
            }
        }
        return effects
    }

    // MARK: Completion

    /// Completes the word at the cursor, or goes on to the next candidate.
    mutating func complete() -> [Effect] {
        if prompt.editor.isEmpty {
            focusPane(arrangement.single)
            return []
        }
        // In a Python block Tab indents, as editors do.
        if prompt.editor.isIndenting {
            type("    ")
            return []
        }
        if prompt.completion != nil {
            chooseNextCandidate()
            return []
        }
        return [.complete(text: prompt.editor.text, cursor: prompt.editor.cursor)]
    }

    mutating func offer(_ completions: Completions, of text: String) {
        // What was typed since has made the answer stale.
        guard prompt.editor.text == text, focus == .prompt else { return }
        guard let first = completions.candidates.first else {
            say(.note, "Nothing known completes this. F1 and `help` list what there is.")
            return
        }
        if completions.candidates.count == 1 {
            prompt.editor.replace(completions.range, with: first)
            return
        }
        let typed = String(
            decoding: Array(text.utf8)[completions.range.clamped(to: 0..<text.utf8.count)], as: UTF8.self)
        let common = completions.candidates.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
        prompt.completion = CompletionState(completions: completions, original: text, index: nil)
        if common.utf8.count > typed.utf8.count { prompt.editor.replace(completions.range, with: common) }
    }

    private mutating func chooseNextCandidate() {
        guard var state = prompt.completion else { return }
        let candidates = state.completions.candidates
        let next = state.index.map { ($0 + 1) % candidates.count } ?? 0
        state.index = next
        prompt.editor.set(state.original)
        prompt.editor.replace(state.completions.range, with: candidates[next])
        prompt.completion = state
    }

    // MARK: Report

    mutating func scrollReport(pages: Int) {
        let layout = ScreenLayout(of: self)
        let page = max(1, layout.report.rows - 1)
        report.scroll = min(max(0, layout.reportOffset + pages * page), layout.reportScrollLimit)
    }
}
