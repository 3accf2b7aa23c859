import BigInt

/// Source: CPython's `float_hex_impl` and `float_fromhex`.
extension FloatText {
    /// `value` as a ratio in lowest terms.
    static func ratio(_ value: Double) -> (BigInt, BigInt) {
        guard value != 0 else { return (0, 1) }
        var numerator = BigInt(value.significandBitPattern | (value.isNormal ? 1 << 52 : 0))
        var exponent = Int(value.exponentBitPattern) - (value.isNormal ? 1075 : 1074)
        let zeros = numerator.trailingZeroBitCount
        numerator >>= zeros
        exponent += zeros
        if value < 0 { numerator = -numerator }
        return exponent >= 0 ? (numerator << exponent, 1) : (numerator, BigInt(1) << -exponent)
    }

    static func hexadecimal(_ value: Double) -> String {
        guard value.isFinite else { return repr(value) }
        let sign = value.sign == .minus ? "-" : ""
        guard value != 0 else { return "\(sign)0x0.0p+0" }
        let digits = String(value.significandBitPattern, radix: 16)
        let fraction = String(repeating: "0", count: 13 - digits.count) + digits
        let exponent = value.isNormal ? Int(value.exponentBitPattern) - 1023 : -1022
        return "\(sign)0x\(value.isNormal ? 1 : 0).\(fraction)p\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
    }

    /// - Throws: `ValueError` where the text is no hexadecimal number, `OverflowError` where it is too large.
    static func parseHexadecimal(_ text: String) throws(PyError) -> Double {
        let invalid = PyError.valueError("invalid hexadecimal floating-point string")
        var rest = Array(text.lowercased().utf8)[...]
        while let first = rest.first, ByteCase.isSpace(first) { rest.removeFirst() }
        while let last = rest.last, ByteCase.isSpace(last) { rest.removeLast() }
        var isNegative = false
        if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            isNegative = first == UInt8(ascii: "-")
            rest.removeFirst()
        }
        let word = String(decoding: rest, as: UTF8.self)
        if ["inf", "infinity"].contains(word) { return isNegative ? -.infinity : .infinity }
        if word == "nan" { return .nan }
        if rest.starts(with: Array("0x".utf8)) { rest = rest.dropFirst(2) }
        func digit(_ byte: UInt8) -> BigInt? {
            Int(String(decoding: [byte], as: UTF8.self), radix: 16).map { BigInt($0) }
        }
        let whole = rest.prefix { ByteCase.isDigit($0) || (0x61...0x66).contains($0) }
        rest = rest.dropFirst(whole.count)
        var fraction: ArraySlice<UInt8> = []
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            fraction = rest.prefix { ByteCase.isDigit($0) || (0x61...0x66).contains($0) }
            rest = rest.dropFirst(fraction.count)
        }
        guard whole.count + fraction.count > 0 else { throw invalid }
        try Sizes.checkInteger(bits: (whole.count + fraction.count) * 4)
        var exponent = BigInt(0)
        if rest.first == UInt8(ascii: "p") {
            let digits = String(decoding: rest.dropFirst(), as: UTF8.self)
            let unsigned = digits.drop { $0 == "-" || $0 == "+" }
            guard digits.count - unsigned.count <= 1, !unsigned.isEmpty, unsigned.allSatisfy(\.isNumber),
                let parsed = BigInt(String(unsigned.prefix(40)))
            else { throw invalid }
            exponent = digits.hasPrefix("-") ? -parsed : parsed
            rest = []
        }
        guard rest.isEmpty else { throw invalid }
        let mantissa = BigUInt(String(decoding: whole + fraction, as: UTF8.self), radix: 16) ?? 0
        guard mantissa != 0 else { return isNegative ? -0.0 : 0 }
        let power = exponent - BigInt(fraction.count * 4)
        let top = BigInt(mantissa.bitWidth) + power
        guard top <= 1024 else { throw .make(.overflowError, "hexadecimal value too large to represent as a float") }
        guard top > -1100 else { return isNegative ? -0.0 : 0 }
        let result = rounded(mantissa, power: Int(power))
        guard result.isFinite else {
            throw .make(.overflowError, "hexadecimal value too large to represent as a float")
        }
        return isNegative ? -result : result
    }

    /// `mantissa` times two to the `power`, rounded once, halves to even.
    private static func rounded(_ mantissa: BigUInt, power: Int) -> Double {
        // The last place that a float of this size has.
        let last = max(mantissa.bitWidth + power - 53, -1074)
        let shift = last - power
        guard shift > 0 else { return Double(sign: .plus, exponent: power, significand: Double(mantissa)) }
        var kept = mantissa >> shift
        let lost = mantissa - (kept << shift)
        let half = BigUInt(1) << (shift - 1)
        if lost > half || lost == half && kept.words.first.map({ $0 & 1 == 1 }) == true { kept += 1 }
        return Double(sign: .plus, exponent: last, significand: Double(kept))
    }
}
