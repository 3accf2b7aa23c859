/// An enumeration of the program as Pydantic takes it: a member, or the value of one.
///
/// Source: pydantic-core's `EnumValidator`.
final class EnumSchema: ConstrainableSchema {
    private let type: EnumType
    private let reader: AnnotationReader
    private let isStrict: Bool?
    /// Whether the value of the member is given in its place.
    private let givesValue: Bool
    /// `'a', 'b' or 'c'`
    private let expected: String

    init(
        _ type: EnumType, _ reader: AnnotationReader, isStrict: Bool? = nil, givesValue: Bool = false
    ) throws(PyError) {
        self.type = type
        self.reader = reader
        self.isStrict = isStrict
        self.givesValue = givesValue
        var texts: [String] = []
        for member in type.enumMembers { texts.append(try member.value.repr()) }
        let last = texts.popLast() ?? ""
        expected = texts.isEmpty ? last : texts.joined(separator: ", ") + " or " + last
    }

    /// The value of the first member.
    var firstValue: Value? { type.enumMembers.first?.value }

    var label: String {
        if type.enumMembers.isEmpty { return "is-instance[\(type.qualifiedName)]" }
        switch type.mixin {
        case .none: return "enum[\(type.qualifiedName)]"
        case .integer, .integerText: return "int-enum[\(type.qualifiedName)]"
        case .string, .stringText: return "str-enum[\(type.qualifiedName)]"
        }
    }

    func constrained(_ rest: inout Constraints, _ compiler: SchemaCompiler) throws(PyError) -> any NativeSchema {
        guard let strict = rest.isStrict else { return self }
        rest.isStrict = nil
        return try EnumSchema(type, reader, isStrict: strict, givesValue: givesValue)
    }

    func validate(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value? {
        let member = try member(value, &validator)
        return givesValue ? (member?.object as? EnumMember)?.value ?? member : member
    }

    private func member(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value? {
        if let member = value.object as? EnumMember, member.classObject === type { return value }
        let isStrict = validator.isStrict(isStrict)
        if type.enumMembers.isEmpty || isStrict && !validator.isJSON {
            return validator.report(.instance(of: type.qualifiedName), value)
        }
        validator.floor(.lax)
        switch type.mixin {
        case .none: break
        case .integer, .integerText:
            var inner = Validator(isStrict: isStrict, source: validator.source)
            if let number = try inner.validate(value, .int(Bounds(), isStrict: nil)) {
                guard number.smallInteger != nil else { return validator.report(.intParsingSize, number) }
                if let member = try type.find(number) { return .object(member) }
            }
        case .string, .stringText:
            var inner = Validator(isStrict: isStrict, source: validator.source)
            if let text = try inner.validate(value, .text(TextRules(), coercesNumbers: false, isStrict: nil)),
                let member = try type.find(text)
            {
                return .object(member)
            }
        }
        if case .none = type.mixin, isTooLarge(value) { return validator.report(.intParsingSize, value) }
        if let member = try type.member(for: value, calling: reader.invoke) { return .object(member) }
        return validator.report(.enumeration(expected: expected), value)
    }

    /// Pydantic looks up integers of 64 bits alone, where one of the values is an integer.
    private func isTooLarge(_ value: Value) -> Bool {
        guard case .object(let object) = value, object is PyBigInt else { return false }
        return type.enumMembers.contains { if case .int = $0.value { true } else { false } }
    }
}
