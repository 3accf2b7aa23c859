/// Makes a draft of a lesson of what somebody did: it does the same once more, step by step, and notes what happened.
package struct LessonRecorder {
    /// A draft and what its author has to know.
    package struct Recorded: Sendable {
        package let text: String
        package let stepCount: Int
        /// What the playground said to commands that failed; they are left out.
        package let failures: [String]
        /// What `lessons check` says of the draft; empty where every step is proven.
        package let problems: [Diagnostic]
    }

    private let sandbox: any LessonSandbox

    package init(sandbox: any LessonSandbox) {
        self.sandbox = sandbox
    }

    /// The draft of `inputs`, each a whole command or a block of Python, done from `starter` on.
    ///
    /// - Returns: Nil where there is nothing that a check could look for.
    package func draft(_ inputs: [String], from starter: SourceText, id: String, title: String) async -> Recorded? {
        var source = starter
        var steps: [LessonDraft.Step] = []
        var failures: [String] = []
        var rest: [String] = []
        var goesWrong = false
        for group in Self.groups(inputs) {
            var kept: [String] = []
            for input in rest + group {
                let run = await sandbox.run(LessonDraft.commands(kept + [input]), on: source)
                if let failure = run.failures.first { failures.append(failure) } else { kept.append(input) }
            }
            let run = await sandbox.run(LessonDraft.commands(kept), on: source)
            guard let step = await step(kept, run, on: source, number: steps.count + 1) else {
                rest = kept
                continue
            }
            rest = []
            goesWrong = goesWrong || run.exchanges.contains { $0.response.status >= 400 }
            steps.append(step)
            source = run.source
        }
        guard !steps.isEmpty else { return nil }
        if !goesWrong || !steps.contains(where: { $0.prediction != nil }), let last = steps.popLast() {
            steps.append(await withMistake(last, on: source))
        }
        let draft = LessonDraft(id: id, title: title, starter: starter.text, steps: steps)
        return await prove(draft, failures)
    }

    private func prove(_ draft: LessonDraft, _ failures: [String]) async -> Recorded {
        let text = draft.text
        var problems: [Diagnostic] = []
        do throws(LessonFailure) {
            let lesson = try LessonParser.parse(SourceText(name: "draft", text: text), number: 1)
            problems = await LessonProver(sandbox: sandbox).prove(lesson)
        } catch {
            problems = error.diagnostics
        }
        return Recorded(text: text, stepCount: draft.steps.count, failures: failures, problems: problems)
    }

    /// Changes up to and with the requests that follow them.
    private static func groups(_ inputs: [String]) -> [[String]] {
        var groups: [[String]] = []
        var sends = true
        for input in inputs {
            let isSend = CommandName(input: input) == .send
            if sends, !isSend || groups.isEmpty { groups.append([]) }
            groups[groups.count - 1].append(input)
            sends = isSend
        }
        return groups
    }

    /// Nil where nothing happened that a check can see.
    private func step(
        _ inputs: [String], _ run: SandboxRun, on source: SourceText, number: Int
    ) async -> LessonDraft.Step? {
        let before = CheckFacts(loading: source, exchanges: [], evidence: [])
        let after = CheckFacts(loading: run.source, exchanges: run.exchanges, evidence: [])
        let checks = GuessedChecks(before: before, after: after).lines
        guard !checks.isEmpty else { return nil }
        var requests: [String] = []
        for input in inputs where CommandName(input: input) == .send {
            let words = String(input.trimmed.dropFirst("send".count)).trimmed
            if !requests.contains(words) { requests.append(words) }
        }
        var prediction: LessonDraft.Prediction?
        if let first = requests.first(where: { !$0.contains("\"") }) {
            let status = await sandbox.run("send \(first)", on: source).exchanges.last?.response.status
            prediction = status.map { LessonDraft.Prediction(request: first, status: $0) }
        }
        let title = run.exchanges.last.map { exchange in
            "FILL IN: \(exchange.request?.method ?? "a request") gets \(exchange.response.status)"
        }
        return LessonDraft.Step(
            title: title ?? "FILL IN: step \(number)", solution: inputs, requests: requests, prediction: prediction,
            checks: checks)
    }

    /// A lesson needs a request that goes wrong, and one that is guessed before it is sent.
    private func withMistake(_ step: LessonDraft.Step, on source: SourceText) async -> LessonDraft.Step {
        let mistake = "GET /a-path-that-is-not-there"
        let status = await sandbox.run("send \(mistake)", on: source).exchanges.last?.response.status
        return LessonDraft.Step(
            title: step.title, solution: step.solution, requests: step.requests + [mistake],
            prediction: step.prediction ?? status.map { LessonDraft.Prediction(request: mistake, status: $0) },
            checks: step.checks)
    }
}
