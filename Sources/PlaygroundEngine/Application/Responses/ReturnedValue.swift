/// What FastAPI makes of the value that a path operation returns.
enum ReturnedValue {
    /// The response to `value`, and what its body is streamed from; nil where the body is there already.
    ///
    /// Source: FastAPI's `get_request_handler`.
    static func response(
        for value: Value, options: RouteOptions
    ) throws(PyError) -> (response: Response, content: Value?) {
        if case .object(let object) = value, let response = object as? ResponseObject { return response.parts }
        // FastAPI takes 0 for no status.
        let status = options.statusCode == 0 ? nil : options.statusCode
        let kind = options.responseClass ?? .json
        if kind == .json { return (json(try JSONBody.encode(value), status: status ?? 200), nil) }
        let response = try ResponseObject.make(kind, content: try jsonable(value), status: status)
        if case .bytes = response.content, let status = response.status, !Response.allowsBody(status) {
            response.content = .bytes([])
        }
        return response.parts
    }

    /// Makes the most frequent answer without a response object.
    private static func json(_ body: [UInt8], status: Int) -> Response {
        if Response.allowsBody(status) { return .json(body, status: status) }
        let type = HeaderField("content-type", "application/json")
        // 205 keeps the length of the body that it may not have.
        let length = status == 205 ? [HeaderField("content-length", String(body.count))] : []
        return Response(status: status, headers: Headers(length + [type]), body: [])
    }

    /// What FastAPI's `jsonable_encoder` makes of `value` for a class that does not write JSON: one that writes text
    /// takes a text, and each other type is refused by its name.
    private static func jsonable(_ value: Value) throws(PyError) -> Value {
        switch value {
        case .tuple(let tuple): return .list(PyList(tuple.items))
        case .object(let object):
            guard let bytes = object as? PyBytes else { return value }
            return .string(try JSONBody.text(of: bytes).text)
        case .undefined, .none, .bool, .int, .float, .str, .list, .dict, .function: return value
        }
    }
}

extension ResponseObject {
    /// The response as the server sends it, and what its body is streamed from.
    var parts: (response: Response, content: Value?) {
        let fields = Headers(headers.fields)
        switch content {
        case .bytes(let body): return (Response(status: status ?? 200, headers: fields, body: body), nil)
        case .stream(let value): return (Response(status: status ?? 200, headers: fields, body: []), value)
        }
    }
}
