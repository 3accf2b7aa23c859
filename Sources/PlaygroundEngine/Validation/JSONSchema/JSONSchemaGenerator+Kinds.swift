extension JSONSchemaGenerator {
    /// Numbers: `multiple_of` and bounds in Pydantic's order, without infinite ones.
    static func number(_ type: String, _ rules: Constraints) throws(PyError) -> PyDict {
        let schema = PyDict(["type": .string(type)])
        let names: [(IssueKind.Bound, String)] = [
            (.multipleOf, "multipleOf"), (.lessThanEqual, "maximum"), (.greaterThanEqual, "minimum"),
            (.lessThan, "exclusiveMaximum"), (.greaterThan, "exclusiveMinimum"),
        ]
        for (bound, name) in names {
            guard let limit = rules.bounds.last(where: { $0.bound == bound })?.limit else { continue }
            if case .float(let float) = limit, float.isInfinite { continue }
            schema.put(name, limit)
        }
        return schema
    }

    /// A Decimal comes in as a number or a text and goes out as a text.
    func decimal(_ rules: Constraints) throws(PyError) -> PyDict {
        let text = text(Constraints())
        guard mode == .validation else { return text }
        var rules = rules
        for index in rules.bounds.indices {
            rules.bounds[index].limit = try Self.float(rules.bounds[index].limit)
        }
        return PyDict(["anyOf": .list(of: [.dict(try Self.number("number", rules)), .dict(text)])])
    }

    private static func float(_ limit: Value) throws(PyError) -> Value {
        if let decimal = PyDecimal.from(limit) { return try decimal.number(.float) ?? limit }
        if let integer = limit.bigInteger { return .float(try IntegerArithmetic.float(integer)) }
        return limit
    }

    func text(_ rules: Constraints) -> PyDict {
        let schema = PyDict(["type": .string("string")])
        Self.size(schema, rules.lengths, unit: "Length")
        if let pattern = rules.pattern { schema.put("pattern", .string(pattern)) }
        if let least = textLengths.least, least > 0, !schema.has("minLength") { schema.put("minLength", .int(least)) }
        if let most = textLengths.most, !schema.has("maxLength") { schema.put("maxLength", .int(most)) }
        return schema
    }

    static func text(of format: String, _ lengths: Lengths) -> PyDict {
        let schema = PyDict(["type": .string("string"), "format": .string(format)])
        size(schema, lengths, unit: "Length")
        return schema
    }

    func bytes(_ lengths: Lengths) -> PyDict {
        let schema = PyDict(["type": .string("string")])
        switch bytesForm {
        case .format: schema.put("format", .string("binary"))
        case .mediaType: schema.put("contentMediaType", .string("application/octet-stream"))
        }
        Self.size(schema, lengths, unit: "Length")
        return schema
    }

    private static func size(_ schema: PyDict, _ lengths: Lengths, unit: String) {
        if let least = lengths.least { schema.put("min\(unit)", .int(least)) }
        if let most = lengths.most { schema.put("max\(unit)", .int(most)) }
    }

    // MARK: Choices

    /// The values of a `Literal`, or of an enumeration's members.
    static func choice(of values: [Value], isLiteral: Bool) throws(PyError) -> PyDict {
        var expected: [Value] = []
        for value in values { expected.append(try Serializer(.json).inferred(value)) }
        let schema = PyDict()
        if isLiteral, expected.count == 1 {
            schema.put("const", expected[0])
        } else {
            schema.put("enum", .list(of: expected))
        }
        let types = Set(expected.map(\.typeName))
        let names = [
            "str": "string", "int": "integer", "float": "number", "bool": "boolean", "list": "array",
            "NoneType": isLiteral ? "null" : nil,
        ]
        if types.count == 1, let type = types.first, let name = names[type] ?? nil { schema.put("type", .string(name)) }
        return schema
    }

    static func enumeration(_ type: EnumType) throws(PyError) -> PyDict {
        let schema = PyDict(["title": .string(type.name)])
        if let text = type.members.get("__doc__")?.plainString, !text.isEmpty {
            schema.put("description", .string(Docstring.clean(text)))
        }
        // Aliases of a member count once more, as Pydantic lists them.
        try schema.update(choice(of: type.byName.pairs.map(\.value), isLiteral: false))
        return schema
    }

    // MARK: Unions

    mutating func nullable(_ inner: SchemaNode) throws(PyError) -> PyDict {
        let null = PyDict(["type": .string("null")])
        let schema = try schema(of: inner)
        if try Value.dict(schema).isEqual(to: .dict(null)) { return null }
        return try Self.union([schema, null])
    }

    mutating func union(_ members: [SchemaNode]) throws(PyError) -> PyDict {
        var schemas: [PyDict] = []
        for member in members {
            do throws(PyError) {
                schemas.append(try schema(of: member))
            } catch {
                // A member that JSON has nothing for is left out.
                guard error.exception.isInstance(of: Self.invalidType) else { throw error }
            }
        }
        return schemas.count == 1 ? schemas[0] : try Self.union(schemas)
    }

    /// `anyOf`, without unions inside it and without repetition.
    static func union(_ schemas: [PyDict]) throws(PyError) -> PyDict {
        var members: [Value] = []
        for schema in schemas {
            if schema.count == 1, case .list(let inner)? = schema.get("anyOf") {
                members += inner.items
            } else {
                members.append(.dict(schema))
            }
        }
        members = try unique(members)
        if members.count == 1, let only = members[0].dict { return only }
        return PyDict(["anyOf": .list(of: members)])
    }

    static func unique(_ schemas: [Value]) throws(PyError) -> [Value] {
        var found: [Value] = []
        for schema in schemas {
            var isNew = true
            for other in found where try other.isEqual(to: schema) { isNew = false }
            if isNew { found.append(schema) }
        }
        return found
    }

    mutating func tagged(
        _ choices: [(tag: Value, member: SchemaNode)], _ discriminators: [String]
    ) throws(PyError) -> PyDict {
        let mapping = PyDict()
        for (tag, member) in choices {
            let plain = (tag.object as? EnumMember)?.value ?? tag
            let name: String
            switch plain {
            case .bool(let flag): name = flag ? "true" : "false"
            case .none: name = "null"
            default: name = try plain.str()
            }
            mapping.put(name, .dict(try schema(of: member).copied()))
        }
        let schemas = try Self.unique(mapping.pairs.map(\.value))
        let schema = PyDict(["oneOf": .list(of: schemas)])
        guard let name = discriminator(discriminators, in: schemas) else { return schema }
        for case (.str(let tag), .dict(let member)) in mapping.pairs {
            mapping.set(tag, to: member.get("$ref") ?? .dict(member))
        }
        schema.put("discriminator", .dict(PyDict(["propertyName": .string(name), "mapping": .dict(mapping)])))
        return schema
    }

    /// The name that every member has a property of.
    private func discriminator(_ names: [String], in schemas: [Value]) -> String? {
        guard names.count > 1 else { return names.first }
        return names.first { name in
            schemas.allSatisfy { schema in
                guard let schema = schema.dict else { return false }
                return (definition(for: schema) ?? schema).get("properties")?.dict?.has(name) ?? false
            }
        }
    }

    // MARK: Defaults

    mutating func defaulted(_ inner: SchemaNode, _ value: Value) throws(PyError) -> PyDict {
        let schema = try schema(of: inner)
        guard !value.isUndefined, let encoded = Self.encoded(value) else { return schema }
        let described = try schema.copied()
        described.put("default", encoded)
        return described
    }

    /// A default as JSON has it; nil for what it cannot have.
    private static func encoded(_ value: Value) -> Value? {
        var serializer = Serializer(.json)
        serializer.byAlias = true
        var value = value
        if let set = value.object as? PySet, let sorted = try? sorted(set.items) { value = .list(of: sorted) }
        return try? serializer.inferred(value)
    }

    private static func sorted(_ items: [Value]) throws(PyError) -> [Value] {
        var sorted: [Value] = []
        for item in items {
            var place = sorted.count
            while place > 0, try Comparison.compare(.less, item, sorted[place - 1]) { place -= 1 }
            sorted.insert(item, at: place)
        }
        return sorted
    }
}
