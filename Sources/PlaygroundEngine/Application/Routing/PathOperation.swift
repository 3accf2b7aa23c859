/// A path operation as a decorator declared it, on one router.
struct PathOperation {
    /// With the prefix of its own router.
    let path: String
    /// Upper-case, each once, as declared; FastAPI keeps a set, whose order is chance.
    let methods: [String]
    let endpoint: Endpoint
    let options: RouteOptions
}

/// A path operation where a path leads to it: with the prefixes under which its router was included.
struct LiveOperation {
    let pattern: PathPattern
    let methods: [String]
    let endpoint: Endpoint
    let options: RouteOptions
    let router: RouterObject
}

/// What a decorator says about the answer.
struct RouteOptions {
    /// The status of an answer that is no response object; nothing that is true for the response class's own.
    var statusCode = Value.none
    /// How what the function returns is checked and written.
    var response = ResponseOptions()
    /// What the decorator says, and behind it the routers around.
    var defaults = RouterDefaults()

    /// Nil where neither the decorator nor a router says one.
    var responseClass: ResponseClass? { defaults.responseClass }

    /// What the decorator, or the router that it belongs to, says by itself; inclusions may have said another since.
    var declaredResponseClass: ResponseClass?

    /// What the decorator says for those who read the description.
    var words = OperationWords()

    /// Options that only describe the operation, without effect on any answer.
    private static let describing = OperationWords.options.union(OperationScope.options).union(["callbacks"])
    private static let later: Set<String> = [
        "dependencies", "max_body_size",
    ]

    /// Reads the options of a decorator, of which `others` are read elsewhere.
    ///
    /// - Parameter function: What the learner wrote, such as `@app.get`.
    init(_ keywords: [NamedArgument], of function: String, others: Set<String>) throws(PyError) {
        for keyword in keywords where !others.contains(keyword.name) && keyword.name != "callbacks" {
            switch keyword.name {
            case _ where OperationScope.options.contains(keyword.name): try defaults.scope.take(keyword)
            case _ where OperationWords.options.contains(keyword.name): try words.take(keyword)
            case "status_code": statusCode = keyword.value
            case "response_class": defaults.responseClass = try Options.responseClass(keyword)
            case "form_limits": try defaults.take(keyword)
            case _ where ResponseOptions.names.contains(keyword.name): try response.take(keyword)
            default:
                throw Options.refused(
                    keyword, of: function, later: Self.later,
                    known: Self.describing.union(others).union(ResponseOptions.names)
                        .union(["status_code", "response_class", "form_limits"]))
            }
        }
    }
}
