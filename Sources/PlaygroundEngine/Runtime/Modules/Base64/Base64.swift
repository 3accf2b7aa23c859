/// Base64 as Python's `binascii` reads and writes it. Source: RFC 4648, section 4; leniency as CPython's.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let second = start + 1 < bytes.count ? bytes[start + 1] : 0
            let third = start + 2 < bytes.count ? bytes[start + 2] : 0
            result.append(alphabet[Int(bytes[start] >> 2)])
            result.append(alphabet[Int(bytes[start] & 3) << 4 | Int(second >> 4)])
            result.append(
                start + 1 < bytes.count ? alphabet[Int(second & 15) << 2 | Int(third >> 6)] : UInt8(ascii: "="))
            result.append(start + 2 < bytes.count ? alphabet[Int(third & 63)] : UInt8(ascii: "="))
        }
        return result
    }

    /// What `byte` stands for, or nil for a byte outside the alphabet.
    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }

    /// - Parameter isStrict: Whether bytes outside the alphabet and misplaced padding are errors instead of skipped.
    /// - Throws: `binascii.Error`.
    static func decode(_ text: [UInt8], isStrict: Bool) throws(PyError) -> [UInt8] {
        if isStrict, text.first == UInt8(ascii: "=") { throw LibraryErrors.binascii("Leading padding not allowed") }
        var result: [UInt8] = []
        result.reserveCapacity(text.count / 4 * 3)
        var (quadPlace, left, pads) = (0, UInt8(0), 0)
        var hasPadding = false
        for (index, byte) in text.enumerated() {
            if byte == UInt8(ascii: "=") {
                hasPadding = true
                guard quadPlace >= 2 else { continue }
                pads += 1
                guard quadPlace + pads >= 4 else { continue }
                if isStrict, index + 1 < text.count { throw LibraryErrors.binascii("Excess data after padding") }
                return result
            }
            guard let digit = digit(byte) else {
                if isStrict { throw LibraryErrors.binascii("Only base64 data is allowed") }
                continue
            }
            if isStrict, hasPadding { throw LibraryErrors.binascii("Discontinuous padding not allowed") }
            pads = 0
            switch quadPlace {
            case 0: left = digit
            case 1: result.append(left << 2 | digit >> 4)
            case 2: result.append(left << 4 | digit >> 2)
            default: result.append(left << 6 | digit)
            }
            left = [digit, digit & 15, digit & 3, 0][quadPlace]
            quadPlace = (quadPlace + 1) % 4
        }
        if quadPlace == 1 {
            throw LibraryErrors.binascii(
                "Invalid base64-encoded string: number of data characters (\(result.count / 3 * 4 + 1)) "
                    + "cannot be 1 more than a multiple of 4")
        }
        guard quadPlace == 0 else { throw LibraryErrors.binascii("Incorrect padding") }
        return result
    }
}
