/// A program on its way to an ``Application``: it is run a slice at a time, so that one that never ends holds up nobody.
package final class ApplicationLoading {
    private let source: SourceText
    private let limits: Limits
    private let program: Program
    let globals: GlobalStore
    private let output = ProgramOutput()
    private let machine: Machine
    private let budget: Budget
    /// A file without any statement is an API without routes.
    private let isEmpty: Bool
    private var isLoaded = false

    /// Reads `source`.
    ///
    /// - Parameter clock: What tells the program the time.
    /// - Throws: ``LoadFailure`` with every diagnostic found.
    package init(
        _ source: SourceText, limits: Limits = Limits(), clock: WallClock = .system
    ) throws(LoadFailure) {
        let module: Module
        do throws(Diagnostic) {
            module = try Parser.parse(source)
        } catch {
            throw LoadFailure([error])
        }
        var builtins = Builtins.all()
        // Uvicorn imports main.py as `main`; a file of that name is `__main__` for `python main.py` alone.
        builtins["__name__"] = .string(source.name.hasSuffix(".py") ? String(source.name.dropLast(3)) : source.name)
        self.source = source
        self.limits = limits
        program = try ProgramLowering.lower(module, registry: FastAPIModule.registry, builtins: builtins)
        globals = GlobalStore(program, source: source, clock: clock)
        machine = Machine(globals: globals, output: output)
        budget = Budget(limits: limits)
        isEmpty = module.body.isEmpty
        do throws(PyError) {
            try machine.start(program)
        } catch {
            throw failure(error)
        }
    }

    deinit {
        // What failed to load has values as well that refer to one another.
        if !isLoaded { globals.takeApart() }
    }

    /// Runs the next slice.
    ///
    /// - Returns: The application, or nil where there is more to run.
    /// - Throws: ``LoadFailure``; nothing of the program goes live then.
    package func goOn() throws(LoadFailure) -> Application? {
        switch budget.slice({ machine.run(fuel: limits.fuelPerSlice, budget: budget) }) {
        case .finished, .yielded: return try application()
        case .sleeping: return nil
        case .failed(let error): throw failure(error)
        case .paused:
            guard let error = budget.error else { return nil }
            // The traceback says where the program was.
            machine.abandon(error)
            throw LoadFailure([Diagnostic(ApplicationProblem.overran, at: place(of: error.exception))])
        }
    }

    private func application() throws(LoadFailure) -> Application {
        guard let app = applicationObject ?? (isEmpty ? FastAPIObject() : nil) else {
            throw LoadFailure([Diagnostic(ApplicationProblem.noApplication, at: end..<end)])
        }
        do throws(PyError) {
            let application = try Application(source, program, globals, output, app, limits: limits)
            isLoaded = true
            return application
        } catch {
            throw failure(error)
        }
    }

    /// The application that `fastapi dev` would find: `app`, then `api`, then any.
    ///
    /// Source: fastapi-cli's `get_app_name`.
    private var applicationObject: FastAPIObject? {
        for name in ["app", "api"] + globals.names {
            if case .object(let object)? = globals.value(of: name), let app = object as? FastAPIObject { return app }
        }
        return nil
    }

    private var end: Int { source.utf8.count }

    private func failure(_ error: PyError) -> LoadFailure {
        let exception = error.exception
        if let diagnostic = exception.diagnostic { return LoadFailure([diagnostic]) }
        let problem = ApplicationProblem.raised(
            summary: exception.summary, importHint: Self.importHint(for: exception))
        return LoadFailure([Diagnostic(problem, at: place(of: exception))])
    }

    /// What the file itself was at.
    private func place(of exception: PyException) -> SourceRange { exception.traceback.first?.range ?? end..<end }

    /// The import that would have brought in the name that a `NameError` is about.
    private static func importHint(for exception: PyException) -> String? {
        guard exception.isInstance(of: .nameError) else { return nil }
        // Of several modules that have the name, the one with the shortest path is the one to import from.
        return FastAPIModule.registry.imports.filter { exception.message.contains("'\($0.name)'") }.map(\.statement)
            .min { ($0.count, $0) < ($1.count, $1) }
    }
}

extension Application {
    /// Reads and runs `source` as Python does when Uvicorn imports it, in one go.
    ///
    /// - Parameter clock: What tells the program the time.
    /// - Throws: ``LoadFailure`` with every diagnostic found; nothing of the program goes live then.
    package static func load(
        _ source: SourceText, limits: Limits = Limits(), clock: WallClock = .system
    ) throws(LoadFailure) -> Application {
        let loading = try ApplicationLoading(source, limits: limits, clock: clock)
        while true {
            if let application = try loading.goOn() { return application }
        }
    }
}
