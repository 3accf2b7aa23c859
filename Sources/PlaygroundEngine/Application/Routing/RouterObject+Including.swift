extension RouterObject {
    /// Carries out `include_router(router, prefix=…)`.
    ///
    /// Source: FastAPI's `APIRouter.include_router`, its checks in their order.
    func include(_ call: NativeCall, owner: Owner) throws(PyError) -> Value {
        let known = OperationScope.options.union([
            "router", "prefix", "default_response_class", "form_limits", "callbacks",
        ])
        var prefix = ""
        var defaults = RouterDefaults()
        for keyword in call.keywords where keyword.name != "callbacks" && keyword.name != "router" {
            switch keyword.name {
            case _ where OperationScope.options.contains(keyword.name): try defaults.take(keyword)
            case "prefix": prefix = try Options.text(keyword)
            case "default_response_class", "form_limits": try defaults.take(keyword)
            default:
                throw Options.refused(
                    keyword, of: "include_router", later: ["dependencies", "max_body_size"], known: known)
            }
        }
        let bound = try NativeSignature(call.function, "self router **").bind(call)
        guard case .object(let object)? = bound["router"], let router = object as? RouterObject else {
            throw .make(
                .attributeError, "'\((bound["router"] ?? .none).typeName)' object has no attribute '_contains_router'")
        }
        try check(router, prefix: prefix)
        try add(
            Inclusion(
                router: router, prefix: self.prefix + prefix, defaults: defaults,
                range: call.range))
        return .none
    }

    private func check(_ router: RouterObject, prefix: String) throws(PyError) {
        guard self !== router else {
            throw .assertionError(
                "Cannot include the same APIRouter instance into itself. Did you mean to include a different router?")
        }
        guard !router.contains(self) else {
            throw .assertionError(
                "Cannot include an APIRouter instance that already includes this router. "
                    + "Did you mean to include a different router?")
        }
        try Self.check(prefix: prefix)
        guard prefix.isEmpty, let function = router.emptyPathFunction else { return }
        throw .make(HTTPErrors.fastapiError, "Prefix and path cannot be both empty (path operation: \(function))")
    }

    static func check(prefix: String) throws(PyError) {
        guard !prefix.isEmpty else { return }
        guard prefix.hasPrefix("/") else { throw .assertionError("A path prefix must start with '/'") }
        guard !prefix.hasSuffix("/") else {
            throw .assertionError("A path prefix must not end with '/', as the routes will start with '/'")
        }
    }

    /// Carries out `APIRouter(prefix=…)`.
    static func make(_ call: NativeCall) throws(PyError) -> Value {
        guard call.positional.isEmpty else {
            throw .typeError(
                "APIRouter.__init__() takes 1 positional argument but \(call.positional.count + 1) were given")
        }
        var prefix = ""
        var defaults = RouterDefaults()
        for keyword in call.keywords where keyword.name != "callbacks" {
            switch keyword.name {
            case "prefix": prefix = try Options.text(keyword)
            case _ where RouterDefaults.options.contains(keyword.name): try defaults.take(keyword)
            case "redirect_slashes": break
            default:
                throw Options.refused(
                    keyword, of: "APIRouter",
                    later: [
                        "dependencies", "routes", "default", "dependency_overrides_provider", "route_class",
                        "on_startup", "on_shutdown", "lifespan", "max_body_size",
                    ], known: RouterDefaults.options.union(["prefix", "redirect_slashes", "callbacks"]))
            }
        }
        try check(prefix: prefix)
        return .object(RouterObject(prefix: prefix, defaults: defaults))
    }
}
