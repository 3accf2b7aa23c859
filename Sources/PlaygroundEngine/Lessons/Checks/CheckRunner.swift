/// Holds the checks of a step against the facts. It has no state: the same facts and seed give the same outcomes.
package struct CheckRunner {
    private let facts: CheckFacts
    private let seed: UInt64

    /// The outcome of each check, in order.
    ///
    /// - Parameter seed: Fixes the random values of this run.
    package static func run(_ checks: [Check], on facts: CheckFacts, seed: UInt64) -> [CheckOutcome] {
        let runner = CheckRunner(facts: facts, seed: seed)
        return checks.enumerated().map { index, check in
            let values = PlaceholderValues(generator: SplitMix64(seed: seed &+ UInt64(truncatingIfNeeded: index) << 32))
            let failure = runner.failure(of: check, values)
            return CheckOutcome(goal: check.goal, passed: failure == nil, failure: failure)
        }
    }

    /// The `seen` checks that `exchange` fulfils and that are not in `known`.
    package static func evidence(
        for checks: [Check], in exchange: Exchange, besides known: Set<Check.ID> = []
    ) -> Set<Check.ID> {
        Set(
            checks.compactMap { check in
                guard case .seen(let sighting) = check.condition, !known.contains(check.id),
                    sighting.isFulfilled(by: exchange)
                else { return nil }
                return check.id
            })
    }

    private func failure(of check: Check, _ values: PlaceholderValues) -> CheckFailure? {
        switch check.condition {
        case .seen(let sighting): failure(of: check, sighting, values)
        case .probe(let request, let expectations):
            loadFailure(expected: check.goal) ?? failure(of: check, request, expectations, values)
        case .route(let route): loadFailure(expected: check.goal) ?? failure(of: check, route, values)
        case .app(let property, let test):
            loadFailure(expected: check.goal) ?? failure(of: check, property, test, values)
        case .used(let command): failure(of: check, command, values)
        }
    }

    private func failure(of check: Check, _ command: String, _ values: PlaceholderValues) -> CheckFailure? {
        guard !facts.evidence.contains(check.id), !facts.commands.contains(command) else { return nil }
        var values = values
        let newest = facts.exchanges.last
        let words = FailureWords(
            facts: facts, request: newest?.request,
            answer: newest.map { AnswerInspector($0.response, stream: $0.stream) })
        return failure(
            of: check, words, &values, logID: nil, expected: check.goal,
            got: "\(command) was not used since this step began", why: nil, tryNext: "help \(command)")
    }

    // MARK: Probes

    private func failure(
        of check: Check, _ template: RequestTemplate, _ expectations: [AnswerExpectation], _ values: PlaceholderValues
    ) -> CheckFailure? {
        var values = values
        let request = template.filled(&values)
        let logID = facts.exchanges.last {
            $0.request?.method == request.method && $0.request?.target == request.target
        }?.id
        guard let answer = facts.answer(request) else {
            let words = FailureWords(facts: facts, request: request, answer: nil)
            return failure(
                of: check, words, &values, logID: logID, expected: expectations.first?.words ?? check.goal,
                got: "no answer", why: "The app was asked and did not answer.", tryNext: nil)
        }
        let inspector = AnswerInspector(answer.response, stream: answer.streamed)
        let words = FailureWords(facts: facts, request: request, answer: inspector)
        guard let broken = expectations.first(where: { !inspector.shows($0, &values) }) else {
            return failure(of: check, template, beside: answer, words, &values, logID: logID)
        }
        let (why, tryNext) = explanation(of: Exchange(probing: request, answer, routes: facts.routes))
        return failure(
            of: check, words, &values, logID: logID, expected: values.fill(broken.words),
            got: inspector.found(insteadOf: broken), why: why, tryNext: tryNext)
    }

    /// What keeps the answer of a probe from being that of its twin; nil where it is, or where there is none.
    private func failure(
        of check: Check, _ template: RequestTemplate, beside answer: Answer, _ words: FailureWords,
        _ values: inout PlaceholderValues, logID: Int?
    ) -> CheckFailure? {
        guard let twin = template.twin else { return nil }
        var second = RequestTemplate(
            method: twin.method, target: twin.target, headers: template.headers, body: template.body)
        second.fields = template.fields
        let request = second.filled(&values)
        let other = facts.answer(request)
        guard !(other.map { $0.response.isSame(as: answer.response) } ?? false) else { return nil }
        let found = other.map { AnswerInspector($0.response, stream: $0.streamed).summary } ?? "no answer"
        return failure(
            of: check, words, &values, logID: logID, expected: "the answer of \(request.summary): \(found)",
            got: words.answer?.summary ?? "no answer", why: "The two requests get different answers.", tryNext: nil)
    }

    // MARK: The learner's own exchanges

    private func failure(of check: Check, _ sighting: Sighting, _ values: PlaceholderValues) -> CheckFailure? {
        guard !facts.evidence.contains(check.id), !facts.exchanges.contains(where: sighting.isFulfilled) else {
            return nil
        }
        var values = values
        let nearest = facts.exchanges.last(where: sighting.isAimed) ?? facts.exchanges.last
        let inspector = nearest.map { AnswerInspector($0.response, stream: $0.stream) }
        let sent = nearest?.request?.summary
        let words = FailureWords(facts: facts, request: nearest?.request, answer: inspector)
        let got = inspector.map { inspector in
            "\(sent ?? "a request that is no HTTP") answered \(inspector.summary)"
        }
        let (why, tryNext) = nearest.map { explanation(of: $0) } ?? (nil, nil)
        let isOther = nearest.map { !sighting.isAimed(at: $0) } ?? false
        return failure(
            of: check, words, &values, logID: nearest?.id, expected: check.goal,
            got: got ?? "no request since this step began",
            why: isOther ? "The newest request is another one: \(sent ?? "bytes that are no HTTP")." : why,
            tryNext: sighting.command.map { "send \($0)" } ?? (isOther ? nil : tryNext))
    }

    /// Why an exchange went as it did and what to do next, in the words that `why` has for it.
    private func explanation(of exchange: Exchange) -> (why: String?, tryNext: String?) {
        let lines = ExchangeExplanation(of: exchange, in: facts.source).lines
        let told = lines.filter { $0.role != .hint }.prefix(6).map(\.text).joined(separator: "\n")
        return (told.isEmpty ? nil : told, lines.first { $0.role == .hint }?.text)
    }

    // MARK: Structure

    private func failure(of check: Check, _ condition: RouteCondition, _ values: PlaceholderValues) -> CheckFailure? {
        guard !condition.holds(in: facts.routes) else { return nil }
        var values = values
        let words = FailureWords(facts: facts, request: nil, answer: nil)
        return failure(
            of: check, words, &values, logID: nil, expected: check.goal, got: condition.found(in: facts.routes),
            why: "The routes in \(facts.source.name) are: \(words.routes).", tryNext: nil)
    }

    private func failure(
        of check: Check, _ property: AppProperty, _ test: ValueTest, _ values: PlaceholderValues
    ) -> CheckFailure? {
        var values = values
        let value = property == .title ? facts.title : facts.version
        guard !AnswerInspector.holds(test, of: value, &values) else { return nil }
        let words = FailureWords(facts: facts, request: nil, answer: nil)
        return failure(
            of: check, words, &values, logID: nil, expected: check.goal, got: "the \(property.rawValue) \"\(value)\"",
            why:
                "FastAPI(…) in \(facts.source.name) sets the \(property.rawValue); its defaults are FastAPI and 0.1.0.",
            tryNext: nil)
    }

    // MARK: Words

    private func loadFailure(expected: String) -> CheckFailure? {
        guard let diagnostic = facts.loadFailure?.diagnostics.first else { return nil }
        let line = facts.source.line(at: min(diagnostic.range.lowerBound, facts.source.utf8.count))
        return CheckFailure(
            sent: nil, expected: expected, got: "\(facts.source.name) does not load",
            why: DiagnosticRenderer.render(diagnostic, in: facts.source),
            tryNext: "repair line \(line) of \(facts.source.name); undo takes the last change back", logID: nil)
    }

    /// A failure in the author's words where one of the check's explanations fits, else in the given ones.
    private func failure(
        of check: Check, _ words: FailureWords, _ values: inout PlaceholderValues, logID: Int?, expected: String,
        got: String, why: String?, tryNext: String?
    ) -> CheckFailure {
        let situation = words.situation
        let explanation = check.explanations.first { situation.fits($0.circumstances, &values) }
        return CheckFailure(
            sent: words.sent, expected: expected, got: got,
            why: explanation.map { words.fill($0.say, &values) } ?? why,
            tryNext: explanation?.tryNext.map { words.fill($0, &values) } ?? tryNext, logID: logID)
    }
}
