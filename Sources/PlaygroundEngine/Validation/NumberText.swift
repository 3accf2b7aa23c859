import BigInt

/// Numbers that stand in text, as pydantic-core reads them.
enum NumberText {
    enum Integer {
        case value(BigInt)
        case malformed
        case tooLong
    }

    /// An integer: blanks around it, a sign, single underscores between digits, and `.0` behind it are allowed.
    static func integer(_ text: String) -> Integer {
        var digits = trimmed(text).utf8[...]
        var isNegative = false
        if let first = digits.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            isNegative = first == UInt8(ascii: "-")
            digits = digits.dropFirst()
        }
        if let point = digits.firstIndex(of: UInt8(ascii: ".")) {
            let zeros = digits[digits.index(after: point)...]
            guard !zeros.isEmpty, zeros.allSatisfy({ $0 == UInt8(ascii: "0") }) else { return .malformed }
            digits = digits[..<point]
        }
        guard let plain = withoutUnderscores(Array(digits)), !plain.isEmpty, plain.allSatisfy(isDigit) else {
            return .malformed
        }
        let significant = plain.drop { $0 == UInt8(ascii: "0") }
        guard significant.count <= 4300 else { return .tooLong }
        if significant.count < 19, let small = Int(String(decoding: significant, as: UTF8.self)) {
            return .value(BigInt(isNegative ? -small : small))
        }
        guard let value = BigInt(String(decoding: significant, as: UTF8.self)) ?? (significant.isEmpty ? 0 : nil) else {
            return .malformed
        }
        return .value(isNegative ? -value : value)
    }

    /// A float, infinities and NaN included; nil for any other text.
    static func float(_ text: String) -> Double? {
        if let value = plainFloat(Array(trimmed(text).utf8)) { return value }
        guard text.utf8.contains(UInt8(ascii: "_")), let plain = withoutUnderscores(Array(text.utf8)) else {
            return nil
        }
        return plainFloat(plain)
    }

    /// The text without its underscores; nil where one stands first, last or beside another.
    private static func withoutUnderscores(_ text: [UInt8]) -> [UInt8]? {
        let underscore = UInt8(ascii: "_")
        guard text.contains(underscore) else { return text }
        guard text.first != underscore, text.last != underscore else { return nil }
        for (a, b) in zip(text, text.dropFirst()) where a == underscore && b == underscore { return nil }
        return text.filter { $0 != underscore }
    }

    static func plainFloat(_ text: [UInt8]) -> Double? {
        var rest = text[...]
        var sign = 1.0
        if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            sign = first == UInt8(ascii: "-") ? -1 : 1
            rest = rest.dropFirst()
        }
        switch String(decoding: rest.prefix(9), as: UTF8.self).lowercased() {
        case "inf" where rest.count == 3, "infinity" where rest.count == 8: return sign * .infinity
        case "nan" where rest.count == 3: return .nan
        default: break
        }
        let whole = rest.prefix(while: isDigit)
        rest = rest.dropFirst(whole.count)
        var fraction: ArraySlice<UInt8> = []
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix(while: isDigit)
            rest = rest.dropFirst(1 + fraction.count)
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return nil }
        var exponent: [UInt8] = []
        if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
            rest = rest.dropFirst()
            if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
                exponent.append(first)
                rest = rest.dropFirst()
            }
            let digits = rest.prefix(while: isDigit)
            guard !digits.isEmpty else { return nil }
            exponent += digits
            rest = rest.dropFirst(digits.count)
        }
        guard rest.isEmpty else { return nil }
        let zero = [UInt8(ascii: "0")]
        let digits =
            (whole.isEmpty ? zero : Array(whole)) + [UInt8(ascii: ".")] + (fraction.isEmpty ? zero : Array(fraction))
        let power = exponent.isEmpty ? [] : [UInt8(ascii: "e")] + exponent
        return Double(String(decoding: digits + power, as: UTF8.self)).map { sign * $0 }
    }

    /// The text without white space around it, as Unicode defines white space.
    static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars[...].drop { $0.properties.isWhitespace }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }

    /// A float as pydantic-core's messages have it: no exponent, and no point where there is no fraction.
    static func shown(_ value: Double) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-inf" : "inf" }
        let (digits, point) = FloatText.shortest(value.magnitude)
        let sign = value.sign == .minus ? "-" : ""
        if point <= 0 { return value == 0 ? sign + "0" : sign + "0." + String(repeating: "0", count: -point) + digits }
        if digits.count <= point { return sign + digits + String(repeating: "0", count: point - digits.count) }
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
