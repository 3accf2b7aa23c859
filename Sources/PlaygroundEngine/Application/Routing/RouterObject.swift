/// An `APIRouter` while its program runs: path operations and included routers, in the order of declaration.
///
/// Source: FastAPI's `APIRouter`. Including takes the router itself and not a copy of its routes: what is declared on it
/// afterwards is reached as well.
final class RouterObject: PyObject {
    enum Entry {
        case operation(PathOperation)
        case included(Inclusion)
    }

    /// A router below another one.
    struct Inclusion {
        let router: RouterObject
        /// The prefixes of the including router and of the inclusion.
        let prefix: String
        let defaults: RouterDefaults
        /// Where the inclusion stands in the source.
        let range: SourceRange
    }

    let prefix: String
    let defaults: RouterDefaults
    private(set) var entries: [Entry] = []
    /// How many routers are below this one, as often as they are, and how deep.
    private(set) var inclusionCount = 0
    private(set) var depth = 0
    /// The function of an operation whose path is empty without another prefix; nil where there is none.
    private(set) var emptyPathFunction: String?

    init(prefix: String = "", defaults: RouterDefaults = RouterDefaults()) {
        self.prefix = prefix
        self.defaults = defaults
    }

    override package var type: PyType { FastAPIModule.routerType }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        if name == "prefix" { return .string(prefix) }
        return try declaring(name, as: .router)
    }

    override var attributeNames: [String] { Self.declaringNames + ["prefix"] }

    func add(_ operation: PathOperation) {
        entries.append(.operation(operation))
        if operation.path.isEmpty { emptyPathFunction = emptyPathFunction ?? operation.endpoint.name }
    }

    /// - Throws: Where routers come to more than a program can mean.
    func add(_ inclusion: Inclusion) throws(PyError) {
        let router = inclusion.router
        inclusionCount += router.inclusionCount + 1
        depth = max(depth, router.depth + 1)
        guard depth <= Self.depthLimit else {
            throw Options.error(.routersTooDeep(limit: Self.depthLimit), at: inclusion.range)
        }
        guard inclusionCount <= Self.inclusionLimit else {
            throw Options.error(.tooManyRouters(limit: Self.inclusionLimit), at: inclusion.range)
        }
        entries.append(.included(inclusion))
        if inclusion.prefix.isEmpty { emptyPathFunction = emptyPathFunction ?? router.emptyPathFunction }
    }

    /// Whether `other` is included here, at whatever depth.
    func contains(_ other: RouterObject) -> Bool {
        var seen: Set<ObjectIdentifier> = []
        var waiting = [self]
        while let router = waiting.popLast() {
            guard seen.insert(ObjectIdentifier(router)).inserted else { continue }
            for case .included(let inclusion) in router.entries {
                if inclusion.router === other { return true }
                waiting.append(inclusion.router)
            }
        }
        return false
    }

    // MARK: Flattening

    /// The most path operations that routers included many times over may come to.
    private static let operationLimit = 20_000
    private static let inclusionLimit = 1000
    /// How deep routers may be included in one another.
    private static let depthLimit = 100

    /// The path operations that can be reached, in the order in which FastAPI tries them.
    ///
    /// - Throws: What a prefix and a path together break, in Starlette's words.
    func liveOperations() throws(PyError) -> [LiveOperation] {
        var live: [LiveOperation] = []
        try collect(into: &live, prefix: "", above: RouterDefaults(), range: 0..<0, depth: 0)
        return live
    }

    private func collect(
        into live: inout [LiveOperation], prefix: String, above: RouterDefaults, range: SourceRange, depth: Int
    ) throws(PyError) {
        guard depth <= Self.depthLimit else { throw Options.error(.routersTooDeep(limit: Self.depthLimit), at: range) }
        let defaults = defaults.over(above)
        for entry in entries {
            switch entry {
            case .operation(let operation):
                guard live.count < Self.operationLimit else {
                    throw Options.error(.tooManyRoutes(limit: Self.operationLimit), at: range)
                }
                var options = operation.options
                options.declaredResponseClass = options.responseClass ?? self.defaults.responseClass
                options.defaults = options.defaults.over(defaults)
                live.append(
                    LiveOperation(
                        pattern: try Self.pattern(prefix + operation.path, range), methods: operation.methods,
                        endpoint: operation.endpoint, options: options, router: self))
            case .included(let inclusion):
                try inclusion.router.collect(
                    into: &live, prefix: prefix + inclusion.prefix, above: inclusion.defaults.over(defaults),
                    range: inclusion.range, depth: depth + 1)
            }
        }
    }

    /// The template of a whole path; what is wrong with it is wrong at the inclusion at `range`.
    private static func pattern(_ path: String, _ range: SourceRange) throws(PyError) -> PathPattern {
        do throws(PyError) {
            return try PathPattern(path)
        } catch {
            throw Options.error(.raised(summary: error.exception.summary, importHint: nil), at: range)
        }
    }
}
