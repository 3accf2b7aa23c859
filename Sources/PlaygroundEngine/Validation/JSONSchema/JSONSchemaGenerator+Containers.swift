extension JSONSchemaGenerator {
    mutating func container(_ node: SchemaNode) throws(PyError) -> PyDict {
        let schema: PyDict
        switch node.kind {
        case .list(let item):
            schema = PyDict(["type": .string("array"), "items": .dict(try self.schema(of: item))])
        case .set(let item):
            schema = PyDict([
                "type": .string("array"), "uniqueItems": .bool(true), "items": .dict(try self.schema(of: item)),
            ])
        case .tupleOf(let item):
            schema = PyDict(["type": .string("array"), "items": .dict(try self.schema(of: item))])
        case .tuple(let items):
            schema = PyDict(["type": .string("array")])
            var schemas: [Value] = []
            for item in items { schemas.append(.dict(try self.schema(of: item))) }
            if !schemas.isEmpty { schema.put("prefixItems", .list(of: schemas)) }
            schema.put("minItems", .int(schemas.count))
            schema.put("maxItems", .int(schemas.count))
        case .dict(let key, let value): return try dict(key, value, node.rules.lengths)
        default: return PyDict()
        }
        if let least = node.rules.lengths.least { schema.put("minItems", .int(least)) }
        if let most = node.rules.lengths.most { schema.put("maxItems", .int(most)) }
        return schema
    }

    private mutating func dict(
        _ key: SchemaNode, _ value: SchemaNode, _ lengths: Lengths
    ) throws(PyError) -> PyDict {
        let schema = PyDict(["type": .string("object")])
        let keys = try self.schema(of: key).copied()
        let isReference = keys.has("$ref")
        let pattern = isReference ? nil : keys.take("pattern")
        if !isReference { keys.take("title") }
        let values = try self.schema(of: value).copied()
        values.take("title")
        if let pattern, case .str(let text) = pattern {
            let patterns = PyDict()
            patterns.set(text, to: .dict(values))
            schema.put("patternProperties", .dict(patterns))
        } else {
            schema.put("additionalProperties", values.isEmpty ? .bool(true) : .dict(values))
        }
        if isReference || keys.get("type")?.plainString == "string" && keys.count > 1 {
            keys.take("type")
            schema.put("propertyNames", .dict(keys))
        }
        if let least = lengths.least { schema.put("minProperties", .int(least)) }
        if let most = lengths.most { schema.put("maxProperties", .int(most)) }
        return schema
    }
}
