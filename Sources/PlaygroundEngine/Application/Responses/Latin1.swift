/// Header text, which goes over the wire as Latin-1.
enum Latin1 {
    /// Refuses what Latin-1 has no byte for.
    ///
    /// - Throws: `UnicodeEncodeError` in CPython's words.
    static func check(_ text: String) throws(PyError) {
        let scalars = Array(text.unicodeScalars)
        guard let start = scalars.firstIndex(where: { $0.value > 255 }) else { return }
        let end = scalars[start...].firstIndex { $0.value <= 255 } ?? scalars.count
        let what =
            if end - start == 1 {
                "character '\(escape(scalars[start]))' in position \(start)"
            } else {
                "characters in position \(start)-\(end - 1)"
            }
        throw .make(.unicodeEncodeError, "'latin-1' codec can't encode \(what): ordinal not in range(256)")
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        let width = scalar.value > 0xFFFF ? 8 : 4
        return (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
    }

    /// The text of a value that is a string, for a call of its method `method`.
    static func text(of value: Value, for method: String) throws(PyError) -> String {
        guard case .str(let text) = value else {
            throw .make(.attributeError, "'\(value.typeName)' object has no attribute '\(method)'")
        }
        return text.text
    }
}
