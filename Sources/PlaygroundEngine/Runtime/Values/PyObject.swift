import BigInt

/// A value that is none of the common kinds. Subclasses say how it behaves; each default is Python's `object`.
package class PyObject {
    init() {}

    package var typeName: String { "object" }

    package var isTrue: Bool { true }

    /// What `repr(x)` gives.
    package func repr(_ context: ReprContext) throws(PyError) -> String { "<\(typeName) object>" }

    /// The attribute called `name`, or nil where there is none.
    package func attribute(_ name: String) throws(PyError) -> Value? { nil }

    /// The names that ``attribute(_:)`` answers, for suggestions.
    package var attributeNames: [String] { [] }

    /// `self == other`; nil where this type does not know.
    func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? { nil }

    /// A hash that is equal for equal values; nil where the value is unhashable.
    var hash: Int? { ObjectIdentifier(self).hashValue }

    /// What iterating gives; nil where the value is not iterable.
    func makeIterator() throws(PyError) -> PyIterator? { nil }
}

/// An integer too large for a machine word.
final class PyBigInt: PyObject {
    let value: BigInt

    init(_ value: BigInt) {
        self.value = value
    }

    override var typeName: String { "int" }

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

/// A Python `bytes` value.
final class PyBytes: PyObject {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    override var typeName: String { "bytes" }

    override var isTrue: Bool { !bytes.isEmpty }

    override func repr(_ context: ReprContext) throws(PyError) -> String { QuotedText.bytes(bytes) }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard case .object(let object) = other, let other = object as? PyBytes else { return nil }
        return other.bytes == bytes
    }

    override var hash: Int? { bytes.withUnsafeBufferPointer { Hashing.hash($0) } }

    override func makeIterator() throws(PyError) -> PyIterator? { SequenceIterator(bytes.map { .int(Int($0)) }) }
}

/// The value that `...` stands for.
final class PyEllipsis: PyObject {
    override var typeName: String { "ellipsis" }

    override func repr(_ context: ReprContext) throws(PyError) -> String { "Ellipsis" }
}
