/// Checks for what somebody did once: a guess that an author mends.
struct GuessedChecks {
    private let before: CheckFacts
    private let after: CheckFacts
    private(set) var lines: [String] = []
    /// The checks so far, each of which may stand once.
    private var known: Set<[String]> = []

    /// - Parameters:
    ///   - before: The program with which the step began.
    ///   - after: The program that was left, and what was sent in between.
    init(before: CheckFacts, after: CheckFacts) {
        self.before = before
        self.after = after
        for exchange in after.exchanges { addProbe(of: exchange) }
        for exchange in after.exchanges { addSighting(of: exchange) }
        if lines.isEmpty { addRoutes() }
    }

    // MARK: What was sent

    private mutating func addSighting(of exchange: Exchange) {
        guard let request = exchange.request, Self.isPlain(request.target), !request.target.contains("*") else {
            return
        }
        let status = exchange.response.status
        let check = ["seen \(request.method) \(request.target) status \(status)"] + issues(in: exchange.response)
        guard known.insert(check).inserted else { return }
        lines += check
        lines.append(#"when nothing sent say "Nothing was sent since this step began.""#)
    }

    /// The errors of a 422 by their places.
    private func issues(in response: Response) -> [String] {
        guard response.status == 422, case .object(let members)? = JSONValue(parsing: response.body),
            case .array(let issues)? = members["detail"]
        else { return [] }
        return issues.prefix(3).compactMap { issue in
            guard case .object(let issue) = issue, case .array(let place)? = issue["loc"],
                case .string(let type)? = issue["type"]
            else { return nil }
            let words = place.map(\.asText)
            guard words.allSatisfy({ !$0.isEmpty && Self.isPlain($0) && !$0.contains(".") }), Self.isPlain(type) else {
                return nil
            }
            return "error \(words.joined(separator: ".")) \(type)"
        }
    }

    // MARK: What the program answers by itself

    /// A probe of the same request, where the finished program always answers it like this and the one before did not.
    private mutating func addProbe(of exchange: Exchange) {
        guard let request = exchange.request, Self.isPlain(request.target), let template = Self.template(of: request)
        else { return }
        var values = PlaceholderValues(generator: SplitMix64(seed: 0))
        let sent = template.filled(&values)
        guard let first = after.answer(sent), let second = after.answer(sent),
            first.streamed == nil, first.response.isSame(as: second.response),
            first.response.isSame(as: exchange.response),
            before.answer(sent).map({ !$0.response.isSame(as: first.response) }) ?? true
        else { return }
        let check =
            ["probe \(request.method) \(request.target)"]
            + template.headers.map { "with header \($0.name): \($0.value)" }
            + (template.body.map { ["with body \($0)"] } ?? []) + ["status \(first.response.status)"]
            + (first.response.status == 422 ? issues(in: first.response) : Self.values(in: first.response))
        if known.insert(check).inserted { lines += check }
    }

    /// The request without what a client adds; nil where a line of a lesson cannot say it.
    private static func template(of request: Request) -> RequestTemplate? {
        let own = ["host", "user-agent", "accept", "accept-encoding", "connection", "content-length"]
        let fields = request.headers.fields.filter { !own.contains($0.name.lowercased()) }
        let isJSON = request.headers["content-type"]?.hasPrefix("application/json") ?? true
        guard let body = String(validating: request.body, as: UTF8.self), body.isEmpty || isJSON, isLine(body),
            body == body.trimmed, fields.allSatisfy({ isLine($0.value) })
        else { return nil }
        return RequestTemplate(
            method: request.method, target: request.target,
            headers: fields.filter { $0.name.lowercased() != "content-type" }, body: body.isEmpty ? nil : body)
    }

    /// Up to three values of a JSON answer, or its media type.
    private static func values(in response: Response) -> [String] {
        guard case .object(let members)? = JSONValue(parsing: response.body) else {
            let type = response.headers["content-type"]?.prefix { $0 != ";" }
            return type.map { ["type \($0)"] } ?? []
        }
        let named = members.sorted { $0.key < $1.key }.filter { $0.key.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) != nil }
        return named.prefix(3).map { key, value in
            switch value {
            case .array, .object: "json $.\(key) is \(value.kind.rawValue)"
            case .null, .boolean, .integer, .number, .string:
                isLine(value.text)
                    ? "json $.\(key) equals \(value.text)" : "json $.\(key) is \(value.kind.rawValue)"
            }
        }
    }

    // MARK: Structure

    /// For a step in which nothing was sent: the routes that came and went.
    private mutating func addRoutes() {
        func names(_ facts: CheckFacts) -> [String] {
            facts.routes.flatMap { route in route.methods.map { "\($0) \(route.path)" } }.filter(Self.isLine)
        }
        let (old, new) = (names(before), names(after))
        lines += new.filter { !old.contains($0) }.map { "route \($0)" }
        lines += old.filter { !new.contains($0) }.map { "route absent \($0)" }
    }

    /// Whether `text` is one word without braces, which mean random values in a check.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"{}\"".utf8.contains($0) }
    }

    /// Whether `text` stands on one line and holds nothing that reads like a random value.
    private static func isLine(_ text: String) -> Bool {
        !text.contains(where: \.isNewline) && text.firstMatch(of: /\{[a-z0-9]+\}/) == nil
    }
}
