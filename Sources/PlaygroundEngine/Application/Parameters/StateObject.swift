/// `request.state` and `app.state`: whatever attributes a program sets.
///
/// Source: Starlette's `State`.
final class StateObject: PyObject {
    private let fields = PyDict()

    static let stateType = PyType("State", module: "starlette.datastructures")

    override var type: PyType { Self.stateType }

    override var attributeNames: [String] { fields.names }

    override func attribute(_ name: String) throws(PyError) -> Value? { fields.value(named: PyString.make(name)) }

    override func setAttribute(_ name: String, to value: Value) throws(PyError) -> Bool {
        fields.set(PyString.make(name), to: value)
        return true
    }

    override func length() throws(PyError) -> Int? { fields.count }

    override func contains(_ item: Value) throws(PyError) -> Bool? { try fields.value(for: item) != nil }

    override func item(_ key: Value) throws(PyError) -> Value? {
        guard let value = try fields.value(for: key) else { throw PyError(PyException(.keyError, arguments: [key])) }
        return value
    }

    override func setItem(_ key: Value, to value: Value) throws(PyError) -> Bool {
        try fields.set(key, to: value)
        return true
    }

    override func deleteItem(_ key: Value) throws(PyError) -> Bool {
        guard try fields.remove(key) != nil else { throw PyError(PyException(.keyError, arguments: [key])) }
        return true
    }

    override func makeIterator() throws(PyError) -> PyIterator? { SequenceIterator(fields.pairs.map(\.key)) }

    override func takeApart() -> [Value] { fields.takeEntries() }
}
