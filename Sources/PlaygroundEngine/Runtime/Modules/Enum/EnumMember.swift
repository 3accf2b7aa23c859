/// A member of an enumeration.
package final class EnumMember: PyInstance {
    package let name: String
    package let value: Value
    private let mixin: EnumType.Mixin

    init(_ type: EnumType, name: String, value: Value) {
        self.name = name
        self.value = value
        mixin = type.mixin
        super.init(type)
    }

    /// The string or integer that the member is as well, where its class mixes one in.
    override package var plain: Value? {
        switch mixin {
        case .none: nil
        case .integer, .integerText, .string, .stringText: value
        }
    }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "name", "_name_": return .string(self.name)
        case "value", "_value_": return value
        default:
            if let own = fields?.value(named: PyString.make(name)) { return own }
            if classObject.lookup(PyString.make(name)) != nil { return nil }
            guard let plain else { return nil }
            return try Attributes.attributeIfAny(PyString.make(name), of: plain)
        }
    }

    override func setAttribute(_ name: String, to value: Value) throws(PyError) -> Bool {
        guard !["name", "value"].contains(name) else {
            throw .make(.attributeError, "<enum 'Enum'> cannot set attribute '\(name)'")
        }
        return false
    }

    override package func repr(_ context: ReprContext) throws(PyError) -> String {
        if ownMethod(.reprName) != nil { return try super.repr(context) }
        return "<\(classObject.name).\(name): \(try value.repr(context))>"
    }

    override package func text() throws(PyError) -> String {
        if ownMethod(.strName) != nil { return try super.text() }
        switch mixin {
        case .integerText, .stringText: return try value.str()
        case .none, .integer, .string: return "\(classObject.name).\(name)"
        }
    }

    /// As of 3.11, a member of a class with a mixed-in type formats as its text, and one of `IntEnum` as its value.
    override func format(_ spec: String) throws(PyError) -> String? {
        if let own = try super.format(spec) { return own }
        if case .integerText = mixin, ownMethod(.strName) == nil { return try Formatting.format(value, spec: spec) }
        return try Formatting.format(.string(text()), spec: spec)
    }

    override func truth() throws(PyError) -> Bool {
        if ownMethod(.boolName) != nil { return try super.truth() }
        return plain?.isTrue ?? true
    }

    override package var isTrue: Bool { plain?.isTrue ?? true }

    override func hashCode() throws(PyError) -> Int? {
        if ownMethod(.hashName) != nil { return try super.hashCode() }
        return try (plain ?? .string(name)).hashCode()
    }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        if let own = try super.equals(other, depth: depth) { return own }
        guard let plain else { return nil }
        return try plain.isEqual(to: other.object?.plain ?? other, depth: depth + 1)
    }

    override func binary(_ operation: BinaryOperator, _ other: Value, isReflected: Bool) throws(PyError) -> Value? {
        if let own = try super.binary(operation, other, isReflected: isReflected) { return own }
        guard let plain else { return nil }
        let other = other.object?.plain ?? other
        return try isReflected
            ? Arithmetic.binary(operation, other, plain) : Arithmetic.binary(operation, plain, other)
    }

    override func unary(_ operation: UnaryOperator) throws(PyError) -> Value? {
        if let own = try super.unary(operation) { return own }
        return try plain.map { (plain) throws(PyError) in try Arithmetic.unary(operation.index, plain) }
    }

    override func order(_ operation: ComparisonOperator, _ other: Value) throws(PyError) -> Bool? {
        if let own = try super.order(operation, other) { return own }
        guard let plain, Self.isComparable(plain, other.object?.plain ?? other) else { return nil }
        return try Comparison.compare(operation, plain, other.object?.plain ?? other)
    }

    private static func isComparable(_ a: Value, _ b: Value) -> Bool {
        if case .str = a {
            if case .str = b { true } else { false }
        } else {
            b.bigInteger != nil || b.type === PyType.float
        }
    }

    override func length() throws(PyError) -> Int? {
        if let own = try super.length() { return own }
        if case .str(let text)? = plain { return text.count }
        return nil
    }

    override func item(_ key: Value) throws(PyError) -> Value? {
        if let own = try super.item(key) { return own }
        guard case .str? = plain, let plain else { return nil }
        return try Subscripts.item(plain, key)
    }

    override func contains(_ item: Value) throws(PyError) -> Bool? {
        if let own = try super.contains(item) { return own }
        guard case .str? = plain, let plain else { return nil }
        return try Comparison.contains(plain, item)
    }

    override func makeIterator() throws(PyError) -> PyIterator? {
        if let own = try super.makeIterator() { return own }
        guard case .str(let text)? = plain else { return nil }
        return StringIterator(text)
    }

    override func number(_ conversion: NumberConversion) throws(PyError) -> Value? {
        if let own = try super.number(conversion) { return own }
        guard let plain, let integer = plain.bigInteger else { return nil }
        switch conversion {
        case .absolute: return .integer(integer.magnitude == integer ? integer : -integer)
        case .integer, .index, .rounded: return plain
        case .float: return .float(try IntegerArithmetic.float(integer))
        }
    }
}
