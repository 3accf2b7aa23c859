/// The request as a path operation sees it that asks for it, `request: Request`; an exception handler gets the same one.
///
/// Source: Starlette's `Request`. The body was read before, and so comes as one piece.
final class RequestObject: PyObject {
    static let requestType = PyType(
        "Request", module: "starlette.requests",
        construct: { (_) throws(PyError) in
            throw .typeError("Request.__init__() missing 1 required positional argument: 'scope'")
        })

    let request: Request
    /// The values of the path's own parameters.
    let path: [(name: String, value: Value)]
    private let app: FastAPIObject?
    private lazy var state: StateObject = {
        let state = StateObject()
        app?.objects?.add(state)
        return state
    }()
    /// Whether `body()` was called: after that, the body can be had again and again.
    private var hasBody = false
    /// Whether the body went to somebody who keeps none of it.
    private var isConsumed = false
    private var json: Value?
    private var form: RequestMapping?

    init(_ request: Request, path: [(name: String, value: Value)], app: FastAPIObject?) {
        self.request = request
        self.path = path
        self.app = app
    }

    override var type: PyType { Self.requestType }

    // MARK: The body

    private static let consumed = PyError.make(.runtimeError, "Stream consumed")

    /// The body's pieces, as `stream()` gives them.
    private func pieces() throws(PyError) -> [[UInt8]] {
        if hasBody { return [request.body, []] }
        guard !isConsumed else { throw Self.consumed }
        isConsumed = true
        return request.body.isEmpty ? [[]] : [request.body, []]
    }

    func wholeBody() throws(PyError) -> [UInt8] {
        if !hasBody {
            _ = try pieces()
            hasBody = true
        }
        return request.body
    }

    /// - Throws: `JSONDecodeError` and its like.
    func wholeJSON() throws(PyError) -> Value {
        let body = try wholeBody()
        if let json { return json }
        let value = try JSONModule.loads(.object(PyBytes(body)))
        json = value
        return value
    }

    /// The form that the body is; one without fields where its content type says none.
    ///
    /// - Throws: What `pieces()` throws.
    func wholeForm(_ limits: FormLimits) throws(PyError) -> Result<RequestMapping, FormFault> {
        if let form { return .success(form) }
        let type = OptionsHeader(request.headers["content-type"] ?? "")
        let kind = FormText.latin1(type.value)
        let isForm = kind == "multipart/form-data" || kind == "application/x-www-form-urlencoded"
        let body = isForm ? try pieces().flatMap(\.self) : []
        let parts: [FormPart]
        do throws(FormFault) {
            switch kind {
            case "multipart/form-data": parts = try MultipartForm.parts(of: body, type, limits: limits)
            case "application/x-www-form-urlencoded": parts = try URLEncodedForm.parts(of: body, limits: limits)
            default: parts = []
            }
        } catch { return .failure(error) }
        let made = RequestMapping(
            parts.map { part in
                switch part.content {
                case .text(let text): (name: part.name, value: .string(text))
                case .file(let file): (name: part.name, value: .object(UploadObject(file)))
                }
            }, kind: .form)
        form = made
        return .success(made)
    }

    // MARK: Attributes

    private static let refused: Set<String> = [
        "scope", "url_for", "session", "auth", "user", "receive", "send_push_promise", "send_early_hints",
    ]

    override var attributeNames: [String] {
        [
            "app", "base_url", "body", "client", "close", "cookies", "form", "headers", "is_disconnected", "json",
            "method", "path_params", "query_params", "state", "stream", "url",
        ]
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "method": return .string(request.method)
        case "url": return .object(URLObject(RedirectLocation.url(of: request)))
        case "base_url": return .object(URLObject(RedirectLocation.base(of: request, rootPath: app?.rootPath ?? "")))
        case "headers": return .object(RequestMapping(headers: request.headers.fields))
        case "query_params": return .object(RequestMapping(QueryString(request.query).pairs, kind: .query))
        case "path_params":
            let dict = PyDict()
            for (name, value) in path { try dict.set(.string(name), to: value) }
            return .dict(dict)
        case "cookies":
            let dict = PyDict()
            for cookie in CookieHeader.cookies(in: request.headers.all("cookie")) {
                try dict.set(.string(cookie.name), to: .string(cookie.value))
            }
            return .dict(dict)
        case "client": return .object(ClientAddress(request.peer))
        case "state": return .object(state)
        case "app": return app.map { .object($0) } ?? Value.none
        case "body": return .coroutine("Request.body") { (_) throws(PyError) in .object(PyBytes(try self.wholeBody())) }
        case "json": return .coroutine("Request.json") { (_) throws(PyError) in try self.wholeJSON() }
        case "is_disconnected": return .coroutine("Request.is_disconnected") { _ in .bool(false) }
        case "close":
            return .coroutine("Request.close") { (_) throws(PyError) in
                self.form?.closeFiles()
                return .none
            }
        case "form": return .object(PyBuiltin("Request.form", formCall))
        case "stream": return .object(PyBuiltin("Request.stream", stream))
        case _ where Self.refused.contains(name):
            throw .make(.notImplementedError, "request.\(name) is not part of the playground's FastAPI")
        default: return nil
        }
    }

    private func stream(_ call: NativeCall) throws(PyError) -> Value {
        _ = try NativeSignature("Request.stream", "self").bind(call)
        let start = PyBuiltin("stream") { (_) throws(PyError) in
            .list(PyList(try self.pieces().map { .object(PyBytes($0)) }))
        }
        return try AsyncModule.prelude(.pieces, [.object(start)], call)
    }

    private func formCall(_ call: NativeCall) throws(PyError) -> Value {
        let signature = NativeSignature("Request.form", "self * max_files? max_fields? max_part_size?")
        let limits = try FormLimits(signature.bind(call).values)
        let coroutine = try Value.coroutine(call) { () throws(PyError) in
            switch try self.wholeForm(limits) {
            case .success(let form): return .object(form)
            case .failure(let fault): throw PyError(HTTPErrors.make(400, detail: .string(fault.message)))
            }
        }
        return .object(PendingForm(coroutine) { self.form?.closeFiles() })
    }
}
