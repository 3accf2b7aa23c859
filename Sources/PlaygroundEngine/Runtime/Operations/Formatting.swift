import BigInt

/// `format(value, spec)` and the fields of f-strings.
enum Formatting {
    static func format(_ value: Value, conversion: FormattedPart.Conversion?, spec: String) throws(PyError) -> String {
        switch conversion {
        case nil: return try format(value, spec: spec)
        case .str: return try format(.string(value.str()), spec: spec)
        case .repr: return try format(.string(value.repr()), spec: spec)
        case .ascii: return try format(.string(QuotedText.ascii(value.repr())), spec: spec)
        }
    }

    static func format(_ value: Value, spec text: String) throws(PyError) -> String {
        if text.isEmpty {
            if case .object(let object) = value, let formatted = try (object as? PyInstance)?.format("") {
                return formatted
            }
            return try value.str()
        }
        if case .object(let object) = value, let formatted = try object.format(text) { return formatted }
        switch value {
        case .str(let string): return try self.text(string, FormatSpec(text, typeName: "str", isNumber: false))
        case .float(let float):
            return try self.float(float, FormatSpec(text, typeName: "float", isNumber: true), "float")
        case .bool, .int, .object:
            guard let integer = value.bigInteger else { break }
            let spec = try FormatSpec(text, typeName: value.typeName, isNumber: true)
            return try self.integer(integer, spec, value.typeName)
        default: break
        }
        throw .typeError("unsupported format string passed to \(value.typeName).__format__")
    }

    /// A string in a format. Source: CPython's `format_string_internal`.
    static func text(_ text: PyString, _ spec: FormatSpec) throws(PyError) -> String {
        guard spec.type == nil || spec.type == "s" else { throw spec.unknownType("str") }
        if let sign = spec.sign {
            throw .valueError("\(sign == " " ? "Space" : "Sign") not allowed in string format specifier")
        }
        guard !spec.coercesZero else {
            throw .valueError("Negative zero coercion (z) not allowed in string format specifier")
        }
        guard !spec.isAlternate else { throw .valueError("Alternate form (#) not allowed in string format specifier") }
        guard spec.alignment != .afterSign else {
            throw .valueError("'=' alignment not allowed in string format specifier")
        }
        var body = text
        if let precision = spec.precision, precision < text.count { body = text.slice(0..<precision) }
        return try spec.padded(body.text, isNumber: false)
    }

    /// Source: CPython's `format_long_internal`.
    static func integer(_ value: BigInt, _ spec: FormatSpec, _ typeName: String) throws(PyError) -> String {
        let type = spec.type ?? "d"
        switch type {
        case "e", "E", "f", "F", "g", "G", "%": return try float(IntegerArithmetic.float(value), spec, typeName)
        case "b", "c", "d", "o", "x", "X", "n": break
        default: throw spec.unknownType(typeName)
        }
        guard spec.precision == nil else { throw .valueError("Precision not allowed in integer format specifier") }
        guard !spec.coercesZero else {
            throw .valueError("Negative zero coercion (z) not allowed in integer format specifier")
        }
        if type == "c" { return try character(value, spec) }
        let radix: Int, prefix: String
        switch type {
        case "x", "X": (radix, prefix) = (16, "0\(type)")
        case "o": (radix, prefix) = (8, "0o")
        case "b": (radix, prefix) = (2, "0b")
        default: (radix, prefix) = (10, "")
        }
        let digits =
            radix == 10
            ? try IntegerText.decimal(BigInt(value.magnitude))
            : String(value.magnitude, radix: radix, uppercase: type == "X")
        let sign = spec.signText(isNegative: value < 0) + (spec.isAlternate ? prefix : "")
        let body = try spec.grouped(digits, every: radix == 10 ? 3 : 4, beside: sign.utf8.count)
        return try spec.padded(sign: sign, body, isNumber: true)
    }

    private static func character(_ value: BigInt, _ spec: FormatSpec) throws(PyError) -> String {
        guard spec.sign == nil else { throw .valueError("Sign not allowed with integer format specifier 'c'") }
        guard !spec.isAlternate else {
            throw .valueError("Alternate form (#) not allowed with integer format specifier 'c'")
        }
        guard Int(exactly: value) != nil else {
            throw .make(.overflowError, "Python int too large to convert to C long")
        }
        guard let number = UInt32(exactly: value), let scalar = Unicode.Scalar(number) else {
            throw .make(.overflowError, "%c arg not in range(0x110000)")
        }
        return try spec.padded(String(scalar), isNumber: true)
    }

    /// Source: CPython's `format_float_internal`.
    static func float(_ value: Double, _ spec: FormatSpec, _ typeName: String) throws(PyError) -> String {
        let type = spec.type
        switch type {
        case nil, "e", "E", "f", "F", "g", "G", "n", "%": break
        default: throw spec.unknownType(typeName)
        }
        if let precision = spec.precision {
            guard precision <= Int(Int32.max) else { throw .valueError("precision too big") }
            try Sizes.check(precision)
        }
        let scaled = type == "%" ? value * 100 : value
        let isUpper = type == "E" || type == "F" || type == "G"
        var body = try FloatText.formatted(scaled.magnitude, layout(of: type), spec)
        var isNegative = scaled.sign == .minus && !scaled.isNaN
        if spec.coercesZero, isNegative, !body.contains(where: { ("1"..."9").contains($0) }), scaled.isFinite {
            isNegative = false
        }
        if isUpper { body = body.uppercased() }
        if type == "%" { body += "%" }
        let sign = spec.signText(isNegative: isNegative)
        guard scaled.isFinite else { return try spec.padded(sign: sign, body, isNumber: true) }
        let whole = body.prefix { $0.isNumber }
        let rest = body.dropFirst(whole.count)
        let groups = try spec.grouped(String(whole), beside: sign.utf8.count + rest.utf8.count)
        return try spec.padded(sign: sign, groups + rest, isNumber: true)
    }

    private static func layout(of type: Unicode.Scalar?) -> FloatText.Layout {
        switch type {
        case "e", "E": .exponent
        case "f", "F", "%": .fixed
        case nil: .plain
        default: .general
        }
    }
}
