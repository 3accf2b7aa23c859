/// Takes the values of a path operation's parameters out of a request.
///
/// Source: FastAPI's `solve_dependencies`, `request_params_to_args` and `request_body_to_args`.
struct ParameterReader {
    enum Outcome {
        case values([NamedArgument])
        /// The 422 with its reasons.
        case invalid(Response, [RequestIssue])
        /// A body that is no text.
        case unreadable
    }

    private let request: Request
    private(set) var values: [NamedArgument] = []
    private(set) var issues: [ValidationIssue] = []

    init(_ request: Request) {
        self.request = request
    }

    /// The arguments with which the path operation's function is called.
    ///
    /// - Parameter path: The values of the path's own parameters.
    static func read(
        _ parameters: OperationParameters, from request: Request, path: [(name: String, value: Value)]
    ) throws(PyError) -> Outcome {
        let body = parameters.body.isEmpty ? RequestBody.absent : RequestBody(of: request)
        switch body {
        case .malformed(let message, let position):
            return .invalid(
                try .malformed(message: message, position: position),
                [RequestIssue(malformed: message, position: position)])
        case .unreadable: return .unreadable
        case .absent, .bytes, .json: break
        }
        var reader = ParameterReader(request)
        try reader.read(parameters, path: path)
        if !parameters.body.isEmpty { try reader.read(body, parameters) }
        if reader.issues.isEmpty { return .values(reader.values) }
        return .invalid(try .invalid(reader.issues), reader.issues.map(RequestIssue.init))
    }

    /// Reads what the path, the query, the header fields and the cookies give.
    mutating func read(_ parameters: OperationParameters, path: [(name: String, value: Value)]) throws(PyError) {
        for parameter in parameters.path {
            try take(parameter, path.last { $0.name == parameter.key }?.value)
        }
        if !parameters.query.isEmpty {
            let query = QueryString(request.query)
            for parameter in parameters.query { try take(parameter, texts: query.all(parameter.key), single: \.last) }
        }
        for parameter in parameters.header {
            try take(parameter, texts: request.headers.all(parameter.key), single: \.first)
        }
        if !parameters.cookie.isEmpty {
            let cookies = CookieHeader.cookies(in: request.headers.all("cookie"))
            for parameter in parameters.cookie {
                let text = cookies.first { $0.name == parameter.key }?.value
                // A cookie has one value, and where several are wanted an empty one is none.
                let isAbsent = text == nil || parameter.takesSeveral && text == ""
                try take(parameter, isAbsent ? nil : .string(text ?? ""))
            }
        }
        if let name = parameters.request { give(name, .object(RequestObject(request, path: path))) }
    }

    /// Reads what the body gives.
    mutating func read(_ body: RequestBody, _ parameters: OperationParameters) throws(PyError) {
        let whole: Value?
        switch body {
        case .absent, .malformed, .unreadable: whole = nil
        case .bytes(let bytes): whole = .object(PyBytes(bytes))
        case .json(let value): whole = value
        }
        guard parameters.embedsBody else {
            if let parameter = parameters.body.first { try take(parameter, whole, at: [.key("body")]) }
            return
        }
        for parameter in parameters.body {
            let location: [PathElement] = [.key("body"), .key(parameter.key)]
            switch body {
            case .json(.dict(let dict)):
                try take(parameter, try dict.value(for: .string(parameter.key)), at: location)
            case .json: issues.append(Self.missing(at: location))
            case .absent, .bytes, .malformed, .unreadable: try take(parameter, nil, at: location)
            }
        }
    }

    private mutating func take(
        _ parameter: OperationParameter, texts: [String], single: (([String]) -> String?)
    ) throws(PyError) {
        if parameter.takesSeveral {
            return try take(parameter, texts.isEmpty ? nil : .list(PyList(texts.map { .string($0) })))
        }
        try take(parameter, single(texts).map { .string($0) })
    }

    private mutating func take(_ parameter: OperationParameter, _ value: Value?) throws(PyError) {
        try take(parameter, value, at: [.key(parameter.place.rawValue), .key(parameter.key)])
    }

    private mutating func take(
        _ parameter: OperationParameter, _ value: Value?, at location: [PathElement]
    ) throws(PyError) {
        var input = value
        if input == nil {
            guard !parameter.defaultValue.isUndefined else { return issues.append(Self.missing(at: location)) }
            let copy = try CopyModule.deepCopy(parameter.defaultValue)
            guard parameter.validatesDefault else { return give(parameter.name, copy) }
            input = copy
        }
        var validator = Validator(readsAttributes: true)
        validator.location = location
        if let valid = try validator.validate(input ?? .none, parameter.schema) {
            give(parameter.name, valid)
        } else {
            issues += validator.issues
        }
    }

    private mutating func give(_ name: String, _ value: Value) {
        values.append(NamedArgument(name: name, value: value, range: 0..<0))
    }

    private static func missing(at location: [PathElement]) -> ValidationIssue {
        ValidationIssue(.fixed(.missing), at: location, input: .none)
    }
}
