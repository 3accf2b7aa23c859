/// `request.headers` and `request.query_params`: texts by name, a name possibly more than once.
///
/// Source: Starlette's `Headers` and `QueryParams`.
final class RequestMapping: PyObject {
    enum Kind: String {
        case headers = "Headers"
        case query = "QueryParams"
    }

    private let pairs: [(name: String, value: String)]
    private let kind: Kind

    init(_ pairs: [(String, String)], kind: Kind) {
        self.pairs = pairs.map { (name: $0.0, value: $0.1) }
        self.kind = kind
    }

    override var typeName: String { kind.rawValue }

    override var isTrue: Bool { !pairs.isEmpty }

    /// The pairs that a dict of them keeps: headers are found by their first value, queries by their last.
    private var distinct: [(name: String, value: String)] {
        guard kind == .query else { return pairs }
        var found: [(name: String, value: String)] = []
        for pair in pairs {
            if let index = found.firstIndex(where: { $0.name == pair.name }) {
                found[index] = pair
            } else {
                found.append(pair)
            }
        }
        return found
    }

    private func value(_ key: Value) -> String? {
        guard case .str(let text) = key else { return nil }
        let name = kind == .headers ? text.text.lowercased() : text.text
        return kind == .headers
            ? pairs.first { $0.name == name }?.value : pairs.last { $0.name == name }?.value
    }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        let dict = PyDict()
        for pair in distinct { try dict.set(.string(pair.name), to: .string(pair.value)) }
        if kind == .headers { return "Headers(\(try Value.dict(dict).repr(context)))" }
        let query = pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        return "QueryParams(\(QuotedText.string(query)))"
    }

    override func length() throws(PyError) -> Int? { distinct.count }

    override func contains(_ item: Value) throws(PyError) -> Bool? { value(item) != nil }

    override func item(_ key: Value) throws(PyError) -> Value? {
        guard let value = value(key) else { throw PyError(PyException(.keyError, arguments: [key])) }
        return .string(value)
    }

    override func makeIterator() throws(PyError) -> PyIterator? {
        SequenceIterator(distinct.map { .string($0.name) })
    }

    override var attributeNames: [String] { ["get", "getlist", "items", "keys", "values"] }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        let body: PyBuiltin.Body
        switch name {
        case "get":
            body = { (call) throws(PyError) in
                let arguments = try call.arguments(1...2)
                return self.value(arguments[0]).map { .string($0) } ?? (arguments.count > 1 ? arguments[1] : .none)
            }
        case "getlist":
            body = { (call) throws(PyError) in
                guard case .str(let text) = try call.arguments(1...1)[0] else { return .list(PyList()) }
                let wanted = self.kind == .headers ? text.text.lowercased() : text.text
                return .list(PyList(self.pairs.filter { $0.name == wanted }.map { .string($0.value) }))
            }
        case "items", "multi_items":
            let pairs = name == "items" ? distinct : self.pairs
            body = { (_) throws(PyError) in
                .list(PyList(pairs.map { .tuple(PyTuple([.string($0.name), .string($0.value)])) }))
            }
        case "keys": body = { (_) throws(PyError) in .list(PyList(self.distinct.map { .string($0.name) })) }
        case "values": body = { (_) throws(PyError) in .list(PyList(self.distinct.map { .string($0.value) })) }
        default: return nil
        }
        return .object(PyBuiltin("\(kind.rawValue).\(name)", body))
    }
}
