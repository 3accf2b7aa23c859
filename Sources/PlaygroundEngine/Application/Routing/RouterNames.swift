/// The variables that hold a program's routers, by which their routes are shown.
struct RouterNames {
    private let app: FastAPIObject
    private let appName: String
    /// The routers that a variable holds, in the order of the variables.
    private let routers: [(name: String, router: RouterObject)]

    init(_ app: FastAPIObject, _ globals: GlobalStore) {
        self.app = app
        var appName = "app"
        var routers: [(name: String, router: RouterObject)] = []
        for name in globals.names {
            guard case .object(let object)? = globals.value(of: name) else { continue }
            if object === app { appName = name }
            if let router = object as? RouterObject, !routers.contains(where: { $0.router === router }) {
                routers.append((name, router))
            }
        }
        self.appName = appName
        self.routers = routers
    }

    func routes(for operations: [LiveOperation]) -> [Route] {
        var names: [ObjectIdentifier: String] = [ObjectIdentifier(app.router): appName]
        for (name, router) in routers { names[ObjectIdentifier(router)] = name }
        return operations.map { operation in
            Route(
                methods: operation.methods, path: operation.pattern.text,
                functionName: operation.endpoint.function.name,
                owner: names[ObjectIdentifier(operation.router)] ?? "router", range: operation.endpoint.function.range)
        }
    }

    /// The routes of routers that nothing leads to, with the prefixes that they have by themselves.
    func dormantRoutes() throws(PyError) -> [Route] {
        let idle = routers.map(\.router).filter { !app.router.contains($0) && $0 !== app.router }
        // A router below an idle one is reached from there, under its prefix.
        let roots = idle.filter { router in !idle.contains { $0 !== router && $0.contains(router) } }
        var routes: [Route] = []
        for root in roots { routes += self.routes(for: try root.liveOperations()) }
        return routes
    }
}
