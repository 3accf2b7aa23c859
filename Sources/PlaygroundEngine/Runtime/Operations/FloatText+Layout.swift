import Foundation

/// Floats in the layouts of format specifications. Source: CPython's `PyOS_double_to_string`.
extension FloatText {
    enum Layout {
        /// `f`
        case fixed
        /// `e`
        case exponent
        /// `g`
        case general
        /// No letter: as `repr` without a precision, else as `g` with at least one digit behind the point.
        case plain
    }

    /// A magnitude in a layout, with `spec`'s precision and alternate form.
    static func formatted(_ magnitude: Double, _ layout: Layout, _ spec: FormatSpec) throws(PyError) -> String {
        try formatted(magnitude, layout, precision: spec.precision, isAlternate: spec.isAlternate)
    }

    static func formatted(
        _ magnitude: Double, _ layout: Layout, precision: Int?, isAlternate: Bool
    ) throws(PyError) -> String {
        if magnitude.isNaN { return "nan" }
        if magnitude.isInfinite { return "inf" }
        switch layout {
        case .fixed: return fixed(magnitude, precision ?? 6, isAlternate)
        case .exponent:
            let (digits, exponent) = digits(of: magnitude, count: (precision ?? 6) + 1)
            return scientific(digits, exponent, isAlternate)
        case .general: return general(magnitude, max(1, precision ?? 6), isAlternate, isPlain: false)
        case .plain:
            if let precision { return general(magnitude, max(1, precision), isAlternate, isPlain: true) }
            let text = repr(magnitude)
            guard isAlternate, let mark = text.firstIndex(of: "e"), !text.contains(".") else { return text }
            return text[..<mark] + "." + text[mark...]
        }
    }

    /// More decimal places than a float can have; what is asked for beyond them is zeros.
    private static let places = 1100

    private static func fixed(_ magnitude: Double, _ precision: Int, _ isAlternate: Bool) -> String {
        let text = String(format: "%.\(min(precision, places))f", magnitude)
        let zeros = String(repeating: "0", count: max(0, precision - places))
        return text + zeros + (isAlternate && precision == 0 ? "." : "")
    }

    /// The first `count` significant digits, rounded, and the exponent of the first one.
    private static func digits(of magnitude: Double, count: Int) -> (digits: String, exponent: Int) {
        let text = String(format: "%.\(min(count - 1, places))e", magnitude)
        let halves = text.split(separator: "e")
        let digits = halves[0].filter { $0 != "." } + String(repeating: "0", count: max(0, count - 1 - places))
        return (digits, halves.count > 1 ? Int(halves[1]) ?? 0 : 0)
    }

    private static func scientific(_ digits: String, _ exponent: Int, _ isAlternate: Bool) -> String {
        let fraction = digits.utf8.count > 1 ? "." + digits.dropFirst() : isAlternate ? "." : ""
        let shown = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
        return "\(digits.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")\(shown)"
    }

    private static func general(
        _ magnitude: Double, _ precision: Int, _ isAlternate: Bool, isPlain: Bool
    ) -> String {
        var (digits, exponent) = digits(of: magnitude, count: precision)
        if !isAlternate { while digits.utf8.count > 1, digits.hasSuffix("0") { digits.removeLast() } }
        guard exponent >= -4, exponent < (isPlain ? precision - 1 : precision) else {
            return scientific(digits, exponent, isAlternate)
        }
        if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + digits }
        let whole = exponent + 1
        if digits.utf8.count <= whole {
            let padded = digits + String(repeating: "0", count: whole - digits.utf8.count)
            return padded + (isPlain ? ".0" : isAlternate ? "." : "")
        }
        return digits.prefix(whole) + "." + digits.dropFirst(whole)
    }
}
