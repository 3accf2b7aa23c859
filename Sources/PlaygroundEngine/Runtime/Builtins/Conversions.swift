import BigInt
import Foundation

extension Builtins {
    /// The types that convert when they are called.
    static let types: [String: @Sendable (NativeCall) throws(PyError) -> Value] = [
        "str": { (call) throws(PyError) in .string(try call.arguments(0...1).first?.str() ?? "") },
        "bool": { (call) throws(PyError) in .bool(try call.arguments(0...1).first?.isTrue ?? false) },
        "int": { (call) throws(PyError) in try Conversions.int(call.arguments(0...2)) },
        "float": { (call) throws(PyError) in try Conversions.float(call.arguments(0...1)) },
        "list": { (call) throws(PyError) in
            .list(PyList(try call.arguments(0...1).first.map(Iteration.array) ?? []))
        },
        "tuple": { (call) throws(PyError) in
            .tuple(PyTuple(try call.arguments(0...1).first.map(Iteration.array) ?? []))
        },
        "dict": { (call) throws(PyError) in try Conversions.dict(call) },
        "range": { (call) throws(PyError) in try Conversions.range(call.arguments(1...3)) },
    ]
}

/// Conversions between Python's own types.
enum Conversions {
    /// - Throws: `OverflowError` and `ValueError` for infinities and NaN.
    static func integer(_ value: Double) throws(PyError) -> BigInt {
        guard !value.isNaN else { throw .valueError("cannot convert float NaN to integer") }
        guard value.isFinite else { throw .make(.overflowError, "cannot convert float infinity to integer") }
        return BigInt(value)
    }

    static func int(_ arguments: [Value]) throws(PyError) -> Value {
        guard let value = arguments.first else { return .int(0) }
        if arguments.count > 1 {
            guard case .str(let text) = value else {
                throw .typeError("int() can't convert non-string with explicit base")
            }
            guard let base = arguments[1].smallInteger, base == 0 || (2...36).contains(base) else {
                throw .valueError("int() base must be >= 2 and <= 36, or 0")
            }
            return try parse(text.text, base: base)
        }
        if case .float(let float) = value { return .integer(try integer(float)) }
        if let integer = value.bigInteger { return .integer(integer) }
        if case .object(let object) = value, let result = try object.number(.integer) { return result }
        guard case .str(let text) = value else {
            throw .typeError(
                "int() argument must be a string, a bytes-like object or a real number, not '\(value.typeName)'")
        }
        return try parse(text.text, base: 10)
    }

    private static func parse(_ text: String, base: Int) throws(PyError) -> Value {
        func invalid() -> PyError {
            .valueError("invalid literal for int() with base \(base): \(QuotedText.string(text))")
        }
        var digits = ascii(text)
        var isNegative = false
        if let first = digits.first, first == "-" || first == "+" {
            isNegative = first == "-"
            digits.removeFirst()
        }
        var radix = base
        let prefixes = ["0x": 16, "0o": 8, "0b": 2]
        if let found = prefixes[digits.prefix(2).lowercased()], base == 0 || base == found {
            radix = found
            digits.removeFirst(2)
            if digits.first == "_" { digits.removeFirst() }
        } else if base == 0 {
            radix = 10
            if digits.hasPrefix("0"), digits.contains(where: { $0 != "0" && $0 != "_" }) { throw invalid() }
        }
        guard !digits.hasPrefix("_"), !digits.hasSuffix("_"), !digits.contains("__") else { throw invalid() }
        digits.removeAll { $0 == "_" }
        guard digits.first?.isHexDigit == true || digits.first?.isLetter == true else { throw invalid() }
        guard radix & (radix - 1) == 0 || digits.count <= 4300 else {
            throw .valueError(
                "Exceeds the limit (4300 digits) for integer string conversion: value has \(digits.count) digits; "
                    + "use sys.set_int_max_str_digits() to increase the limit")
        }
        try Sizes.checkInteger(bits: digits.count)
        guard digits.utf8.allSatisfy({ $0 < 0x80 }), let value = BigInt(digits, radix: radix) else { throw invalid() }
        return .integer(isNegative ? -value : value)
    }

    static func float(_ arguments: [Value]) throws(PyError) -> Value {
        guard let value = arguments.first else { return .float(0) }
        if case .float = value { return value }
        if let integer = value.bigInteger { return .float(try IntegerArithmetic.float(integer)) }
        if case .object(let object) = value, let result = try object.number(.float) { return result }
        guard case .str(let text) = value else {
            throw .typeError("float() argument must be a string or a real number, not '\(value.typeName)'")
        }
        let plain = ascii(text.text).lowercased()
        let unsigned = plain.drop { $0 == "+" || $0 == "-" }
        let sign = plain.hasPrefix("-") ? -1.0 : 1.0
        if plain.count - unsigned.count <= 1 {
            if ["inf", "infinity"].contains(unsigned) { return .float(sign * .infinity) }
            if unsigned == "nan" { return .float(.nan) }
            let isWellFormed =
                unsigned.wholeMatch(of: /(\d(_?\d)*)?\.?(\d(_?\d)*)?(e[+-]?\d(_?\d)*)?/) != nil
                && unsigned.contains { $0.isNumber } && unsigned.first != "e" && !unsigned.hasPrefix(".e")
            let digits = unsigned.filter { $0 != "_" }
            if isWellFormed, let number = strtod(digits) { return .float(sign * number) }
        }
        throw .valueError("could not convert string to float: \(QuotedText.string(text.text))")
    }

    private static func strtod(_ text: String) -> Double? {
        var text = text.replacing(".e", with: ".0e")
        if text.hasSuffix(".") { text += "0" }
        if text.hasPrefix(".") { text = "0" + text }
        return Double(text)
    }

    /// The text without surrounding blanks, its decimal digits of any script as ASCII ones.
    private static func ascii(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)[...].drop { $0.properties.isWhitespace }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        var result = String.UnicodeScalarView()
        for scalar in scalars {
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

    static func dict(_ call: NativeCall) throws(PyError) -> Value {
        guard call.positional.count <= 1 else {
            throw .typeError("dict expected at most 1 argument, got \(call.positional.count)")
        }
        let result = PyDict()
        if let source = call.positional.first {
            if case .dict(let more) = source {
                for (key, value) in more.pairs { try result.set(key, to: value) }
            } else {
                for (index, pair) in try Iteration.array(source).enumerated() {
                    guard let iterator = try Iteration.iteratorIfIterable(pair) else {
                        throw .typeError("cannot convert dictionary update sequence element #\(index) to a sequence")
                    }
                    let items = try Iteration.array(.object(iterator))
                    guard items.count == 2 else {
                        throw .valueError(
                            "dictionary update sequence element #\(index) has length \(items.count); 2 is required")
                    }
                    try result.set(items[0], to: items[1])
                }
            }
        }
        for keyword in call.keywords { try result.set(.string(keyword.name), to: keyword.value) }
        return .dict(result)
    }

    static func range(_ arguments: [Value]) throws(PyError) -> Value {
        var numbers: [Int] = []
        for argument in arguments {
            guard let number = argument.smallInteger else {
                throw .typeError("'\(argument.typeName)' object cannot be interpreted as an integer")
            }
            numbers.append(number)
        }
        let step = numbers.count > 2 ? numbers[2] : 1
        guard step != 0 else { throw .valueError("range() arg 3 must not be zero") }
        let (start, stop) = numbers.count > 1 ? (numbers[0], numbers[1]) : (0, numbers[0])
        return .object(PyRange(start: start, stop: stop, step: step))
    }
}
