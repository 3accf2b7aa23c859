/// The API that a `main.py` describes, ready to answer.
///
/// It is mutable and belongs to the event loop on which it was loaded: neither `Sendable` nor locked.
package final class Application {
    /// The title and the version given to `FastAPI(...)`; FastAPI's defaults are "FastAPI" and "0.1.0".
    package let title: String
    package let version: String
    /// The routes in declaration order, which is the order of matching.
    package let routes: [Route]

    init(title: String, version: String, routes: [Route]) {
        self.title = title
        self.version = version
        self.routes = routes
    }

    /// Reads and runs `source` as Python does when Uvicorn imports it.
    ///
    /// - Throws: ``LoadFailure`` with every diagnostic found; nothing of the program goes live then.
    package static func load(_ source: SourceText) throws(LoadFailure) -> Application {
        Application(title: "FastAPI", version: "0.1.0", routes: [])
    }

    /// Answers `request` as FastAPI would.
    ///
    /// - Parameter turns: Where a handler that overruns its time slice waits for its next turn.
    /// - Parameter completion: Called once, on the same event loop; at once where the handler neither sleeps nor
    ///   overruns its slice.
    package func respond(
        to request: Request, turns: any TurnScheduler, completion: @escaping (Answer) -> Void
    ) {
        let body = Array(#"{"detail":"Not Found"}"#.utf8)
        let response = Response(
            status: 404,
            headers: [
                HeaderField("content-length", String(body.count)), HeaderField("content-type", "application/json"),
            ], body: body)
        completion(Answer(response: response, route: nil, refusal: .noRoute, stages: []))
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

/// A `main.py` that does not load, and why.
package struct LoadFailure: Error, Hashable, Sendable {
    package let diagnostics: [Diagnostic]

    package init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }
}
