/// What is at hand when words are chosen: the program, a request of the learner's or of a probe, and its answer.
struct Situation {
    let facts: CheckFacts
    let request: Request?
    let answer: AnswerInspector?

    /// Whether all `circumstances` hold.
    func fits(_ circumstances: [Explanation.Circumstance], _ values: inout PlaceholderValues) -> Bool {
        for circumstance in circumstances where !fits(circumstance, &values) { return false }
        return true
    }

    private func fits(_ circumstance: Explanation.Circumstance, _ values: inout PlaceholderValues) -> Bool {
        switch circumstance {
        case .answer(let expectation): answer?.shows(expectation, &values) ?? false
        case .request(let expectation):
            request.map { RequestInspector(request: $0).shows(expectation, &values) } ?? false
        case .aimed(let method, let target):
            request.map { (method == nil || method == $0.method) && target.matches($0) } ?? false
        case .nothingSent: facts.exchanges.isEmpty
        case .route(let condition): condition.holds(in: facts.routes)
        case .code(let test): AnswerInspector.holds(test, of: facts.source.text, &values)
        case .codeBroken: facts.loadFailure != nil
        case .always: true
        }
    }
}

extension CheckFacts {
    /// The newest of the learner's exchanges, or none.
    private var newest: Situation {
        let newest = exchanges.last
        return Situation(
            facts: self, request: newest?.request,
            answer: newest.map { AnswerInspector($0.response, stream: $0.stream) })
    }

    /// The first of `tips` whose conditions hold now, where `isNew` lets it through.
    package func tip(among tips: [Hint], where isNew: (Hint) -> Bool = { _ in true }) -> Hint? {
        var values = PlaceholderValues(generator: SplitMix64(seed: 0))
        let situation = newest
        return tips.first { isNew($0) && situation.fits($0.circumstances, &values) }
    }
}
