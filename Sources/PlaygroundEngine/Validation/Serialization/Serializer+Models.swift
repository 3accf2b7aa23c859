extension Serializer {
    /// A value as `type` writes it: an instance of its own model, of one behind it, or of any class where its attributes
    /// stand in. A serialiser of the program gets whatever it is. Nil where none of these is the case.
    func model(
        _ value: Value, as type: ModelType, _ filter: SerializationFilter
    ) throws(PyError) -> Value? {
        guard let serializer = type.decorators.modelSerializer, serializer.applies(to: value, isJSON: isJSON) else {
            guard let instance = value.object as? PyInstance else { return nil }
            return .dict(try fields(of: instance, as: type, filter))
        }
        let outer = self
        let handler = PyBuiltin("SerializerCallable") { (call) throws(PyError) in
            let given = try call.arguments(1...2)[0]
            guard let inner = given.object as? PyInstance else { return try outer.inferred(given, filter) }
            return .dict(try outer.fields(of: inner, as: type, filter))
        }
        let written = try call(serializer, of: value, type, nil, handler, isField: false)
        return try inferred(written)
    }

    private func fields(
        of instance: PyInstance, as type: ModelType, _ filter: SerializationFilter
    ) throws(PyError) -> PyDict {
        let written = PyDict()
        let own = instance as? ModelInstance
        if own == nil, excludesUnset { throw Self.missing("__pydantic_fields_set__", of: instance) }
        let keepsExtra = type.config.extra == .allow
        if own == nil, keepsExtra { throw Self.missing("__pydantic_extra__", of: instance) }
        let fields = try type.fields()
        let writesAliases = byAlias ?? type.config.serializesByAlias
        for case (.str(let name), let value) in instance.fields?.pairs ?? [] {
            guard let field = fields.named(name), !field.info.isExcluded else { continue }
            if excludesUnset, own?.isSet(name) == false { continue }
            if excludesNone, value.isNone { continue }
            // What the program writes itself counts as no default.
            if excludesDefaults, field.serializer == nil, try isDefault(value, of: field, type.program) { continue }
            guard let inside = try filter.inside(.str(name)) else { continue }
            let part = try self.field(value, field, of: instance, type, inside)
            written.set(writesAliases ? field.outputKey : name, to: part)
        }
        for (key, value) in (keepsExtra ? own?.extra?.pairs : nil) ?? [] {
            if excludesNone, value.isNone { continue }
            guard let inside = try filter.inside(key) else { continue }
            try written.set(key, to: inferred(value, inside))
        }
        guard !excludesComputed else { return written }
        for computed in type.decorators.computedFields {
            let name = PyString.make(computed.name)
            guard let inside = try filter.inside(.str(name)) else { continue }
            let value = try Attributes.attribute(name, of: .object(instance))
            if excludesNone, value.isNone { continue }
            let key = writesAliases ? try type.alias(ofComputed: computed) : name
            if let serializer = type.decorators.serializer(of: computed.name) {
                let part = try call(serializer, of: .object(instance), type, value, plainHandler, isField: true)
                written.set(key, to: try inferred(part, inside))
            } else {
                written.set(key, to: try inferred(value, inside))
            }
        }
        return written
    }

    private static func missing(_ name: String, of instance: PyInstance) -> PyError {
        .make(.attributeError, "'\(instance.classObject.name)' object has no attribute '\(name)'")
    }

    /// The fields of an instance of a dataclass.
    ///
    /// Source: pydantic-core's `DataclassSerializer`.
    func fields(
        of instance: Value, as schema: DataclassSchema, _ filter: SerializationFilter
    ) throws(PyError) -> PyDict {
        let written = PyDict()
        let writesAliases = byAlias ?? schema.config.serializesByAlias
        for field in schema.fields.map(\.field) where !field.info.isExcluded {
            guard let value = try Attributes.attributeIfAny(field.name, of: instance) else { continue }
            if excludesNone, value.isNone { continue }
            if excludesDefaults, try isDefault(value, of: field, schema.dataclass.program) { continue }
            guard let inside = try filter.inside(.str(field.name)) else { continue }
            written.set(
                writesAliases ? field.outputKey : field.name, to: try self.value(value, as: field.schema, inside))
        }
        return written
    }

    private func isDefault(_ value: Value, of field: ModelField, _ program: CurrentMachine?) throws(PyError) -> Bool {
        guard !field.factoryTakesData, let initial = try field.initial(PyDict(), program) else { return false }
        return try value.isEqual(to: initial)
    }

    private func field(
        _ value: Value, _ field: ModelField, of instance: PyInstance, _ type: ModelType,
        _ filter: SerializationFilter
    ) throws(PyError) -> Value {
        guard let serializer = field.serializer, serializer.applies(to: value, isJSON: isJSON) else {
            return try self.value(value, as: field.schema, filter)
        }
        let outer = self
        let handler = PyBuiltin("SerializerCallable") { (call) throws(PyError) in
            try outer.value(try call.arguments(1...2)[0], as: field.schema, filter)
        }
        return try inferred(
            try call(serializer, of: .object(instance), type, value, handler, isField: true, field.name), filter)
    }

    private var plainHandler: PyBuiltin {
        let outer = self
        return PyBuiltin("SerializerCallable") { (call) throws(PyError) in
            try outer.inferred(try call.arguments(1...2)[0])
        }
    }

    /// Calls a serialiser of the program with what it asks for: the value, the handler, what is known of the writing.
    private func call(
        _ serializer: ModelSerializer, of instance: Value, _ type: ModelType, _ value: Value?,
        _ handler: PyBuiltin, isField: Bool, _ name: PyString? = nil
    ) throws(PyError) -> Value {
        guard let program = type.program else { return value ?? instance }
        var method: Value
        if instance.object is ModelInstance {
            method = try Attributes.attribute(PyString.make(serializer.name), of: instance)
        } else {
            method = type.lookup(PyString.make(serializer.name)) ?? .none
            if case .function(let function) = method {
                method = .object(PyMethod(.function(function), receiver: instance))
            }
        }
        // A serialiser whose first parameter is no `self` is called without the instance.
        if let bound = method.object as? PyMethod, CallableShape.firstParameter(of: bound.function) != "self" {
            method = bound.function
        }
        var arguments: [Value] = []
        if let value { arguments.append(value) }
        if serializer.isWrap { arguments.append(.object(handler)) }
        if let count = CallableShape.requiredCount(of: method), count > arguments.count {
            arguments.append(.object(SerializationInfo(self, fieldName: name)))
        }
        return try program.call(method, arguments)
    }
}

/// What a serialiser that asks for it learns about the writing: `info.mode`, `info.by_alias` and so on.
final class SerializationInfo: PyObject {
    private let serializer: Serializer
    private let fieldName: PyString?

    init(_ serializer: Serializer, fieldName: PyString?) {
        self.serializer = serializer
        self.fieldName = fieldName
    }

    override var typeName: String { fieldName == nil ? "SerializationInfo" : "FieldSerializationInfo" }

    override var attributeNames: [String] {
        ["mode", "field_name", "by_alias", "exclude_none", "exclude_unset", "exclude_defaults", "context"]
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "mode": .string(serializer.isJSON ? "json" : "python")
        case "field_name": fieldName.map { .str($0) }
        case "by_alias": serializer.byAlias.map { .bool($0) } ?? Value.none
        case "exclude_none": .bool(serializer.excludesNone)
        case "exclude_unset": .bool(serializer.excludesUnset)
        case "exclude_defaults": .bool(serializer.excludesDefaults)
        case "context": serializer.context
        default: nil
        }
    }
}
