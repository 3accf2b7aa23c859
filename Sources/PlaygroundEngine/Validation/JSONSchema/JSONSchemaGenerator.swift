/// Makes JSON Schemas of types, and definitions of the models and enumerations in them.
///
/// Source: Pydantic's `GenerateJsonSchema`. The members of a schema stand in its order.
struct JSONSchemaGenerator {
    /// Whether the values are those that come in, or those that go out.
    enum Mode: String {
        case validation, serialization
    }

    /// How bytes are described: Pydantic's way, or FastAPI's.
    enum BytesForm { case format, mediaType }

    let reader: AnnotationReader
    let bytesForm: BytesForm
    /// Whether fields have their aliases; nil where the models decide.
    let byAlias: Bool?
    var mode = Mode.validation
    /// The definitions under their longest names.
    private(set) var definitions = PyDict()
    private(set) var names: DefinitionNames
    /// The definitions that were begun, by class and mode.
    private var references: [Reference: String] = [:]
    private var descriptions: [ObjectIdentifier: ObjectDescription] = [:]
    /// The configurations of the models around, innermost last.
    private var configs: [ModelConfig] = []
    private var depth = 0

    private struct Reference: Hashable {
        let object: ObjectIdentifier
        let mode: Mode
    }

    init(_ reader: AnnotationReader, template: String, bytes: BytesForm = .format, byAlias: Bool? = nil) {
        self.reader = reader
        self.byAlias = byAlias
        bytesForm = bytes
        names = DefinitionNames(template: template)
    }

    /// How the values of `node` are written in JSON.
    ///
    /// - Throws: `PydanticInvalidForJsonSchema` for a type that JSON has nothing for.
    mutating func schema(of node: SchemaNode) throws(PyError) -> PyDict {
        guard depth < Value.nestingLimit else { throw .make(.recursionError, "maximum recursion depth exceeded") }
        depth += 1
        defer { depth -= 1 }
        var schema: PyDict
        if let written = try writtenSchema(of: node) { schema = written } else { schema = try plainSchema(of: node) }
        if !node.updates.isEmpty {
            schema = try schema.copied()
            try schema.update(node.updates)
        }
        try change(schema, by: node.extra)
        return try finished(schema, node)
    }

    /// What types of Pydantic's own set on a description behind everything else.
    private func finished(_ schema: PyDict, _ node: SchemaNode) throws(PyError) -> PyDict {
        if case .secret = node.kind {
            schema.put("writeOnly", .bool(true))
            schema.put("format", .string("password"))
        }
        guard let version = node.uuidVersion else { return schema }
        let schema = try schema.copied()
        schema.take("anyOf")
        schema.put("type", .string("string"))
        schema.put("format", .string("uuid\(version)"))
        return schema
    }

    /// What a serialiser of the program says that it writes; types that describe themselves do not ask it.
    private mutating func writtenSchema(of node: SchemaNode) throws(PyError) -> PyDict? {
        guard mode == .serialization, let written = node.written, !node.describesItself else { return nil }
        let schema = try schema(of: written.type.node)
        switch written.use {
        case .always, .json: return schema
        case .unlessNone, .jsonUnlessNone:
            return node.isNullable ? try Self.union([PyDict(["type": .string("null")]), schema]) : schema
        }
    }

    private func change(_ schema: PyDict, by extra: Value?) throws(PyError) {
        guard let extra else { return }
        if let more = try Serializer(.json).dictOrNil(extra) { return try schema.update(more) }
        if extra.mayBeCalled { _ = try reader.invoke(extra, [.dict(schema)]) }
    }

    private mutating func plainSchema(of node: SchemaNode) throws(PyError) -> PyDict {
        switch node.kind {
        case .any: return PyDict()
        case .none: return PyDict(["type": .string("null")])
        case .bool: return PyDict(["type": .string("boolean")])
        case .integer: return try Self.number("integer", node.rules)
        case .number: return try Self.number("number", node.rules)
        case .decimal: return try decimal(node.rules)
        case .text: return text(node.rules)
        case .bytes: return bytes(node.rules.lengths)
        case .formatted(let format): return Self.text(of: format, node.rules.lengths)
        case .secret(let isBytes): return isBytes ? bytes(Lengths()) : text(Constraints())
        case .callable: throw Self.invalid("core_schema.CallableSchema")
        case .described(let own):
            let schema = PyDict()
            for (key, value) in own.description { schema.put(key, value) }
            return schema
        case .literal(let values): return try Self.choice(of: values, isLiteral: true)
        case .nullable(let inner): return try nullable(inner)
        case .union(let members): return try union(members)
        case .tagged(let choices, let discriminators): return try tagged(choices, discriminators)
        case .function(let mode, let inner): return try checked(by: mode, inner)
        case .defaulted(let inner, let value): return try defaulted(inner, value)
        case .list, .set, .tuple, .tupleOf, .dict: return try container(node)
        case .enumeration(let type):
            return try reference(to: type, named: type.displayName) { (_) throws(PyError) in
                try Self.enumeration(type)
            }
        case .model(let model):
            return try reference(to: model, named: model.displayName) { (generator) throws(PyError) in
                try generator.object(generator.description(of: model))
            }
        case .form(let model, let names): return try form(model, names)
        case .dataclass(let schema):
            return try reference(to: schema.dataclass, named: schema.dataclass.displayName) {
                (generator) throws(PyError) in
                try generator.object(ObjectDescription(schema, generator.reader))
            }
        case .object(let object):
            return try reference(to: object, named: object.reference) { (generator) throws(PyError) in
                try generator.object(object)
            }
        }
    }

