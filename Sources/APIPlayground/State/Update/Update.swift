import PlaygroundEngine

/// Changes `model` by what happened, and says what has to be done about it.
func update(_ model: inout Model, _ message: Message) -> [Effect] {
    switch message {
    case .key(let key): return model.press(key) + model.askForFiles()
    case .paste(let text, let dropped): return model.paste(text, dropped: dropped) + model.askForFiles()
    case .mouse(let mouse): return model.point(mouse)
    case .resized(let size):
        model.size = size
        return []
    case .malformed(let offers, let command):
        model.take(offers, of: command)
        return []
    case .files(let names, let folder):
        if model.folder == folder { model.files = names }
        return []
    case .session(.clipboard(let text)): return [.copy(text)]
    case .session(let event):
        model.follow(event)
        return []
    case .exchanges(let exchanges, let skipped):
        model.add(exchanges, skipped: skipped)
        return []
    case .result(let result, let submission): return model.finish(submission, with: result)
    case .tick:
        model.prompt.running?.ticks += 1
        return []
    case .stopRequested: return [.suspend]
    }
}

extension Model {
    /// Whether time has to pass visibly.
    var isWaiting: Bool { prompt.running != nil }

    fileprivate mutating func press(_ key: Key) -> [Effect] {
        if prompt.hasUnplayedEnter, !isCovered, entry == nil, focus == .prompt, !isGlobal(key) {
            prompt.remember(.key(key))
            return []
        }
        guard let action = KeyBindings.action(for: key, in: self) else {
            if help == nil, prompt.question == nil, let text = key.typed { typeWhereKeysGo(text) }
            return []
        }
        return perform(action)
    }

    /// Whether `key` does the same wherever the focus is, so that it need not wait for a command.
    private func isGlobal(_ key: Key) -> Bool {
        KeyBindings.all.contains { $0.place == .everywhere && $0.keys.contains(key) }
    }

    fileprivate mutating func paste(_ text: String, dropped: Int) -> [Effect] {
        // At the start of the prompt a paste is a whole; in the middle it may be anything.
        let text = prompt.editor.isEmpty ? PastedText.cleaned(text) : text
        guard help == nil, prompt.question == nil else { return [] }
        if overlay != nil || entry != nil || prompt.search != nil {
            typeWhereKeysGo(text)
            return []
        }
        focus = .prompt
        if dropped > 0 {
            say(.failure, "The paste was cut after \(InputDecoder.pasteLimit) bytes; \(dropped) more were not taken.")
        }
        if prompt.hasUnplayedEnter {
            if !prompt.remember(.paste(text)) {
                say(.failure, "The paste is too long to wait for the command that runs; paste it again after that.")
            }
        } else {
            type(text)
        }
        return []
    }

    /// Puts `text` in at the cursor of the prompt.
    mutating func type(_ text: String) {
        prompt.completion = nil
        prompt.isLeaving = false
        if !prompt.editor.insert(text) {
            say(.failure, "The prompt holds at most \(LineEditor.limit) bytes; this is more. Edit main.py instead.")
        }
    }

    /// Tells something that no command asked for.
    mutating func say(_ role: ResultLine.Role, _ text: String) {
        report.append([ResultLine(role, text)])
        report.scroll = .max
        messages.add(nil, [ResultLine(role, text)])
    }
}

extension PromptState {
    /// Whether Enter was pressed while a command was running.
    var hasUnplayedEnter: Bool { !waiting.isEmpty }

    /// Keeps `input` for later; false where too much waits already.
    @discardableResult
    mutating func remember(_ input: TypedAhead) -> Bool {
        let size = waiting.reduce(input.size) { $0 + $1.size }
        guard size <= Self.waitingLimit else { return false }
        waiting.append(input)
        return true
    }
}
