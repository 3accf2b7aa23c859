/// A union of models that one field tells apart.
///
/// Source: pydantic-core's `TaggedUnionValidator`.
final class TaggedUnion: NativeSchema {
    let members: [ModelType]
    private let discriminator: String
    /// The key in input, and the attribute of instances.
    private let key: PyString
    private let attribute: PyString
    let tags: [(tag: Value, member: ModelType)]
    /// Checks a member; nil where the model itself does.
    private let check: ((ModelType) -> (any NativeSchema)?)?

    private init(
        _ members: [ModelType], by discriminator: String, key: PyString, _ tags: [(tag: Value, member: ModelType)],
        _ check: ((ModelType) -> (any NativeSchema)?)?
    ) {
        self.members = members
        self.discriminator = discriminator
        self.key = key
        attribute = PyString.name(discriminator)
        self.tags = tags
        self.check = check
    }

    /// The names of the field that tells the members apart, its own one first and then its alias.
    var discriminators: [String] { [discriminator] + (key.text == discriminator ? [] : [key.text]) }

    /// Pydantic names a member once for each of its tags.
    var label: String { "tagged-union[\(tags.map(\.member.label).joined(separator: ","))]" }

    /// - Parameter check: What checks a member in the model's place, for forms.
    /// - Throws: An exception with a diagnostic for a member that the discriminator does not tell apart.
    static func make(
        _ members: [ModelType], by discriminator: String, _ compiler: SchemaCompiler,
        check: ((ModelType) -> (any NativeSchema)?)? = nil
    ) throws(PyError) -> TaggedUnion {
        let name = PyString.name(discriminator)
        var key = name
        var tags: [(tag: Value, member: ModelType)] = []
        for member in members {
            guard let field = try member.fields(compiler.reader).named(name) else {
                throw compiler.problem("Model '\(member.name)' needs a discriminator field for key '\(discriminator)'")
            }
            guard let values = values(of: field.schema) else {
                throw compiler.problem(
                    "Model '\(member.name)' needs field '\(discriminator)' to be of type `Literal`")
            }
            if let alias = field.info.validationAlias ?? field.info.alias { key = PyString.name(alias) }
            for value in values {
                if let other = tags.first(where: { (try? $0.tag.isEqual(to: value)) == true }), other.member !== member
                {
                    throw compiler.problem(
                        "Value \(try value.repr()) for discriminator '\(discriminator)' mapped to multiple choices")
                }
                tags.append((value, member))
            }
        }
        return TaggedUnion(members, by: discriminator, key: key, tags, check)
    }

    private static func values(of schema: TypeSchema) -> [Value]? {
        switch schema {
        case .literal(let values, _): return values
        case .native(let native): return (native as? FunctionSchema).flatMap { values(of: $0.inner) }
        default: return nil
        }
    }

    func validate(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value? {
        let found: Value?
        switch value {
        case .dict(let dict): found = dict.value(named: key)
        case .object(let object) where object is PyInstance && !(object is PyException):
            found = try Attributes.attributeIfAny(attribute, of: value)
        default: return validator.report(.attributesType, value)
        }
        let shown = QuotedText.string(discriminator)
        guard let found else { return validator.report(.unionTagMissing(discriminator: shown), value) }
        if let (tag, member) = try choice(of: found) {
            // A tag that is a number stays one in the place of a problem.
            validator.location.append(Validator.element(tag.smallInteger == nil ? .string(try tag.str()) : tag))
            defer { validator.location.removeLast() }
            return try validator.validate(value, .native(check?(member) ?? member))
        }
        var expected: [String] = []
        for (tag, _) in tags { expected.append(try tag.repr()) }
        return validator.report(
            .unionTag(found: try found.str(), discriminator: shown, expected: expected.joined(separator: ", ")), value)
    }

    /// The member for a tag: one of the same type, or else an equal one, as True is equal to 1.
    private func choice(of found: Value) throws(PyError) -> (tag: Value, member: ModelType)? {
        for choice in tags where choice.tag.typeName == found.typeName {
            if try choice.tag.isEqual(to: found) { return choice }
        }
        guard (try? found.hashCode()) != nil else { return nil }
        for choice in tags where try choice.tag.isEqual(to: found) { return choice }
        return nil
    }
}
