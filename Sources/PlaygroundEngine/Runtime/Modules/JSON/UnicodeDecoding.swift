/// Bytes in one of Unicode's encodings, as UTF-8, with CPython's `UnicodeDecodeError` where they are not.
///
/// Half characters are let through, as `surrogatepass` does; each leaves U+FFFD in the text, which holds none.
package enum UnicodeDecoding {
    /// What was decoded.
    struct Text {
        var bytes: [UInt8]
        /// The first half character, and where it stands in `bytes`.
        var half: (unit: UInt16, place: Int)?

        mutating func append(_ scalar: Unicode.Scalar) { bytes += UTF8.encode(scalar).map(Array.init) ?? [] }

        mutating func append(half unit: UInt16) {
            if half == nil { half = (unit, bytes.count) }
            append("\u{FFFD}")
        }
    }

    /// - Throws: `UnicodeDecodeError` where the bytes are no UTF-8.
    static func utf8(_ bytes: [UInt8]) throws(PyError) -> Text {
        guard UTF8Validation.firstInvalidByte(in: bytes) != nil else { return Text(bytes: bytes) }
        var text = Text(bytes: [])
        var place = 0
        while place < bytes.count {
            if bytes[place] == 0xED, place + 2 < bytes.count, (0xA0...0xBF).contains(bytes[place + 1]),
                bytes[place + 2] & 0xC0 == 0x80
            {
                text.append(half: 0xD000 | UInt16(bytes[place + 1] & 0x3F) << 6 | UInt16(bytes[place + 2] & 0x3F))
                place += 3
            } else {
                text.bytes.append(bytes[place])
                place += 1
            }
        }
        try checkUTF8(text.bytes)
        return text
    }

    /// - Throws: `UnicodeDecodeError` where the bytes are no UTF-8.
    private static func checkUTF8(_ bytes: [UInt8]) throws(PyError) {
        guard let place = UTF8Validation.firstInvalidByte(in: bytes) else { return }
        let lead = bytes[place]
        let wanted =
            switch lead {
            case 0xC2...0xDF: 1
            case 0xE0...0xEF: 2
            case 0xF0...0xF4: 3
            default: 0
            }
        guard wanted > 0 else { throw error("utf-8", bytes, place..<place + 1, "invalid start byte") }
        var end = place + 1
        while end < bytes.count, end <= place + wanted, isContinuation(bytes[end], at: end - place, of: lead) {
            end += 1
        }
        let reason = end == bytes.count ? "unexpected end of data" : "invalid continuation byte"
        throw error("utf-8", bytes, place..<end, reason)
    }

    /// Whether `byte` may stand `index` bytes behind `lead`. Source: The Unicode Standard, table 3-7.
    private static func isContinuation(_ byte: UInt8, at index: Int, of lead: UInt8) -> Bool {
        guard index == 1 else { return byte & 0xC0 == 0x80 }
        switch lead {
        case 0xE0: return (0xA0...0xBF).contains(byte)
        case 0xED: return (0x80...0x9F).contains(byte)
        case 0xF0: return (0x90...0xBF).contains(byte)
        case 0xF4: return (0x80...0x8F).contains(byte)
        default: return byte & 0xC0 == 0x80
        }
    }

    static func utf16(_ source: ArraySlice<UInt8>, isBig: Bool) throws(PyError) -> Text {
        let bytes = Array(source)
        let name = isBig ? "utf-16-be" : "utf-16-le"
        guard bytes.count % 2 == 0 else {
            throw error(name, bytes, bytes.count - 1..<bytes.count, "truncated data")
        }
        var result = Text(bytes: [])
        var place = 0
        func unit(_ place: Int) -> UInt16 {
            let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            return isBig ? first << 8 | second : second << 8 | first
        }
        while place < bytes.count {
            let lead = unit(place)
            var scalar = Unicode.Scalar(UInt32(lead))
            var width = 2
            if UTF16.isLeadSurrogate(lead), place + 2 < bytes.count, UTF16.isTrailSurrogate(unit(place + 2)) {
                scalar = Unicode.Scalar(0x10000 + (UInt32(lead & 0x3FF) << 10 | UInt32(unit(place + 2) & 0x3FF)))
                width = 4
            }
            if let scalar { result.append(scalar) } else { result.append(half: lead) }
            place += width
        }
        return result
    }

    static func utf32(_ source: ArraySlice<UInt8>, isBig: Bool) throws(PyError) -> Text {
        let bytes = Array(source)
        let name = isBig ? "utf-32-be" : "utf-32-le"
        guard bytes.count % 4 == 0 else {
            throw error(name, bytes, bytes.count - bytes.count % 4..<bytes.count, "truncated data")
        }
        var result = Text(bytes: [])
        for place in stride(from: 0, to: bytes.count, by: 4) {
            let quad = isBig ? Array(bytes[place..<place + 4]) : bytes[place..<place + 4].reversed()
            let code = quad.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            if let scalar = Unicode.Scalar(code) {
                result.append(scalar)
            } else if let unit = UInt16(exactly: code) {
                result.append(half: unit)
            } else {
                throw error(name, bytes, place..<place + 4, "code point not in range(0x110000)")
            }
        }
        return result
    }

    private static func error(_ codec: String, _ bytes: [UInt8], _ range: Range<Int>, _ reason: String) -> PyError {
        PyError(
            PyException(
                .unicodeDecodeError,
                arguments: [
                    .string(codec), .object(PyBytes(bytes)), .int(range.lowerBound), .int(range.upperBound),
                    .string(reason),
                ]))
    }
}
