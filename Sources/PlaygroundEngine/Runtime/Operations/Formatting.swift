import BigInt
import Foundation

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
        case .str(let string): return try self.text(string.text, FormatSpec(text, typeName: "str"))
        case .float(let float): return try self.float(float, FormatSpec(text, typeName: "float"))
        case .bool, .int, .object:
            guard let integer = value.bigInteger else { break }
            if case .bool(let flag) = value {
                let spec = try FormatSpec(text, typeName: "bool")
                if spec.type == nil || spec.type == "s" { return try self.text(flag ? "True" : "False", spec) }
            }
            return try self.integer(integer, FormatSpec(text, typeName: value.typeName))
        default: break
        }
        throw .typeError("unsupported format string passed to \(value.typeName).__format__")
    }

    private static func text(_ text: String, _ spec: FormatSpec) throws(PyError) -> String {
        guard spec.type == nil || spec.type == "s" else { throw unknown(spec, "str") }
        guard spec.sign == "-" else { throw .valueError("Sign not allowed in string format specifier") }
        guard !spec.coercesZero else {
            throw .valueError("Negative zero coercion (z) not allowed in string format specifier")
        }
        guard !spec.isAlternate else { throw .valueError("Alternate form (#) not allowed in string format specifier") }
        guard spec.alignment != .afterSign else {
            throw .valueError("'=' alignment not allowed in string format specifier")
        }
        if let grouping = spec.grouping { throw .valueError("Cannot specify '\(grouping)' with 's'.") }
        var body = text
        if let precision = spec.precision {
            body = String(String.UnicodeScalarView(text.unicodeScalars.prefix(precision)))
        }
        return try spec.padded(body, isNumber: false)
    }

    private static func integer(_ value: BigInt, _ spec: FormatSpec) throws(PyError) -> String {
        let type = spec.type ?? "d"
        if "eEfFgG%".contains(type) { return try float(IntegerArithmetic.float(value), spec) }
        guard !spec.coercesZero else {
            throw .valueError("Negative zero coercion (z) not allowed in integer format specifier")
        }
        guard spec.precision == nil else { throw .valueError("Precision not allowed in integer format specifier") }
        if type == "c" {
            guard spec.sign == "-" else { throw .valueError("Sign not allowed with integer format specifier 'c'") }
            guard let number = UInt32(exactly: value), let scalar = Unicode.Scalar(number) else {
                throw .make(.overflowError, "%c arg not in range(0x110000)")
            }
            return try spec.padded(String(Character(scalar)), isNumber: true)
        }
        let radix: Int, prefix: String
        switch type {
        case "d", "n": (radix, prefix) = (10, "")
        case "x": (radix, prefix) = (16, "0x")
        case "X": (radix, prefix) = (16, "0X")
        case "o": (radix, prefix) = (8, "0o")
        case "b": (radix, prefix) = (2, "0b")
        default: throw unknown(spec, "int")
        }
        if radix != 10, spec.grouping == "," { throw .valueError("Cannot specify ',' with '\(type)'.") }
        let digits =
            radix == 10
            ? try IntegerText.decimal(BigInt(value.magnitude))
            : String(value.magnitude, radix: radix, uppercase: type == "X")
        let sign = spec.signText(isNegative: value < 0) + (spec.isAlternate ? prefix : "")
        return try spec.padded(sign: sign, spec.grouped(digits, every: radix == 10 ? 3 : 4), isNumber: true)
    }

    private static func float(_ value: Double, _ spec: FormatSpec) throws(PyError) -> String {
        var sign = spec.signText(isNegative: value.sign == .minus)
        let type = spec.type ?? " "
        guard "eEfFgGn% ".contains(type) else { throw unknown(spec, "float") }
        try Sizes.check(spec.precision ?? 0)
        guard (spec.precision ?? 0) <= 100_000 else { throw .valueError("precision too big") }
        let magnitude = value.magnitude * (type == "%" ? 100 : 1)
        var body: String
        if !magnitude.isFinite {
            body = magnitude.isNaN ? "nan" : "inf"
            if type.isUppercase { body = body.uppercased() }
            return try spec.padded(sign: sign, type == "%" ? body + "%" : body, isNumber: true)
        }
        if type == " " && spec.precision == nil {
            body = FloatText.repr(magnitude)
        } else {
            let hash = spec.isAlternate ? "#" : ""
            let precision = spec.precision ?? 6
            let letter = type == "%" ? "f" : type == "n" || type == " " ? "g" : String(type)
            body = String(format: "%\(hash).\(precision)\(letter)", magnitude)
            // Without a type, the result still looks like a float.
            if type == " ", !body.contains("."), !body.contains("e") { body += ".0" }
        }
        let isZero = body.allSatisfy { "0.e+-".contains($0) }
        if spec.coercesZero && isZero { sign = spec.signText(isNegative: false) }
        let whole = body.prefix { $0.isNumber }
        body = spec.grouped(String(whole)) + body.dropFirst(whole.count) + (type == "%" ? "%" : "")
        return try spec.padded(sign: sign, body, isNumber: true)
    }

    private static func unknown(_ spec: FormatSpec, _ typeName: String) -> PyError {
        .valueError("Unknown format code '\(spec.type.map(String.init) ?? "")' for object of type '\(typeName)'")
    }
}
