/// What an answer does not say: names that are nearly right, and routes that nobody reaches.
extension ExchangeExplanation {
    static func dormant(_ route: Route, in source: SourceText) -> [Line] {
        [
            Line(
                .text,
                "\(place(of: route, in: source)) has this path. It belongs to \(route.owner), which no app includes, so it "
                    + "answers nothing."),
            Line(.hint, "Below its routes, write: app.include_router(\(route.owner))"),
        ]
    }

    /// What is odd about a request that a route took.
    static func oddities(_ route: Route, of exchange: Exchange, in source: SourceText) -> [Line] {
        guard let request = exchange.request else { return [] }
        return shadowed(by: route, request, exchange.routes, in: source) + ignored(request, route, in: source)
    }

    /// A route further down whose path is the very one that was asked for.
    private static func shadowed(
        by route: Route, _ request: Request, _ routes: [Route], in source: SourceText
    ) -> [Line] {
        guard route.path != request.path, let index = routes.firstIndex(of: route),
            let exact = routes[(index + 1)...].first(where: {
                $0.path == request.path && $0.methods.contains(request.method)
            })
        else { return [] }
        return [
            Line(
                .hint,
                "\(place(of: exact, in: source)) has exactly this path and was not asked: \(route.path) stands before it and "
                    + "takes it, and the first route that fits answers.")
        ]
    }

    /// Names in the query that the function does not have, where one of its own is nearly the same.
    private static func ignored(_ request: Request, _ route: Route, in source: SourceText) -> [Line] {
        let sent = names(inQueryOf: request)
        guard !sent.isEmpty else { return [] }
        let parameters = AskingLine.parameters(of: route, in: source)
        let free = parameters.filter { !sent.contains($0) && !route.path.contains("{\($0)") }
        return sent.filter { !parameters.contains($0) }.prefix(8).compactMap { name in
            guard let near = Suggestion.nearest(to: name, among: free) else { return nil }
            return Line(
                .hint,
                "‘\(VisibleText.escape(name))’ in the query was ignored, since nothing asks for it; \(route.functionName) has "
                    + "‘\(near)’.")
        }
    }

    /// For values that are missing: what was sent in their place under nearly the same name.
    static func nearNames(_ issues: [RequestIssue], _ exchange: Exchange) -> [Line] {
        guard let request = exchange.request else { return [] }
        return issues.filter { $0.type == "missing" && !$0.isOfForm }.prefix(8).compactMap { issue in
            guard case .key(let name)? = issue.location.last, issue.location.count > 1,
                let near = Suggestion.nearest(to: name, among: siblings(of: issue, request))
            else { return nil }
            return Line(
                .hint, "‘\(VisibleText.escape(near))’ was sent; the route asks for ‘\(VisibleText.escape(name))’.")
        }
    }

    /// The names beside which the missing one was looked for.
    private static func siblings(of issue: RequestIssue, _ request: Request) -> [String] {
        switch issue.location.first {
        case .key("header"): return request.headers.fields.map(\.name)
        case .key("body"):
            guard let (node, _, _) = JSONPlaces.read(request.body)?.find(Array(issue.location.dropFirst())),
                case .object(let members) = node.kind
            else { return [] }
            return members.map(\.key)
        case .key, .index, nil: return []
        }
    }

    private static func names(inQueryOf request: Request) -> [String] {
        (request.query ?? "").split(separator: "&").map { PercentEncoding.decode(String($0.prefix { $0 != "=" })) }
    }
}
