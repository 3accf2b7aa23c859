/// `Model.model_json_schema()` and `TypeAdapter.json_schema()`.
///
/// Source: Pydantic's `model_json_schema`.
enum JSONSchemaMethods {
    static let options = "by_alias? ref_template? union_format? schema_generator? mode?"

    /// The schema of `node` with the definitions that it leads to, sorted.
    ///
    /// - Throws: What Pydantic raises for options and types that it does not describe.
    static func schema(
        of node: SchemaNode, _ arguments: NativeSignature.Arguments, _ reader: AnnotationReader
    ) throws(PyError) -> Value {
        let template = arguments.present("ref_template")?.plainString ?? "#/$defs/{model}"
        var mode = JSONSchemaGenerator.Mode.validation
        if let name = arguments.present("mode")?.plainString {
            guard let found = JSONSchemaGenerator.Mode(rawValue: name) else { throw .make(.keyError, name) }
            mode = found
        }
        if arguments.present("schema_generator") != nil {
            throw .make(.notImplementedError, "schema_generator is not part of the playground's Pydantic")
        }
        return try schema(
            of: node, reader, template: template, byAlias: arguments.present("by_alias")?.isTrue, mode: mode)
    }

    static func schema(
        of node: SchemaNode, _ reader: AnnotationReader, template: String = "#/$defs/{model}", byAlias: Bool? = nil,
        mode: JSONSchemaGenerator.Mode = .validation
    ) throws(PyError) -> Value {
        var generator = JSONSchemaGenerator(reader, template: template, byAlias: byAlias)
        generator.mode = mode
        var schema = try generator.schema(of: node)
        // A definition that nothing but the whole refers to stands in its place.
        if schema.count == 1, let reference = schema.get("$ref")?.plainString,
            let definition = generator.definition(for: schema), uses(of: reference, generator) == 0
        {
            schema = try definition.copied()
        }
        generator.collectGarbage(from: schema)
        let names = try generator.shortened()
        if !generator.definitions.isEmpty {
            let definitions = PyDict()
            for case (.str(let name), let definition) in generator.definitions.pairs {
                definitions.put(names.definitions[name.text] ?? name.text, definition)
            }
            schema = try schema.copied()
            schema.put("$defs", .dict(definitions))
        }
        return try JSONSchemaTree.sorted(JSONSchemaTree.renamed(.dict(schema), names.references))
    }

    /// How often definitions refer to `reference`.
    private static func uses(of reference: String, _ generator: JSONSchemaGenerator) -> Int {
        JSONSchemaTree.references(in: .dict(generator.definitions)).count { $0 == reference }
    }
}
