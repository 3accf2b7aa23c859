extension JSONSchemaGenerator {
    /// The definition of an object with named fields.
    mutating func object(_ object: ObjectDescription) throws(PyError) -> PyDict {
        // The configuration is that of the model around here, since the model's own is asked for its fields alone.
        if mode == .serialization, let written = object.written { return try schema(of: written) }
        let schema = try inside(object.config) { (generator) throws(PyError) in try generator.fields(of: object) }
        schema.put("title", .string(object.title))
        if let text = object.docstring, !text.isEmpty { schema.put("description", .string(Docstring.clean(text))) }
        switch object.config.extra {
        case .ignore: break
        case .allow: schema.put("additionalProperties", .bool(true))
        case .forbid: schema.put("additionalProperties", .bool(false))
        }
        try object.change?(schema)
        if object.isDeprecated { schema.put("deprecated", .bool(true)) }
        return schema
    }

    private mutating func fields(of object: ObjectDescription) throws(PyError) -> PyDict {
        let properties = PyDict()
        var required: [Value] = []
        for field in object.fields {
            guard mode == .serialization || !field.isComputed else { continue }
            guard mode == .validation || !field.isExcluded else { continue }
            let name = self.name(of: field)
            properties.put(name, .dict(try property(field, name)))
            if field.isRequired || mode == .serialization && requiresDefaults { required.append(.string(name)) }
        }
        let schema = PyDict(["type": .string("object"), "properties": .dict(properties)])
        if !required.isEmpty { schema.put("required", .list(of: required)) }
        return schema
    }

    private func name(of field: ObjectDescription.Field) -> String {
        guard byAlias ?? true else { return field.name }
        switch mode {
        case .validation: return validatesByAlias ? field.alias ?? field.name : field.name
        case .serialization: return field.outputAlias ?? field.name
        }
    }

    private mutating func property(_ field: ObjectDescription.Field, _ name: String) throws(PyError) -> PyDict {
        let property = try schema(of: field.node).copied()
        try property.update(field.updates)
        if let extra = field.extra {
            if let more = extra.dict {
                if let plain = try Serializer(.json).inferred(.dict(more)).dict { try property.update(plain) }
            } else if extra.mayBeCalled {
                _ = try reader.invoke(extra, [.dict(property)])
            }
        }
        if !property.has("title"), field.node.takesTitle { property.put("title", .string(Self.title(of: name))) }
        // What the definition says already is not said again.
        if let definition = definition(for: property) {
            for case (.str(let key), let value) in property.pairs where key.text != "$ref" {
                if let other = definition.value(named: key), try other.isEqual(to: value) { property.take(key.text) }
            }
        }
        return property
    }

    /// The title that is made of a field's name.
    static func title(of name: String) -> String {
        let text = CaseMapping.title(Array(name.unicodeScalars)).replacing("_", with: " ")
        let trimmed = text.unicodeScalars.drop { $0.properties.isWhitespace }.reversed()
            .drop { $0.properties.isWhitespace }.reversed()
        return trimmed.reduce(into: "") { $0.unicodeScalars.append($1) }
    }
}
