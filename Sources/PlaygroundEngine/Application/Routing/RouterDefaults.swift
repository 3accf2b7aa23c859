/// What a router, an inclusion or the app says for the path operations below it.
///
/// Source: FastAPI's `_RouterIncludeContext`: the nearest to the path operation counts.
struct RouterDefaults {
    var responseClass: ResponseClass?
    /// Whether a body without a content type is no JSON; nil where it is left to what is around.
    var isStrictAboutContentTypes: Bool?
    var formLimits = FormLimits.Changes()
    /// What is said for those who read the description.
    var scope = OperationScope()

    /// These, with those of what is around in place of what they leave open.
    func over(_ outer: RouterDefaults) -> RouterDefaults {
        RouterDefaults(
            responseClass: responseClass ?? outer.responseClass,
            isStrictAboutContentTypes: isStrictAboutContentTypes ?? outer.isStrictAboutContentTypes,
            formLimits: formLimits.over(outer.formLimits), scope: scope.over(outer.scope))
    }

    /// The options of a call that are defaults.
    static let options = OperationScope.options.union(["default_response_class", "strict_content_type", "form_limits"])

    /// Takes one of ``options``.
    mutating func take(_ option: NamedArgument) throws(PyError) {
        switch option.name {
        case "default_response_class": responseClass = try Options.responseClass(option)
        case "strict_content_type": isStrictAboutContentTypes = option.value.isTrue
        case _ where OperationScope.options.contains(option.name): try scope.take(option)
        default: formLimits = try FormLimits.Changes(option)
        }
    }
}
