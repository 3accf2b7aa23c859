import NIOCore

/// The open step: its goals, hints, solution and prediction.
extension PlaygroundSession {
    /// The most exchanges of a step that checks look at, the newest.
    private static let exchangeLimit = 500

    /// Has the goals looked at soon; many exchanges in a row are looked at together.
    func scheduleCheck() {
        guard !isCheckScheduled, progression.lesson != nil else { return }
        isCheckScheduled = true
        eventLoop.scheduleTask(in: .milliseconds(50)) { [weak self] in
            guard let self else { return }
            Task { await self.checkInBackground() }
        }
    }

    private func checkInBackground() async {
        guard isCheckScheduled, runningInputs == 0 else { return }
        let news = await checkStep(isAsked: false)
        if !news.isEmpty { emit(.notice(news)) }
    }

    /// Looks at the goals of the open step and tells what changed.
    ///
    /// The checks run beside the event loop: a handler that never ends must not keep the server from answering.
    ///
    /// - Parameter isAsked: Whether a command of the learner's led to it, so that it counts as a try.
    /// - Returns: What to say about goals that are newly met.
    @discardableResult
    func checkStep(isAsked: Bool = true) async -> [ResultLine] {
        isCheckScheduled = false
        // The text of the file and what answers belong together: a reload has the goals looked at when it is over.
        guard reloadsUnderway == 0 else { return [] }
        guard let step = progression.step, let live else { return [] }
        begunLooks += 1
        let look = begunLooks
        let source = workspace.source
        let makeFacts = makeFacts(from: live)
        let found = await besideLoop {
            CheckRunner.run(step.checks, on: makeFacts(), seed: .random(in: 0 ... .max))
        }
        guard look > staleLooks else { return isCheckScheduled ? await checkStep(isAsked: isAsked) : [] }
        staleLooks = look
        return take(found, of: step, source, isAsked: isAsked)
    }

    /// Gives what checks look at; to be called beside the event loop, since it runs the program anew.
    private func makeFacts(from live: LiveServer) -> @Sendable () -> CheckFacts {
        let newest = live.log.newestFirst.prefix { $0.id >= stepStart }.prefix(Self.exchangeLimit)
        let (exchanges, source, commands) = (Array(newest.reversed()), workspace.source, commandsUsed)
        let evidence = progression.stepRecord?.evidence ?? []
        return { CheckFacts(loading: source, exchanges: exchanges, evidence: evidence, commands: commands) }
    }

    private func take(
        _ found: [CheckOutcome], of step: Step, _ source: SourceText, isAsked: Bool
    ) -> [ResultLine] {
        // What holds from the start of a step is no news.
        let met = isStepNew ? [] : zip(found, outcomes).filter { $0.passed && !$1.passed }
        let isTry = !isStepNew && (isAsked || found.map(\.passed) != outcomes.map(\.passed))
        if isTry, met.isEmpty, !found.allSatisfy(\.passed) { progression.missed() }
        isStepNew = false
        var news = met.map { ResultLine(.success, "goal met: \($0.0.goal)") }
        let isNewlyDone = progression.note(found, on: source.text, at: configuration.now())
        if isNewlyDone {
            let isLast = step.id == progression.lesson?.steps.last?.id && progression.overview.isFinished
            let way = isLast ? "every lesson is finished; card shows what became of your API" : "next goes on"
            news.append(ResultLine(.success, "step done: \(step.title); \(way)"))
        }
        let shown =
            explainsGoals ? found : found.map { CheckOutcome(goal: $0.goal, passed: $0.passed, failure: nil) }
        guard shown != outcomes || isNewlyDone else { return news }
        outcomes = shown
        saveProgress()
        tellLesson()
        return news
    }

    // MARK: Commands

    func check() async -> CommandResult {
        guard let step = progression.step else { return .refused(LessonRefusal.noLessonOpen.message) }
        await takeOverOutsideEdits()
        explainsGoals = true
        await checkStep()
        guard step == progression.step else { return CommandResult(.done, []) }
        let firstFailing = outcomes.firstIndex { !$0.passed }
        var lines = outcomes.enumerated().flatMap { index, outcome -> [ResultLine] in
            if outcome.passed { return [ResultLine(.success, outcome.goal)] }
            guard index == firstFailing, let failure = outcome.failure else {
                return [ResultLine(.text, "not yet: \(outcome.goal)")]
            }
            return [ResultLine(.text, "not yet: \(outcome.goal)")] + Self.lines(for: failure)
        }
        if firstFailing == nil { lines.append(ResultLine(.text, "all goals of this step are met; next goes on")) }
        return CommandResult(firstFailing == nil ? .done : .failed, lines)
    }

