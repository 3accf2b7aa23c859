import BigInt

/// A value that is none of the common kinds. Subclasses say how it behaves; each default is Python's `object`.
package class PyObject {
    /// Where this stands among the objects of its program, if it does.
    var place = ObjectPlace()

    /// Whether this is an instance of a plain class of the program, which keeps its attributes in a dict alone.
    final var isOrdinary = false

    init() {}

    deinit {
        place.leave()
        Release.leave(self)
    }

    /// The class of this value; `object` for kinds of values that need no more than a ``typeName``.
    package var type: PyType { .object }

    package var typeName: String { type.name }

    package var isTrue: Bool { true }

    /// The truth value where finding it may run the program's own code.
    func truth() throws(PyError) -> Bool { isTrue }

    /// What `repr(x)` gives.
    package func repr(_ context: ReprContext) throws(PyError) -> String { "<\(typeName) object>" }

    /// The attribute called `name`, or nil where there is none.
    package func attribute(_ name: String) throws(PyError) -> Value? { nil }

    /// The names that ``attribute(_:)`` answers, for suggestions.
    package var attributeNames: [String] { [] }

    /// Sets the attribute called `name`; false where it is none that this type keeps itself.
    func setAttribute(_ name: String, to value: Value) throws(PyError) -> Bool { false }

    /// `isinstance(value, self)`; nil where this is no class, nor a union of classes.
    func acceptsInstance(_ value: Value) -> Bool? { nil }

    /// `issubclass(type, self)`; nil where this is no class, nor a union of classes.
    func acceptsSubclass(_ type: PyType) -> Bool? { nil }

    /// `self == other`; nil where this type does not know.
    func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? { nil }

    /// A hash that is equal for equal values; nil where the value is unhashable.
    var hash: Int? { ObjectIdentifier(self).hashValue }

    /// ``hash``, where finding it may run the program's own code.
    func hashCode() throws(PyError) -> Int? { hash }

    /// The plain value that this also is, as a member of an enumeration with `str` mixed in is a string.
    package var plain: Value? { nil }

    /// The classes that this stands for among a class's bases; nil where it can be none.
    var classBases: [PyType]? { nil }

    /// Takes out what this refers to, once its program is over; see ``ProgramObjects``.
    func takeApart() -> [Value] { [] }

    /// Whether going through this value runs code of the program.
    package var isMachineDriven: Bool { false }

    /// What iterating gives; nil where the value is not iterable.
    func makeIterator() throws(PyError) -> PyIterator? { nil }

    /// The methods that the values of this type have; nil where it has none of its own.
    var methods: MethodTable? { nil }

    /// What `str(x)` gives.
    func text() throws(PyError) -> String { try repr(ReprContext()) }

    /// What `format(x, spec)` gives for a specification that is not empty; nil where this type takes none.
    func format(_ spec: String) throws(PyError) -> String? { nil }

    /// `self operation other`, or `other operation self` where `isReflected`; nil where this type does not know.
    func binary(_ operation: BinaryOperator, _ other: Value, isReflected: Bool) throws(PyError) -> Value? { nil }

    /// `self operation= other`, the result of which the name is bound to; nil where it is the plain operation's.
    func inPlace(_ operation: BinaryOperator, _ other: Value) throws(PyError) -> Value? { nil }

    /// `-self`, `+self` or `~self`; nil where this type does not know.
    func unary(_ operation: UnaryOperator) throws(PyError) -> Value? { nil }

    /// `self < other` and the like; nil where this type does not know. Equality is ``equals(_:depth:)``'s.
    func order(_ operation: ComparisonOperator, _ other: Value) throws(PyError) -> Bool? { nil }

    /// What `len(x)` gives; nil where the value has none.
    func length() throws(PyError) -> Int? { nil }

    /// `item in self`; nil where the answer is found by iterating.
    func contains(_ item: Value) throws(PyError) -> Bool? { nil }

    /// `self[key]`; nil where the value takes no subscript.
    func item(_ key: Value) throws(PyError) -> Value? { nil }

    /// `self[key] = value`; false where the value does not allow it.
    func setItem(_ key: Value, to value: Value) throws(PyError) -> Bool { false }

    /// `del self[key]`; false where the value does not allow it.
    func deleteItem(_ key: Value) throws(PyError) -> Bool { false }

    /// What a call of this value calls in its place; nil where it cannot be called or is a kind of function itself.
    func callee(
        _ positional: [Value], _ keywords: [NamedArgument]
    ) -> (function: Value, positional: [Value], keywords: [NamedArgument])? { nil }

    /// `abs(self)`, `int(self)`, `operator.index(self)`, `float(self)` and `round(self, digits)`; nil where this type has
    /// no such number.
    func number(_ conversion: NumberConversion) throws(PyError) -> Value? { nil }
}

extension PyObject {
    /// Where the object is, as CPython shows it.
    final var address: String {
        let digits = String(UInt(bitPattern: ObjectIdentifier(self)), radix: 16)
        return "0x" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    }
}

/// What a built-in function can make of a number.
enum NumberConversion {
    case absolute
    case integer
    /// What stands in for an integer wherever one is asked for; no float does.
    case index
    case float
    /// The digits are None where the call gave none.
    case rounded(digits: Value)
}

/// An integer too large for a machine word.
final class PyBigInt: PyObject {
    let value: BigInt

    init(_ value: BigInt) {
        self.value = value
    }

    override var type: PyType { .int }

    override var methods: MethodTable? { Methods.ofInt }

    override func repr(_ context: ReprContext) throws(PyError) -> String { try IntegerText.decimal(value) }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        if let other = other.bigInteger { return other == value }
        if case .float(let other) = other { return BigInt(exactly: other) == value }
        return nil
    }

    override var hash: Int? { Hashing.hash(value) }
}

/// Text of integers in base ten.
package enum IntegerText {
    /// - Throws: `ValueError` past 4300 digits, CPython's limit.
    package static func decimal(_ value: BigInt) throws(PyError) -> String {
        // A digit carries 3.32 bits: this test keeps the quadratic conversion away from huge numbers.
        guard value.bitWidth <= 14_400 else { throw tooLong }
        let text = value.description
        guard text.utf8.count - (text.hasPrefix("-") ? 1 : 0) <= 4300 else { throw tooLong }
        return text
    }

    private static var tooLong: PyError {
        .valueError(
            "Exceeds the limit (4300 digits) for integer string conversion; "
                + "use sys.set_int_max_str_digits() to increase the limit")
    }
}

/// The value that `...` stands for.
final class PyEllipsis: PyObject {
    override var type: PyType { .ellipsis }

    override func repr(_ context: ReprContext) throws(PyError) -> String { "Ellipsis" }
}
