/// What the app, a router, an inclusion and a decorator say about path operations for those who read the description.
///
/// Source: FastAPI's `_RouterIncludeContext` and `APIRouter.add_api_route`.
struct OperationScope {
    private(set) var tags: [Value] = []
    /// Descriptions of answers by status, `responses=`.
    private(set) var responses: [(status: Value, response: Value)] = []
    private(set) var isDeprecated = false
    private(set) var isInSchema = true
    /// `generate_unique_id_function`; nil where it is FastAPI's own.
    private(set) var identify: Value?

    /// The options that ``take(_:)`` takes.
    static let options: Set<String> = [
        "tags", "responses", "deprecated", "include_in_schema", "generate_unique_id_function",
    ]

    mutating func take(_ option: NamedArgument) throws(PyError) {
        guard !option.value.isNone || option.name == "include_in_schema" else { return }
        switch option.name {
        case "tags": tags = try Iteration.array(option.value)
        case "responses":
            guard case .dict(let dict) = option.value else { throw Options.wrongType(option, expected: "a dict") }
            for (status, response) in dict.pairs {
                guard case .dict = response else { throw .assertionError("An additional response must be a dict") }
                responses.append((status, response))
            }
        case "deprecated": isDeprecated = option.value.isTrue
        case "include_in_schema": isInSchema = option.value.isTrue
        default: identify = option.value
        }
    }

    /// These, in what is around.
    func over(_ outer: OperationScope) -> OperationScope {
        var joined = self
        joined.tags = outer.tags + tags
        joined.responses = outer.responses
        for (status, response) in responses {
            if let index = joined.responses.firstIndex(where: { (try? $0.status.isEqual(to: status)) == true }) {
                joined.responses[index].response = response
            } else {
                joined.responses.append((status, response))
            }
        }
        joined.isDeprecated = isDeprecated || outer.isDeprecated
        joined.isInSchema = isInSchema && outer.isInSchema
        joined.identify = identify ?? outer.identify
        return joined
    }
}

/// What a decorator alone says about its path operation.
struct OperationWords {
    private(set) var summary: Value?
    private(set) var description: Value?
    private(set) var responseDescription = Value.string("Successful Response")
    private(set) var operationID: Value?
    private(set) var name: Value?
    private(set) var extra: PyDict?

    /// The options that ``take(_:)`` takes.
    static let options: Set<String> = [
        "summary", "description", "response_description", "operation_id", "name", "openapi_extra",
    ]

    mutating func take(_ option: NamedArgument) throws(PyError) {
        let value = option.value.isTrue ? option.value : nil
        switch option.name {
        case "summary": summary = value
        case "description": description = value
        case "response_description": responseDescription = option.value
        case "operation_id": operationID = value
        case "name": name = option.value.isNone ? nil : option.value
        default: extra = option.value.dict
        }
    }
}
