/// `route METHOD PATH (parameters) [option=value …] -> ANSWER [as NAME]`: a path operation in one line.
package struct RouteCommand: Hashable, Sendable {
    /// The variable before the dot in `v1_router.get`; nil stands for the file's app.
    package let owner: TypedPython?
    package let method: RouteMethod
    /// The path template, such as `/parrot/{message}`.
    package let path: String
    /// The text between the parentheses, as typed; empty where there were none.
    package let parameters: TypedPython
    /// What goes into the decorator after the path, such as `status_code=201`.
    package let options: [KeywordArgument]
    /// The expression that the function returns.
    package let answer: TypedPython
    /// The function's name after `as`; nil where one is to be found from the path.
    package let functionName: TypedPython?
}

/// The HTTP methods for which FastAPI has a decorator.
package enum RouteMethod: String, Hashable, Sendable, CaseIterable {
    case get, post, put, delete, patch, options, head, trace

    /// The method as it stands on a request line.
    package var token: String { rawValue.uppercased() }
}

/// A piece of Python and the range of the typed line in which it stood.
package struct TypedPython: Hashable, Sendable {
    package let text: String
    package let range: SourceRange
}

/// `name=value` as Python writes a keyword argument.
package struct KeywordArgument: Hashable, Sendable {
    package let name: String
    package let value: TypedPython
}

/// `app title="…" version="…"`: keyword arguments of `FastAPI(...)`.
package struct AppCommand: Hashable, Sendable {
    package let arguments: [KeywordArgument]
}
