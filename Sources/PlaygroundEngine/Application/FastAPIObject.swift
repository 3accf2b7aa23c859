/// An application object while its program runs: decorators add routes to it.
final class FastAPIObject: PyObject {
    /// A route with what is needed to answer on it.
    struct Operation {
        let pattern: PathPattern
        let method: String
        let handler: PyFunction
    }

    let title: String
    let version: String
    let redirectsSlashes: Bool
    private(set) var operations: [Operation] = []

    private static let methods = ["get", "post", "put", "patch", "delete", "head", "options", "trace"]
    /// Options that only describe the operation: accepted, and without effect on any answer.
    private static let describingOptions: Set<String> = [
        "tags", "summary", "description", "response_description", "deprecated", "operation_id", "include_in_schema",
        "name",
    ]
    private static let laterOptions: Set<String> = [
        "response_model", "dependencies", "responses", "response_model_include", "response_model_exclude",
        "response_model_by_alias", "response_model_exclude_unset", "response_model_exclude_defaults",
        "response_model_exclude_none", "response_class", "callbacks", "openapi_extra", "generate_unique_id_function",
        "status_code",
    ]

    init(title: String, version: String, redirectsSlashes: Bool) {
        self.title = title
        self.version = version
        self.redirectsSlashes = redirectsSlashes
    }

    override var typeName: String { "FastAPI" }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "title": return .string(title)
        case "version": return .string(version)
        default:
            guard Self.methods.contains(name) else { return nil }
            return .object(
                PyBuiltin("FastAPI.\(name)") { (call) throws(PyError) in
                    try self.decorator(method: name.uppercased(), call)
                })
        }
    }

    override var attributeNames: [String] { Self.methods + ["title", "version"] }

    private func decorator(method: String, _ call: NativeCall) throws(PyError) -> Value {
        guard call.positional.count <= 1 else {
            throw .typeError(
                "\(call.function)() takes 2 positional arguments but \(call.positional.count + 1) were given")
        }
        guard let path = call.positional.first ?? call.keyword("path") else {
            throw .typeError("\(call.function)() missing 1 required positional argument: 'path'")
        }
        for keyword in call.keywords where keyword.name != "path" && !Self.describingOptions.contains(keyword.name) {
            throw Options.refused(
                keyword, of: "@app.\(method.lowercased())", later: Self.laterOptions,
                known: Self.describingOptions.union(["path"]))
        }
        guard case .str(let text) = path else {
            throw .typeError("can only concatenate str (not \"\(path.typeName)\") to str")
        }
        return .object(
            PyBuiltin("decorator") { (call) throws(PyError) in
                let endpoint = try call.arguments(1...1)[0]
                guard case .function(let handler) = endpoint else {
                    throw .assertionError("An endpoint must be a callable")
                }
                try Self.checkSignature(of: handler)
                self.operations.append(
                    Operation(pattern: try PathPattern(text.text), method: method, handler: handler))
                return endpoint
            })
    }

    private static func checkSignature(of handler: PyFunction) throws(PyError) {
        if let parameter = handler.code.parameters.list.first {
            throw Options.error(
                .handlerParameter(function: handler.name, parameter: parameter.name), at: parameter.range)
        }
        if let returns = handler.definition?.returns {
            throw Options.error(.returnAnnotation(function: handler.name), at: returns.range)
        }
    }
}
