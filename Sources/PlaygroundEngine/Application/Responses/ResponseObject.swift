/// A response as a program makes and changes it.
///
/// Source: Starlette's `Response` and the classes below it.
final class ResponseObject: PyObject {
    /// What the body is made of.
    enum Content {
        case bytes([UInt8])
        /// The values whose pieces are the body, iterated once the head is sent.
        case stream(Value)
    }

    let kind: ResponseClass
    /// What the program gave, such as a member of an `IntEnum`; None in the response that a path operation is given to
    /// change, until it says one.
    var statusCode: Value
    var mediaType: String?
    let headers = HeadersObject()
    var content: Content

    init(_ kind: ResponseClass, status: Value, mediaType: String? = nil, content: Content) {
        self.kind = kind
        statusCode = status
        self.mediaType = mediaType ?? kind.mediaType
        self.content = content
    }

    /// The response that a path operation is given to set header fields and the status of its answer.
    static func draft() -> ResponseObject { ResponseObject(.response, status: .none, content: .bytes([])) }

    override var type: PyType { ResponseModule.type(of: kind) }

    /// Fills the header as a new response has it: what the program gave, then the length and the type of the body.
    func fillHeaders(_ given: Value?) throws(PyError) {
        if let given, !given.isNone { try headers.append(given) }
        let names = Set(headers.fields.map(\.name))
        if case .bytes(let body) = content, !names.contains("content-length"), Self.hasLength(status) {
            headers.fields.append(HeaderField("content-length", String(body.count)))
        }
        guard var type = mediaType, !names.contains("content-type") else { return }
        if type.hasPrefix("text/"), !type.lowercased().contains("charset=") { type += "; charset=utf-8" }
        try Latin1.check(type)
        headers.fields.append(HeaderField("content-type", type))
    }

    private static func hasLength(_ status: Int) -> Bool { !(status < 200 || status == 204 || status == 304) }

    /// The status as it is sent. A server finds no reason phrase for what is no number, and fails.
    var status: Int { statusCode.isNone ? 200 : (try? Self.number(ofStatus: statusCode)) ?? 500 }

    /// The status code that `value` is.
    ///
    /// - Throws: `TypeError` for what Starlette cannot compare with 200.
    static func number(ofStatus value: Value) throws(PyError) -> Int {
        if let number = value.smallInteger { return number }
        if case .float(let float) = value, let number = Int(exactly: float) { return number }
        throw .typeError("'<' not supported between instances of '\(value.typeName)' and 'int'")
    }

    // MARK: Attributes

    override var attributeNames: [String] {
        ["body", "charset", "delete_cookie", "headers", "media_type", "raw_headers", "set_cookie", "status_code"]
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "status_code": return statusCode
        case "headers": return .object(headers)
        case "raw_headers": return try headers.attribute("raw")
        case "media_type": return mediaType.map { .string($0) } ?? Value.none
        case "charset": return .string("utf-8")
        case "background": return Value.none
        case "body":
            guard case .bytes(let bytes) = content else { return nil }
            return .object(PyBytes(bytes))
        case "set_cookie": return cookieMethod(name, "key value? max_age? expires? \(Cookie.scope)") { $0 }
        case "delete_cookie":
            return cookieMethod(name, "key \(Cookie.scope)") {
                $0.merging(["max_age": .int(0), "expires": .int(0)]) { given, _ in given }
            }
        default: return nil
        }
    }

    override func setAttribute(_ name: String, to value: Value) throws(PyError) -> Bool {
        switch name {
        case "status_code": statusCode = value
        case "media_type":
            if let text = value.string { mediaType = text.text } else { mediaType = nil }
        case "body":
            guard case .object(let object) = value, let bytes = object as? PyBytes else { return false }
            content = .bytes(bytes.bytes)
        case "headers":
            throw .make(.attributeError, "property 'headers' of '\(kind.rawValue)' object has no setter")
        default: return false
        }
        return true
    }

    private func cookieMethod(
        _ name: String, _ parameters: String, _ complete: @escaping ([String: Value]) -> [String: Value]
    ) -> Value {
        let signature = NativeSignature("Response.\(name)", "self " + parameters)
        return .object(
            PyBuiltin(name) { (call) throws(PyError) in
                let text = try Cookie.text(complete(try signature.bind(call).values))
                self.headers.fields.append(HeaderField("set-cookie", text))
                return .none
            })
    }
}