    private static func lines(for failure: CheckFailure) -> [ResultLine] {
        let parts = [
            ("Sent", failure.sent), ("Expected", failure.expected), ("Got", failure.got), ("Why", failure.why),
            ("Log", failure.logID.map { "row \($0)" }), ("Try", failure.tryNext),
        ]
        return parts.flatMap { name, text -> [ResultLine] in
            guard let text else { return [] }
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            return lines.enumerated().map { index, line in
                let label = index == 0 ? name + ":" : ""
                return ResultLine(.text, label + String(repeating: " ", count: 10 - label.count) + line)
            }
        }
    }

    /// Shows the hint for the slip that was made last, once, or else the next of the step's levels.
    func hint() async -> CommandResult {
        if let lines = await tipLines() { return CommandResult(.done, lines) }
        do throws(LessonRefusal) {
            let count = progression.step?.hints.count ?? 0
            let (number, hint) = try progression.hint()
            saveProgress()
            tellLesson()
            return CommandResult(
                .done, [ResultLine(.heading, "Hint \(number) of \(count)")] + MarkdownText.lines(of: hint.blocks))
        } catch {
            return .refused(error.message)
        }
    }

    private func tipLines() async -> [ResultLine]? {
        guard let step = progression.step, !step.tips.isEmpty, let live else { return nil }
        await takeOverOutsideEdits()
        let (makeFacts, shown) = (makeFacts(from: live), tipsShown)
        let found = await besideLoop {
            makeFacts().tip(among: step.tips) { !shown.contains($0.range.lowerBound) }
        }
        guard let found, step == progression.step else { return nil }
        tip = found
        tipsShown.insert(found.range.lowerBound)
        tellLesson()
        return [ResultLine(.heading, "Hint for what you did")] + MarkdownText.lines(of: found.blocks)
    }

    /// Performs the answer; a step that is open counts as skipped then, since the learner did not find it.
    func solution() async -> CommandResult {
        do throws(LessonRefusal) {
            let commands = try progression.skip()
            return await replay(commands)
        } catch {
            return .refused(error.message)
        }
    }

    /// Performs the answer and goes on.
    func skip() async -> CommandResult {
        let shown = await solution()
        guard shown.outcome == .done else { return shown }
        let moved = await nextStep()
        // There is nowhere to go on to, which is no failure here.
        let isEnd = moved.outcome == .failed && progression.overview.isFinished
        let end = [ResultLine(.success, LessonRefusal.moduleFinished.message)]
        return CommandResult(.done, shown.lines + (isEnd ? end : moved.lines))
    }

    private func replay(_ commands: CommandBlock) async -> CommandResult {
        saveProgress()
        var lines: [ResultLine] = []
        for input in CommandScript.inputs(of: commands.text) {
            lines += input.text.split(separator: "\n").map { ResultLine(.code, String($0)) }
            let result = await execute(input.text, confirmed: true, origin: .script)
            guard result.outcome.succeeded else { return CommandResult(.failed, lines + result.lines) }
            // What changed in the file shows in the file.
            lines += result.lines.filter { $0.role != .added && $0.role != .removed }
        }
        // What the answer met is no news of the learner's.
        await checkStep(isAsked: false)
        tellLesson()
        return CommandResult(.done, lines)
    }

    func predict(_ status: Int) -> CommandResult {
        guard progression.step?.prediction != nil else {
            predictedStatus = status
            let words = "noted: \(status) \(StatusPhrase.of(status)) is expected of the next request"
            return CommandResult(.done, [ResultLine(.text, words)])
        }
        do throws(LessonRefusal) {
            let (isRight, words) = try progression.predict("\(status)")
            saveProgress()
            tellLesson()
            let lines = MarkdownText.lines(of: words)
            guard isRight, let first = lines.first else { return CommandResult(.done, lines) }
            return CommandResult(.done, [ResultLine(.success, first.text)] + lines.dropFirst())
        } catch {
            return .refused(error.message)
        }
    }
}
