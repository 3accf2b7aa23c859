/// The methods that go on in the machine's loop where they have functions to call.
extension Methods {
    typealias Control = @Sendable (Value, NativeCall) throws(PyError) -> NextStep

    static func control(_ name: String, of value: Value) -> Control? {
        if case .list = value, name == "sort" { return sort }
        return nil
    }

    /// Source: The Python Standard Library, `list.sort`.
    private static let sort: Control = { (value, call) throws(PyError) in
        let list = list(value)
        guard call.positional.isEmpty else { throw .typeError("sort() takes no positional arguments") }
        for keyword in call.keywords where keyword.name != "key" && keyword.name != "reverse" {
            throw .typeError("'\(keyword.name)' is an invalid keyword argument for sort()")
        }
        let reversed = try Sorting.isReversed(call)
        return try .keyed(.list(PyList(list.items)), key: call.keyword("key")) { (items, keys) throws(PyError) in
            list.items = try Sorting.sorted(items, by: keys, reversed: reversed)
            return .none
        }
    }
}
