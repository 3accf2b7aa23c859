/// The exception classes of Starlette and FastAPI.
enum HTTPErrors {
    /// Source: Starlette's `exceptions.HTTPException`.
    static let starlette = ExceptionType(
        "HTTPException", .exception, module: "starlette.exceptions",
        members: ["__init__": .object(PyNativeMethod("__init__", initialize))], display: display)

    /// Source: FastAPI's `exceptions.HTTPException`.
    static let fastapi = ExceptionType("HTTPException", starlette, module: "fastapi.exceptions")

    /// Source: FastAPI's `exceptions.FastAPIError`.
    static let fastapiError = ExceptionType.define(
        "FastAPIError", module: "fastapi.exceptions", base: .runtimeError)

    /// Source: The Python Standard Library, `http.cookies`.
    static let cookieError = ExceptionType.define("CookieError", module: "http.cookies")

    /// One that Starlette raises itself, such as 404 where no route has the path.
    static func make(_ status: Int, detail: Value = .none, headers: [HeaderField] = []) -> PyException {
        let exception = PyException(starlette, arguments: [])
        var fields = Value.none
        if !headers.isEmpty {
            let dict = PyDict()
            for field in headers { dict.set(PyString.make(field.name), to: .string(field.value)) }
            fields = .dict(dict)
        }
        fill(exception, status: .int(status), detail: detail, headers: fields)
        return exception
    }

    /// The 400 with which FastAPI answers a body that it cannot read.
    static func unreadableBody() -> PyException {
        make(400, detail: .string("There was an error parsing the body"))
    }

    private static let signature = NativeSignature("HTTPException.__init__", "self status_code detail? headers?")

    @Sendable private static func initialize(_ receiver: Value, _ call: NativeCall) throws(PyError) -> Value {
        guard case .object(let object) = receiver, let exception = object as? PyException else { return .none }
        let bound = try signature.bind(call)
        fill(
            exception, status: bound.required("status_code"), detail: bound["detail"] ?? .none,
            headers: bound["headers"] ?? .none)
        return .none
    }

    private static func fill(_ exception: PyException, status: Value, detail: Value, headers: Value) {
        exception.setField("status_code", to: status)
        let phrase = (try? ResponseObject.number(ofStatus: status)).map(StatusPhrase.of) ?? ""
        exception.setField("detail", to: detail.isNone ? .string(phrase) : detail)
        exception.setField("headers", to: headers)
    }

    private static let display = ExceptionType.Display(
        text: { (exception) throws(PyError) in
            let status = try (exception.attribute("status_code") ?? .none).str()
            return "\(status): \(try (exception.attribute("detail") ?? .none).str())"
        },
        repr: { (exception) throws(PyError) in
            let status = try (exception.attribute("status_code") ?? .none).repr()
            let detail = try (exception.attribute("detail") ?? .none).repr()
            return "\(exception.classObject.name)(status_code=\(status), detail=\(detail))"
        })
}
