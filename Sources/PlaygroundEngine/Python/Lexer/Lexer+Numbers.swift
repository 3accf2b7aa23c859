import BigInt

extension Lexer {
    /// Reads an integer or a float; whatever follows without a gap belongs to it, so that `12abc` is one mistake.
    mutating func lexNumber() {
        let start = position
        var hasPoint = false
        while let byte = peek(), isDigit(byte) || isNameStart(byte) || byte == UInt8(ascii: ".") || isExponentSign() {
            // A second point begins an attribute: 1.0.real
            if byte == UInt8(ascii: ".") {
                if hasPoint { break }
                hasPoint = true
            }
            position += 1
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        add(Self.number(text), from: start)
    }

    private func isExponentSign() -> Bool {
        guard let byte = peek(), byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"), position > 0 else {
            return false
        }
        guard bytes[position - 1] | 0x20 == UInt8(ascii: "e"), let next = peek(1), isDigit(next) else { return false }
        // In 0x1e+5 the plus adds; only a decimal number has an exponent.
        var start = position - 1
        while start > 0,
            isDigit(bytes[start - 1]) || isNameStart(bytes[start - 1]) || bytes[start - 1] == UInt8(ascii: ".")
        {
            start -= 1
        }
        return
            !(bytes[start] == UInt8(ascii: "0") && [UInt8(ascii: "x"), UInt8(ascii: "X")].contains(bytes[start + 1]))
    }

    private static func number(_ text: String) -> Token.Kind {
        let lower = text.lowercased()
        func malformed(_ reason: String) -> Token.Kind { .invalid(.malformedNumber(text, reason: reason)) }
        if lower.hasSuffix("_") || lower.contains("__") { return malformed("an underscore stands between two digits") }
        for (prefix, radix, name) in [("0x", 16, "hexadecimal"), ("0o", 8, "octal"), ("0b", 2, "binary")]
        where lower.hasPrefix(prefix) {
            let digits = lower.dropFirst(2).filter { $0 != "_" }
            guard !digits.isEmpty, let value = BigInt(digits, radix: radix) else {
                return malformed("expected \(name) digits after ‘\(text.prefix(2))’")
            }
            return .integer(value)
        }
        if lower.hasSuffix("j") { return .invalid(.imaginaryNumber(text)) }
        if lower.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "_") }) { return integer(text) }
        let digits = lower.filter { $0 != "_" }
        let isFloat =
            digits.allSatisfy { $0.isNumber || ".e+-".contains($0) } && !lower.contains("_.") && !lower.contains("._")
        guard isFloat, let value = Double(digits.hasSuffix(".") ? digits + "0" : digits.replacing(".e", with: ".0e"))
        else {
            return malformed("expected digits")
        }
        return .float(value)
    }

    /// A decimal integer. Source of both limits: CPython (`int` max str digits; no leading zeros).
    private static func integer(_ text: String) -> Token.Kind {
        let digits = text.filter { $0 != "_" }
        if digits.hasPrefix("0"), digits.contains(where: { $0 != "0" }) {
            return .invalid(
                .malformedNumber(text, reason: "a decimal integer starts with no zero; 0o starts an octal one"))
        }
        guard digits.count <= 4300 else {
            return .invalid(
                .malformedNumber("\(text.prefix(12))…", reason: "an integer literal has at most 4300 digits"))
        }
        if let small = Int(digits) { return .integer(BigInt(small)) }
        return BigInt(digits).map { .integer($0) } ?? .invalid(.malformedNumber(text, reason: "expected digits"))
    }
}
