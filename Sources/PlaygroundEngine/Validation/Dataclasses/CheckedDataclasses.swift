/// `pydantic.dataclasses`: dataclasses whose calls check their arguments.
///
/// Source: Pydantic's `dataclasses.dataclass`.
enum CheckedDataclasses {
    static var module: PyModule {
        PyModule(
            "pydantic.dataclasses",
            members: [
                "dataclass": .object(
                    PyBuiltin("dataclass") { (call) throws(PyError) in
                        if let type = call.positional.first { return try decorated(type, call) }
                        return .object(
                            PyBuiltin("create_dataclass") { (inner) throws(PyError) in
                                try decorated(try inner.arguments(1...1)[0], call)
                            })
                    }),
                "Field": .builtin("Field") { (call) throws(PyError) in .object(try FieldInfo.make(.field, call)) },
                "is_pydantic_dataclass": .object(
                    PyBuiltin("is_pydantic_dataclass") { (call) throws(PyError) in
                        guard let type = try call.arguments(1...1)[0].object as? PyType else { return .bool(false) }
                        return .bool(type.lookup(PyString.make(mark)) != nil)
                    }),
            ])
    }

    private static let mark = "__pydantic_decorated__"

    /// Options that Pydantic adds to those of Python's decorator.
    private static let own: Set<String> = ["config", "validate_on_init"]

    private static func decorated(_ value: Value, _ call: NativeCall) throws(PyError) -> Value {
        let options = try DataclassOptions(call.keywords.filter { !own.contains($0.name) })
        let made = try DataclassesModule.apply(options, to: value)
        guard let type = made.object as? PyType else { return made }
        // What a class below finds under a field's name is its default alone.
        for (key, value) in type.members.pairs {
            guard case .str(let name) = key, let info = value.object as? FieldInfo, !info.defaultValue.isUndefined
            else {
                continue
            }
            try type.setMember(name, to: info.defaultValue)
        }
        let key = PyString.name("__pydantic_config__")
        if let config = call.keyword("config"), !config.isNone {
            try type.setMember(key, to: config)
        } else if type.lookup(key) == nil {
            // It goes by nothing that is around it.
            try type.setMember(key, to: .dict(PyDict()))
        }
        try type.setMember(PyString.name(mark), to: .bool(true))
        let globals = call.globals
        let range = call.range
        let initializer = PyNativeMethod("__init__") { (receiver, arguments) throws(PyError) in
            guard let instance = receiver.object as? PyInstance else { return .none }
            try initialize(instance, type, arguments, SchemaCompiler(globals, at: range))
            return .none
        }
        try type.setMember(PyString.name("__init__"), to: .object(initializer))
        return made
    }

    private static func initialize(
        _ instance: PyInstance, _ type: PyType, _ call: NativeCall, _ compiler: SchemaCompiler
    ) throws(PyError) {
        guard case .native(let native) = try compiler.schema(of: .object(type)), let schema = native as? DataclassSchema
        else { return }
        let named = PyDict()
        for keyword in call.keywords { named.set(PyString.name(keyword.name), to: keyword.value) }
        let input: Value =
            call.positional.isEmpty && !call.keywords.isEmpty
            ? .dict(named) : .object(GivenArguments(call.positional, named))
        var validator = Validator()
        guard try schema.fill(instance, call.positional, named, input, &validator) else {
            throw ModelValidationError.make(validator.issues, title: type.name)
        }
    }
}

/// The arguments of a call, as problems of it show them.
///
/// Source: pydantic-core's `ArgsKwargs`.
final class GivenArguments: PyObject {
    private let positional: [Value]
    private let named: PyDict

    init(_ positional: [Value], _ named: PyDict) {
        self.positional = positional
        self.named = named
    }

    override var typeName: String { "ArgsKwargs" }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        let arguments = try Value.tuple(PyTuple(positional)).repr(context)
        return named.count == 0
            ? "ArgsKwargs(\(arguments))" : "ArgsKwargs(\(arguments), \(try Value.dict(named).repr(context)))"
    }
}

extension SchemaCompiler {
    /// A compiler for the types of a program that has run.
    init(_ globals: GlobalStore, at range: SourceRange) {
        self.init(reader: AnnotationReader(globals), range: range)
        program = globals.current
        isLast = true
    }
}
