/// Header text, which goes over the wire as Latin-1.
enum Latin1 {
    /// Refuses what Latin-1 has no byte for.
    ///
    /// - Throws: `UnicodeEncodeError` in CPython's words.
    static func check(_ text: String) throws(PyError) {
        let scalars = Array(text.unicodeScalars)
        guard let start = scalars.firstIndex(where: { $0.value > 255 }) else { return }
        let end = scalars[start...].firstIndex { $0.value <= 255 } ?? scalars.count
        let arguments: [Value] = [
            .string("latin-1"), .string(text), .int(start), .int(end), .string("ordinal not in range(256)"),
        ]
        throw PyError(PyException(.unicodeEncodeError, arguments: arguments))
    }

    /// The text of a value that is a string, for a call of its method `method`.
    static func text(of value: Value, for method: String) throws(PyError) -> String {
        guard let text = value.string else {
            throw .make(.attributeError, "'\(value.typeName)' object has no attribute '\(method)'")
        }
        return text.text
    }

    /// The bytes of a text of Latin-1's characters.
    static func bytes(of text: String) -> PyBytes {
        PyBytes(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    }
}
