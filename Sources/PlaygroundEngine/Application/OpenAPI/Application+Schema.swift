extension Application {
    /// What is known of a schema that somebody asks for.
    package enum SchemaText: Hashable, Sendable {
        /// JSON with one member a line.
        case text(String)
        /// No class has the name; these have schemas.
        case unknown([String])
        case failed(String)
    }

    /// The JSON Schema of the model or the enumeration `name`; the description of the whole API where it is nil.
    package func schema(of name: String?) -> SchemaText {
        do throws(PyError) {
            guard let name else { return .text(try Self.text(openAPI())) }
            let types = describedTypes
            guard let type = types.first(where: { $0.name == name })?.type else {
                return .unknown(types.map(\.name))
            }
            let schema = try running { () throws(PyError) in
                let reader = AnnotationReader(globals)
                return try JSONSchemaMethods.schema(of: SchemaNodeCompiler(reader).node(of: .object(type)), reader)
            }
            return .text(try Self.text(schema))
        } catch {
            return .failed("the schema cannot be made: \(error.exception.summary)")
        }
    }

    private static func text(_ value: Value) throws(PyError) -> String {
        String(decoding: try SerializedJSON.bytes(of: value, indent: 2), as: UTF8.self)
    }

    /// The models, dataclasses and enumerations that the program defines, under their variables' names.
    private var describedTypes: [(name: String, type: PyType)] {
        globals.names.compactMap { name in
            guard let type = globals.value(of: name)?.object as? PyType, !type.isBuiltIn, type !== ModelType.base,
                type is ModelType || type is EnumType || DataclassField.all(of: .object(type)) != nil
            else { return nil }
            return (name, type)
        }
    }
}
