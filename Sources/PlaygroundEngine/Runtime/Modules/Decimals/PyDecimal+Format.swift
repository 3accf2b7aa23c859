import BigInt

extension PyDecimal {
    /// `format(self, spec)`.
    ///
    /// Source: The Python Standard Library, "Format Specification Mini-Language", as CPython's `decimal` reads it.
    func formatted(_ text: String) throws(PyError) -> String {
        var spec: FormatSpec
        do throws(PyError) {
            spec = try FormatSpec(text, typeName: "Decimal", isNumber: true)
        } catch {
            throw .valueError("invalid format string")
        }
        let type: Character = spec.type.map { Character($0) } ?? (context.value.hasCapitals ? "G" : "g")
        guard !spec.isAlternate, spec.grouping != "_", "eEfFgGn%".contains(type) else {
            throw .valueError("invalid format string")
        }
        try Sizes.check(spec.precision ?? 0, times: 4)
        guard (spec.precision ?? 0) <= DecimalNumber.mostDigits else { throw .valueError("precision too big") }
        guard number.isFinite else {
            // Zeros are for digits.
            if spec.padsWithZero { (spec.fill, spec.alignment) = (" ", nil) }
            let body = number.magnitude.text() + (type == "%" ? "%" : "")
            return try spec.padded(sign: spec.signText(isNegative: number.isNegative), body, isNumber: true)
        }
        let lower = Character(type.lowercased())
        let shown = scaled(lower, spec.precision)
        let digits = shown.coefficient.description
        let left = shown.exponent + digits.utf8.count
        let point: Int
        switch lower {
        case "e": point = shown.isZero ? 1 - (spec.precision ?? 0) : 1
        case "f", "%": point = left
        default: point = shown.exponent <= 0 && left > -6 ? left : 1
        }
        try DecimalNumber.check(digits: Int(clamping: point.magnitude))
        var whole: String, fraction: String
        if point < 0 {
            (whole, fraction) = ("0", String(repeating: "0", count: -point) + digits)
        } else if point > digits.utf8.count {
            (whole, fraction) = (digits + String(repeating: "0", count: point - digits.utf8.count), "")
        } else {
            whole = point == 0 ? "0" : String(digits.prefix(point))
            fraction = String(digits.dropFirst(point))
        }
        if !fraction.isEmpty { fraction = "." + fraction }
        let exponent = left - point
        if exponent != 0 || lower == "e" {
            let letter = type.isUppercase ? "E" : "e"
            fraction += letter + (exponent < 0 ? "-" : "+") + String(exponent.magnitude)
        }
        if type == "%" { fraction += "%" }
        let isNegative = number.isNegative && !(spec.coercesZero && shown.isZero)
        let sign = spec.signText(isNegative: isNegative)
        // Zeros that pad are grouped within the room that sign and fraction leave.
        var inner = spec
        inner.width = max(0, spec.width - sign.utf8.count - fraction.utf8.count)
        return try spec.padded(sign: sign, inner.grouped(whole, beside: 0) + fraction, isNumber: true)
    }

    /// The number as rounded as `type` and `precision` ask for.
    private func scaled(_ type: Character, _ precision: Int?) -> DecimalNumber {
        let rounding = context.value.rounding
        var shown = number
        if type == "%" { shown.exponent += 2 }
        if let precision {
            switch type {
            case "e": shown = Self.rounded(shown, to: precision + 1, rounding)
            case "f", "%": shown = Self.rescaled(shown, to: -precision, rounding)
            default:
                if shown.digits > max(1, precision) { shown = Self.rounded(shown, to: max(1, precision), rounding) }
            }
        }
        if shown.isZero, shown.exponent > 0, type == "f" || type == "%" {
            shown = DecimalNumber(shown.isNegative, 0, 0)
        }
        return shown
    }

    private static func rounded(
        _ number: DecimalNumber, to digits: Int, _ rounding: DecimalRounding
    ) -> DecimalNumber {
        guard !number.isZero else { return DecimalNumber(number.isNegative, 0, number.exponent) }
        var result = number.rescaled(to: number.adjusted + 1 - digits, rounding)
        if result.digits > digits { result = result.rescaled(to: result.adjusted + 1 - digits, rounding) }
        return result
    }

    /// Zeros are put in only as far as a format can show them.
    private static func rescaled(
        _ number: DecimalNumber, to exponent: Int, _ rounding: DecimalRounding
    ) -> DecimalNumber {
        number.exponent - exponent > DecimalNumber.mostDigits ? number : number.rescaled(to: exponent, rounding)
    }
}
