/// The lines below a check: what its answer must show, and how a failure is explained.
extension CheckCursor {
    mutating func expectation(_ word: CheckWord, placeholders: Placeholders) -> AnswerExpectation? {
        switch word {
        case .status: return status().map(AnswerExpectation.status)
        case .type: return self.word("a media type").map { .mediaType(source[$0].lowercased()) }
        case .json:
            guard let place = self.word("a place such as $.name") else { return nil }
            guard let path = JSONPath(source[place]) else {
                report.add(.badJSONPath(source[place]), at: place)
                return nil
            }
            return test(placeholders).map { .json(path, $0) }
        case .body: return test(placeholders).map(AnswerExpectation.body)
        case .header: return header(placeholders, before: ["say"]).map(AnswerExpectation.header)
        case .error:
            guard let place = self.word("a place such as body.name") else { return nil }
            let location = source[place].split(separator: ".").map(String.init)
            var ahead = cursor
            guard let next = ahead.bareWord(), source[next] != "say" else {
                return .issue(location: location, type: nil)
            }
            return .issue(location: location, type: self.word().map { source[$0] })
        case .events: return eventCount().map(AnswerExpectation.stream)
        case .event: return event(placeholders).map(AnswerExpectation.stream)
        case .gap: return gap().map(AnswerExpectation.stream)
        case .ending: return ending().map(AnswerExpectation.stream)
        case .probe, .with, .seen, .route, .app, .when, .otherwise: return nil
        }
    }

    /// `when CONDITION say "…" [try "…"]`, or the same without a condition behind `otherwise`.
    mutating func explanation(otherwise: Bool) -> Explanation? {
        guard let circumstance = otherwise ? .always : circumstance() else { return nil }
        guard option(["say"], what: "“say”") != nil, let say = quotedText() else { return nil }
        var tryNext: String?
        cursor.skipSpaces()
        if cursor.peek != nil {
            guard option(["try"], what: "“try”") != nil, let text = quotedText() else { return nil }
            tryNext = text
        }
        expectEnd(of: otherwise ? "otherwise" : "when")
        return Explanation(when: circumstance, say: say, tryNext: tryNext)
    }

    mutating func circumstance() -> Explanation.Circumstance? {
        let words = [
            "status", "type", "json", "body", "header", "error", "events", "event", "gap", "ending", "route", "nothing",
        ]
        guard let word = option(words, what: "a condition") else { return nil }
        switch word {
        case "nothing": return option(["sent"], what: "“sent”").map { _ in .nothingSent }
        case "route": return routeCondition().map(Explanation.Circumstance.route)
        default:
            guard let word = CheckWord(rawValue: word) else { return nil }
            return expectation(word, placeholders: .allowed).map(Explanation.Circumstance.answer)
        }
    }
}
