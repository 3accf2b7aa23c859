extension RouterObject {
    /// What the learner declares a path operation on.
    enum Owner: String {
        case app = "FastAPI"
        case router = "APIRouter"

        /// The name that diagnostics give it, since the object knows nothing of its variable.
        fileprivate var variable: String { self == .app ? "app" : "router" }
    }

    static let methods = ["get", "post", "put", "patch", "delete", "head", "options", "trace"]
    static let declaringNames = methods + ["api_route", "add_api_route", "include_router"]

    /// The decorators and functions that add to this router, which `owner` offers under its own name.
    ///
    /// - Throws: `NotImplementedError` for what FastAPI has there and the playground has not.
    func declaring(_ name: String, as owner: Owner) throws(PyError) -> Value? {
        if Self.methods.contains(name) {
            return builtin(name, owner) { (call) throws(PyError) in
                try self.decorator(methods: [name.uppercased()], call, name: name, owner: owner, others: ["path"])
            }
        }
        switch name {
        case "api_route":
            return builtin(name, owner) { (call) throws(PyError) in
                let methods = try Self.methodList(call)
                return try self.decorator(
                    methods: methods, call, name: name, owner: owner, others: ["path", "methods"])
            }
        case "add_api_route":
            return builtin(name, owner) { (call) throws(PyError) in try self.addRoute(call, owner: owner) }
        case "include_router":
            return builtin(name, owner) { (call) throws(PyError) in try self.include(call, owner: owner) }
        case _ where RefusedParts.isFunction(name):
            return builtin(name, owner) { (call) throws(PyError) in
                throw Options.error(.laterFunction("\(owner.variable).\(name)"), at: call.range)
            }
        default:
            guard let instead = RefusedParts.attributes[name] else { return nil }
            throw .make(
                .notImplementedError,
                "\(owner.variable).\(name) is not part of the playground's FastAPI: \(instead)")
        }
    }

    private func builtin(_ name: String, _ owner: Owner, _ body: @escaping PyBuiltin.Body) -> Value {
        .object(PyBuiltin("\(owner.rawValue).\(name)", body))
    }

    /// Carries out `@app.get(path, …)`: the function that takes the path operation.
    private func decorator(
        methods: [String], _ call: NativeCall, name: String, owner: Owner, others: Set<String>
    ) throws(PyError) -> Value {
        let path = try path(call)
        let options = try RouteOptions(call.keywords, of: "@\(owner.variable).\(name)", others: others)
        return .object(
            PyBuiltin("decorator") { (call) throws(PyError) in
                let endpoint = try call.arguments(1...1)[0]
                try self.declare(endpoint, path: path, methods: methods, options: options)
                return endpoint
            })
    }

    private func addRoute(_ call: NativeCall, owner: Owner) throws(PyError) -> Value {
        let others: Set<String> = ["path", "endpoint", "methods"]
        let options = try RouteOptions(call.keywords, of: "\(owner.variable).add_api_route", others: others)
        let bound = try NativeSignature(call.function, "self path endpoint **").bind(call)
        let path = try Self.text(bound.required("path"))
        try declare(bound.required("endpoint"), path: path, methods: try Self.methodList(call), options: options)
        return .none
    }

    private func declare(
        _ endpoint: Value, path: String, methods: [String], options: RouteOptions
    ) throws(PyError) {
        let endpoint = try Endpoint(endpoint)
        // A template that is none is reported where it is declared.
        _ = try PathPattern(prefix + path)
        add(PathOperation(path: prefix + path, methods: methods, endpoint: endpoint, options: options))
    }

    private func path(_ call: NativeCall) throws(PyError) -> String {
        guard call.positional.count <= 1 else {
            throw .typeError(
                "\(call.function)() takes 2 positional arguments but \(call.positional.count + 1) were given")
        }
        guard let path = call.positional.first ?? call.keyword("path") else {
            throw .typeError("\(call.function)() missing 1 required positional argument: 'path'")
        }
        return try Self.text(path)
    }

    private static func text(_ path: Value) throws(PyError) -> String {
        guard let text = path.string else {
            throw .typeError("can only concatenate str (not \"\(path.typeName)\") to str")
        }
        return text.text
    }

    /// The `methods` of a call: GET without any, upper-case, each once.
    private static func methodList(_ call: NativeCall) throws(PyError) -> [String] {
        guard let value = call.keyword("methods"), !value.isNone else { return ["GET"] }
        var methods: [String] = []
        for item in try Iteration.array(value) {
            guard let text = item.string else {
                throw .make(.attributeError, "'\(item.typeName)' object has no attribute 'upper'")
            }
            let method = text.text.uppercased()
            if !methods.contains(method) { methods.append(method) }
        }
        // FastAPI asserts that there is one, without a message.
        guard !methods.isEmpty else { throw .assertionError("") }
        return methods
    }
}
