/// The functions with which FastAPI answers exceptions by itself, for programs to call.
///
/// Source: FastAPI's `exception_handlers`.
enum HandlerFunctions: String, CaseIterable {
    case httpException = "http_exception_handler"
    case requestValidation = "request_validation_exception_handler"

    static var module: PyModule {
        var members: [String: Value] = [:]
        for function in allCases { members[function.rawValue] = .object(function.builtin) }
        return PyModule("fastapi.exception_handlers", members: members)
    }

    /// The function that `value` is, where a program registers one of these itself.
    init?(_ value: Value) {
        guard case .object(let object) = value, let builtin = object as? PyBuiltin else { return nil }
        self.init(rawValue: builtin.name)
    }

    private var builtin: PyBuiltin {
        let signature = NativeSignature(rawValue, "request exc")
        return PyBuiltin(rawValue) { (call) throws(PyError) in
            let exception = try signature.bind(call).required("exc")
            return try .coroutine(call) { () throws(PyError) in .object(try response(to: exception)) }
        }
    }

    /// The answer to an exception, or to anything that has its attributes.
    func response(to exception: Value) throws(PyError) -> ResponseObject {
        switch self {
        case .httpException:
            return try Self.httpResponse(
                status: Attributes.attribute(PyString.make("status_code"), of: exception),
                detail: { () throws(PyError) in try Attributes.attribute(PyString.make("detail"), of: exception) },
                headers: Attributes.attributeIfAny(PyString.make("headers"), of: exception))
        case .requestValidation:
            let errors: Value
            if case .object(let object) = exception, let exception = object as? PyException {
                errors = try exception.attribute("_errors") ?? .none
            } else {
                throw Attributes.missing("errors", of: exception)
            }
            let content = PyDict()
            try content.set(.string("detail"), to: errors)
            let response = ResponseObject(
                .json, status: .int(422), content: .bytes(try JSONBody.encode(.dict(content))))
            try response.fillHeaders(nil)
            return response
        }
    }

    private static func httpResponse(
        status: Value, detail: () throws(PyError) -> Value, headers: Value?
    ) throws(PyError) -> ResponseObject {
        guard try Response.allowsBody(status) else {
            return try ResponseObject.make(.response, content: .none, status: status, headers: headers)
        }
        let content = PyDict()
        content.set(PyString.make("detail"), to: try detail())
        return try ResponseObject.make(.json, content: .dict(content), status: status, headers: headers)
    }
}
