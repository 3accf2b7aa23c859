/// What stands behind a server: the live application and the log. All of it is called on the server's event loop.
package protocol Responder: AnyObject {
    /// The routes there are now, for explanations.
    var routes: [Route] { get }
    /// Those of routers that are not included, which answer nothing.
    var dormantRoutes: [Route] { get }
    /// The number of the next exchange; asked for right before ``record(_:)``.
    var nextExchangeID: Int { get }

    /// Answers `request`; see ``Application/respond(to:turns:completion:)``.
    ///
    /// `completion` may be called at once or in a later turn, at most once.
    func respond(to request: Request, turns: any TurnScheduler, completion: @escaping (Answer) -> Void)

    /// Keeps an exchange that is over.
    func record(_ exchange: Exchange)
}
