/// Text from the network made safe to show: nothing in it moves a cursor or turns the order of letters.
package enum VisibleText {
    /// `text` with control characters as their pictures (`␛`) and invisible format characters as U+FFFD.
    package static func escape(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(visible(scalar)) }
        return String(scalars)
    }

    /// `bytes` as UTF-8, made visible in the same way; bytes that are no UTF-8 become U+FFFD.
    package static func escape(_ bytes: some Collection<UInt8>) -> String {
        escape(String(decoding: bytes, as: UTF8.self))
    }

    private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        case 0x80..<0xA0: "\u{FFFD}"
        case 0x2028, 0x2029: "\u{FFFD}"
        // The joiner holds emoji together and cannot mislead; all other format characters can.
        case 0x200D: scalar
        default: scalar.properties.generalCategory == .format ? "\u{FFFD}" : scalar
        }
    }
}
