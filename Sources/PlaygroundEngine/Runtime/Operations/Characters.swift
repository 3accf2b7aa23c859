/// What Python asks about characters. Source: CPython's `unicodectype.c`, over Unicode's character properties.
enum Characters {
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
    }

    static func isAlphabetic(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }

    static func isDecimal(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType == .decimal }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        isDecimal(scalar) || scalar.properties.numericType == .digit
    }

    static func isNumeric(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType != nil }

    static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool { isAlphabetic(scalar) || isNumeric(scalar) }

    static func isLower(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isLowercase }

    static func isUpper(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isUppercase }

    static func isTitle(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .titlecaseLetter }

    static func isCased(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isCased }

    /// The value of a decimal digit of any script.
    static func decimalValue(_ scalar: Unicode.Scalar) -> Int? {
        if scalar.isASCII { return ("0"..."9").contains(scalar) ? Int(scalar.value) - 48 : nil }
        guard isDecimal(scalar), let value = scalar.properties.numericValue else { return nil }
        return Int(value)
    }

    /// Whether `str.splitlines` ends a line here.
    static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}

/// Upper, lower and title case of whole strings. Source: CPython's `unicodeobject.c`.
enum CaseMapping {
    static func upper(_ text: [Unicode.Scalar]) -> String {
        text.reduce(into: "") { $0 += $1.properties.uppercaseMapping }
    }

    static func lower(_ text: [Unicode.Scalar]) -> String {
        var result = ""
        for index in text.indices { result += lower(text, index) }
        return result
    }

    static func title(_ text: [Unicode.Scalar]) -> String {
        var result = ""
        var isInWord = false
        for (index, scalar) in text.enumerated() {
            result += isInWord ? lower(text, index) : scalar.properties.titlecaseMapping
            isInWord = Characters.isCased(scalar)
        }
        return result
    }

    static func capitalize(_ text: [Unicode.Scalar]) -> String {
        guard let first = text.first else { return "" }
        var result = first.properties.titlecaseMapping
        for index in text.indices.dropFirst() { result += lower(text, index) }
        return result
    }

    static func swap(_ text: [Unicode.Scalar]) -> String {
        var result = ""
        for (index, scalar) in text.enumerated() {
            if Characters.isUpper(scalar) {
                result += lower(text, index)
            } else {
                result += Characters.isLower(scalar) ? scalar.properties.uppercaseMapping : String(scalar)
            }
        }
        return result
    }

    /// Caseless text, for comparing. Source: Unicode's CaseFolding.txt, C and F.
    static func fold(_ text: [Unicode.Scalar]) -> String { text.reduce(into: "") { $0 += fold($1) } }

    private static func fold(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x131, 0x13A0...0x13F5: return String(scalar)
        case 0x13F8...0x13FD, 0xAB70...0xABBF: return scalar.properties.uppercaseMapping
        case 0x1E9E: return "ss"
        default: break
        }
        // Upper case first: it brings together the several small forms of one letter.
        return scalar.properties.uppercaseMapping.unicodeScalars.reduce(into: "") {
            $0 += $1.properties.lowercaseMapping
        }
    }

    /// The small form of the character at `index`; a sigma at the end of a word has its own.
    private static func lower(_ text: [Unicode.Scalar], _ index: Int) -> String {
        let scalar = text[index]
        guard scalar.value == 0x3A3 else { return scalar.properties.lowercaseMapping }
        let before = text[..<index].last { !$0.properties.isCaseIgnorable }
        let after = text[(index + 1)...].first { !$0.properties.isCaseIgnorable }
        let isFinal = before.map(Characters.isCased) == true && after.map(Characters.isCased) != true
        return isFinal ? "ς" : "σ"
    }
}
