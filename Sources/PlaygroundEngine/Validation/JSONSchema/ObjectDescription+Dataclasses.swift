extension ObjectDescription {
    /// What a dataclass says of itself, its types looked up.
    ///
    /// Source: Pydantic's `dataclass_schema`.
    convenience init(_ schema: DataclassSchema, _ reader: AnnotationReader) throws(PyError) {
        let type = schema.dataclass
        let compiler = SchemaNodeCompiler(reader, in: schema.config)
        let declared = DataclassField.all(of: .object(type)) ?? []
        var fields: [Field] = []
        // Those that go by position come first.
        let ordered = schema.fields.filter { !$0.isKeywordOnly } + schema.fields.filter(\.isKeywordOnly)
        for field in ordered.map(\.field) {
            let written = declared.first { $0.name == field.name.text }?.defaultValue.object as? FieldInfo
            var node = try compiler.node(of: field, written: written)
            let bare = try compiler.node(of: field.plainAnnotation)
            for validator in schema.decorators.validators(of: field.name.text) {
                node = node.checked(by: validator.mode, bare: bare)
            }
            if !field.info.isRequired {
                let value = field.info.defaultFactory == nil ? field.info.defaultValue : .undefined
                node = SchemaNode(.defaulted(node, value))
            }
            let info = field.info
            fields.append(
                Field(
                    name: field.name.text, node: node, alias: info.describedAlias,
                    outputAlias: info.serializationAlias ?? info.alias, isExcluded: info.isExcluded,
                    updates: try info.schemaUpdates(), extra: try info.schemaExtra()))
        }
        self.init(reference: type.displayName, title: schema.ownTitle ?? type.name, fields: fields)
        // Python makes a docstring of the signature where there is none.
        let text = type.members.get("__doc__")?.plainString
        docstring = text?.hasPrefix(type.name + "(") == true ? nil : text
        config = schema.config
        isDeprecated = type.members.has("__deprecated__")
    }
}

extension FieldInfo {
    /// The name in input that a description gives: of several, the first that is no way into a value.
    var describedAlias: String? {
        guard !aliasPaths.isEmpty else { return validationAlias ?? alias }
        return aliasPaths.first { $0.steps.count == 1 && $0.steps[0].plainString != nil }?.steps[0].plainString
    }
}
