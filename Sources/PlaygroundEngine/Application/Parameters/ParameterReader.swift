/// Takes the values of a path operation's parameters out of a request.
///
/// Source: FastAPI's `solve_dependencies`, `request_params_to_args` and `request_body_to_args`.
struct ParameterReader {
    enum Outcome {
        case values([NamedArgument])
        /// The exception that FastAPI raises.
        case refused(PyException, Refusal)
    }

    private let request: RequestObject
    private(set) var values: [NamedArgument] = []
    private(set) var issues: [ValidationIssue] = []

    private init(_ request: RequestObject) {
        self.request = request
    }

    /// The arguments with which the path operation's function is called.
    ///
    /// - Parameter defaults: How the body is read.
    static func read(
        _ parameters: OperationParameters, from request: RequestObject, _ defaults: RouterDefaults,
        at context: EndpointContext
    ) throws(PyError) -> Outcome {
        let body: RequestBody
        switch BodyReading(parameters, of: request, defaults, at: context) {
        case .body(let read): body = read
        case .refused(let exception, let refusal): return .refused(exception, refusal)
        }
        var reader = ParameterReader(request)
        try reader.read(parameters)
        if !parameters.body.isEmpty { try reader.read(body, parameters) }
        guard !reader.issues.isEmpty else {
            if let name = parameters.request { reader.give(name, .object(request)) }
            return .values(reader.values)
        }
        var errors: [Value] = []
        for issue in reader.issues { errors.append(.dict(try issue.dict())) }
        return .refused(
            ValidationErrors.make(ValidationErrors.request, errors, body: body.value, at: context),
            .invalid(reader.issues.map { RequestIssue($0, isInForm: parameters.takesForm) }))
    }

    /// Reads what the path, the query, the header fields and the cookies give.
    private mutating func read(_ parameters: OperationParameters) throws(PyError) {
        let (request, path) = (request.request, request.path)
        for parameter in parameters.path {
            try take(parameter, path.last { $0.name == parameter.key }?.value, as: parameter.key)
        }
        if !parameters.query.isEmpty {
            let query = QueryString(request.query)
            for parameter in parameters.query {
                if let model = parameter.model {
                    try take(parameter, model, in: RequestMapping(query.pairs, kind: .query))
                } else {
                    try take(parameter, texts: query.all, single: \.last)
                }
            }
        }
        for parameter in parameters.header {
            if let model = parameter.model {
                try take(parameter, model, in: RequestMapping(headers: request.headers.fields))
            } else {
                try take(parameter, texts: request.headers.all, single: \.first)
            }
        }
        if !parameters.cookie.isEmpty {
            let cookies = CookieHeader.cookies(in: request.headers.all("cookie"))
            for parameter in parameters.cookie {
                if let model = parameter.model {
                    try take(parameter, model, in: RequestMapping(cookies, kind: .query))
                    continue
                }
                let key = try parameter.key { key in cookies.contains { $0.name == key } }
                let text = cookies.first { $0.name == key }?.value
                // A cookie has one value, and where several are wanted an empty one is none.
                let isAbsent = text == nil || parameter.takesSeveral && text == ""
                try take(parameter, isAbsent ? nil : .string(text ?? ""), as: key)
            }
        }
    }

    /// Reads what the body gives.
    private mutating func read(_ body: RequestBody, _ parameters: OperationParameters) throws(PyError) {
        guard parameters.embedsBody else {
            let isAbsent = if case .absent = body { true } else { false }
            if let parameter = parameters.body.first {
                try take(parameter, isAbsent ? nil : body.value, at: [.key("body")])
            }
            return
        }
        for parameter in parameters.body {
            if case .form(let form) = body, let model = parameter.model {
                try take(parameter, try model.contents(of: form).map { .dict($0) }, at: [.key("body")])
                continue
            }
            let location: [PathElement] = [.key("body"), .key(parameter.key)]
            switch body {
            case .form(let form):
                let key = try parameter.key { (key) throws(PyError) in
                    try FormValue.value(of: parameter, under: key, in: form) != nil
                }
                let value = try FormValue.value(of: parameter, under: key, in: form)
                try take(parameter, value, at: [.key("body"), .key(key)])
            case .json(.dict(let dict)):
                let key = try parameter.key { (key) throws(PyError) in try dict.value(for: .string(key)) != nil }
                try take(parameter, try dict.value(for: .string(key)), at: [.key("body"), .key(key)])
            case .json: issues.append(Self.missing(at: location))
            case .absent, .bytes: try take(parameter, nil, at: location)
            }
        }
    }

    private mutating func take(
        _ parameter: OperationParameter, texts all: (String) -> [String], single: (([String]) -> String?)
    ) throws(PyError) {
        let key = try parameter.key { !all($0).isEmpty }
        let texts = all(key)
        if parameter.takesSeveral {
            return try take(parameter, texts.isEmpty ? nil : .list(PyList(texts.map { .string($0) })), as: key)
        }
        try take(parameter, single(texts).map { .string($0) }, as: key)
    }

    private mutating func take(_ parameter: OperationParameter, _ value: Value?, as key: String) throws(PyError) {
        try take(parameter, value, at: [.key(parameter.place.rawValue), .key(key)])
    }

    private mutating func take(
        _ parameter: OperationParameter, _ value: Value?, at location: [PathElement]
    ) throws(PyError) {
        issues += try problems(of: parameter, value, at: location)
    }

    /// Takes a model whose fields stand in `mapping`.
    private mutating func take(
        _ parameter: OperationParameter, _ model: ParameterModel, in mapping: RequestMapping
    ) throws(PyError) {
        let found = try model.contents(of: mapping, isCookies: parameter.place == .cookie)
        let problems = try problems(of: parameter, found.map { .dict($0.values) }, at: [.key(parameter.place.rawValue)])
        issues += problems.map { model.renaming($0, found?.renamed ?? [:]) }
    }

    /// Gives the parameter its value, or its default where there is none; what is wrong with it otherwise.
    private mutating func problems(
        of parameter: OperationParameter, _ value: Value?, at location: [PathElement]
    ) throws(PyError) -> [ValidationIssue] {
        var input = value
        if input == nil {
            guard !parameter.isRequired else { return [Self.missing(at: location)] }
            let copy = try CopyModule.deepCopy(parameter.factory?.make() ?? parameter.defaultValue)
            guard parameter.validatesDefault else {
                give(parameter.name, copy)
                return []
            }
            input = copy
        }
        var validator = Validator(readsAttributes: true)
        validator.location = location
        guard let valid = try validator.validate(input ?? .none, parameter.schema) else { return validator.issues }
        give(parameter.name, valid)
        return []
    }

    private mutating func give(_ name: String, _ value: Value) {
        values.append(NamedArgument(name: name, value: value, range: 0..<0))
    }

    private static func missing(at location: [PathElement]) -> ValidationIssue {
        ValidationIssue(.fixed(.missing), at: location, input: .none)
    }
}
