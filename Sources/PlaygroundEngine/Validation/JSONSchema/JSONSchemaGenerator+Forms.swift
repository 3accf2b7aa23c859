extension JSONSchemaGenerator {
    /// A model as a form has it: its own description, or a copy in which fields have the names of the request.
    ///
    /// Source: FastAPI's `_get_form_model_schema`.
    mutating func form(_ model: ModelType, _ names: [String: [String]]) throws(PyError) -> PyDict {
        let reference = try schema(of: SchemaNode(.model(model)))
        guard let own = definition(for: reference), let properties = own.get("properties")?.dict else {
            return reference
        }
        let required = own.get("required")?.texts ?? []
        let changed = names.filter { name, others in
            properties.has(name) && (others.first != name || others.count > 1 && required.contains(name))
        }
        guard !changed.isEmpty else { return reference }
        let schema = try own.copied()
        let renamed = PyDict()
        for case (.str(let name), let property) in properties.pairs {
            renamed.put(changed[name.text]?.first ?? name.text, property)
        }
        schema.put("properties", .dict(renamed))
        var plain: [Value] = []
        var conditions: [Value] = []
        for name in required {
            let others = changed[name] ?? [name]
            if others.count == 1 {
                plain.append(.string(others[0]))
            } else {
                let choices = others.map { Value.dict(PyDict(["required": .list(of: [.string($0)])])) }
                conditions.append(.dict(PyDict(["anyOf": .list(of: choices)])))
            }
        }
        schema.put("required", .list(of: plain))
        if !conditions.isEmpty { schema.put("allOf", .list(of: conditions)) }
        return schema
    }
}

extension Value {
    /// The texts in a list.
    fileprivate var texts: [String] {
        if case .list(let list) = self { list.items.compactMap(\.plainString) } else { [] }
    }
}
