/// Python's `dataclasses`.
///
/// Source: The Python Standard Library, `dataclasses`; messages are CPython's.
enum DataclassesModule {
    static let frozenError = ExceptionType.define(
        "FrozenInstanceError", module: "dataclasses", base: .attributeError)

    static var module: PyModule {
        PyModule(
            "dataclasses",
            members: [
                "dataclass": .object(PyBuiltin("dataclass") { (call) throws(PyError) in try decorate(call) }),
                "field": .object(
                    PyBuiltin("field") { (call) throws(PyError) in .object(try DataclassField.make(call)) }),
                "asdict": .object(
                    PyBuiltin("asdict") { (call) throws(PyError) in
                        try DataclassValues.dict(call.arguments(1...1)[0], function: "asdict")
                    }),
                "astuple": .object(
                    PyBuiltin("astuple") { (call) throws(PyError) in
                        try DataclassValues.tuple(call.arguments(1...1)[0], function: "astuple")
                    }),
                "replace": .object(
                    PyBuiltin("replace") { (call) throws(PyError) in try DataclassValues.replace(call) }),
                "fields": .object(
                    PyBuiltin("fields") { (call) throws(PyError) in
                        guard let fields = DataclassField.all(of: try call.arguments(1...1)[0]) else {
                            throw .typeError("must be called with a dataclass type or instance")
                        }
                        return .tuple(PyTuple(fields.map { .object($0) }))
                    }),
                "is_dataclass": .object(
                    PyBuiltin("is_dataclass") { (call) throws(PyError) in
                        .bool(DataclassField.all(of: try call.arguments(1...1)[0]) != nil)
                    }),
                "FrozenInstanceError": .object(frozenError),
            ])
    }

    private static func decorate(_ call: NativeCall) throws(PyError) -> Value {
        let options = try DataclassOptions(call.keywords)
        if let type = call.positional.first {
            return try apply(options, to: type)
        }
        return .object(
            PyBuiltin("wrap") { (call) throws(PyError) in try apply(options, to: try call.arguments(1...1)[0]) })
    }

    /// Makes a dataclass of the class that `value` is.
    static func apply(_ options: DataclassOptions, to value: Value) throws(PyError) -> Value {
        guard let type = value.object as? PyType, !type.isBuiltIn else {
            throw .typeError("dataclass() should be called on a class that the program defines")
        }
        let fields = try DataclassField.collect(type, options)
        try DataclassMethods(type, fields, options).install()
        if options.hasMatchArguments, type.members.value(named: .name("__match_args__")) == nil {
            let names = fields.filter { $0.isInInit && !$0.isKeywordOnly }.map { Value.string($0.name) }
            try type.setMember(.name("__match_args__"), to: .tuple(PyTuple(names)))
        }
        return value
    }
}

/// What `@dataclass(...)` was told.
struct DataclassOptions {
    private(set) var hasInit = true
    private(set) var hasRepr = true
    private(set) var hasEquality = true
    private(set) var hasOrder = false
    private(set) var isFrozen = false
    private(set) var isKeywordOnly = false
    private(set) var hasMatchArguments = true

    init(_ keywords: [NamedArgument]) throws(PyError) {
        for keyword in keywords {
            let flag = keyword.value.isTrue
            switch keyword.name {
            case "init": hasInit = flag
            case "repr": hasRepr = flag
            case "eq": hasEquality = flag
            case "order": hasOrder = flag
            case "frozen": isFrozen = flag
            case "kw_only": isKeywordOnly = flag
            case "match_args": hasMatchArguments = flag
            case "slots", "unsafe_hash", "weakref_slot": break
            default: throw .typeError("dataclass() got an unexpected keyword argument '\(keyword.name)'")
            }
        }
        guard hasEquality || !hasOrder else { throw .valueError("eq must be true if order is true") }
    }
}
