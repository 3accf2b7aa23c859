/// What `FastAPI(...)` says about the API for those who read the description.
struct ApplicationWords {
    private var options: [String: Value] = [:]

    /// The options that ``take(_:)`` takes.
    static let options: Set<String> = [
        "summary", "description", "terms_of_service", "contact", "license_info", "openapi_tags", "servers", "docs_url",
        "redoc_url", "openapi_url", "swagger_ui_oauth2_redirect_url", "swagger_ui_init_oauth", "swagger_ui_parameters",
        "openapi_external_docs", "separate_input_output_schemas", "root_path_in_servers", "callbacks",
    ]

    /// The options that an application has as attributes, to read and to change until the description is made.
    static let attributes: Set<String> = [
        "summary", "description", "terms_of_service", "contact", "license_info", "openapi_tags", "servers",
    ]

    /// The attribute called `name`, one of ``attributes``.
    func attribute(_ name: String) -> Value {
        if let value = options[name] { return value }
        return switch name {
        case "description": .string("")
        case "servers": .list(PyList())
        default: Value.none
        }
    }

    mutating func take(_ option: NamedArgument) { options[option.name] = option.value }

    /// The value of an option that is there and true in Python's sense.
    func value(_ name: String) -> Value? { options[name].flatMap { $0.isTrue ? $0 : nil } }

    func isOn(_ name: String) -> Bool { options[name]?.isTrue ?? true }

    /// The path of a page; nil where there is none.
    private func path(_ name: String, _ normally: String) -> String? {
        guard let value = options[name] else { return normally }
        return value.isTrue ? value.plainString : nil
    }

    var schemaPath: String? { path("openapi_url", "/openapi.json") }
    var docsPath: String? { schemaPath == nil ? nil : path("docs_url", "/docs") }
    var redocPath: String? { schemaPath == nil ? nil : path("redoc_url", "/redoc") }
    /// Where Swagger UI comes back to after a login.
    var redirectPath: String? { path("swagger_ui_oauth2_redirect_url", "/docs/oauth2-redirect") }
}
