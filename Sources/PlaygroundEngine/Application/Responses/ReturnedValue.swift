/// What FastAPI makes of the value that a path operation returns.
enum ReturnedValue {
    /// The response to `value`.
    ///
    /// Source: FastAPI's `get_request_handler`.
    static func response(
        for value: Value, options: RouteOptions, model: ResponseModel?, _ context: EndpointContext
    ) throws(PyError) -> MadeResponse {
        if case .object(let object) = value, let response = object as? ResponseObject { return response.parts }
        let status = try options.status()
        let kind = options.responseClass ?? .json
        let value = try model?.written(value, context) ?? value
        if kind == .json, model != nil, options.responseClass == nil {
            return MadeResponse(response: json(try SerializedJSON.bytes(of: value), status: status ?? 200))
        }
        if kind == .json { return MadeResponse(response: json(try JSONBody.encode(value), status: status ?? 200)) }
        let response = try ResponseObject.make(kind, content: try jsonable(value), status: status.map { .int($0) })
        if case .bytes = response.content, !Response.allowsBody(response.status) {
            response.content = .bytes([])
        }
        return response.parts
    }

    /// The response to what a path operation yields.
    ///
    /// - Parameter generator: The generator that its call gave.
    static func response(
        yielding generator: Value, as encoding: PieceEncoding, options: RouteOptions
    ) throws(PyError) -> MadeResponse {
        let status = try options.status()
        switch encoding {
        case .plain:
            return try ResponseObject.make(
                options.responseClass ?? .json, content: generator, status: status.map { .int($0) }
            ).parts
        case .jsonLines, .events:
            let response = try ResponseObject.make(
                .streaming, content: generator, status: status.map { .int($0) },
                mediaType: encoding == .events ? "text/event-stream" : "application/jsonl")
            if encoding == .events {
                response.headers.set("cache-control", to: "no-cache")
                response.headers.set("x-accel-buffering", to: "no")
            }
            var made = response.parts
            made.encoding = encoding
            return made
        }
    }

    /// Whether a path operation's value is sent as it is.
    static func isResponse(_ value: Value) -> Bool {
        if case .object(let object) = value { object is ResponseObject } else { false }
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
            guard let bytes = object as? PyBytes else { return try JSONBody.encoded(object) ?? value }
            return .string(try JSONBody.text(of: bytes).text)
        case .undefined, .none, .bool, .int, .float, .str, .list, .dict, .function: return value
        }
    }
}

extension RouteOptions {
    /// The status of an answer; nil where nothing says one, for which FastAPI takes 0 as well.
    ///
    /// - Throws: `TypeError` where it is no number, as Starlette does.
    fileprivate func status() throws(PyError) -> Int? {
        statusCode.isTrue ? try ResponseObject.number(ofStatus: statusCode) : nil
    }
}

/// A response as the server sends it.
struct MadeResponse {
    private(set) var response: Response
    /// What the body is streamed from; nil where it is there already.
    var content: Value?
    var encoding = PieceEncoding.plain
    /// Writes each item by the type that the function says; nil where items are written as they are.
    var items: ItemWriter?

    init(response: Response, content: Value? = nil) {
        self.response = response
        self.content = content
    }

    /// Adds header fields behind those that are there.
    mutating func add(_ fields: [HeaderField]) {
        guard !fields.isEmpty else { return }
        response = Response(
            status: response.status, headers: Headers(response.headers.fields + fields), body: response.body)
    }
}

extension ResponseObject {
    var parts: MadeResponse {
        let fields = Headers(headers.fields)
        switch content {
        case .bytes(let body):
            return MadeResponse(response: Response(status: status, headers: fields, body: body))
        case .stream(let value):
            return MadeResponse(response: Response(status: status, headers: fields, body: []), content: value)
        }
    }
}
