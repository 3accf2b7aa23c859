/// The methods that every model has.
///
/// Source: Pydantic's `BaseModel`; the signatures are its own.
enum ModelMethods {
    static var members: [String: Value] {
        [
            "__init__": method("__init__") { (instance, call) throws(PyError) in
                try instance.model.initialize(instance, call)
                return .none
            },
            "model_dump": method("model_dump") { (instance, call) throws(PyError) in
                try written(instance, try dumpSignature.bind(call))
            },
            "dict": method("dict") { (instance, call) throws(PyError) in
                try written(instance, try dictSignature.bind(call))
            },
            "model_dump_json": method("model_dump_json") { (instance, call) throws(PyError) in
                try writtenJSON(instance, try jsonSignature.bind(call))
            },
            "json": method("json") { (instance, call) throws(PyError) in
                try writtenJSON(instance, try dictSignature.bind(call))
            },
            "model_copy": method("model_copy") { (instance, call) throws(PyError) in
                try copy(instance, try copySignature.bind(call))
            },
            "copy": method("copy") { (instance, call) throws(PyError) in
                try copy(instance, try oldCopySignature.bind(call))
            },
            "model_validate": classMethod("model_validate") { (model, call) throws(PyError) in
                try validate(model, try validateSignature.bind(call))
            },
            "parse_obj": classMethod("parse_obj") { (model, call) throws(PyError) in
                try validate(model, try parseSignature.bind(call))
            },
            "model_validate_json": classMethod("model_validate_json") { (model, call) throws(PyError) in
                try validateJSON(model, try validateJSONSignature.bind(call))
            },
            "model_construct": classMethod("model_construct") { (model, call) throws(PyError) in
                try construct(model, try constructSignature.bind(call))
            },
            "model_rebuild": classMethod("model_rebuild") { (model, call) throws(PyError) in
                _ = try rebuildSignature.bind(call)
                _ = try model.fields()
                return .none
            },
            "model_json_schema": classMethod("model_json_schema") { (model, call) throws(PyError) in
                try JSONSchemaMethods.schema(
                    of: SchemaNode(.model(model)), try schemaSignature.bind(call), AnnotationReader(call.globals))
            },
        ]
    }

    private static func method(
        _ name: String, _ body: @escaping (ModelInstance, NativeCall) throws(PyError) -> Value
    ) -> Value {
        .object(
            PyNativeMethod(name) { (receiver, call) throws(PyError) in
                guard let instance = receiver.object as? ModelInstance else {
                    throw .typeError("BaseModel.\(name)() needs an instance of a model, not '\(receiver.typeName)'")
                }
                return try body(instance, call)
            })
    }

    private static func classMethod(
        _ name: String, _ body: @escaping (ModelType, NativeCall) throws(PyError) -> Value
    ) -> Value {
        .object(
            PyClassMethod(
                .object(
                    PyBuiltin(name) { (call) throws(PyError) in
                        guard let model = call.positional.first?.object as? ModelType else {
                            throw .typeError("BaseModel.\(name)() needs a model")
                        }
                        guard model !== ModelType.base else {
                            throw PydanticUserError.baseModel
                        }
                        return try body(model, call.replacing(Array(call.positional.dropFirst())))
                    })))
    }

    // MARK: Signatures

    private static let filters = "include? exclude?"
    private static let dumping =
        "context? by_alias? exclude_unset? exclude_defaults? exclude_none? exclude_computed_fields? round_trip? "
        + "warnings? fallback? serialize_as_any? polymorphic_serialization?"
    private static let dumpSignature = NativeSignature("BaseModel.model_dump", "self * mode? \(filters) \(dumping)")
    private static let jsonSignature = NativeSignature(
        "BaseModel.model_dump_json", "self * indent? ensure_ascii? \(filters) \(dumping)")
    private static let dictSignature = NativeSignature(
        "BaseModel.dict", "self * \(filters) by_alias? exclude_unset? exclude_defaults? exclude_none?")
    private static let copySignature = NativeSignature("BaseModel.model_copy", "self * update? deep?")
    private static let oldCopySignature = NativeSignature("BaseModel.copy", "self * \(filters) update? deep?")
    private static let validateSignature = NativeSignature(
        "BaseModel.model_validate", "cls obj * strict? extra? from_attributes? context? by_alias? by_name?")
    private static let parseSignature = NativeSignature("BaseModel.parse_obj", "cls obj")
    private static let validateJSONSignature = NativeSignature(
        "BaseModel.model_validate_json", "cls json_data * strict? extra? context? by_alias? by_name?")
    private static let constructSignature = NativeSignature("BaseModel.model_construct", "cls _fields_set? **")
    private static let schemaSignature = NativeSignature(
        "BaseModel.model_json_schema", "cls * \(JSONSchemaMethods.options)")
    private static let rebuildSignature = NativeSignature(
        "BaseModel.model_rebuild", "cls * force? raise_errors? _parent_namespace_depth? _types_namespace?")

    // MARK: Writing

    private static func written(
        _ instance: ModelInstance, _ arguments: NativeSignature.Arguments
    ) throws(PyError) -> Value {
        let isJSON = if case .str(let mode)? = arguments["mode"] { mode.text == "json" } else { false }
        return try Serializer(isJSON ? .json : .python, arguments)
            .value(.object(instance), as: .native(instance.model), SerializationFilter(arguments))
    }

