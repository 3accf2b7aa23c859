/// Proves that a lesson works: every step is open before its solution and solved after it, every wrong answer is
/// refused with the words that its author expects, and no hint gives a solution away.
package struct LessonProver {
    private let sandbox: any LessonSandbox
    /// One run of the checks for each, so that no step passes by luck.
    private let seeds: [UInt64]

    package init(sandbox: any LessonSandbox, seeds: [UInt64] = [1, 2, 3]) {
        self.sandbox = sandbox
        self.seeds = seeds
    }

    /// What is wrong with `lesson`, in the order of its file; empty where it works.
    package func prove(_ lesson: Lesson) async -> [Diagnostic] {
        var problems: [Diagnostic] = []
        var source = SourceText(name: "main.py", text: lesson.starter)
        let firstLine = lesson.source.range(ofLine: 1)
        let start = CheckFacts(loading: source, exchanges: [], evidence: [])
        if let diagnostic = start.loadFailure?.diagnostics.first {
            problems.append(Diagnostic(ProofProblem.starterDoesNotLoad(diagnostic.message), at: firstLine))
        }
        var goesWrong = false
        for step in lesson.steps {
            let before = outcomes(of: step, after: SandboxRun(source: source, exchanges: [], failures: []))
            if before.contains(where: { $0.allSatisfy(\.passed) }) {
                problems.append(Diagnostic(ProofProblem.solvedBefore(step: step.title), at: step.range))
            }
            problems += giveaways(in: step)
            problems += await wrongAnswersThatPass(in: step, from: source)
            problems += await mispredictions(in: step, from: source)
            let (solved, unsolved) = await solutionsThatFail(in: step, from: source)
            problems += unsolved
            for request in step.requests {
                let (wentWrong, failure) = await send(request, before: source, after: solved)
                goesWrong = goesWrong || wentWrong
                problems += failure
            }
            source = solved
        }
        if !goesWrong { problems.append(Diagnostic(ProofProblem.noRequestGoesWrong, at: firstLine)) }
        if !lesson.steps.contains(where: { $0.prediction != nil }) {
            problems.append(Diagnostic(ProofProblem.noPrediction, at: firstLine))
        }
        return problems.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// What the checks say to each seed.
    private func outcomes(of step: Step, after run: SandboxRun) -> [[CheckOutcome]] {
        let facts = CheckFacts(
            loading: run.source, exchanges: run.exchanges, evidence: [], commands: run.commands)
        return seeds.map { CheckRunner.run(step.checks, on: facts, seed: $0) }
    }

    /// The `main.py` after the first solution, with which the next step begins, and what is wrong with any.
    private func solutionsThatFail(in step: Step, from source: SourceText) async -> (SourceText, [Diagnostic]) {
        var problems: [Diagnostic] = []
        var solved = source
        for (index, solution) in step.solutions.enumerated() {
            let run = await sandbox.run(solution.text, on: source)
            if index == 0 { solved = run.source }
            for failure in run.failures {
                problems.append(Diagnostic(ProofProblem.commandFails(failure), at: solution.range))
            }
            if let failure = outcomes(of: step, after: run).joined().compactMap(\.failure).first {
                let problem = ProofProblem.unsolvedAfter(step: step.title, failure: failure.words)
                problems.append(Diagnostic(problem, at: solution.range))
            }
        }
        return (solved, problems)
    }

    /// Wrong answers that pass or say other than expected, and hints for slips that none of them makes.
    private func wrongAnswersThatPass(in step: Step, from source: SourceText) async -> [Diagnostic] {
        var problems: [Diagnostic] = []
        var shown: Set<Hint> = []
        for wrong in step.wrongs {
            let run = await sandbox.run(wrong.commands.text, on: source)
            for failure in run.failures {
                problems.append(Diagnostic(ProofProblem.commandFails(failure), at: wrong.commands.range))
            }
            let facts = CheckFacts(loading: run.source, exchanges: run.exchanges, evidence: [])
            if let tip = facts.tip(among: step.tips) { shown.insert(tip) }
            let said = outcomes(of: step, after: run).map { $0.compactMap(\.failure).map(\.words) }
            if said.contains(where: \.isEmpty) {
                problems.append(Diagnostic(ProofProblem.wrongPasses, at: wrong.commands.range))
            } else if let other = said.first(where: { !$0.contains { $0.contains(wrong.expected) } }) {
                let problem = ProofProblem.wrongSaysOther(
                    expected: wrong.expected, said: other.joined(separator: "; "))
                problems.append(Diagnostic(problem, at: wrong.commands.range))
            }
        }
        for tip in step.tips where !shown.contains(tip) {
            problems.append(Diagnostic(ProofProblem.hintIsNeverShown, at: tip.range))
        }
        return problems
    }

    private func mispredictions(in step: Step, from source: SourceText) async -> [Diagnostic] {
        guard let prediction = step.prediction else { return [] }
        let run = await sandbox.run("send \(prediction.request)", on: source)
        let status = run.exchanges.last?.response.status
        guard status != prediction.status else { return [] }
        let got = status.map { "status \($0)" } ?? run.failures.first ?? "no answer"
        let problem = ProofProblem.predictionIsWrong(
            request: prediction.request, predicted: prediction.status, got: got)
        return [Diagnostic(problem, at: prediction.range)]
    }

    /// Whether a ready request gets a 4xx or 5xx before or after the solution, and what keeps it from being sent.
    private func send(
        _ request: ReadyRequest, before: SourceText, after: SourceText
    ) async -> (wentWrong: Bool, problems: [Diagnostic]) {
        var wentWrong = false
        var problems: [Diagnostic] = []
        for source in before == after ? [before] : [before, after] {
            let run = await sandbox.run("send \(request.command)", on: source)
            wentWrong = wentWrong || run.exchanges.contains { $0.response.status >= 400 }
            if run.exchanges.isEmpty, problems.isEmpty {
                let problem = ProofProblem.requestFails(name: request.name, reason: run.failures.first ?? "no answer")
                problems.append(Diagnostic(problem, at: request.range))
            }
        }
        return (wentWrong, problems)
    }

    private func giveaways(in step: Step) -> [Diagnostic] {
        step.allHints.enumerated().compactMap { index, hint in
            hint.givesAway(step)
                ? Diagnostic(ProofProblem.hintGivesSolutionAway(number: index + 1), at: hint.range) : nil
        }
    }
}

extension CheckFailure {
    /// All that the failure says, on one line.
    var words: String {
        ["expected \(expected)", "got \(got)", why, tryNext].compactMap(\.self).joined(separator: "; ")
            .replacing("\n", with: " ")
    }
}
