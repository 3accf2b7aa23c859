/// A format specification such as `>10,.2f`, taken apart.
///
/// Source: The Python Standard Library, "Format Specification Mini-Language".
struct FormatSpec {
    enum Alignment: Character { case left = "<", right = ">", center = "^", afterSign = "=" }

    var fill: Character = " "
    var alignment: Alignment?
    var sign: Character = "-"
    /// `z`: a negative zero prints without its sign.
    var coercesZero = false
    var isAlternate = false
    var padsWithZero = false
    var width = 0
    var grouping: Character?
    var precision: Int?
    var type: Character?

    /// - Throws: `ValueError` in CPython's words.
    init(_ text: String, typeName: String) throws(PyError) {
        var rest = Array(text)[...]
        if rest.count >= 2, let aligned = Alignment(rawValue: rest[rest.startIndex + 1]) {
            fill = rest[rest.startIndex]
            alignment = aligned
            rest = rest.dropFirst(2)
        } else if let first = rest.first, let aligned = Alignment(rawValue: first) {
            alignment = aligned
            rest = rest.dropFirst()
        }
        if let first = rest.first, "+- ".contains(first) {
            sign = first
            rest = rest.dropFirst()
        }
        if rest.first == "z" {
            coercesZero = true
            rest = rest.dropFirst()
        }
        if rest.first == "#" {
            isAlternate = true
            rest = rest.dropFirst()
        }
        if rest.first == "0" {
            padsWithZero = true
            rest = rest.dropFirst()
        }
        width = try Self.number(&rest) ?? 0
        if let first = rest.first, first == "," || first == "_" {
            grouping = first
            rest = rest.dropFirst()
            if let next = rest.first, next == "," || next == "_" {
                throw .valueError(
                    next == first ? "Cannot specify '\(first)' with '\(next)'." : "Cannot specify both ',' and '_'.")
            }
        }
        if rest.first == "." {
            rest = rest.dropFirst()
            guard let digits = try Self.number(&rest) else { throw .valueError("Format specifier missing precision") }
            precision = digits
        }
        if let last = rest.first {
            type = last
            rest = rest.dropFirst()
        }
        guard rest.isEmpty else {
            throw .valueError("Invalid format specifier '\(text)' for object of type '\(typeName)'")
        }
    }

    private static func number(_ rest: inout ArraySlice<Character>) throws(PyError) -> Int? {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count)
        guard let value = Int(String(digits)) else { throw .valueError("Too many decimal digits in format string") }
        return value
    }

    /// Pads `body` to the width; `sign` (with any prefix) stays in front of zeros.
    func padded(sign: String = "", _ body: String, isNumber: Bool) throws(PyError) -> String {
        try Sizes.check(width)
        let missing = width - sign.unicodeScalars.count - body.unicodeScalars.count
        guard missing > 0 else { return sign + body }
        let usesZeros = padsWithZero && alignment == nil
        let pad: Character = usesZeros ? "0" : fill
        func padding(_ count: Int) -> String { String(repeating: pad, count: count) }
        switch usesZeros && isNumber ? .afterSign : alignment ?? (isNumber ? .right : .left) {
        case .left: return sign + body + padding(missing)
        case .right: return padding(missing) + sign + body
        case .center: return padding(missing / 2) + sign + body + padding(missing - missing / 2)
        case .afterSign: return sign + padding(missing) + body
        }
    }

    func signText(isNegative: Bool) -> String { isNegative ? "-" : sign == "-" ? "" : String(sign) }

    /// Groups the digits of `whole` with the grouping character, every `size` digits.
    func grouped(_ whole: String, every size: Int = 3) -> String {
        guard let grouping else { return whole }
        // Zeros that pad to the width are grouped as well.
        var digits = whole
        if padsWithZero && alignment == nil {
            while digits.count + (digits.count - 1) / size < width && digits.count < width { digits = "0" + digits }
        }
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % size == 0 { result.append(grouping) }
            result.append(digit)
        }
        return result
    }
}
