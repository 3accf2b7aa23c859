/// One parameter of a path operation's function: where a request has it, and what values it takes.
struct OperationParameter {
    /// Where a request has a value; the raw values are what `loc` begins with.
    enum Place: String {
        case path, query, header, cookie, body
    }

    /// The name in the function.
    let name: String
    let place: Place
    /// The name in the request, the first of several.
    let key: String
    /// The names that count where the first is not there.
    var otherKeys: [String] = []
    let schema: TypeSchema
    /// `undefined` where the parameter is required.
    let defaultValue: Value
    let validatesDefault: Bool
    /// Whether it takes all values that are sent under its name.
    let takesSeveral: Bool
    /// `Body(embed=True)`
    let embeds: Bool
    /// Which part of the body; `json` for parameters of other places as well.
    var origin = Origin.json
    /// The model whose fields stand in the request by themselves.
    var model: ParameterModel?
    /// Makes the default anew for each request.
    var factory: ParameterFactory?
    /// What is declared about it for those who read the description.
    let words: ParameterWords

    enum Origin {
        case json
        /// A field of a form, by `Form()`.
        case form
        /// A field of a form, by `File()`, and what is read of it.
        case file(FileReading)
    }

    /// Which files are given as their bytes.
    enum FileReading {
        case none, single
        /// Each of several; `container` is the name of the class that holds them.
        case several(container: String)
    }

    /// Whether a request has to have it.
    var isRequired: Bool { defaultValue.isUndefined && factory == nil }

    /// The name that a request uses: the first that is there, or the first of all.
    func key(where isThere: (String) throws(PyError) -> Bool) throws(PyError) -> String {
        guard !otherKeys.isEmpty, try !isThere(key) else { return key }
        for other in otherKeys where try isThere(other) { return other }
        return key
    }

    var isOfForm: Bool { if case .json = origin { false } else { true } }
}

/// All that a path operation's function asks for.
///
/// Source: FastAPI's `get_dependant`.
struct OperationParameters {
    var path: [OperationParameter] = []
    var query: [OperationParameter] = []
    var header: [OperationParameter] = []
    var cookie: [OperationParameter] = []
    var body: [OperationParameter] = []
    /// The parameter that gets the request itself.
    var request: String?
    /// The parameter that gets the response to come.
    var response: String?

    /// What the function says that it returns or yields; nil where answers are sent as they are.
    let result: ResponseModel?

    /// Whether the body is an object that has each body parameter under its name.
    var embedsBody: Bool { body.count > 1 || body.first.map { $0.embeds || $0.isOfForm } == true }

    /// Whether the body is read as a form: one such parameter is enough.
    ///
    /// Source: FastAPI's `_get_body_field`.
    var takesForm: Bool { body.contains(where: \.isOfForm) }

    var isEmpty: Bool {
        path.isEmpty && query.isEmpty && header.isEmpty && cookie.isEmpty && body.isEmpty && request == nil
            && response == nil
    }

    /// - Throws: An exception with a diagnostic for what FastAPI refuses or the playground does not have.
    init(of operation: LiveOperation, globals: GlobalStore) throws(PyError) {
        let inPath = operation.pattern.namesInBraces
        let reader = AnnotationReader(globals)
        result = try ResponseModel(of: operation.endpoint, operation.options, reader)
        for parameter in operation.endpoint.parameters {
            let name = parameter.declared.name
            let declaration = ParameterDeclaration(parameter, function: operation.endpoint.function, reader: reader)
            switch try declaration.kind(isInPath: inPath.contains(name)) {
            case .request: request = name
            case .response: response = name
            case .value(let value): add(value)
            }
        }
    }

    private mutating func add(_ parameter: OperationParameter) {
        switch parameter.place {
        case .path: path.append(parameter)
        case .query: query.append(parameter)
        case .header: header.append(parameter)
        case .cookie: cookie.append(parameter)
        case .body: body.append(parameter)
        }
    }
}
