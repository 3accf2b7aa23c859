/// What to say about values that break a rule: each beside the bytes that were sent and the line that asked.
extension ExchangeExplanation {
    /// The most problems that are told one by one.
    private static let issueLimit = 8

    static func invalid(
        _ issues: [RequestIssue], _ route: Route?, of exchange: Exchange, in source: SourceText
    ) -> [Line] {
        let asked = route.map { "\(place(of: $0, in: source)) was not called: " } ?? ""
        let count = issues.count == 1 ? "one thing is" : "\(issues.count) things are"
        var lines = [Line(.text, "\(asked)\(count) not as its parameters ask.")]
        let shown = Array(issues.prefix(issueLimit))
        let asking = route.map { AskingLine.find(shown.map(\.location), of: $0, in: source) } ?? []
        for (index, issue) in shown.enumerated() {
            // Of what is not there at all, nothing was found.
            let found = issue.type == "missing" && issue.input == "None" ? "" : ", found \(issue.input)"
            let words = "\(issue.place): \(issue.message) (\(issue.type))\(found)"
            lines.append(Line(.text, VisibleText.escape(words)))
            if let request = exchange.request, let place = SentPlace.find(issue, of: request, route) {
                lines += marked(place.bytes, place.range, place.words)
            }
            if index < asking.count, let line = asking[index] {
                lines.append(Line(.quote, "\(source.name):\(line.number): \(VisibleText.escape(line.text))"))
            }
        }
        if issues.count > issueLimit { lines.append(Line(.text, "… and \(issues.count - issueLimit) more.")) }
        return lines + (exchange.request.map { misplaced(issues, $0) } ?? [])
    }

    /// A value that was sent, in another part of the request than the one in which it is looked for.
    private static func misplaced(_ issues: [RequestIssue], _ request: Request) -> [Line] {
        if let line = unreadBody(issues, request) { return [line] }
        let missing = issues.filter { $0.type == "missing" && $0.location.count == 2 && !$0.isOfForm }
        let sent = missing.isEmpty ? [] : keys(of: request.body)
        let query = Set((request.query ?? "").split(separator: "&").map { String($0.prefix { $0 != "=" }) })
        return missing.prefix(issueLimit).compactMap { issue in
            guard case .key(let part)? = issue.location.first, case .key(let name)? = issue.location.last else {
                return nil
            }
            let shown = VisibleText.escape(name)
            if part == "query", sent.contains(name) {
                return Line(
                    .hint,
                    "‘\(shown)’ stands in the body, and the route reads it from the query: send ?\(shown)=…, or declare "
                        + "a model, whose values come from the body.")
            }
            if part == "body", query.contains(name) {
                return Line(
                    .hint,
                    "‘\(shown)’ stands in the query, and the route reads it from the body: send \(shown)=… as a field of "
                        + "the JSON.")
            }
            return nil
        }
    }

    private static func unreadBody(_ issues: [RequestIssue], _ request: Request) -> Line? {
        guard issues.contains(where: { $0.location == [.key("body")] && !$0.isOfForm }) else { return nil }
        if request.body.isEmpty { return Line(.hint, "The request has no body; its fields are items: name=value.") }
        let type = request.headers["content-type"]
        guard type?.lowercased().contains("json") != true else { return nil }
        let found = type.map { "is \(VisibleText.escape(String($0.prefix(60))))" } ?? "is missing"
        return Line(
            .hint, "The body was not read as JSON, since its Content-Type \(found): send Content-Type:application/json."
        )
    }

    private static func keys(of body: [UInt8]) -> Set<String> {
        guard case .object(let members)? = JSONPlaces.read(body)?.kind else { return [] }
        return Set(members.map(\.key))
    }
}
