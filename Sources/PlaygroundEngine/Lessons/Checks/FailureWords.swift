/// What an author's words may name, and what it stands for in one failure.
struct FailureWords {
    /// What an author may put between braces, random values aside.
    static let names = ["routes", "status", "body", "sent"]

    let facts: CheckFacts
    /// The request that the failure is about.
    let request: Request?
    let answer: AnswerInspector?

    /// The request as words show it.
    var sent: String? { request?.summary }

    /// What conditions look at.
    var situation: Situation { Situation(facts: facts, request: request, answer: answer) }

    /// `text` with each name in braces replaced; a name without a fact becomes “nothing”.
    func fill(_ text: String, _ values: inout PlaceholderValues) -> String {
        let status = answer.map { "\($0.response.status)" }
        let found = [routes, status, answer?.preview, sent].map { $0 ?? "nothing" }
        return values.fill(text, facts: Dictionary(uniqueKeysWithValues: zip(Self.names, found)))
    }

    /// The routes there are, such as “GET /, POST /items”.
    var routes: String {
        let names = facts.routes.map { "\($0.methods.joined(separator: "/")) \($0.path)" }
        guard names.count > 12 else { return names.isEmpty ? "none" : names.joined(separator: ", ") }
        return names.prefix(12).joined(separator: ", ") + " and \(names.count - 12) more"
    }
}
