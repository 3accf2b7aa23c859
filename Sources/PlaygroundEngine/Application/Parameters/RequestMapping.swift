/// `request.headers`, `request.query_params` and forms: values by name, a name possibly more than once.
///
/// Source: Starlette's `Headers`, `QueryParams` and `FormData`.
final class RequestMapping: PyObject {
    enum Kind: String {
        case headers = "Headers"
        case query = "QueryParams"
        case form = "FormData"
    }

    let pairs: [(name: String, value: Value)]
    let kind: Kind
    /// The last value of each name, in the order in which names first came.
    private let last = PyDict()

    init(_ pairs: [(name: String, value: Value)], kind: Kind) {
        self.pairs = pairs
        self.kind = kind
        for pair in pairs { last.set(PyString.make(pair.name), to: pair.value) }
    }

    convenience init(_ pairs: [(name: String, value: String)], kind: Kind) {
        self.init(pairs.map { (name: $0.name, value: Value.string($0.value)) }, kind: kind)
    }

    /// The header fields of a request or of a part of it.
    convenience init(headers: [HeaderField]) {
        self.init(headers.map { (name: $0.name.lowercased(), value: $0.value) }, kind: .headers)
    }

    static let types: [Kind: PyType] = [
        .headers: PyType("Headers", module: "starlette.datastructures"),
        .query: PyType("QueryParams", module: "starlette.datastructures"),
        .form: PyType("FormData", module: "starlette.datastructures"),
    ]

    override var type: PyType { Self.types[kind] ?? .object }

    override var typeName: String { kind.rawValue }

    override var isTrue: Bool { !pairs.isEmpty }

    /// The value that a subscript finds: headers are found by their first, the others by their last.
    private func value(_ key: Value) throws(PyError) -> Value? {
        guard kind == .headers else { return try last.value(for: key) }
        let name = try Latin1.text(of: key, for: "lower").lowercased()
        try Latin1.check(name)
        return pairs.first { $0.name == name }?.value
    }

    /// All values of `key`, in order.
    func all(_ key: String) -> [Value] {
        let name = kind == .headers ? key.lowercased() : key
        return pairs.filter { $0.name == name }.map(\.value)
    }

    /// The last value of `key`.
    func last(_ key: String) -> Value? { last.value(named: PyString.make(key)) }

    /// What `dict(self)` gives: it asks for each name, and of a header's values the first answers.
    func dict() throws(PyError) -> PyDict {
        let dict = PyDict()
        for (key, last) in last.pairs { try dict.set(key, to: kind == .headers ? value(key) ?? last : last) }
        return dict
    }

    /// Closes the files of a form.
    func closeFiles() {
        for pair in pairs {
            if case .object(let object) = pair.value, let upload = object as? UploadObject { upload.file.close() }
        }
    }

    override func text() throws(PyError) -> String {
        kind == .query ? QueryString.encode(try texts()) : try repr(ReprContext())
    }

    private func texts() throws(PyError) -> [(name: String, value: String)] {
        var texts: [(name: String, value: String)] = []
        for pair in pairs { texts.append((pair.name, try pair.value.str())) }
        return texts
    }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        switch kind {
        case .query: return "QueryParams(\(QuotedText.string(QueryString.encode(try texts()))))"
        case .form: return "FormData(\(try items(pairs).repr(context)))"
        case .headers where last.count == pairs.count: return "Headers(\(try Value.dict(last).repr(context)))"
        case .headers:
            return "Headers(raw=\(try raw().repr(context)))"
        }
    }

    private func raw() throws(PyError) -> Value {
        var raw: [Value] = []
        for pair in try texts() {
            raw.append(
                .tuple(PyTuple([.object(Latin1.bytes(of: pair.name)), .object(Latin1.bytes(of: pair.value))])))
        }
        return .list(PyList(raw))
    }

    private func items(_ pairs: [(name: String, value: Value)]) -> Value {
        .list(PyList(pairs.map { .tuple(PyTuple([.string($0.name), $0.value])) }))
    }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard case .object(let object) = other, let other = object as? RequestMapping, other.kind == kind,
            other.pairs.count == pairs.count
        else { return false }
        // Stable by name, as Python's `sorted` is.
        func sorted(_ mapping: RequestMapping) -> [(name: String, value: Value)] {
            mapping.pairs.enumerated().sorted { ($0.element.name, $0.offset) < ($1.element.name, $1.offset) }
                .map(\.element)
        }
        for (mine, theirs) in zip(sorted(self), sorted(other)) {
            guard mine.name == theirs.name, try mine.value.isEqual(to: theirs.value) else { return false }
        }
        return true
    }

    override func length() throws(PyError) -> Int? { kind == .headers ? pairs.count : last.count }

    override func contains(_ item: Value) throws(PyError) -> Bool? { try value(item) != nil }

    override func item(_ key: Value) throws(PyError) -> Value? {
        guard let value = try value(key) else { throw PyError(PyException(.keyError, arguments: [key])) }
        return value
    }

    override func makeIterator() throws(PyError) -> PyIterator? {
        SequenceIterator(kind == .headers ? pairs.map { .string($0.name) } : last.pairs.map(\.key))
    }

    override var attributeNames: [String] {
        ["get", "getlist", "items", "keys", "values"] + (kind == .headers ? ["raw"] : ["multi_items"])
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "get":
            return method(name, "key default?") { (bound) throws(PyError) in
                try self.value(bound["key"] ?? .none) ?? bound["default"] ?? .none
            }
        case "getlist":
            return method(name, "key") { (bound) throws(PyError) in
                let key = bound["key"] ?? .none
                if self.kind == .headers { _ = try self.value(key) }
                guard let text = key.string else { return .list(PyList()) }
                return .list(PyList(self.all(text.text)))
            }
        case "multi_items" where kind != .headers: return method(name, "") { _ in self.items(self.pairs) }
        case "items" where kind == .headers: return method(name, "") { _ in self.items(self.pairs) }
        case "keys" where kind == .headers:
            return method(name, "") { _ in .list(PyList(self.pairs.map { .string($0.name) })) }
        case "values" where kind == .headers: return method(name, "") { _ in .list(PyList(self.pairs.map(\.value))) }
        case "keys": return method(name, "") { _ in .object(PyDictView(self.last, .keys)) }
        case "values": return method(name, "") { _ in .object(PyDictView(self.last, .values)) }
        case "items": return method(name, "") { _ in .object(PyDictView(self.last, .items)) }
        case "raw" where kind == .headers: return try raw()
        case "close" where kind == .form:
            return .coroutine("FormData.close") { (_) throws(PyError) in
                self.closeFiles()
                return .none
            }
        default: return nil
        }
    }

    private func method(
        _ name: String, _ parameters: String,
        _ body: @escaping ([String: Value]) throws(PyError) -> Value
    ) -> Value {
        let signature = NativeSignature("\(kind.rawValue).\(name)", "self " + parameters)
        return .object(PyBuiltin(name) { (call) throws(PyError) in try body(signature.bind(call).values) })
    }
}
