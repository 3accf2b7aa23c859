/// The request as a path operation sees it that asks for it: `request: Request`.
///
/// Source: Starlette's `Request`.
final class RequestObject: PyObject {
    static let requestType = PyType(
        "Request", module: "starlette.requests",
        construct: { (_) throws(PyError) in
            throw .typeError("Request.__init__() missing 1 required positional argument: 'scope'")
        })

    private let request: Request
    private let path: [(name: String, value: Value)]

    init(_ request: Request, path: [(name: String, value: Value)]) {
        self.request = request
        self.path = path
    }

    override var typeName: String { "Request" }

    override var attributeNames: [String] {
        ["method", "url", "base_url", "headers", "query_params", "path_params", "cookies", "client"]
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "method": return .string(request.method)
        case "url": return .object(URLObject(request))
        case "headers":
            let pairs = request.headers.fields.map { ($0.name.lowercased(), $0.value) }
            return .object(RequestMapping(pairs, kind: .headers))
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
        default: return nil
        }
    }
}

/// `request.client`: a named tuple of host and port.
final class ClientAddress: PyObject {
    private let peer: Peer

    init(_ peer: Peer) {
        self.peer = peer
    }

    override var typeName: String { "Address" }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        "Address(host=\(QuotedText.string(peer.host)), port=\(peer.port))"
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "host": .string(peer.host)
        case "port": .int(peer.port)
        default: nil
        }
    }

    override var attributeNames: [String] { ["host", "port"] }

    override func item(_ key: Value) throws(PyError) -> Value? {
        switch key.smallInteger {
        case 0, -2: return .string(peer.host)
        case 1, -1: return .int(peer.port)
        default: throw .make(.indexError, "tuple index out of range")
        }
    }

    override func length() throws(PyError) -> Int? { 2 }

    override func makeIterator() throws(PyError) -> PyIterator? {
        SequenceIterator([.string(peer.host), .int(peer.port)])
    }
}
