/// Percent-encoding of URL paths (RFC 3986, section 2.1).
package enum PercentEncoding {
    /// Replaces each `%XX` with its byte; a `%` that no two hexadecimal digits follow stays as it is.
    package static func decode(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.contains(UInt8(ascii: "%")) else { return text }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = hexDigit(bytes[index + 1]), let low = hexDigit(bytes[index + 2])
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
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
