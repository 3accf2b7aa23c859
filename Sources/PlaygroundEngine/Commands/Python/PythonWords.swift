/// Words of Python, FastAPI and Pydantic that completion offers beside the names of `main.py`.
enum PythonWords {
    /// What a statement may begin with.
    static let statements = [
        "return", "if", "for", "def", "class", "async", "from", "import", "raise", "try", "while", "with", "yield",
        "await", "pass", "else", "elif", "except", "finally", "break", "continue", "global", "assert", "del", "match",
    ]

    /// What stands inside of an expression.
    static let operators = [
        "None", "True", "False", "and", "or", "not", "in", "is", "if", "else", "for", "await", "lambda",
    ]

    static let builtins = [
        "len", "range", "str", "int", "float", "bool", "list", "dict", "set", "tuple", "sorted", "sum", "min", "max",
        "enumerate", "zip", "any", "all", "abs", "round", "print", "isinstance", "reversed", "map", "filter", "repr",
        "bytes", "type", "next", "iter", "getattr", "hasattr", "ValueError", "KeyError", "TypeError", "Exception",
    ]

    /// What most annotations are made of.
    static let types = [
        "int", "str", "float", "bool", "list[", "dict[", "None", "bytes", "set[", "tuple[", "Annotated[", "Literal[",
        "datetime", "date", "Decimal", "UUID", "Any",
    ]

    /// Names whose brackets have types in them.
    static let generics: Set<String> = [
        "list", "dict", "set", "tuple", "frozenset", "Annotated", "Optional", "Union", "Iterable", "Iterator",
        "AsyncIterable", "AsyncIterator", "Generator", "AsyncGenerator", "Sequence",
    ]

    /// Where a parameter is taken from.
    static let places = ["Query", "Path", "Header", "Cookie", "Body", "Form", "File"]

    /// The decorators of an app and of a router, with what the name is for.
    static let routeMethods = ["get", "post", "put", "delete", "patch", "options", "head"]

    /// Options that describe or bound a value.
    ///
    /// Source: the signatures of `pydantic.Field` and of `fastapi.Query` and its siblings.
    private static let fieldOptions = [
        "default", "default_factory", "alias", "title", "description", "ge", "gt", "le", "lt", "min_length",
        "max_length", "pattern", "multiple_of", "examples", "strict", "max_digits", "decimal_places",
    ]

    /// The keyword arguments of a call that is known by its name; nil for any other.
    static func keywords(of callee: [String]) -> [String]? {
        guard let name = callee.last else { return nil }
        switch name {
        case "Field":
            return fieldOptions + ["validation_alias", "serialization_alias", "exclude", "frozen", "discriminator"]
        case "Header": return fieldOptions + ["convert_underscores", "include_in_schema", "deprecated"]
        case "Body", "Form", "File": return fieldOptions + ["embed", "media_type", "include_in_schema", "deprecated"]
        case "Query", "Path", "Cookie": return fieldOptions + ["include_in_schema", "deprecated"]
        case "FastAPI": return CommandParser.options(of: .app)
        case "APIRouter": return ["prefix"] + CommandParser.options(of: .router)
        case "HTTPException": return ["status_code", "detail", "headers"]
        case "include_router": return ["prefix"] + CommandParser.options(of: .router)
        case "ConfigDict":
            return [
                "extra", "strict", "frozen", "populate_by_name", "str_strip_whitespace", "from_attributes",
                "alias_generator", "use_enum_values", "validate_default", "validate_assignment",
            ]
        case "StreamingResponse", "JSONResponse", "HTMLResponse", "PlainTextResponse", "Response", "RedirectResponse":
            return ["content", "status_code", "headers", "media_type"]
        default:
            return callee.count == 2 && (routeMethods + ["api_route"]).contains(name)
                ? CommandParser.options(of: .route) : nil
        }
    }

    /// Members of what FastAPI hands to a function.
    static let requestMembers = [
        "headers", "query_params", "path_params", "cookies", "method", "url", "client", "json(", "body(", "form(",
        "stream(", "state", "app", "base_url",
    ]
    static let responseMembers = ["headers", "status_code", "set_cookie(", "delete_cookie(", "media_type"]
}
