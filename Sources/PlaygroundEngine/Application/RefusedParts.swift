/// What FastAPI's objects and functions take and the playground's do not, with what to do instead: the one table of it.
///
/// Source: the signatures and attributes of the pinned FastAPI's `FastAPI` and `APIRouter`.
enum RefusedParts {
    /// What to write in place of `app.name(…)` or `@app.name(…)`.
    static func note(forFunction name: String) -> String? { functions[name] }

    /// What to write in place of an option.
    static func note(forOption name: String) -> String? { options[name] }

    /// Whether FastAPI has a function of that name, which the playground has not.
    static func isFunction(_ name: String) -> Bool { functions[name] != nil }

    /// What is no function: reading it is refused.
    static let attributes: [String: String] = [
        "routes": "/openapi.json lists the path operations", "openapi_schema": description,
        "dependency_overrides": "give the path operation another function to call",
        "user_middleware": middleware, "webhooks": "describe the call in ‘description=’",
        "url_path_for": "write the path itself", "url_for": "write the path itself",
        "lifespan_context": start, "route_class": "use ‘APIRouter’ without a class of its own for routes",
    ]

    private static let start =
        "what is to happen first stands at the top level of main.py; nothing runs when the server ends"
    private static let middleware = RefusedModules.middleware
    private static let description = RefusedModules.description
    private static let events = RefusedModules.events
    private static let mount = "for path operations, app.include_router(router, prefix='/sub')"
    private static let plainRoute = "declare the path with @app.get and its like"

    private static let functions: [String: String] = [
        "on_event": start, "add_event_handler": start, "middleware": middleware, "add_middleware": middleware,
        "build_middleware_stack": middleware, "openapi": description, "setup": description,
        "mount": mount, "host": mount, "frontend": "return the content from a path operation",
        "websocket": events, "add_api_websocket_route": events, "websocket_route": events,
        "add_websocket_route": events,
        "route": plainRoute, "add_route": plainRoute,
    ]

    private static let options: [String: String] = [
        "lifespan": start, "on_startup": start, "on_shutdown": "nothing runs when the server ends",
        "dependencies": "call the function in the body of each path operation", "middleware": middleware,
        "routes": plainRoute, "webhooks": "describe the call in ‘description=’",
        "debug": "errors are in the log, ‘why’ explains them",
        "openapi_prefix": "write ‘root_path’", "route_class": "use ‘APIRouter’ without a class of its own for routes",
        "dependency_overrides_provider": "leave it out", "max_body_size": "compare len(body) in the path operation",
        "default": "the answer to an unknown path is a 404",
    ]
}
