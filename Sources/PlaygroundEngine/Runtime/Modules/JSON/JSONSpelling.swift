/// Text and numbers as JSON writes them.
package enum JSONSpelling {
    /// Appends `text` between quotes, escaping what JSON does not allow inside them.
    ///
    /// - Parameter isASCII: Whether characters past ASCII are escaped as well, as `json.dumps` does unless told not to.
    package static func append(_ text: PyString, to bytes: inout [UInt8], isASCII: Bool) {
        bytes.append(UInt8(ascii: "\""))
        if isASCII {
            for scalar in text.text.unicodeScalars { append(scalar, to: &bytes) }
        } else {
            text.withBytes { source in
                var plain = 0
                for (place, byte) in source.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
                    bytes += source[plain..<place]
                    append(byte, to: &bytes)
                    plain = place + 1
                }
                bytes += source[plain...]
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(byte)
        case 0x20...: bytes.append(byte)
        case 0x0A: bytes += "\\n".utf8
        case 0x0D: bytes += "\\r".utf8
        case 0x09: bytes += "\\t".utf8
        case 0x08: bytes += "\\b".utf8
        case 0x0C: bytes += "\\f".utf8
        default: append(unit: UInt16(byte), to: &bytes)
        }
    }

    private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        // DEL is escaped here and nowhere else.
        if let byte = UInt8(exactly: scalar.value), byte < 0x7F { return append(byte, to: &bytes) }
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { append(unit: unit, to: &bytes) }
    }

    private static func append(unit: UInt16, to bytes: inout [UInt8]) {
        let digits = String(unit, radix: 16)
        bytes += "\\u".utf8
        bytes += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
        bytes += digits.utf8
    }

    /// A float as JSON writes it, infinities and NaN by JavaScript's names.
    static func float(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
        return FloatText.repr(value)
    }

    /// The bytes as UTF-8, whichever of Unicode's encodings they are in.
    ///
    /// Source: CPython's `json.detect_encoding`.
    static func decode(_ bytes: [UInt8]) throws(PyError) -> UnicodeDecoding.Text {
        switch encoding(of: bytes) {
        case .utf8(let mark):
            return try UnicodeDecoding.utf8(mark > 0 ? Array(bytes.dropFirst(mark)) : bytes)
        case .utf16(let isBig, let mark): return try UnicodeDecoding.utf16(bytes.dropFirst(mark), isBig: isBig)
        case .utf32(let isBig, let mark): return try UnicodeDecoding.utf32(bytes.dropFirst(mark), isBig: isBig)
        }
    }

    private enum Encoding {
        /// The bytes of the byte order mark are to be left out.
        case utf8(mark: Int)
        case utf16(isBig: Bool, mark: Int)
        case utf32(isBig: Bool, mark: Int)
    }

    private static func encoding(of bytes: [UInt8]) -> Encoding {
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return .utf32(isBig: true, mark: 4) }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return .utf32(isBig: false, mark: 4) }
        if bytes.starts(with: [0xFE, 0xFF]) { return .utf16(isBig: true, mark: 2) }
        if bytes.starts(with: [0xFF, 0xFE]) { return .utf16(isBig: false, mark: 2) }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8(mark: 3) }
        if bytes.count >= 4 {
            if bytes[0] == 0 {
                return bytes[1] != 0 ? .utf16(isBig: true, mark: 0) : .utf32(isBig: true, mark: 0)
            }
            if bytes[1] == 0 {
                return bytes[2] != 0 || bytes[3] != 0
                    ? .utf16(isBig: false, mark: 0) : .utf32(isBig: false, mark: 0)
            }
        } else if bytes.count == 2 {
            if bytes[0] == 0 { return .utf16(isBig: true, mark: 0) }
            if bytes[1] == 0 { return .utf16(isBig: false, mark: 0) }
        }
        return .utf8(mark: 0)
    }
}
