/// The methods of Python's own types.
///
/// Source: The Python Standard Library, "Built-in Types"; messages are CPython's.
enum Methods {
    /// Every type's methods, for ``MethodName``.
    static var all: [[Method]] {
        [
            strings, bytes, lists, tuples, dicts, sets, frozenSets, integers, floats, ranges, slices, dictKeys,
            dictItems, dictValues, orderedDicts, counters,
        ]
    }

    static let ofStr = MethodTable("str", strings)
    static let ofBytes = MethodTable("bytes", bytes)
    static let ofList = MethodTable("list", lists)
    static let ofTuple = MethodTable("tuple", tuples)
    static let ofDict = MethodTable("dict", dicts)
    static let ofSet = MethodTable("set", sets)
    static let ofFrozenSet = MethodTable("frozenset", frozenSets)
    static let ofInt = MethodTable("int", integers)
    static let ofFloat = MethodTable("float", floats)
    static let ofRange = MethodTable("range", ranges)
    static let ofSlice = MethodTable("slice", slices)
    static let ofDictKeys = MethodTable("dict_keys", dictKeys)
    static let ofDictItems = MethodTable("dict_items", dictItems)
    static let ofDictValues = MethodTable("dict_values", dictValues)

    /// The methods that values of `value`'s type have; nil where it has none of its own.
    static func table(of value: Value) -> MethodTable? {
        switch value {
        case .str: ofStr
        case .list: ofList
        case .dict(let dict): table(of: dict.flavor)
        case .tuple: ofTuple
        case .int, .bool: ofInt
        case .float: ofFloat
        case .object(let object): object.methods
        case .undefined, .none, .function: nil
        }
    }

    /// The names of the methods that `value` has.
    static func names(of value: Value) -> [String] { table(of: value)?.names ?? [] }

    /// The method called `name` as a value that remembers whose it is.
    static func bound(_ name: String, of value: Value) -> Value? {
        guard let table = table(of: value), let method = table.method(name) else { return nil }
        return .object(
            PyBuiltin(
                name, control: { (call) throws(PyError) in try method.call(value, call, owner: table.typeName) }))
    }

    /// What the type itself answers: its methods, called with the value first.
    static func members(of table: MethodTable) -> [String: Value] {
        var members: [String: Value] = [:]
        for name in table.names {
            guard let method = table.method(name) else { continue }
            members[name] = .object(method.isStatic ? constructor(method, table) : descriptor(method, table))
        }
        return members
    }

    private static func constructor(_ method: Method, _ table: MethodTable) -> PyBuiltin {
        PyBuiltin(
            method.name, control: { (call) throws(PyError) in try method.call(.none, call, owner: table.typeName) })
    }

    private static func descriptor(_ method: Method, _ table: MethodTable) -> PyBuiltin {
        let control: PyBuiltin.Control = { (call) throws(PyError) in
            guard let value = call.positional.first else {
                throw .typeError("unbound method \(table.typeName).\(method.name)() needs an argument")
            }
            let receiver = value.object?.plain ?? value
            guard Methods.table(of: receiver) === table else {
                throw .typeError(
                    "descriptor '\(method.name)' for '\(table.typeName)' objects "
                        + "doesn't apply to a '\(value.typeName)' object")
            }
            return try method.call(receiver, call.replacing(Array(call.positional.dropFirst())), owner: table.typeName)
        }
        return PyBuiltin(method.name, control: control).asDescriptor()
    }
}
