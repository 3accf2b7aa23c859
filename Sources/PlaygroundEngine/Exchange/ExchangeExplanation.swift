/// Why an exchange went as it did: the fact, and the same in words.
package struct ExchangeExplanation: Hashable, Sendable {
    /// What happened, for tests, checks and views that choose their own words.
    package enum Fact: Hashable, Sendable {
        /// A path operation answered, whatever the status.
        case answered(by: Route)
        /// A path operation's answer came in pieces; `failed` is a fact of its own.
        case streamed(by: Route, StreamRecord)
        /// FastAPI answered by itself, such as the documentation pages.
        case answeredByFramework
        /// 404: the application has no route at all.
        case noRoutes
        /// 404: no route has anything in common with the path.
        case noRouteNear
        /// 404: a route's path is like the one asked for; `hasMethod` tells whether it takes the request's method.
        case nearRoute(NearestRoute, hasMethod: Bool)
        /// 404: a route of a router that is not included has the path.
        case dormantRoute(Route)
        /// 404: a browser asked for the site's icon by itself.
        case browserIcon
        /// 405: these routes have the path, with other methods.
        case wrongMethod(allowed: [String], routes: [Route])
        /// 307: the path of `route` has a last slash more (`adds`) or less.
        case slashRedirect(location: String, adds: Bool, route: Route?)
        /// 400: the bytes are no request, and where that shows.
        case unreadable(RefusedRequest)
        /// A limit was passed, or the bytes at fault were not kept; `reason` is a sentence.
        case refused(reason: String)
        /// 422: what the parameters and the body got, and what the route asks for.
        case invalid([RequestIssue], route: Route?)
        /// 400: bytes of a body that are no text.
        case unreadableBody
        /// 400: bytes of a body that are no form.
        case unreadableForm(FormFault, route: Route?)
        /// 500: the handler raised. `line` is that of `main.py`, counted from 1.
        case raised(exception: String, line: Int?, route: Route?)
        /// The client left before it was answered; `hadWholeRequest` tells which side was waited for.
        case clientLeft(hadWholeRequest: Bool)
    }

    /// One line of the words.
    package struct Line: Hashable, Sendable {
        package enum Role: String, Hashable, Sendable {
            case text
            /// What was sent or raised, as it was.
            case quote
            /// Marks under the quote before it.
            case caret
            /// What to do next.
            case hint
        }

        package let role: Role
        package let text: String

        package init(_ role: Role, _ text: String) {
            self.role = role
            self.text = text
        }
    }

    package let fact: Fact
    /// The request and the status, such as `GET /Hello: 404 Not Found`.
    package let heading: String
    package let lines: [Line]

    /// Explains `exchange`.
    ///
    /// - Parameter source: `main.py` as it stood then, for the lines of routes.
    package init(of exchange: Exchange, in source: SourceText) {
        fact = Self.fact(of: exchange)
        heading = Self.heading(of: exchange)
        lines = Self.lines(for: fact, of: exchange, in: source)
    }

    static func fact(of exchange: Exchange) -> Fact {
        switch exchange.refusal {
        case nil:
            exchange.route.map { route in
                exchange.stream.map { .streamed(by: route, $0) } ?? .answered(by: route)
            } ?? .answeredByFramework
        case .badRequest(let reason):
            faultInBytes(of: exchange).map { .unreadable($0) } ?? .refused(reason: reason)
        case .noRoute:
            notFound(exchange)
        case .methodNotAllowed(let allowed):
            .wrongMethod(allowed: allowed, routes: routes(exchange.routes, taking: exchange.request?.rawPath ?? ""))
        case .slashRedirect(let location):
            slashRedirect(exchange, location)
        case .invalid(let issues):
            .invalid(issues, route: exchange.route)
        case .unreadableBody:
            .unreadableBody
        case .unreadableForm(let fault):
            .unreadableForm(fault, route: exchange.route)
        case .exception(let traceback):
            raised(traceback, route: exchange.route)
        case .disconnected:
            .clientLeft(hadWholeRequest: exchange.request != nil)
        }
    }

    private static func notFound(_ exchange: Exchange) -> Fact {
        guard let request = exchange.request else { return .noRoutes }
        let dormant = routes(exchange.dormantRoutes, taking: request.rawPath)
        if let route = dormant.first(where: { $0.methods.contains(request.method) }) ?? dormant.first {
            return .dormantRoute(route)
        }
        guard !exchange.routes.isEmpty else { return .noRoutes }
        if request.path == "/favicon.ico" { return .browserIcon }
        guard let nearest = NearestRoute.find(for: request, among: exchange.routes) else { return .noRouteNear }
        return .nearRoute(nearest, hasMethod: nearest.route.methods.contains(request.method))
    }

    /// The routes whose template takes `rawPath`, in the order of declaration.
    static func routes(_ routes: [Route], taking rawPath: String) -> [Route] {
        let path = PathParts(rawPath)
        return routes.filter { PathAlignment(path, TemplateSegment.segments(of: $0.path)).differences.isEmpty }
    }

    private static func slashRedirect(_ exchange: Exchange, _ location: String) -> Fact {
        let path = exchange.request?.rawPath ?? ""
        let adds = !path.hasSuffix("/")
        let target = adds ? path + "/" : String(path.dropLast())
        return .slashRedirect(
            location: location, adds: adds, route: routes(exchange.routes, taking: target).first)
    }

    /// Finds the fault again in the bytes that were kept.
    private static func faultInBytes(of exchange: Exchange) -> RefusedRequest? {
        guard exchange.response.status == 400 else { return nil }
        var framer = RequestFramer()
        framer.append(exchange.requestBytes.kept)
        while true {
            switch framer.next() {
            case .wait, .request: return nil
            case .sendContinue: continue
            case .refuse(let refused): return refused
            }
        }
    }

    private static func raised(_ traceback: String, route: Route?) -> Fact {
        let lines = traceback.split(whereSeparator: \.isNewline)
        let place = lines.last { $0.drop { $0 == " " }.hasPrefix("File \"") }
        let line = place.flatMap { place in
            place.firstRange(of: ", line ").flatMap { Int(place[$0.upperBound...].prefix { $0.isNumber }) }
        }
        let exception = lines.last.map { String($0.drop { $0 == " " }) } ?? "an exception"
        return .raised(exception: exception, line: line, route: route)
    }
}
