/// The lines below a check: what its answer must show, and how a failure is explained.
extension CheckCursor {
    mutating func expectation(_ word: CheckWord, placeholders: Placeholders) -> AnswerExpectation? {
        switch word {
        case .status: return status().map(AnswerExpectation.status)
        case .type: return self.word("a media type").map { .mediaType(source[$0].lowercased()) }
        case .json:
            guard let (path, test) = place(placeholders) else { return nil }
            return .json(path, test)
        case .body: return test(placeholders).map(AnswerExpectation.body)
        case .header: return header(placeholders, before: Self.afterCondition).map(AnswerExpectation.header)
        case .error:
            guard let place = self.word("a place such as body.name") else { return nil }
            let location = source[place].split(separator: ".").map(String.init)
            var ahead = cursor
            guard let next = ahead.bareWord(), !Self.afterCondition.contains(source[next]) else {
                return .issue(location: location, type: nil)
            }
            return .issue(location: location, type: self.word().map { source[$0] })
        case .events: return eventCount().map(AnswerExpectation.stream)
        case .event: return event(placeholders).map(AnswerExpectation.stream)
        case .gap: return gap().map(AnswerExpectation.stream)
        case .ending: return ending().map(AnswerExpectation.stream)
        case .probe, .with, .same, .seen, .sent, .route, .app, .used, .when, .otherwise: return nil
        }
    }

    /// What may stand behind a condition.
    static let afterCondition = ["say", "and"]

    /// `when CONDITION [and CONDITION]… say "…" [try "…"]`, or the same without a condition behind `otherwise`.
    mutating func explanation(otherwise: Bool) -> Explanation? {
        guard let circumstances = otherwise ? [.always] : circumstances() else { return nil }
        guard option(["say"], what: "“say”") != nil, let say = quotedText() else { return nil }
        var tryNext: String?
        cursor.skipSpaces()
        if cursor.peek != nil {
            guard option(["try"], what: "“try”") != nil, let text = quotedText() else { return nil }
            tryNext = text
        }
        expectEnd(of: otherwise ? "otherwise" : "when")
        return Explanation(whenAll: circumstances, say: say, tryNext: tryNext)
    }

    /// Conditions with `and` between them.
    mutating func circumstances() -> [Explanation.Circumstance]? {
        guard let first = circumstance() else { return nil }
        var all = [first]
        var ahead = cursor
        while let next = ahead.bareWord(), source[next] == "and" {
            _ = word()
            guard let circumstance = circumstance() else { return nil }
            all.append(circumstance)
            ahead = cursor
        }
        return all
    }

    private mutating func circumstance() -> Explanation.Circumstance? {
        let words = [
            "status", "type", "json", "body", "header", "error", "events", "event", "gap", "ending", "route", "nothing",
            "sent", "code",
        ]
        guard let word = option(words, what: "a condition") else { return nil }
        switch word {
        case "nothing": return option(["sent"], what: "“sent”").map { _ in .nothingSent }
        case "route": return routeCondition().map(Explanation.Circumstance.route)
        case "sent": return sentCircumstance()
        case "code":
            var ahead = cursor
            guard let next = ahead.bareWord(), source[next] == "broken" else {
                return test(.refused).map(Explanation.Circumstance.code)
            }
            _ = self.word()
            return .codeBroken
        default:
            guard let word = CheckWord(rawValue: word) else { return nil }
            return expectation(word, placeholders: .allowed).map(Explanation.Circumstance.answer)
        }
    }
}
