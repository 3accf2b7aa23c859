/// Bytes as pairs of hexadecimal digits.
enum Hexadecimal {
    static func encode(_ bytes: [UInt8], isUppercase: Bool = false) -> [UInt8] {
        let digits = Array((isUppercase ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
        return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }

    static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 87
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 55
        default: nil
        }
    }

    /// - Throws: `binascii.Error`.
    static func decode(_ text: [UInt8]) throws(PyError) -> [UInt8] {
        guard text.count % 2 == 0 else { throw LibraryErrors.binascii("Odd-length string") }
        var result: [UInt8] = []
        result.reserveCapacity(text.count / 2)
        for index in stride(from: 0, to: text.count, by: 2) {
            guard let high = digit(text[index]), let low = digit(text[index + 1]) else {
                throw LibraryErrors.binascii("Non-hexadecimal digit found")
            }
            result.append(high << 4 | low)
        }
        return result
    }
}
