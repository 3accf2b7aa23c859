/// What the server asks: the application that is live and the log of what it answered.
///
/// It belongs to the event loop, as the application does.
final class LiveServer: Responder {
    /// The newest application that loaded; nil until one did.
    var application: Application?
    private(set) var log: ExchangeLog
    private let recorded: (Exchange) -> Void

    /// - Parameter recorded: Called for each exchange once the log has it.
    init(logCapacity: Int, recorded: @escaping (Exchange) -> Void) {
        log = ExchangeLog(capacity: logCapacity)
        self.recorded = recorded
    }

    var routes: [Route] { application?.routes ?? [] }
    var dormantRoutes: [Route] { application?.dormantRoutes ?? [] }
    var nextExchangeID: Int { log.nextID }

    func respond(to request: Request, turns: any TurnScheduler, completion: @escaping (Answer) -> Void) {
        guard let application else {
            return completion(
                Answer(
                    response: Response(status: 503, headers: [HeaderField("content-length", "0")], body: []),
                    route: nil, refusal: nil, stages: []))
        }
        application.respond(to: request, turns: turns, completion: completion)
    }

    func record(_ exchange: Exchange) {
        log.append(exchange)
        recorded(exchange)
    }

    func clearLog() {
        log.removeAll()
    }
}
