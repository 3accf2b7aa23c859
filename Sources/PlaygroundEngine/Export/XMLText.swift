/// Text as XML has it between tags.
package enum XMLText {
    /// What XML 1.0 (section 2.2) has no place for becomes U+FFFD; what starts markup is escaped.
    package static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\t", "\n", "\r": escaped += " "
            default:
                let isCharacter = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
                escaped.unicodeScalars.append(isCharacter ? scalar : "\u{FFFD}")
            }
        }
        return escaped
    }
}
