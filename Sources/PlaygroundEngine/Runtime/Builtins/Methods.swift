/// The methods of Python's own types.
enum Methods {
    typealias Body = @Sendable (Value, NativeCall) throws(PyError) -> Value

    static func method(_ name: String, of value: Value) -> Body? { table(of: value)[name] }

    /// The names of the methods that `value` has.
    static func names(of value: Value) -> [String] {
        Array(table(of: value).keys) + (Self.control("sort", of: value) == nil ? [] : ["sort"])
    }

    private static func table(of value: Value) -> [String: Body] {
        switch value {
        case .str: strings
        case .list: lists
        case .dict: dicts
        case .tuple: tuples
        case .undefined, .none, .bool, .int, .float, .function, .object: [:]
        }
    }

    /// How messages call a method: `list.append`, but `pop` for most others, as CPython does.
    static func display(_ name: String, of value: Value) -> String {
        switch (value, name) {
        case (.list, "append"), (.list, "extend"), (.list, "remove"), (.list, "count"), (.dict, "keys"),
            (.dict, "values"), (.dict, "items"), (.str, "upper"), (.str, "lower"), (.str, "join"):
            "\(value.typeName).\(name)"
        default: name
        }
    }

    static func string(_ value: Value) -> PyString {
        if case .str(let text) = value { text } else { PyString.make("") }
    }

    static func list(_ value: Value) -> PyList {
        if case .list(let list) = value { list } else { PyList() }
    }

    static func dict(_ value: Value) -> PyDict {
        if case .dict(let dict) = value { dict } else { PyDict() }
    }

    /// An optional start and stop, as `index` and `find` take them, within 0...`count`.
    static func bounds(_ arguments: ArraySlice<Value>, count: Int) throws(PyError) -> Range<Int> {
        let values = Array(arguments)
        let slice = PySlice(values.first ?? .none, values.count > 1 ? values[1] : .none, .none)
        let indices = Array(try slice.indices(of: count))
        return (indices.first ?? 0)..<(indices.last.map { $0 + 1 } ?? 0)
    }
}
