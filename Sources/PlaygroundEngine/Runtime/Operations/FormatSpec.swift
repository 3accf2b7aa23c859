/// A format specification such as `>10,.2f`, taken apart.
///
/// Source: The Python Standard Library, "Format Specification Mini-Language"; CPython's
/// `parse_internal_render_format_spec`.
struct FormatSpec {
    enum Alignment: Unicode.Scalar { case left = "<", right = ">", center = "^", afterSign = "=" }

    var fill: Unicode.Scalar = " "
    var alignment: Alignment?
    var sign: Unicode.Scalar?
    /// `z`: a negative zero prints without its sign.
    var coercesZero = false
    var isAlternate = false
    /// A zero in front of the width, and no alignment: zeros fill up after the sign.
    private(set) var padsWithZero = false
    var width = 0
    var grouping: Unicode.Scalar?
    var precision: Int?
    var type: Unicode.Scalar?

    /// - Throws: `ValueError` in CPython's words.
    init(_ text: String, typeName: String, isNumber: Bool) throws(PyError) {
        var rest = Array(text.unicodeScalars)[...]
        var hasFill = false
        if rest.count >= 2, let aligned = Alignment(rawValue: rest[rest.startIndex + 1]) {
            fill = rest[rest.startIndex]
            hasFill = true
            alignment = aligned
            rest = rest.dropFirst(2)
        } else if let first = rest.first, let aligned = Alignment(rawValue: first) {
            alignment = aligned
            rest = rest.dropFirst()
        }
        if let first = rest.first, first == "+" || first == "-" || first == " " {
            sign = first
            rest = rest.dropFirst()
        }
        coercesZero = Self.take("z", &rest)
        isAlternate = Self.take("#", &rest)
        if !hasFill, Self.take("0", &rest) {
            fill = "0"
            if alignment == nil, isNumber {
                alignment = .afterSign
                padsWithZero = true
            }
        }
        width = try Self.number(&rest) ?? 0
        if Self.take(",", &rest) { grouping = "," }
        if Self.take("_", &rest) {
            guard grouping == nil else { throw .valueError("Cannot specify both ',' and '_'.") }
            grouping = "_"
        }
        if rest.first == ",", grouping == "_" { throw .valueError("Cannot specify both ',' and '_'.") }
        if Self.take(".", &rest) {
            guard let digits = try Self.number(&rest) else { throw .valueError("Format specifier missing precision") }
            precision = digits
        }
        guard rest.count <= 1 else {
            throw .valueError("Invalid format specifier '\(text)' for object of type '\(typeName)'")
        }
        type = rest.first
        if let grouping, let type = type ?? (isNumber ? nil : "s"), !Self.groups(type, grouping) {
            throw .valueError("Cannot specify '\(grouping)' with '\(Self.shown(type))'.")
        }
    }

    private static func take(_ scalar: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
        guard rest.first == scalar else { return false }
        rest = rest.dropFirst()
        return true
    }

    private static func groups(_ type: Unicode.Scalar, _ grouping: Unicode.Scalar) -> Bool {
        switch type {
        case "d", "e", "f", "g", "E", "G", "%", "F": true
        case "b", "o", "x", "X": grouping == "_"
        default: false
        }
    }

    /// A type as messages show it.
    private static func shown(_ type: Unicode.Scalar) -> String {
        type.value > 32 && type.value < 128 ? String(type) : "\\x" + String(type.value, radix: 16)
    }

    /// The error of a type that `typeName` does not know.
    func unknownType(_ typeName: String) -> PyError {
        .valueError("Unknown format code '\(type.map(Self.shown) ?? "")' for object of type '\(typeName)'")
    }

    private static func number(_ rest: inout ArraySlice<Unicode.Scalar>) throws(PyError) -> Int? {
        var value: Int?
        while let digit = rest.first.flatMap(Characters.decimalValue) {
            let (product, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(digit)
            guard !overflow, !carry else { throw .valueError("Too many decimal digits in format string") }
            value = sum
            rest = rest.dropFirst()
        }
        return value
    }

    /// Pads `body` to the width; `sign` (with any prefix) stays in front of what fills up after it.
    func padded(sign: String = "", _ body: String, isNumber: Bool) throws(PyError) -> String {
        try Sizes.check(width, times: 4)
        let missing = width - sign.unicodeScalars.count - body.unicodeScalars.count
        guard missing > 0 else { return sign + body }
        func padding(_ count: Int) -> String { String(repeating: String(fill), count: count) }
        switch alignment ?? (isNumber ? .right : .left) {
        case .left: return sign + body + padding(missing)
        case .right: return padding(missing) + sign + body
        case .center: return padding(missing / 2) + sign + body + padding(missing - missing / 2)
        case .afterSign: return sign + padding(missing) + body
        }
    }

    func signText(isNegative: Bool) -> String {
        if isNegative { return "-" }
        return sign == "+" || sign == " " ? sign.map { String($0) } ?? "" : ""
    }

    /// Groups the digits of `whole` with the grouping character, every `size` digits.
    ///
    /// - Parameter beside: How many characters stand beside the digits, which matters where zeros fill up the width:
    ///   these are grouped as well.
    func grouped(_ whole: String, every size: Int = 3, beside: Int) throws(PyError) -> String {
        guard let grouping else { return whole }
        try Sizes.check(width, times: 2)
        var digits = Array(whole.utf8)
        if fill == "0", alignment == .afterSign {
            let wanted = width - beside
            var missing = 0
            while digits.count + missing + (digits.count + missing - 1) / size < wanted { missing += 1 }
            digits = [UInt8](repeating: UInt8(ascii: "0"), count: missing) + digits
        }
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % size == 0 { result.unicodeScalars.append(grouping) }
            result.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return result
    }
}
