/// Replays a proof file: loads each `main.py` in a copy of its own, sends the requests, and runs the checks of the steps as
/// the lessons have them now.
///
/// The file is not trusted. Programs run under the budgets of a handler, nothing waits for a clock, and a step whose replay
/// takes too long does not hold.
package struct ProofVerifier {
    private let lessons: [Lesson]
    private let secondsPerStep: Double
    /// How long the replay of a whole file may take before no more of it is begun.
    private static let secondsInAll = 600.0
    /// Seconds since some fixed moment.
    private let now: () -> Double
    private let seed: UInt64

    /// - Parameter secondsPerStep: How long the replay of one step may take before no more of it is begun.
    package init(
        lessons: [Lesson], seed: UInt64 = .random(in: 0 ... .max), secondsPerStep: Double = 30,
        now: @escaping () -> Double = ProofVerifier.monotonicTime()
    ) {
        self.lessons = lessons
        self.seed = seed
        self.secondsPerStep = secondsPerStep
        self.now = now
    }

    package static func monotonicTime() -> () -> Double {
        let start = ContinuousClock.now
        return { start.duration(to: .now) / .seconds(1) }
    }

    /// - Parameter tell: Called with what was found of each step, in the order of the file.
    package func verify(_ file: ProofFile, tell: (StepVerdict) -> Void = { _ in }) -> ProofReport {
        var report = ProofReport()
        let end = now() + Self.secondsInAll
        for proven in file.lessons {
            let lesson = lessons.first { $0.id == proven.id }
            for step in proven.steps {
                let verdict = StepVerdict(
                    lesson: lesson.map { "\($0.number) \($0.title)" } ?? VisibleText.escape(proven.id),
                    step: lesson?.steps.first { $0.id == step.id }?.title ?? VisibleText.escape(step.id),
                    finding: finding(on: step, of: lesson, in: file, until: end))
                report.add(verdict)
                tell(verdict)
            }
        }
        return report
    }

    private func finding(
        on proven: ProofFile.ProofStep, of lesson: Lesson?, in file: ProofFile, until lastEnd: Double
    ) -> StepVerdict.Finding {
        switch proven.state {
        case .open: return .open
        case .skipped: return .skipped
        case .done: break
        }
        guard let lesson else { return .unknown("these lessons have no lesson of this id") }
        guard let step = lesson.steps.first(where: { $0.id == proven.id }) else {
            return .unknown("the lesson has changed: it has no step of this id any more")
        }
        guard let place = proven.source, file.sources.indices.contains(place) else {
            return .fails(["no main.py was kept for it"])
        }
        let end = min(now() + secondsPerStep, lastEnd)
        var (failures, notes): ([String], [String]) = ([], [])
        let known = Set(step.checks.map(\.id))
        for evidence in proven.evidence where !known.contains(evidence.check) {
            notes.append("the lesson has changed: it asks no more for “\(VisibleText.escape(evidence.check))”")
        }
        let facts = CheckFacts(
            loading: SourceText(name: "main.py", text: file.sources[place]), exchanges: [],
            evidence: Set(proven.remembered ?? []))
        for check in step.checks {
            guard now() < end else {
                failures.append("the replay took too long and was ended")
                break
            }
            switch judge(check, proven, facts, file, until: end) {
            case .holds(let more): notes += more.filter { !notes.contains($0) }
            case .fails(let reason): failures.append(reason)
            }
        }
        if step.asksRealFastAPI {
            notes.append("real FastAPI is not asked; the requests alone are judged")
        }
        return failures.isEmpty ? .holds(goals: step.checks.count, notes: notes) : .fails(failures)
    }

    private enum Judgement {
        case holds([String])
        case fails(String)
    }

    private func judge(
        _ check: Check, _ proven: ProofFile.ProofStep, _ facts: CheckFacts, _ file: ProofFile, until end: Double
    ) -> Judgement {
        guard case .seen(let sighting) = check.condition else {
            guard let failure = CheckRunner.run([check], on: facts, seed: seed).first?.failure else {
                let isRemembered = facts.evidence.contains(check.id)
                return .holds(isRemembered ? ["“\(check.goal)” left no request: taken from the record"] : [])
            }
            return .fails("\(check.goal): \(VisibleText.escape(failure.words))")
        }
        guard let evidence = proven.evidence.first(where: { $0.check == check.id }) else {
            return .fails("\(check.goal): no request was recorded for it, or the lesson has changed since")
        }
        let recorded = RecordedSighting(
            source: file.sources[evidence.source], requests: evidence.requests.compactMap(\.recorded),
            status: evidence.status, piecesRead: evidence.piecesRead)
        let isMasked = recorded.requests.contains(where: \.isMasked)
        var unasked: String?
        let found: String
        do throws(EvidenceReplay.Fault) {
            let exchange = try EvidenceReplay.exchange(of: recorded, unless: { now() >= end })
            if sighting.isFulfilled(by: exchange) { return .holds(notes(on: sighting, exchange)) }
            found = "it is answered \(exchange.response.status) now, and was \(evidence.status)"
            if isMasked { unasked = "rests on a secret, which is masked" }
        } catch {
            found = error.words
            if case .isCut = error { unasked = "rests on a request that was too long to keep whole" }
        }
        // What cannot be asked again as it was is taken from the record, and said to be.
        guard let unasked, sighting.couldBeAnswered(evidence.status) else {
            return .fails("\(check.goal): \(VisibleText.escape(found))")
        }
        return .holds(["“\(check.goal)” \(unasked): taken from the record, not replayed"])
    }

    private func notes(on sighting: Sighting, _ exchange: Exchange) -> [String] {
        guard sighting.client != nil else { return [] }
        let name =
            exchange.request?.headers["user-agent"].map { VisibleText.escape(String($0.prefix(60))) } ?? "nothing"
        return ["the program that asked calls itself \(name); that is its own word"]
    }
}

extension Step {
    /// Whether the step has the learner compare with real FastAPI.
    fileprivate var asksRealFastAPI: Bool {
        let listings = prose.compactMap { if case .code(_, let text) = $0 { text } else { nil } }
        return (listings + solutions.map(\.text)).contains { text in
            text.split(whereSeparator: \.isNewline).contains { $0.split(separator: " ").first == "compare" }
        }
    }
}

extension Sighting {
    /// Whether an answer of this status may be what is expected.
    fileprivate func couldBeAnswered(_ status: Int) -> Bool {
        expectations.allSatisfy { expectation in
            guard case .status(let expected) = expectation else { return true }
            return expected.matches(status)
        }
    }
}

/// What the replay of one step came to.
package struct StepVerdict: Hashable, Sendable {
    package enum Finding: Hashable, Sendable {
        /// Every goal holds; the notes say how some were judged.
        case holds(goals: Int, notes: [String])
        case fails([String])
        /// Nothing can be said, since the lessons are others.
        case unknown(String)
        case skipped
        case open
    }

    package let lesson: String
    package let step: String
    package let finding: Finding
}

/// What the replay of a whole file came to.
package struct ProofReport: Hashable, Sendable {
    package private(set) var holding = 0
    package private(set) var failing = 0
    package private(set) var skipped = 0
    package private(set) var open = 0

    mutating func add(_ verdict: StepVerdict) {
        switch verdict.finding {
        case .holds: holding += 1
        case .fails, .unknown: failing += 1
        case .skipped: skipped += 1
        case .open: open += 1
        }
    }

    /// Whether every step that is said to be done is proven, and there is one.
    package var isProven: Bool { failing == 0 && holding > 0 }
}
