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
        let match = table.match(method: request.method, path: request.path)
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
        case .redirect(let path):
            let location = RedirectLocation.make(path: path, request: request)
            refuse(.redirect(to: location), .slashRedirect(location: location))
        case .full(let index):
            let handling = Handling(self, index, routing: routing, turns: turns, completion: completion)
            handling.run()
        }
    }

    /// Answers `request` without an event loop, giving a handler that overruns its slice its next turn at once.
    package func respondNow(to request: Request) -> Answer? {
        var answer: Answer?
        let turns = ImmediateTurns()
        respond(to: request, turns: turns) { answer = $0 }
        turns.runToEnd()
        return answer
    }
}

/// One request on its way through its path operation.
private final class Handling {
    private let application: Application
    private let index: Int
    private let routing: StageTime
    private let turns: any TurnScheduler
    private let completion: (Answer) -> Void
    private let machine: Machine
    private let budget: Budget
    private var isFirstSlice = true
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
        budget = Budget(limits: application.limits)
        machine = application.idleMachine ?? Machine(globals: application.globals, output: application.output)
        application.idleMachine = nil
    }

    func run() {
        do throws(PyError) {
            try machine.start(application.operations[index].handler)
        } catch { return fail(error) }
        goOn()
    }

    private func goOn() {
        // Most handlers end within their first slice, which needs no accounting.
        let outcome =
            if isFirstSlice { machine.run(fuel: application.limits.fuelPerSlice, budget: budget) } else {
                budget.slice { machine.run(fuel: application.limits.fuelPerSlice, budget: budget) }
            }
        isFirstSlice = false
        switch outcome {
        case .finished(let value): finish(value)
        case .failed(let error): fail(error)
        case .paused:
            if let error = budget.error { return stop(error) }
            turns.nextTurn { self.goOn() }
        }
    }

    private func finish(_ value: Value) {
        let handler = StageTime(.handler, started.duration(to: .now))
        let encodingStart = ContinuousClock.now
        do throws(PyError) {
            let response = Response.json(
                try JSONBody.encode(value), status: 200)
            end(response, nil, [handler, StageTime(.response, encodingStart.duration(to: .now))])
        } catch { fail(error) }
    }

    private func stop(_ error: PyError) {
        machine.abandon(error)
        fail(error)
    }

    private func fail(_ error: PyError) {
        let traceback = Traceback.text(of: error.exception, in: application.source)
        end(.serverError, .exception(traceback: traceback), [StageTime(.handler, started.duration(to: .now))])
    }

    private func end(_ response: Response, _ refusal: Refusal?, _ stages: [StageTime]) {
        application.idleMachine = machine
        completion(
            Answer(
                response: response, route: application.routes[index], refusal: refusal, stages: [routing] + stages))
    }
}

extension Response {
    /// A JSON body with the headers that Starlette gives it.
    static func json(_ body: [UInt8], status: Int, headers: [HeaderField] = []) -> Response {
        let own = [HeaderField("content-length", String(body.count)), HeaderField("content-type", "application/json")]
        return Response(status: status, headers: Headers(headers + own), body: body)
    }

    /// FastAPI's answer to an `HTTPException` with a text.
    static func detail(_ text: String, status: Int, headers: [HeaderField] = []) -> Response {
        .json(Array("{\"detail\":\"\(text)\"}".utf8), status: status, headers: headers)
    }

    static func redirect(to location: String) -> Response {
        let headers: Headers = [HeaderField("content-length", "0"), HeaderField("location", location)]
        return Response(status: 307, headers: headers, body: [])
    }

    /// Starlette's answer where the handler raised.
    static var serverError: Response {
        let body = Array("Internal Server Error".utf8)
        let headers: Headers = [
            HeaderField("content-length", String(body.count)),
            HeaderField("content-type", "text/plain; charset=utf-8"),
        ]
        return Response(status: 500, headers: headers, body: body)
    }
}
