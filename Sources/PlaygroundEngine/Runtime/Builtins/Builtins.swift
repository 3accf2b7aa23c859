/// The built-in functions and types that a program finds without an import.
///
/// Source: The Python Standard Library, "Built-in Functions"; messages are CPython's.
enum Builtins {
    static func all() -> [String: Value] {
        var names: [String: Value] = [
            "Ellipsis": .object(PyEllipsis()), "NotImplemented": .object(PyNotImplemented()),
        ]
        for (name, body) in functions { names[name] = .object(PyBuiltin(name, body)) }
        for (name, body) in controls.merging(lazyControls, uniquingKeysWith: { first, _ in first }) {
            names[name] = .object(PyBuiltin(name, control: body))
        }
        for (name, type) in PyType.importless { names[name] = .object(type) }
        for type in ExceptionType.builtIn { names[type.name] = .object(type) }
        names["EnvironmentError"] = .object(ExceptionType.osError)
        names["IOError"] = .object(ExceptionType.osError)
        for type in [
            PyProperty.classObject, PyStaticMethod.classObject, PyClassMethod.classObject, PySuper.classObject,
        ] {
            names[type.name] = .object(type)
        }
        return names
    }

    /// The built-in functions by their names.
    static let functions: [String: @Sendable (NativeCall) throws(PyError) -> Value] = {
        var functions = TypeFunctions.all
        for function in numbers + sequences + texts + objects { functions[function.name] = function.checked }
        return functions
    }()

    /// A built-in function that checks its arguments as CPython's does.
    struct Function: Sendable {
        typealias Body = @Sendable (Arguments) throws(PyError) -> Value

        let name: String
        let signature: CallSignature
        let body: Body

        init(_ name: String, _ signature: CallSignature, _ body: @escaping Body) {
            self.name = name
            self.signature = signature
            self.body = body
        }

        var checked: @Sendable (NativeCall) throws(PyError) -> Value {
            { (call) throws(PyError) in
                try body(Arguments(values: try signature.bind(call, name: name, owner: nil), call: call))
            }
        }
    }

    /// Where each type's methods are.
    static let methodTables: [String: MethodTable] = [
        "str": Methods.ofStr, "bytes": Methods.ofBytes, "list": Methods.ofList, "tuple": Methods.ofTuple,
        "dict": Methods.ofDict, "set": Methods.ofSet, "frozenset": Methods.ofFrozenSet, "int": Methods.ofInt,
        "bool": Methods.ofInt, "float": Methods.ofFloat, "range": Methods.ofRange, "slice": Methods.ofSlice,
    ]

    /// What `len(x)` gives.
    static func length(_ value: Value) throws(PyError) -> Value { .int(try count(value)) }

    static func count(_ value: Value) throws(PyError) -> Int {
        switch value {
        case .str(let text): return text.count
        case .list(let list): return list.items.count
        case .tuple(let tuple): return tuple.items.count
        case .dict(let dict): return dict.count
        case .object(let object): if let length = try object.length() { return length }
        case .undefined, .none, .bool, .int, .float, .function: break
        }
        throw .typeError("object of type '\(value.typeName)' has no len()")
    }
}
