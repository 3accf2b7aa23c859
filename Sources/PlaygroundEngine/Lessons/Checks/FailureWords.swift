/// The facts that an author's words may name, and the words that are made where no author has spoken.
struct FailureWords {
    /// What an author may put between braces, random values aside.
    static let names = ["routes", "status", "body", "sent"]

    let facts: CheckFacts
    let sent: String?
    let answer: AnswerInspector?

    /// `text` with each name in braces replaced; a name without a fact becomes “nothing”.
    func fill(_ text: String, _ values: inout PlaceholderValues) -> String {
        var filled = values.fill(text)
        let replacements = [
            ("{routes}", routes), ("{status}", answer.map { "\($0.response.status)" } ?? "nothing"),
            ("{body}", answer?.preview ?? "nothing"), ("{sent}", sent ?? "nothing"),
        ]
        for (name, value) in replacements { filled = filled.replacing(name, with: value) }
        return filled
    }

    /// The routes there are, such as “GET /, POST /items”.
    var routes: String {
        let names = facts.routes.map { "\($0.methods.joined(separator: "/")) \($0.path)" }
        guard names.count > 12 else { return names.isEmpty ? "none" : names.joined(separator: ", ") }
        return names.prefix(12).joined(separator: ", ") + " and \(names.count - 12) more"
    }

    /// Why an answer is not the expected one, by the stage at which the request was refused.
    func why(_ request: Request, refusal: Refusal?, route: Route?) -> String {
        switch refusal {
        case .badRequest(let reason): "The request is not accepted as HTTP: \(reason)."
        case .noRoute: "No route has the path \(request.rawPath). Routes: \(routes)."
        case .methodNotAllowed(let allowed):
            "The path \(request.rawPath) has a route, but none for \(request.method). It allows "
                + "\(allowed.joined(separator: ", "))."
        case .slashRedirect(let location):
            "The paths of the request and of the route differ by the last slash: \(location) would fit."
        case .exception(let traceback):
            "The function\(name(of: route)) raised an exception: \(lastLine(of: traceback))"
        case .disconnected: "The client closed the connection before an answer came."
        case nil: "The request reached its route\(name(of: route)); what that answers is not what is expected."
        }
    }

    private func name(of route: Route?) -> String {
        guard let route, route.range.lowerBound <= facts.source.utf8.count else { return "" }
        return " \(route.functionName) (\(facts.source.name), line \(facts.source.line(at: route.range.lowerBound)))"
    }

    private func lastLine(of traceback: String) -> String {
        AnswerInspector.shortened(traceback.split(whereSeparator: \.isNewline).last.map(String.init) ?? "no traceback")
    }
}
