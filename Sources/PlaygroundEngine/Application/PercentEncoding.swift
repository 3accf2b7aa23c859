/// Percent-encoding of URL paths (RFC 3986, section 2.1).
package enum PercentEncoding {
    /// Replaces each `%XX` with its byte; a `%` that no two hexadecimal digits follow stays as it is.
    package static func decode(_ text: String) -> String {
        // Most texts have none, and need no copy.
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        return String(decoding: PercentSigns.bytes(of: Array(text.utf8)), as: UTF8.self)
    }
}

extension PercentEncoding {
    /// Percent-encodes what is neither unreserved nor in Starlette's list of safe characters.
    static func quoteURL(_ text: String) -> String { quote(text, safe: "_.-~:/%#?=@[]!$&'()*+,;") }

    /// Percent-encodes what is not unreserved, with `+` for blanks.
    ///
    /// Source: `urllib.parse.quote_plus`.
    static func quotePlus(_ text: String) -> String { quote(text, safe: "_.-~ ").replacing(" ", with: "+") }

    private static func quote(_ text: String, safe: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            if isLetter || isDigit || safe.utf8.contains(byte) {
                result.append(byte)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += Array(("%" + (digits.count < 2 ? "0" : "") + digits).utf8)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
