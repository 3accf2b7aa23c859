/// Request targets as they go over the wire.
enum TargetEncoding {
    /// Percent-encodes what RFC 3986 does not allow in a path or a query; `%` stays, so that encoded text stays as it is.
    static func encode(_ text: String) -> String {
        encode(text, keeping: "-._~:/?[]@!$&'()*+,;=%")
    }

    /// Percent-encodes a name or a value of a query, `&`, `=`, `+` and `%` included.
    static func encodeQueryPart(_ text: String) -> String {
        encode(text, keeping: "-._~:/@!$'()*,;")
    }

    private static func encode(_ text: String, keeping marks: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            if byte < 0x80,
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || marks.unicodeScalars.contains(scalar)
            {
                encoded.unicodeScalars.append(scalar)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return encoded
    }
}
