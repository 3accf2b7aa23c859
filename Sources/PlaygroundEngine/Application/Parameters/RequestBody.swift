/// A request's body as FastAPI hands it to the body parameters.
///
/// Source: FastAPI's `get_request_handler`.
enum RequestBody {
    /// No body at all.
    case absent
    /// A body whose content type is not JSON.
    case bytes([UInt8])
    case json(Value)
    case form(RequestMapping)

    /// The body as a program sees it in `RequestValidationError.body`.
    var value: Value {
        switch self {
        case .absent: .none
        case .bytes(let bytes): .object(PyBytes(bytes))
        case .json(let value): value
        case .form(let form): .object(form)
        }
    }
}

/// What became of reading a request's body.
enum BodyReading {
    case body(RequestBody)
    /// The exception that FastAPI raises.
    case refused(PyException, Refusal)

    init(
        _ parameters: OperationParameters, of request: RequestObject, _ defaults: RouterDefaults,
        at context: EndpointContext
    ) {
        guard !parameters.body.isEmpty else {
            self = .body(.absent)
            return
        }
        do throws(PyError) {
            self =
                try parameters.takesForm
                ? Self.form(of: request, defaults.formLimits.limits)
                : .body(Self.json(of: request, isStrict: defaults.isStrictAboutContentTypes ?? true))
        } catch {
            self = Self.failed(error.exception, at: context)
        }
    }

    private static func form(of request: RequestObject, _ limits: FormLimits) throws(PyError) -> BodyReading {
        switch try request.wholeForm(limits) {
        case .success(let form): .body(.form(form))
        case .failure(let fault):
            .refused(HTTPErrors.make(400, detail: .string(fault.message)), .unreadableForm(fault))
        }
    }

    private static func json(of request: RequestObject, isStrict: Bool) throws(PyError) -> RequestBody {
        let body = try request.wholeBody()
        guard !body.isEmpty else { return .absent }
        let type = request.request.headers["content-type"] ?? ""
        guard type.isEmpty ? !isStrict : isJSON(type) else { return .bytes(body) }
        return .json(try request.wholeJSON())
    }

    /// What FastAPI raises in place of `exception`.
    private static func failed(_ exception: PyException, at context: EndpointContext) -> BodyReading {
        func field(_ name: String) -> Value { exception.fields?.value(named: PyString.make(name)) ?? .none }
        guard exception.isInstance(of: LibraryErrors.jsonDecodeError), let reason = field("msg").string,
            let position = field("pos").smallInteger
        else {
            let error = HTTPErrors.unreadableBody()
            (error.cause, error.suppressesContext) = (exception, true)
            return .refused(error, .unreadableBody)
        }
        let facts = PyDict()
        facts.set(PyString.make("error"), to: .str(reason))
        let entry = PyDict()
        entry.set(PyString.make("type"), to: .string("json_invalid"))
        entry.set(PyString.make("loc"), to: .tuple(PyTuple([.string("body"), .int(position)])))
        entry.set(PyString.make("msg"), to: .string("JSON decode error"))
        entry.set(PyString.make("input"), to: .dict(PyDict()))
        entry.set(PyString.make("ctx"), to: .dict(facts))
        let error = ValidationErrors.make(ValidationErrors.request, [.dict(entry)], body: field("doc"), at: context)
        (error.cause, error.suppressesContext) = (exception, true)
        return .refused(error, .invalid([RequestIssue(malformed: reason.text, position: position)]))
    }

    /// Whether a content type is `application/json` or `application/…+json`.
    private static func isJSON(_ field: String) -> Bool {
        if field == "application/json" { return true }
        let type = field.prefix { $0 != ";" }.trimmingPrefix(while: \.isWhitespace).lowercased()
        let parts = type.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "application" else { return false }
        var subtype = String(parts[1])
        while subtype.last?.isWhitespace == true { subtype.removeLast() }
        return subtype == "json" || subtype.hasSuffix("+json")
    }
}
