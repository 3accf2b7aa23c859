/// `TypeAdapter(type)`: validation and serialisation of a type that is no model.
///
/// Source: Pydantic's `TypeAdapter`.
final class TypeAdapter: PyObject {
    private let schema: TypeSchema
    private let title: String
    /// The type itself, and what its names are looked up with.
    private let source: (type: Value, compiler: SchemaNodeCompiler)

    private init(_ schema: TypeSchema, _ source: (type: Value, compiler: SchemaNodeCompiler)) {
        self.schema = schema
        self.source = source
        title = schema.label
    }

    static let classObject = PyType("TypeAdapter", module: "pydantic.type_adapter") { (call) throws(PyError) in
        let arguments = try NativeSignature("TypeAdapter.__init__", "self type * config? _parent_depth? module?").bind(
            call)
        var compiler = SchemaCompiler(reader: AnnotationReader(call.globals), range: call.range)
        compiler.program = call.globals.current
        if case .dict(let config)? = arguments.present("config") {
            compiler.config = try ModelConfig([config], at: call.range)
        }
        let type = arguments.required("type")
        return .object(TypeAdapter(try compiler.schema(of: type), (type, SchemaNodeCompiler(compiler.reader))))
    }

    override var type: PyType { Self.classObject }

    private static let reading = "* strict? extra? from_attributes? context? by_alias? by_name?"
    private static let writing =
        "* mode? indent? ensure_ascii? include? exclude? by_alias? exclude_unset? exclude_defaults? exclude_none? "
        + "exclude_computed_fields? round_trip? warnings? fallback? serialize_as_any? context?"

    override var attributeNames: [String] {
        ["dump_json", "dump_python", "json_schema", "validate_json", "validate_python"]
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        let signature = NativeSignature(
            "TypeAdapter.\(name)",
            name == "json_schema"
                ? "self * \(JSONSchemaMethods.options)"
                : name.hasPrefix("validate") ? "self object \(Self.reading)" : "self instance \(Self.writing)")
        let body: (NativeSignature.Arguments) throws(PyError) -> Value
        switch name {
        case "validate_python":
            body = { (arguments) throws(PyError) in
                var validator = try Validator(arguments)
                guard let valid = try validator.validate(arguments.required("object"), self.schema) else {
                    throw ModelValidationError.make(validator.issues, title: self.title)
                }
                return valid
            }
        case "validate_json":
            body = { (arguments) throws(PyError) in
                try JSONInput.validate(
                    arguments.required("object"), self.schema, title: self.title, Validator(arguments))
            }
        case "dump_python":
            body = { (arguments) throws(PyError) in
                let isJSON = if case .str(let mode)? = arguments["mode"] { mode.text == "json" } else { false }
                return try Serializer(isJSON ? .json : .python, arguments)
                    .value(arguments.required("instance"), as: self.schema, SerializationFilter(arguments))
            }
        case "dump_json":
            body = { (arguments) throws(PyError) in
                let plain = try Serializer(.json, arguments)
                    .value(
                        arguments.required("instance"), as: self.schema, SerializationFilter(arguments, isForText: true)
                    )
                let bytes = try SerializedJSON.bytes(
                    of: plain, indent: arguments.present("indent")?.smallInteger,
                    isASCII: try arguments.isTrue("ensure_ascii", default: false))
                return .object(PyBytes(bytes))
            }
        case "json_schema":
            body = { (arguments) throws(PyError) in
                let compiler = self.source.compiler
                return try JSONSchemaMethods.schema(
                    of: compiler.node(of: self.source.type), arguments, compiler.reader)
            }
        default: return nil
        }
        return .builtin(name) { (call) throws(PyError) in try body(try signature.bind(call)) }
    }
}
