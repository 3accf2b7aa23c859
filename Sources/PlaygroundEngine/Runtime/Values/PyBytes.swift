/// A Python `bytes` value.
package final class PyBytes: PyObject {
    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    override package var typeName: String { "bytes" }

    override package var isTrue: Bool { !bytes.isEmpty }

    override var methods: MethodTable? { Methods.ofBytes }

    override func length() throws(PyError) -> Int? { bytes.count }

    override package func repr(_ context: ReprContext) throws(PyError) -> String { QuotedText.bytes(bytes) }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard let other = other.bytes else { return nil }
        return other == bytes
    }

    override var hash: Int? { bytes.withUnsafeBufferPointer { Hashing.hash($0) } }

    override func order(_ operation: ComparisonOperator, _ other: Value) throws(PyError) -> Bool? {
        guard let other = other.bytes else { return nil }
        switch operation {
        case .less: return bytes.lexicographicallyPrecedes(other)
        case .lessOrEqual: return !other.lexicographicallyPrecedes(bytes)
        case .greater: return other.lexicographicallyPrecedes(bytes)
        case .greaterOrEqual: return !bytes.lexicographicallyPrecedes(other)
        case .equal, .notEqual, .identical, .notIdentical, .contained, .notContained: return nil
        }
    }

    override func contains(_ item: Value) throws(PyError) -> Bool? {
        if let part = item.bytes { return ByteSearch.first(of: part, in: bytes) != nil }
        guard let number = item.bigInteger else {
            throw .typeError("a bytes-like object is required, not '\(item.typeName)'")
        }
        guard let byte = UInt8(exactly: number) else { throw .valueError("byte must be in range(0, 256)") }
        return bytes.contains(byte)
    }

    override func makeIterator() throws(PyError) -> PyIterator? {
        var index = 0
        return MappedIterator("bytes_iterator") { () throws(PyError) in
            guard index < self.bytes.count else { return nil }
            defer { index += 1 }
            return .int(Int(self.bytes[index]))
        }
    }
}

extension Value {
    /// The bytes that this `bytes` value holds; nil for other types.
    package var bytes: [UInt8]? {
        if case .object(let object) = self { (object as? PyBytes)?.bytes } else { nil }
    }

    package static func bytes(_ bytes: [UInt8]) -> Value { .object(PyBytes(bytes)) }
}