    private static func writtenJSON(
        _ instance: ModelInstance, _ arguments: NativeSignature.Arguments
    ) throws(PyError) -> Value {
        let plain = try Serializer(.json, arguments)
            .value(.object(instance), as: .native(instance.model), SerializationFilter(arguments, isForText: true))
        let bytes = try SerializedJSON.bytes(
            of: plain, indent: arguments.present("indent")?.smallInteger,
            isASCII: try arguments.isTrue("ensure_ascii", default: false))
        return .str(PyString.make(bytes))
    }

    // MARK: Copying

    private static func copy(
        _ instance: ModelInstance, _ arguments: NativeSignature.Arguments
    ) throws(PyError) -> Value {
        let isDeep = try arguments.isTrue("deep", default: false)
        let copied = isDeep ? try CopyModule.deepCopy(.object(instance)) : try CopyModule.shallow(.object(instance))
        guard let copy = copied.object as? ModelInstance else { return copied }
        let filter = SerializationFilter(arguments)
        for (key, _) in copy.fields?.pairs ?? [] where try filter.inside(key) == nil {
            _ = try copy.fields?.remove(key)
        }
        guard case .dict(let update)? = arguments.present("update") else { return copied }
        for case (.str(let name), let value) in update.pairs {
            if try copy.model.field(name) != nil || copy.extra == nil {
                copy.setField(name, to: value)
            } else {
                copy.extra?.set(name, to: value)
            }
            copy.markSet(name)
        }
        return copied
    }

    // MARK: Reading

    private static func validate(
        _ model: ModelType, _ arguments: NativeSignature.Arguments
    ) throws(PyError) -> Value {
        var validator = try Validator(arguments)
        guard let valid = try validator.validate(arguments.required("obj"), .native(model)) else {
            throw ModelValidationError.make(validator.issues, title: model.title)
        }
        return valid
    }

    private static func validateJSON(
        _ model: ModelType, _ arguments: NativeSignature.Arguments
    ) throws(PyError) -> Value {
        try JSONInput.validate(
            arguments.required("json_data"), .native(model), title: model.title, Validator(arguments))
    }

    private static func construct(
        _ model: ModelType, _ arguments: NativeSignature.Arguments
    ) throws(PyError) -> Value {
        let instance = try model.emptyInstance()
        let fields = PyDict()
        var rest = arguments.more
        for field in try model.fields().list {
            let keys = field.keys + [field.name] + field.paths.filter { $0.steps.count == 1 }.map(\.key)
            if let index = rest.firstIndex(where: { given in keys.contains { $0.text == given.name } }) {
                fields.set(field.name, to: rest.remove(at: index).value)
                instance.markSet(field.name)
            } else if let value = try field.initial(fields, model.program) {
                fields.set(field.name, to: value)
            }
        }
        instance.fields = fields
        if model.config.extra == .allow {
            let extra = PyDict()
            for keyword in rest {
                extra.set(PyString.name(keyword.name), to: keyword.value)
                instance.markSet(PyString.name(keyword.name))
            }
            instance.extra = extra
        }
        if let given = arguments.present("_fields_set") {
            instance.fieldsSet = []
            for case .str(let name) in try Iteration.array(given) { instance.markSet(name) }
        }
        return .object(instance)
    }
}

extension Validator {
    /// A validator with the options of a call such as `model_validate(…, strict=True)`.
    init(_ arguments: NativeSignature.Arguments) throws(PyError) {
        self.init()
        recursionLimit = Self.directRecursionLimit
        func flag(_ name: String) -> Bool? { arguments.present(name)?.isTrue }
        overrides = Overrides(
            isStrict: flag("strict"), byAlias: flag("by_alias"), byName: flag("by_name"),
            readsAttributes: flag("from_attributes"))
        if case .str(let extra)? = arguments.present("extra") {
            overrides.extra = ModelConfig.Extra(rawValue: extra.text)
        }
        isStrict = overrides.isStrict ?? false
        context = arguments["context"] ?? .none
    }
}

/// JSON text as input: `model_validate_json` and `TypeAdapter.validate_json`.
enum JSONInput {
    static func validate(
        _ text: Value, _ schema: TypeSchema, title: String, _ validator: Validator
    ) throws(PyError) -> Value {
        var validator = validator
        validator.source = .json
        func refused(_ kind: IssueKind) -> PyError {
            ModelValidationError.make([ValidationIssue(kind, at: [], input: text)], title: title)
        }
        let bytes: [UInt8]
        switch text {
        case .str(let text): bytes = text.bytes
        case .object(let object):
            guard let data = object as? PyBytes else { throw refused(.fixed(.jsonType)) }
            bytes = data.bytes
        default: throw refused(.fixed(.jsonType))
        }
        if let fault = JSONTextScanner.fault(in: bytes) { throw refused(.json(reason: fault.message(in: bytes))) }
        let value: Value
        do throws(JSONDecodingFault) {
            value = try JSONReader.read(bytes)
        } catch {
            throw refused(.json(reason: "\(error.message) at line \(error.line) column \(error.column)"))
        }
        guard let valid = try validator.validate(value, schema) else {
            throw ModelValidationError.make(validator.issues, title: title)
        }
        return valid
    }
}
