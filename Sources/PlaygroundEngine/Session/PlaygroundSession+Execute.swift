extension PlaygroundSession {
    /// Runs an input: one command, a whole block of Python, or several of them on lines of their own.
    ///
    /// - Parameter confirmed: Whether the question that the command asks was answered with yes.
    package func execute(
        _ input: String, confirmed: Bool = false, origin: InputOrigin = .prompt
    ) async -> CommandResult {
        guard !PromptInput.isNothing(input) else { return CommandResult(.done, []) }
        let isTooLong = input.utf8.count > CommandParser.byteLimit
        if origin != .script, !isTooLong, PromptInput.needsMoreLines(input) { return CommandResult(.incomplete, []) }
        if origin == .prompt, !confirmed { remember(input) }
        // Nobody stops what a script sends.
        streamSeconds = origin == .script ? 30 : 600
        runningInputs += 1
        noteActivity()
        defer {
            runningInputs -= 1
            noteActivity()
            saveProgress()
        }
        var result = await run(input, confirmed: confirmed)
        if origin == .script, case .edit(let request) = result.outcome {
            editedFrom = nil
            result = .refused("edit needs somebody at a terminal; \(request.path) can be edited before the script runs")
        }
        guard isCheckScheduled else { return result }
        let news = await checkStep()
        if isCheckScheduled {
            // What came in while the goals were looked at is looked at later: its timer may have found this running.
            isCheckScheduled = false
            scheduleCheck()
        }
        return CommandResult(result.outcome, result.lines + news)
    }

    private func run(_ input: String, confirmed: Bool) async -> CommandResult {
        let parts = input.utf8.count > CommandParser.byteLimit ? [input] : CommandScript.parts(of: input)
        guard parts.count > 1 else { return await runOne(input, confirmed: confirmed) }
        var lines: [ResultLine] = []
        for (index, part) in parts.enumerated() {
            let result = await runOne(part, confirmed: confirmed)
            lines += [ResultLine(.code, part)] + result.lines
            let isLast = index == parts.count - 1
            if isLast || !result.outcome.isTold { return CommandResult(result.outcome, lines) }
        }
        return CommandResult(.done, lines)
    }

    private func runOne(_ input: String, confirmed: Bool) async -> CommandResult {
        do throws(Diagnostic) {
            let command = try CommandParser.parse(input)
            let start = live?.nextExchangeID ?? 1
            let result = try await perform(command, typed: input, confirmed: confirmed)
            if result.outcome.succeeded { took(command, typed: input, since: start) }
            return result
        } catch {
            return CommandResult(.failed, ResultLine.lines(for: error, typed: input))
        }
    }

    /// - Throws: A diagnostic about the typed line.
    private func perform(
        _ command: Command, typed line: String, confirmed: Bool
    ) async throws(Diagnostic) -> CommandResult {
        switch command {
        case .python(let block): return await put(block.text)
        case .route(let route):
            return try await put(typed: line) { outline throws(Diagnostic) in
                try RouteWriter.form(for: route, in: outline)
            }
        case .model(let model):
            return try await put(typed: line) { outline throws(Diagnostic) in
                try ModelWriter.form(for: model, in: outline)
            }
        case .router(let router):
            return try await put(typed: line) { outline throws(Diagnostic) in
                try RouterWriter.form(for: router, in: outline)
            }
        case .app(let app): return await configure(app, typed: line)
        case .send(let send): return await self.send(send)
        case .routes: return routes()
        case .show(let target): return show(target, typed: line)
        case .edit(let reference): return await edit(reference, typed: line)
        case .remove(let reference): return await remove(reference, typed: line)
        case .rename(let names): return await rename(names, typed: line)
        case .undo: return await undo()
        case .redo: return await redo()
        case .save: return await save()
        case .open(let path): return await open(path, confirmed: confirmed)
        case .importFile(let path): return await importFile(path)
        case .serve(let target): return await serve(target)
        case .stop: return await stopServing()
        case .log(let target): return log(target)
        case .why(let id): return why(id)
        case .inspect(let id): return inspect(id)
        case .replay(let replay): return await self.replay(replay)
        case .diff(let first, let second): return diff(first, second)
        case .diffNewest: return diffNewest()
        case .copy(let tool, let id): return copy(tool, id)
        case .export(let kind, let path): return await export(kind, to: path)
        case .history(let text): return history(text)
        case .theme(let theme): return choose(theme)
        case .screenshot(let path): return CommandResult(.screenshot(path: path ?? "apiplayground.svg"), [])
        case .tour: return CommandResult(.tour, TourText.lines)
        case .docs: return docs()
        case .schema(let name): return schema(of: name, typed: line)
        case .compare(let python): return await compare(python: python)
        case .lessons: return lessons()
        case .lesson(let number): return await openLesson(number, confirmed: confirmed)
        case .free: return await freePlay()
        case .snapshots(let number): return await snapshots(number)
        case .restore(let number): return await restore(number, confirmed: confirmed)
        case .card(let path): return await card(path)
        case .next: return await nextStep()
        case .back: return await stepBack()
        case .check: return await check()
        case .hint: return await hint()
        case .solution: return await solution()
        case .skip: return await skip()
        case .reset(let target): return await reset(target, confirmed: confirmed)
        case .predict(let status): return predict(status)
        case .language(let language): return await choose(language: language)
        case .record(let action): return await record(action)
        case .help(let topic): return CommandResult(.done, HelpText.lines(topic))
        case .quit: return CommandResult(.quit, [])
        }
    }

    /// Notes a command that was done, for checks that ask for one and for a recording.
    ///
    /// - Parameter start: The log's number from which on its exchanges are.
    private func took(_ command: Command, typed input: String, since start: Int) {
        if let name = CommandName(input: input) {
            commandsUsed.insert(name.rawValue)
            let isGoal = progression.step?.checks.contains { $0.condition == .used(name.rawValue) } ?? false
            if isGoal { scheduleCheck() }
        }
        guard recording != nil, let live else { return }
        let sent = live.log.newestFirst.prefix { $0.id >= start }.filter { $0.client == .playground }
        recording?.note(command, typed: input, Array(sent.reversed()))
    }

    private func remember(_ input: String) {
        do throws(StoreProblem) {
            try CommandHistoryStore(configuration.store).append(SecretFields.masked(command: input))
        } catch {
            tell(error)
        }
    }
}

extension CommandResult {
    /// A command that could not do what it was asked for, in one sentence.
    static func refused(_ message: String) -> CommandResult {
        CommandResult(.failed, [ResultLine(.failure, message)])
    }
}
