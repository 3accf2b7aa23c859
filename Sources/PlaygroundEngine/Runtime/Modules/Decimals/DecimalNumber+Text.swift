import BigInt

extension DecimalNumber {
    /// Exponents past it are refused, as CPython refuses them.
    private static let largestExponent = 999_999_999_999_999_999
    private static let smallestExponent = -1_999_999_999_999_999_997

    /// Reads a numeric string; nil where the context's exact conversion refuses it, with the reason in `status`.
    ///
    /// - Throws: `MemoryError` for more than ``mostDigits`` digits.
    static func read(_ text: String, _ status: inout DecimalStatus) throws(PyError) -> DecimalNumber? {
        var rest = Array(plain(text).utf8)[...]
        func refuse() -> DecimalNumber? {
            status.insert(.conversionSyntax)
            return nil
        }
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        let word = String(decoding: rest, as: UTF8.self).lowercased()
        if word == "inf" || word == "infinity" { return DecimalNumber(kind: .infinite, isNegative: isNegative) }
        let isSignaling = word.hasPrefix("snan")
        if isSignaling || word.hasPrefix("nan") {
            let payload = word.dropFirst(isSignaling ? 4 : 3)
            guard payload.utf8.allSatisfy({ (48...57).contains($0) }) else { return refuse() }
            try check(digits: payload.count)
            return DecimalNumber(
                kind: isSignaling ? .signaling : .quiet, isNegative: isNegative, payload: BigUInt(payload) ?? 0)
        }
        let whole = rest.prefix { (48...57).contains($0) }
        rest = rest.dropFirst(whole.count)
        var fraction: ArraySlice<UInt8> = []
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            fraction = rest.prefix { (48...57).contains($0) }
            rest = rest.dropFirst(fraction.count)
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return refuse() }
        var exponent = 0
        if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
            rest.removeFirst()
            let sign = rest.first
            if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest.removeFirst() }
            guard !rest.isEmpty, rest.allSatisfy({ (48...57).contains($0) }) else { return refuse() }
            let digits = rest.drop { $0 == 48 }
            let limit = 4_000_000_000_000_000_000
            let magnitude = digits.isEmpty ? 0 : min(limit, Int(String(decoding: digits, as: UTF8.self)) ?? limit)
            exponent = sign == UInt8(ascii: "-") ? -magnitude : magnitude
            rest = []
        }
        guard rest.isEmpty else { return refuse() }
        let digits = (whole + fraction).drop { $0 == 48 }
        try check(digits: digits.count)
        exponent -= fraction.count
        let adjusted = exponent + max(0, digits.count - 1)
        guard adjusted <= largestExponent, exponent >= smallestExponent else {
            status.insert(.invalidOperation)
            return nil
        }
        return DecimalNumber(isNegative, BigUInt(String(decoding: digits, as: UTF8.self)) ?? 0, exponent)
    }

    /// - Throws: `MemoryError` past ``mostDigits`` digits.
    static func check(digits: Int) throws(PyError) {
        guard digits <= mostDigits else {
            throw .make(.memoryError, "the Decimal would have more than \(mostDigits) digits")
        }
    }

    /// The text without surrounding blanks and underscores, its decimal digits of any script as ASCII ones.
    private static func plain(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)[...].drop { $0.properties.isWhitespace }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        var result = String.UnicodeScalarView()
        for scalar in scalars where scalar != "_" {
            if !scalar.isASCII, scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue,
                let digit = Unicode.Scalar(UInt32(value) + 48)
            {
                result.append(digit)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// What `str` gives, or `to_eng_string` with exponents that are multiples of three.
    func text(isEngineering: Bool = false, hasCapitals: Bool = true) -> String {
        let sign = isNegative ? "-" : ""
        switch kind {
        case .infinite: return sign + "Infinity"
        case .quiet: return sign + "NaN" + (coefficient.isZero ? "" : coefficient.description)
        case .signaling: return sign + "sNaN" + (coefficient.isZero ? "" : coefficient.description)
        case .finite: break
        }
        let digits = coefficient.description
        let left = exponent + digits.utf8.count
        let point: Int
        if exponent <= 0, left > -6 {
            point = left
        } else if !isEngineering {
            point = 1
        } else if coefficient.isZero {
            point = (left + 1).floorDivided(by: 3).remainder - 1
        } else {
            point = (left - 1).floorDivided(by: 3).remainder + 1
        }
        let body: String
        if point <= 0 {
            body = "0." + String(repeating: "0", count: -point) + digits
        } else if point >= digits.utf8.count {
            body = digits + String(repeating: "0", count: point - digits.utf8.count)
        } else {
            body = digits.prefix(point) + "." + digits.dropFirst(point)
        }
        guard left != point else { return sign + body }
        let shown = left - point
        return sign + body + (hasCapitals ? "E" : "e") + (shown < 0 ? "-" : "+") + String(shown.magnitude)
    }
}
