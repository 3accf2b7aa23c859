/// The `fastapi` module as programs import it.
enum FastAPIModule {
    static var registry: ModuleRegistry {
        let fastapi = PyModule("fastapi", members: ["FastAPI": .object(PyType("FastAPI", construct: construct))])
        return ModuleRegistry(StandardModules.all + [fastapi])
    }

    /// Options that only describe the API: accepted, and without effect on any answer.
    static let describingOptions: Set<String> = [
        "summary", "description", "terms_of_service", "contact", "license_info", "openapi_tags",
    ]
    /// FastAPI's other options, which this FastAPI does not have.
    private static let laterOptions: Set<String> = [
        "debug", "routes", "servers", "dependencies", "default_response_class", "docs_url", "redoc_url", "openapi_url",
        "swagger_ui_oauth2_redirect_url", "swagger_ui_init_oauth", "middleware", "exception_handlers", "on_startup",
        "on_shutdown", "lifespan", "root_path", "responses", "callbacks", "webhooks", "deprecated",
        "include_in_schema", "swagger_ui_parameters", "generate_unique_id_function", "separate_input_output_schemas",
    ]

    private static func construct(_ call: NativeCall) throws(PyError) -> Value {
        guard call.positional.isEmpty else {
            throw .typeError(
                "FastAPI.__init__() takes 1 positional argument but \(call.positional.count + 1) were given")
        }
        var title = "FastAPI"
        var version = "0.1.0"
        var redirectsSlashes = true
        for keyword in call.keywords {
            let (name, value) = (keyword.name, keyword.value)
            switch name {
            case "title": title = try Options.text(keyword)
            case "version": version = try Options.text(keyword)
            case "redirect_slashes": redirectsSlashes = value.isTrue
            default:
                guard !describingOptions.contains(name) else { continue }
                throw Options.refused(
                    keyword, of: "FastAPI", later: laterOptions,
                    known: describingOptions.union(["title", "version", "redirect_slashes"]))
            }
        }
        guard !title.isEmpty else { throw .assertionError("A title must be provided for OpenAPI, e.g.: 'My API'") }
        guard !version.isEmpty else { throw .assertionError("A version must be provided for OpenAPI, e.g.: '2.1.0'") }
        return .object(FastAPIObject(title: title, version: version, redirectsSlashes: redirectsSlashes))
    }
}

/// Keyword options of FastAPI's own functions.
enum Options {
    static func text(_ option: NamedArgument) throws(PyError) -> String {
        if case .str(let text) = option.value { return text.text }
        let problem = ApplicationProblem.optionType(
            option: option.name, expected: "a string", found: option.value.typeName)
        throw error(problem, at: option.range)
    }

    static func refused(
        _ option: NamedArgument, of function: String, later: Set<String>, known: Set<String>
    ) -> PyError {
        let name = option.name
        if later.contains(name) { return error(.laterOption(function: function, option: name), at: option.range) }
        let nearest = Suggestion.nearest(to: name, among: known.sorted())
        return error(.unknownOption(function: function, option: name, nearest: nearest), at: option.range)
    }

    /// An exception that carries a diagnostic for whoever loads the program.
    static func error(_ problem: ApplicationProblem, at range: SourceRange) -> PyError {
        PyError(
            PyException(
                .typeError, arguments: [.string(problem.message)], diagnostic: Diagnostic(problem, at: range)))
    }
}
