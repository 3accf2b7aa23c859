/// A value of a request or of an answer that the description has a schema of.
///
/// Source: FastAPI's `ModelField` and `get_schema_from_model_field`.
final class DescribedField {
    let node: SchemaNode
    /// The type as it was declared: models and enumerations in it get definitions.
    let type: Value
    let mode: JSONSchemaGenerator.Mode
    private let title: Value
    /// Once the definitions are made.
    private(set) var made: PyDict?

    /// - Parameters:
    ///   - title: What the declaration says; nil for one made of `name`.
    ///   - name: The name in the request, or the one that FastAPI gives to an answer.
    init(_ node: SchemaNode, type: Value, mode: JSONSchemaGenerator.Mode, title: String?, name: String) {
        self.node = node
        self.type = type
        self.mode = mode
        self.title = .string(
            title ?? CaseMapping.title(Array(name.unicodeScalars)).replacing("_", with: " "))
    }

    func make(_ schema: PyDict) { made = schema }

    /// The schema where it is used. Every call gives a dict of its own.
    func schema() throws(PyError) -> Value {
        let schema = try (made ?? PyDict()).copied()
        if !schema.has("$ref") { schema.put("title", title) }
        return .dict(schema)
    }
}

/// The schemas of all fields of an API, and the definitions behind them.
///
/// Source: FastAPI's `get_definitions`.
struct DescribedFields {
    private(set) var definitions = PyDict()

    /// - Parameter separates: Whether what comes in and what goes out have definitions of their own.
    init(_ fields: [DescribedField], separates: Bool, _ reader: AnnotationReader) throws(PyError) {
        var generator = JSONSchemaGenerator(
            reader, template: "#/components/schemas/{model}", bytes: .mediaType)
        let walk = TypeWalk(reader)
        func mode(_ type: Value, _ mode: JSONSchemaGenerator.Mode) throws(PyError) -> JSONSchemaGenerator.Mode {
            if separates { return mode }
            return try walk.hasComputedFields(type) ? mode : .validation
        }
        var schemas: [PyDict] = []
        for field in fields {
            generator.mode = try mode(field.type, field.mode)
            schemas.append(try generator.schema(of: field.node))
        }
        let direct = fields.compactMap { $0.type.object }
        for kind in [JSONSchemaGenerator.Mode.validation, .serialization] {
            let types = try walk.types(in: fields.filter { $0.mode == kind }.map(\.type))
            for type in types where !direct.contains(where: { $0 === type }) {
                generator.mode = try mode(.object(type), kind)
                _ = try generator.schema(of: SchemaNodeCompiler(reader).node(of: .object(type)))
            }
        }
        let names = try generator.shortened()
        for (field, schema) in zip(fields, schemas) {
            if let renamed = try JSONSchemaTree.renamed(.dict(schema), names.references).dict { field.make(renamed) }
        }
        for case (.str(let name), let schema) in generator.definitions.pairs {
            let sorted = try JSONSchemaTree.sorted(JSONSchemaTree.renamed(schema, names.references))
            if let text = sorted.dict?.get("description")?.plainString {
                sorted.dict?.put("description", .string(PageBreak.before(in: text)))
            }
            definitions.put(names.definitions[name.text] ?? name.text, sorted)
        }
    }
}

/// A form feed ends what is shown of a description.
enum PageBreak {
    static func before(in text: String) -> String {
        let kept = text.unicodeScalars.prefix { $0 != "\u{0C}" }
        return String(String.UnicodeScalarView(kept))
    }
}

/// Finds the models and enumerations in types.
///
/// Source: FastAPI's `get_flat_models_from_fields` and `_annotation_has_computed_fields`.
private struct TypeWalk {
    private let reader: AnnotationReader

    init(_ reader: AnnotationReader) {
        self.reader = reader
    }

    func types(in annotations: [Value]) throws(PyError) -> [PyType] {
        var found: [PyType] = []
        for annotation in annotations { try collect(annotation, into: &found) }
        return found
    }

    private func collect(_ annotation: Value, into found: inout [PyType]) throws(PyError) {
        guard let object = annotation.object else { return }
        if let type = object as? PyType {
            guard !found.contains(where: { $0 === type }) else { return }
            if let model = type as? ModelType, model !== ModelType.base {
                found.append(model)
                for field in try model.fields(reader).list { try collect(Self.plain(field.annotation), into: &found) }
            } else if let enumeration = type as? EnumType, !enumeration.isBuiltIn {
                found.append(enumeration)
            }
            return
        }
        for argument in Self.arguments(of: object) { try collect(argument, into: &found) }
    }

    func hasComputedFields(_ annotation: Value) throws(PyError) -> Bool {
        var seen: [ModelType] = []
        return try hasComputedFields(annotation, &seen)
    }

    private func hasComputedFields(_ annotation: Value, _ seen: inout [ModelType]) throws(PyError) -> Bool {
        guard let object = annotation.object else { return false }
        if let model = object as? ModelType {
            guard !seen.contains(where: { $0 === model }) else { return false }
            seen.append(model)
            if !model.decorators.computedFields.isEmpty { return true }
            for field in try model.fields(reader).list {
                if try hasComputedFields(Self.plain(field.annotation), &seen) { return true }
            }
            return false
        }
        for argument in Self.arguments(of: object) where try hasComputedFields(argument, &seen) { return true }
        return false
    }

    private static func plain(_ annotation: Value) -> Value { AnnotationShape(annotation).plain }

    private static func arguments(of object: PyObject) -> [Value] {
        guard let form = object as? PyTypeForm else { return [] }
        switch form.form {
        case .generic(_, let arguments), .union(let arguments), .typing(_, let arguments?): return arguments
        case .typing(_, nil), .forward: return []
        }
    }
}
