/// Reads UUIDs as Pydantic does: with hyphens, without, in braces or behind `urn:uuid:`.
///
/// Source: the Rust library `uuid`, whose reasons these are.
enum UUIDReader {
    struct Fault: Error {
        let reason: String
    }

    /// No text of a UUID is longer.
    private static let longest = 45

    static func read(_ text: String) throws(Fault) -> PyUUID {
        if let found = plain(text) { return found }
        throw Fault(reason: reason(text))
    }

    private static func plain(_ text: String) -> PyUUID? {
        let bytes = Array(text.utf8)
        let (body, isBare) = body(bytes)
        guard body.count == 36 || isBare && body.count == 32 else { return nil }
        var value: UInt128 = 0
        for (index, byte) in body.enumerated() {
            if body.count == 36, [8, 13, 18, 23].contains(index) {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
            value = value << 4 | UInt128(digit)
        }
        return PyUUID(value)
    }

    private static let prefix = Array("urn:uuid:".utf8)

    /// What stands in the braces or behind the prefix.
    private static func body(_ bytes: [UInt8]) -> (ArraySlice<UInt8>, isBare: Bool) {
        if bytes.count > 1, bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}") {
            return (bytes[1..<(bytes.count - 1)], false)
        }
        if bytes.starts(with: prefix) { return (bytes[prefix.count...], false) }
        return (bytes[...], true)
    }

    private static func reason(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.count <= longest else { return "invalid length: found \(bytes.count)" }
        let (body, isBare) = body(bytes)
        var hyphens: [Int] = []
        var index = body.startIndex
        for scalar in String(decoding: body, as: UTF8.self).unicodeScalars {
            // The library looks at the lowest byte of the character alone.
            let low = Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value))
            if low == "-" {
                hyphens.append(index)
            } else if !low.properties.isASCIIHexDigit {
                return "invalid character: found `\(scalar)` at \(index)"
            }
            index += UTF8.width(scalar)
        }
        if hyphens.isEmpty, isBare { return "invalid length: found \(bytes.count)" }
        guard hyphens.count == 4 else { return "invalid group count: expected 5, found \(hyphens.count + 1)" }
        let starts = [0, 9, 14, 19, 24]
        for (group, hyphen) in hyphens.enumerated() {
            let end = hyphen - body.startIndex
            let expected = starts[group + 1] - 1 - starts[group]
            if end != starts[group + 1] - 1 {
                return "invalid group length in group \(group): expected \(expected), found \(end - starts[group])"
            }
        }
        return "invalid group length in group 4: expected 12, found \(bytes.count - starts[4])"
    }
}
