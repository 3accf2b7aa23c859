/// What a decorator says about checking and writing what its function returns: `response_model` and its siblings.
///
/// Source: FastAPI's `APIRoute`.
struct ResponseOptions {
    /// `response_model` and its place; nil where the return annotation counts.
    private(set) var model: (type: Value, range: SourceRange)?
    private(set) var include = Value.none
    private(set) var exclude = Value.none
    /// Nil where the models decide.
    private(set) var byAlias: Bool? = true
    private(set) var excludesUnset = false
    private(set) var excludesDefaults = false
    private(set) var excludesNone = false

    /// The options that ``take(_:)`` takes.
    static let names: Set<String> = [
        "response_model", "response_model_include", "response_model_exclude", "response_model_by_alias",
        "response_model_exclude_unset", "response_model_exclude_defaults", "response_model_exclude_none",
    ]

    mutating func take(_ option: NamedArgument) throws(PyError) {
        switch option.name {
        case "response_model": model = (option.value, option.range)
        case "response_model_include": include = option.value
        case "response_model_exclude": exclude = option.value
        case "response_model_by_alias": byAlias = option.value.isNone ? nil : try Self.flag(option)
        case "response_model_exclude_unset": excludesUnset = try Self.flag(option)
        case "response_model_exclude_defaults": excludesDefaults = try Self.flag(option)
        default: excludesNone = try Self.flag(option)
        }
    }

    /// Pydantic takes nothing but True and False, and says so when it writes the first answer.
    private static func flag(_ option: NamedArgument) throws(PyError) -> Bool {
        guard case .bool(let flag) = option.value else { throw Options.wrongType(option, expected: "True or False") }
        return flag
    }

    /// `value`, which `schema` made, as it is written.
    func written(_ value: Value, as schema: TypeSchema) throws(PyError) -> Value {
        var serializer = Serializer(.json)
        serializer.byAlias = byAlias
        serializer.excludesUnset = excludesUnset
        serializer.excludesDefaults = excludesDefaults
        serializer.excludesNone = excludesNone
        return try serializer.value(value, as: schema, SerializationFilter(include: include, exclude: exclude))
    }
}
