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

    private init(
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

    /// Reads and runs `source` as Python does when Uvicorn imports it.
    ///
    /// A file without any statement is an API without routes.
    /// - Parameter clock: What tells the program the time.
    /// - Throws: ``LoadFailure`` with every diagnostic found; nothing of the program goes live then.
    package static func load(
        _ source: SourceText, limits: Limits = Limits(), clock: WallClock = .system
    ) throws(LoadFailure) -> Application {
        let module: Module
        do throws(Diagnostic) {
            module = try Parser.parse(source)
        } catch {
            throw LoadFailure([error])
        }
        var builtins = Builtins.all()
        // Uvicorn imports main.py as `main`; a file of that name is `__main__` for `python main.py` alone.
        builtins["__name__"] = .string(source.name.hasSuffix(".py") ? String(source.name.dropLast(3)) : source.name)
        let program = try ProgramLowering.lower(module, registry: FastAPIModule.registry, builtins: builtins)
        let globals = GlobalStore(program, source: source, clock: clock)
        let output = ProgramOutput()
        let machine = Machine(globals: globals, output: output)
        do throws(PyError) {
            try machine.start(program)
        } catch {
            throw LoadFailure([diagnostic(for: error.exception, end: source.utf8.count)])
        }
        try run(machine, limits: limits, end: source.utf8.count)
        let app = application(in: globals)
        guard app != nil || module.body.isEmpty else {
            let end = source.utf8.count
            throw LoadFailure([Diagnostic(ApplicationProblem.noApplication, at: end..<end)])
        }
        do throws(PyError) {
            return try Application(source, program, globals, output, app ?? FastAPIObject(), limits: limits)
        } catch {
            throw LoadFailure([diagnostic(for: error.exception, end: source.utf8.count)])
        }
    }

    private static func run(_ machine: Machine, limits: Limits, end: Int) throws(LoadFailure) {
        let budget = Budget(limits: limits)
        while true {
            switch budget.slice({ machine.run(fuel: limits.fuelPerSlice, budget: budget) }) {
            case .finished, .yielded: return
            case .sleeping: continue
            case .failed(let error): throw LoadFailure([diagnostic(for: error.exception, end: end)])
            case .paused:
                guard budget.excess == nil else {
                    throw LoadFailure([Diagnostic(ApplicationProblem.overran, at: end..<end)])
                }
            }
        }
    }

    private static func diagnostic(for exception: PyException, end: Int) -> Diagnostic {
        if let diagnostic = exception.diagnostic { return diagnostic }
        let problem = ApplicationProblem.raised(summary: exception.summary, importHint: importHint(for: exception))
        return Diagnostic(problem, at: exception.traceback.first?.range ?? end..<end)
    }

    /// The import that would have brought in the name that a `NameError` is about.
    private static func importHint(for exception: PyException) -> String? {
        guard exception.isInstance(of: .nameError) else { return nil }
        // Of several modules that have the name, the one with the shortest path is the one to import from.
        return FastAPIModule.registry.imports.filter { exception.message.contains("'\($0.name)'") }.map(\.statement)
            .min { ($0.count, $0) < ($1.count, $1) }
    }

    /// The application that `fastapi dev` would find: `app`, then `api`, then any.
    ///
    /// Source: fastapi-cli's `get_app_name`.
    private static func application(in globals: GlobalStore) -> FastAPIObject? {
        for name in ["app", "api"] + globals.names {
            if case .object(let object)? = globals.value(of: name), let app = object as? FastAPIObject { return app }
        }
        return nil
    }
}
