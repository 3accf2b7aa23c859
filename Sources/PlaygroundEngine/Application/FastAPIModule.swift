/// FastAPI's and Starlette's modules as programs import them.
enum FastAPIModule {
    static let applicationType = PyType("FastAPI", module: "fastapi.applications", construct: construct)
    static let routerType = PyType("APIRouter", module: "fastapi.routing", construct: RouterObject.make)

    static var registry: ModuleRegistry {
        let responses = ResponseModule.members
        let status = PyModule("starlette.status", members: StatusCodes.members)
        var members: [String: Value] = [
            "FastAPI": .object(applicationType),
            "APIRouter": .object(routerType),
            "status": .object(status),
            "HTTPException": .object(HTTPErrors.fastapi),
        ]
        members["Response"] = responses["Response"]
        members.merge(ParameterModule.members) { $1 }
        return ModuleRegistry(
            StandardModules.all + PydanticModule.modules + [
                PyModule("fastapi", members: members),
                PyModule("fastapi.applications", members: members.filter { $0.key == "FastAPI" }),
                PyModule("fastapi.routing", members: members.filter { $0.key == "APIRouter" }),
                PyModule("fastapi.responses", members: responses),
                PyModule(
                    "fastapi.sse",
                    members: [
                        "EventSourceResponse": .object(ResponseModule.type(of: .eventSource)),
                        "ServerSentEvent": .object(ServerSentEventType.type),
                    ]),
                PyModule("starlette.responses", members: responses.filter { $0.key != "EventSourceResponse" }),
                PyModule(
                    "fastapi.exceptions",
                    members: [
                        "HTTPException": .object(HTTPErrors.fastapi),
                        "StarletteHTTPException": .object(HTTPErrors.starlette),
                        "FastAPIError": .object(HTTPErrors.fastapiError),
                        "ValidationException": .object(ValidationErrors.base),
                        "RequestValidationError": .object(ValidationErrors.request),
                        "ResponseValidationError": .object(ValidationErrors.response),
                    ]),
                PyModule("starlette.exceptions", members: ["HTTPException": .object(HTTPErrors.starlette)]),
                PyModule("fastapi.encoders", members: ["jsonable_encoder": JSONableEncoder.function]),
                PyModule("fastapi.requests", members: members.filter { $0.key == "Request" }),
                PyModule("starlette.requests", members: members.filter { $0.key == "Request" }),
                PyModule("fastapi.datastructures", members: DataStructures.fastapi),
                PyModule("starlette.datastructures", members: DataStructures.starlette),
                PyModule(
                    "fastapi.param_functions",
                    members: members.filter { FieldInfo.Place(rawValue: $0.key) != nil }),
                HandlerFunctions.module, status, UvicornModule.module,
            ])
    }

    /// FastAPI's other options, which this FastAPI does not have.
    private static let laterOptions: Set<String> = [
        "debug", "routes", "dependencies", "middleware", "on_startup", "on_shutdown", "lifespan",
        "webhooks", "openapi_prefix", "max_body_size", "telemetry",
    ]

    private static func construct(_ call: NativeCall) throws(PyError) -> Value {
        guard call.positional.isEmpty else {
            throw .typeError(
                "FastAPI.__init__() takes 1 positional argument but \(call.positional.count + 1) were given")
        }
        var title = "FastAPI"
        var version = "0.1.0"
        var redirectsSlashes = true
        var rootPath = ""
        var defaults = RouterDefaults(isStrictAboutContentTypes: true)
        var handlers = ExceptionHandlers()
        var words = ApplicationWords()
        for keyword in call.keywords {
            switch keyword.name {
            case _ where ApplicationWords.options.contains(keyword.name): words.take(keyword)
            case "title": title = try Options.text(keyword)
            case "version": version = try Options.text(keyword)
            case "redirect_slashes": redirectsSlashes = keyword.value.isTrue
            case "root_path": rootPath = try Options.text(keyword)
            case _ where RouterDefaults.options.contains(keyword.name): try defaults.take(keyword)
            case "exception_handlers":
                guard case .dict(let dict) = keyword.value else {
                    if keyword.value.isNone { break }
                    throw Options.wrongType(keyword, expected: "a dict")
                }
                for (key, handler) in dict.pairs { try handlers.set(key, to: handler) }
            case "debug" where !keyword.value.isTrue: break
            default:
                throw Options.refused(
                    keyword, of: "FastAPI", later: laterOptions,
                    known: ApplicationWords.options.union(RouterDefaults.options).union([
                        "title", "version", "redirect_slashes", "root_path", "debug", "exception_handlers",
                    ]))
            }
        }
        guard words.schemaPath == nil || !title.isEmpty else {
            throw .assertionError("A title must be provided for OpenAPI, e.g.: 'My API'")
        }
        guard words.schemaPath == nil || !version.isEmpty else {
            throw .assertionError("A version must be provided for OpenAPI, e.g.: '2.1.0'")
        }
        let app = FastAPIObject(
            title: title, version: version, redirectsSlashes: redirectsSlashes, rootPath: rootPath,
            defaults: defaults, words: words)
        app.handlers = handlers
        app.objects = call.globals.current.objects
        app.objects?.add(app.state)
        return .object(app)
    }
}
