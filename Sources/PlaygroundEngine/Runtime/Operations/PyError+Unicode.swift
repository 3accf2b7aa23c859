extension PyError {
    /// The `UnicodeEncodeError` of characters that an encoding has not.
    static func unicodeEncode(_ encoding: String, _ text: PyString, _ range: Range<Int>, reason: String) -> PyError {
        let arguments: [Value] = [
            .string(encoding), .str(text), .int(range.lowerBound), .int(range.upperBound), .string(reason),
        ]
        return PyError(PyException(.unicodeEncodeError, arguments: arguments))
    }

    /// The `UnicodeDecodeError` of bytes that are no text.
    static func unicodeDecode(_ encoding: String, _ bytes: [UInt8], _ range: Range<Int>, reason: String) -> PyError {
        let arguments: [Value] = [
            .string(encoding), .bytes(bytes), .int(range.lowerBound), .int(range.upperBound), .string(reason),
        ]
        return PyError(PyException(.unicodeDecodeError, arguments: arguments))
    }
}
