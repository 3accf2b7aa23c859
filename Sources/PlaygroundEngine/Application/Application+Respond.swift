extension Application {
    /// Answers `request` as FastAPI would.
    ///
    /// - Parameter turns: Where a handler that overruns its time slice waits for its next turn.
    /// - Parameter completion: Called once, on the same event loop; at once where the handler does not overrun its
    ///   slice.
    package func respond(
        to request: Request, turns: any TurnScheduler, completion: @escaping (Answer) -> Void
    ) {
        let start = ContinuousClock.now
        let match = table.match(method: request.method, path: routePath(of: request.path))
        let routing = StageTime(.route, start.duration(to: .now))
        func refuse(_ response: Response, _ refusal: Refusal, _ route: Route? = nil) {
            completion(Answer(response: response, route: route, refusal: refusal, stages: [routing]))
        }
        switch match {
        case .none: refuse(.detail("Not Found", status: 404), .noRoute)
        case .partial(let index):
            let allowed = routes[index].methods
            let allow = HeaderField("allow", allowed.joined(separator: ", "))
            refuse(
                .detail("Method Not Allowed", status: 405, headers: [allow]), .methodNotAllowed(allowed: allowed),
                routes[index])
        case .redirect:
            let location = RedirectLocation.make(path: RouteTable.slashed(request.path), request: request)
            refuse(.redirect(to: location), .slashRedirect(location: location))
        case .full(let index):
            let handling = Handling(self, index, routing: routing, turns: turns, completion: completion)
            handling.run()
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

/// One request on its way through its path operation.
private final class Handling {
    private let application: Application
    private let index: Int
    private let routing: StageTime
    private let turns: any TurnScheduler
    private let completion: (Answer) -> Void
    private let started = ContinuousClock.now

    init(
        _ application: Application, _ index: Int, routing: StageTime, turns: any TurnScheduler,
        completion: @escaping (Answer) -> Void
    ) {
        self.application = application
        self.index = index
        self.routing = routing
        self.turns = turns
        self.completion = completion
    }

    private var operation: LiveOperation { application.operations[index] }

    func run() {
        ProgramCall(application, turns: turns) { result in
            switch result {
            case .success(let value): self.finish(value)
            case .failure(let error): self.fail(error)
            }
        }.start(operation.handler)
    }

    private func finish(_ value: Value) {
        let handler = StageTime(.handler, started.duration(to: .now))
        let encodingStart = ContinuousClock.now
        do throws(PyError) {
            let made = try ReturnedValue.response(for: value, options: operation.options)
            let stream = made.content.map { IteratorStream($0, source: application.source) }
            end(made.response, nil, [handler, StageTime(.response, encodingStart.duration(to: .now))], stream)
        } catch { fail(error) }
    }

    private func fail(_ error: PyError) {
        let traceback = Traceback.text(of: error.exception, in: application.source)
        end(.serverError, .exception(traceback: traceback), [StageTime(.handler, started.duration(to: .now))])
    }

    private func end(
        _ response: Response, _ refusal: Refusal?, _ stages: [StageTime], _ stream: (any BodyStream)? = nil
    ) {
        completion(
            Answer(
                response: response, route: application.routes[index], refusal: refusal, stages: [routing] + stages,
                stream: stream))
    }
}
