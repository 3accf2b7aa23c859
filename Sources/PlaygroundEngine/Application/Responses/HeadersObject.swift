/// The header fields of a response, as a program changes them.
///
/// Source: Starlette's `MutableHeaders`. Names are lower-case; a repeated name keeps its place.
final class HeadersObject: PyObject {
    var fields: [HeaderField] = []

    override var typeName: String { "MutableHeaders" }

    override var isTrue: Bool { !fields.isEmpty }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        let names = Set(fields.map(\.name))
        guard names.count == fields.count else {
            let raw = fields.map { field in
                Value.tuple(PyTuple([.object(Latin1.bytes(of: field.name)), .object(Latin1.bytes(of: field.value))]))
            }
            return "MutableHeaders(raw=\(try Value.list(PyList(raw)).repr()))"
        }
        let dict = PyDict()
        for field in fields { try dict.set(.string(field.name), to: .string(field.value)) }
        return "MutableHeaders(\(try Value.dict(dict).repr()))"
    }

    override func length() throws(PyError) -> Int? { fields.count }

    override func makeIterator() throws(PyError) -> PyIterator? {
        SequenceIterator(fields.map { .string($0.name) })
    }

    override func contains(_ item: Value) throws(PyError) -> Bool? {
        let name = try Self.name(item)
        return fields.contains { $0.name == name }
    }

    override func item(_ key: Value) throws(PyError) -> Value? {
        let name = try Self.name(key)
        guard let field = fields.first(where: { $0.name == name }) else {
            throw PyError(PyException(.keyError, arguments: [key]))
        }
        return .string(field.value)
    }

    override func setItem(_ key: Value, to value: Value) throws(PyError) -> Bool {
        set(try Self.name(key), to: try Self.value(value))
        return true
    }

    override func deleteItem(_ key: Value) throws(PyError) -> Bool {
        let name = try Self.name(key)
        fields.removeAll { $0.name == name }
        return true
    }

    func set(_ name: String, to value: String) {
        guard let first = fields.firstIndex(where: { $0.name == name }) else {
            return fields.append(HeaderField(name, value))
        }
        fields[first] = HeaderField(name, value)
        let rest = first + 1
        fields = Array(fields[..<rest]) + fields[rest...].filter { $0.name != name }
    }

    /// Adds the fields of a mapping that a program gave.
    func append(_ mapping: Value) throws(PyError) {
        for (key, value) in try Self.pairs(mapping) {
            fields.append(HeaderField(try Self.name(key), try Self.value(value)))
        }
    }

    /// A name as it is kept: lower-case, and fit for Latin-1.
    private static func name(_ value: Value) throws(PyError) -> String {
        let name = try Latin1.text(of: value, for: "lower").lowercased()
        try Latin1.check(name)
        return name
    }

    private static func value(_ value: Value) throws(PyError) -> String {
        let text = try Latin1.text(of: value, for: "encode")
        try Latin1.check(text)
        return text
    }

    private static func pairs(_ mapping: Value) throws(PyError) -> [(key: Value, value: Value)] {
        if case .dict(let dict) = mapping { return dict.pairs }
        if case .object(let object) = mapping, let headers = object as? HeadersObject {
            return headers.fields.map { (.string($0.name), .string($0.value)) }
        }
        throw .make(.attributeError, "'\(mapping.typeName)' object has no attribute 'items'")
    }

    // MARK: Methods

    override var attributeNames: [String] {
        ["append", "get", "getlist", "items", "keys", "raw", "setdefault", "update", "values"]
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "raw":
            return .list(
                PyList(
                    fields.map {
                        .tuple(PyTuple([.object(Latin1.bytes(of: $0.name)), .object(Latin1.bytes(of: $0.value))]))
                    }))
        case "keys": return method(name, "") { _ in .list(PyList(self.fields.map { .string($0.name) })) }
        case "values": return method(name, "") { _ in .list(PyList(self.fields.map { .string($0.value) })) }
        case "items":
            return method(name, "") { _ in
                .list(PyList(self.fields.map { .tuple(PyTuple([.string($0.name), .string($0.value)])) }))
            }
        case "get":
            return method(name, "key default?") { (bound) throws(PyError) in
                let name = try Self.name(bound["key"] ?? .none)
                return self.fields.first { $0.name == name }.map { .string($0.value) } ?? bound["default"] ?? .none
            }
        case "getlist":
            return method(name, "key") { (bound) throws(PyError) in
                let name = try Self.name(bound["key"] ?? .none)
                return .list(PyList(self.fields.filter { $0.name == name }.map { .string($0.value) }))
            }
        case "append", "setdefault":
            return method(name, "key value") { (bound) throws(PyError) in
                try self.add(bound["key"] ?? .none, bound["value"] ?? .none, always: name == "append")
            }
        case "update":
            return method(name, "other") { (bound) throws(PyError) in
                for (key, value) in try Self.pairs(bound["other"] ?? .none) {
                    self.set(try Self.name(key), to: try Self.value(value))
                }
                return .none
            }
        default: return nil
        }
    }

    private func add(_ key: Value, _ value: Value, always: Bool) throws(PyError) -> Value {
        let (name, text) = (try Self.name(key), try Self.value(value))
        if !always, let field = fields.first(where: { $0.name == name }) { return .string(field.value) }
        fields.append(HeaderField(name, text))
        return always ? .none : value
    }

    private func method(
        _ name: String, _ parameters: String,
        _ body: @escaping ([String: Value]) throws(PyError) -> Value
    ) -> Value {
        let signature = NativeSignature("MutableHeaders.\(name)", "self " + parameters)
        return .object(PyBuiltin(name) { (call) throws(PyError) in try body(signature.bind(call).values) })
    }
}
