/// Bytes of a form as text.
enum FormText {
    static func latin1(_ bytes: some Sequence<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(Unicode.Scalar(byte)) }
        return String(text)
    }

    /// The text in a form's own encoding; bytes that it does not have are Latin-1.
    ///
    /// Source: Starlette's `_user_safe_decode`.
    /// - Parameter encoding: Nil for one that there is not.
    static func decode(_ bytes: [UInt8], _ encoding: TextEncoding?) -> String {
        switch encoding {
        case .utf8: String(validating: bytes, as: UTF8.self) ?? latin1(bytes)
        case .utf8WithMark:
            String(validating: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
                ?? latin1(bytes)
        case .ascii, .latin1, nil: latin1(bytes)
        }
    }

    /// A name or a value of a URL-encoded form.
    ///
    /// Source: Python's `urllib.parse.unquote_plus` on Latin-1 text.
    static func unquote(_ bytes: ArraySlice<UInt8>) -> String {
        let spaced = bytes.lazy.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
        return PercentEncoding.decode(latin1(spaced))
    }
}