    /// Whether Pydantic knows of no way in which a value goes out where a function stands in the type's place.
    private func saysNothing(_ node: SchemaNode) -> Bool {
        if case .enumeration = node.kind { return configs.last?.usesEnumValues ?? false }
        return node.isLostBehindFunctions
    }

    /// What a function of the program takes is anything where it stands in the type's place; the type's definitions are
    /// made all the same.
    private mutating func checked(by mode: FunctionSchema.Mode, _ inner: SchemaNode) throws(PyError) -> PyDict {
        guard mode == .plain, self.mode == .validation else {
            if mode == .plain, saysNothing(inner) { throw Self.invalid("core_schema.PlainValidatorFunctionSchema") }
            return try schema(of: inner)
        }
        do throws(PyError) {
            _ = try schema(of: inner)
        } catch {
            guard error.exception.isInstance(of: Self.invalidType) else { throw error }
        }
        return PyDict()
    }

    // MARK: Definitions

    mutating func description(of model: ModelType) throws(PyError) -> ObjectDescription {
        if let known = descriptions[ObjectIdentifier(model)] { return known }
        let made = try ObjectDescription(model, reader)
        descriptions[ObjectIdentifier(model)] = made
        return made
    }

    /// The reference to a definition, which is made where it is not there.
    private mutating func reference(
        to object: AnyObject, named name: String,
        _ make: (inout JSONSchemaGenerator) throws(PyError) -> PyDict
    ) throws(PyError) -> PyDict {
        let key = Reference(object: ObjectIdentifier(object), mode: mode)
        if let known = references[key] { return PyDict(["$ref": .string(names.reference(known))]) }
        let definition = names.register(name, ObjectIdentifier(object), mode)
        references[key] = definition
        do throws(PyError) {
            definitions.put(definition, .dict(try make(&self)))
        } catch {
            references[key] = nil
            throw error
        }
        return PyDict(["$ref": .string(names.reference(definition))])
    }

    /// The definition that `schema` refers to; nil where it is none, or not there yet.
    func definition(for schema: PyDict) -> PyDict? {
        guard let reference = schema.get("$ref")?.plainString, let name = names.definition(reference) else {
            return nil
        }
        return definitions.get(name)?.dict
    }

    /// The shortest name of each definition that no other one claims.
    func shortened() throws(PyError) -> DefinitionNames.Shortened { try names.shortened(definitions) }

    /// Leaves nothing but what `schema` leads to.
    mutating func collectGarbage(from schema: PyDict) {
        var seen: Set<String> = []
        var waiting = JSONSchemaTree.references(in: .dict(schema))
        while let reference = waiting.popLast() {
            guard let name = names.definition(reference), seen.insert(name).inserted,
                let definition = definitions.get(name)
            else { continue }
            waiting += JSONSchemaTree.references(in: definition)
        }
        let kept = PyDict()
        for case (.str(let name), let schema) in definitions.pairs where seen.contains(name.text) {
            kept.set(name, to: schema)
        }
        definitions = kept
    }

    // MARK: Configurations

    /// What `make` gives while `config` is that of the model around.
    mutating func inside<Result>(
        _ config: ModelConfig, _ make: (inout JSONSchemaGenerator) throws(PyError) -> Result
    ) throws(PyError) -> Result {
        configs.append(config)
        defer { configs.removeLast() }
        return try make(&self)
    }

    /// The lengths of texts that say none of their own.
    var textLengths: Lengths { configs.last?.textRules.lengths ?? Lengths() }

    /// Whether input has fields under their aliases.
    var validatesByAlias: Bool { byAlias ?? configs.last?.validatesByAlias ?? true }

    /// Whether answers have every field, defaults included.
    var requiresDefaults: Bool {
        configs.last?.entries.get("json_schema_serialization_defaults_required")?.isTrue ?? false
    }

    static let invalidType = ExceptionType(
        "PydanticInvalidForJsonSchema", PydanticUserError.type, module: "pydantic.errors")

    static func invalid(_ subject: String) -> PyError {
        PyError(
            PyException(
                invalidType,
                arguments: [
                    .string(
                        "Cannot generate a JsonSchema for \(subject)\n\nFor further information visit "
                            + "https://errors.pydantic.dev/\(PydanticModule.documentedVersion)/u/invalid-for-json-schema"
                    )
                ]))
    }
}

extension Serializer {
    /// `value` as it is written where that is an object; nil for anything else, such as a function.
    func dictOrNil(_ value: Value) throws(PyError) -> PyDict? {
        guard case .dict = value else { return nil }
        return try inferred(value).dict
    }
}
