/// The API that a `main.py` describes, ready to answer.
///
/// It is mutable and belongs to the event loop on which it was loaded: neither `Sendable` nor locked.
package final class Application {
    /// The title and the version given to `FastAPI(...)`; FastAPI's defaults are "FastAPI" and "0.1.0".
    package let title: String
    package let version: String
    /// The routes in declaration order, which is the order of matching.
    package let routes: [Route]
    /// The path operations of routers that were made and never included, which answer nothing.
    package let dormantRoutes: [Route]
    /// What the program printed, while it loaded and since.
    package let output: ProgramOutput

    let source: SourceText
    let limits: Limits
    let operations: [LiveOperation]
    /// What each of the operations asks for.
    let parameters: [OperationParameters]
    let rootPath: String
    let handlers: ExceptionHandlers
    /// The object that the program made.
    let app: FastAPIObject
    /// The pages that describe the API; their routes come before those of the program.
    let pages: [DocumentationPage]
    let table: RouteTable
    /// The description, once it was asked for.
    var description: Value?
    let globals: GlobalStore
    /// A machine that is free for the next request.
    var idleMachine: Machine?
    /// All code lives as long as the application, so that frames need not count references to it.
    private let program: Program

    /// An application of what `program` left in `globals`; see ``ApplicationLoading``.
    init(
        _ source: SourceText, _ program: Program, _ globals: GlobalStore, _ output: ProgramOutput, _ app: FastAPIObject,
        limits: Limits
    ) throws(PyError) {
        self.source = source
        self.limits = limits
        self.program = program
        self.globals = globals
        self.output = output
        title = app.title
        version = app.version
        rootPath = app.rootPath
        handlers = app.handlers
        self.app = app
        operations = try app.router.liveOperations()
        var parameters: [OperationParameters] = []
        for operation in operations {
            parameters.append(
                try OperationParameters(of: operation, globals: globals))
        }
        self.parameters = parameters
        pages = try DocumentationPage.all(of: app)
        table = RouteTable(
            pages.map { ($0.pattern, DocumentationPage.methods) } + operations.map { ($0.pattern, $0.methods) },
            redirectsSlashes: app.redirectsSlashes)
        let owners = RouterNames(app, globals)
        routes = owners.routes(for: operations)
        dormantRoutes = try owners.dormantRoutes()
    }

    deinit { globals.takeApart() }
}
