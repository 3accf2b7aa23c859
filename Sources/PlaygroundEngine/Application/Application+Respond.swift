extension Application {
    /// What stands at a place of the ``table``: the pages come before the program's own operations.
    enum Endpoint {
        case page(DocumentationPage)
        /// An index into ``operations``, ``parameters`` and ``routes``.
        case operation(Int)
    }

    func endpoint(at index: Int) -> Endpoint {
        index < pages.count ? .page(pages[index]) : .operation(index - pages.count)
    }

    /// Answers `request` as FastAPI would.
    ///
    /// - Parameter turns: Where a handler that overruns its time slice waits for its next turn.
    /// - Parameter completion: Called once, on the same event loop; at once where the handler does not overrun its
    ///   slice.
    package func respond(
        to request: Request, turns: any TurnScheduler, completion: @escaping (Answer) -> Void
    ) {
        let start = ContinuousClock.now
        let path = routePath(of: request.path)
        let match = table.match(method: request.method, path: path)
        let routing = StageTime(.route, start.duration(to: .now))
        func handling(_ index: Int?) -> Handling {
            Handling(self, request, index, routing: routing, turns: turns, completion: completion)
        }
        if let error = conversionError(in: path, match) { return handling(nil).failOutside(error) }
        switch match {
        case .none: handling(nil).refuse(HTTPErrors.make(404), .noRoute)
        case .partial(let index):
            let (operation, allowed): (Int?, [String]) =
                switch endpoint(at: index) {
                case .page: (nil, DocumentationPage.methods)
                case .operation(let index): (index, routes[index].methods)
                }
            let allow = HeaderField("Allow", allowed.joined(separator: ", "))
            handling(operation).refuse(
                HTTPErrors.make(405, headers: [allow]), .methodNotAllowed(allowed: allowed))
        case .redirect:
            let location = RedirectLocation.make(path: RouteTable.slashed(request.path), request: request)
            completion(
                Answer(
                    response: .redirect(to: location), route: nil, refusal: .slashRedirect(location: location),
                    stages: [routing]))
        case .full(let index):
            switch endpoint(at: index) {
            case .page(let page): show(page, handling(nil), routing, completion)
            case .operation(let index): handling(index).run(operations[index], parameters[index], path: path)
            }
        }
    }

    /// What a number in the path raises that is too long: Starlette converts it while it looks for the route, before it
    /// compares the methods and for every route up to the one that answers, and with the last slash added or taken away as well.
    private func conversionError(in path: String, _ match: RouteTable.Match) -> PyError? {
        guard path.utf8.count > PathPattern.mostDigits else { return nil }
        switch match {
        case .none: return nil
        case .full(let index):
            guard case .operation(let last) = endpoint(at: index) else { return nil }
            return operations[...last].lazy.compactMap { $0.pattern.conversionError(in: path) }.first
        case .partial: return operations.lazy.compactMap { $0.pattern.conversionError(in: path) }.first
        case .redirect:
            let slashed = RouteTable.slashed(path)
            return operations.lazy.compactMap { $0.pattern.conversionError(in: slashed) }.first
        }
    }

    /// The path that routes are matched against: without the root path, where it begins with that.
    ///
    /// Source: Starlette's `get_route_path`.
    private func routePath(of path: String) -> String {
        guard !rootPath.isEmpty, path.hasPrefix(rootPath) else { return path }
        let rest = path.dropFirst(rootPath.count)
        return rest.isEmpty || rest.first == "/" ? String(rest) : path
    }
}
