import BigInt
import Foundation

extension Builtins {
    /// The types that convert when they are called.
    static let types: [String: @Sendable (NativeCall) throws(PyError) -> Value] = [
        "str": { (call) throws(PyError) in try Conversions.text(call) },
        "bytes": { (call) throws(PyError) in try Conversions.bytes(call) },
        "bool": { (call) throws(PyError) in .bool(try first(call)?.truth() ?? false) },
        "int": { (call) throws(PyError) in try Conversions.int(call) },
        "float": { (call) throws(PyError) in try Conversions.float(first(call).map { [$0] } ?? []) },
        "list": { (call) throws(PyError) in .list(PyList(try first(call).map(Iteration.array) ?? [])) },
        "tuple": { (call) throws(PyError) in
            if case .tuple(let tuple)? = try first(call) { return .tuple(tuple) }
            return .tuple(PyTuple(try first(call).map(Iteration.array) ?? []))
        },
        "set": { (call) throws(PyError) in .object(try SetOperations.make(first(call))) },
        "frozenset": { (call) throws(PyError) in
            let source = try first(call)
            if let set = source.flatMap(SetOperations.set), set.isFrozen { return .object(set) }
            return .object(try SetOperations.make(source, isFrozen: true))
        },
        "dict": { (call) throws(PyError) in try Conversions.dict(call) },
        "range": { (call) throws(PyError) in
            try Conversions.range(CallSignature.positional(1...3).bind(call, name: "range", owner: nil))
        },
        "slice": { (call) throws(PyError) in
            let values = try CallSignature.positional(1...3).bind(call, name: "slice", owner: nil)
            if values.count == 1 { return .object(PySlice(.none, values[0], .none)) }
            return .object(PySlice(values[0], values[1], values.count > 2 ? values[2] : .none))
        },
    ]

    /// The one argument that a type takes at most.
    private static func first(_ call: NativeCall) throws(PyError) -> Value? {
        try CallSignature.positional(0...1).bind(call, name: call.function, owner: nil).first
    }
}

/// Conversions between Python's own types.
enum Conversions {
    /// - Throws: `OverflowError` and `ValueError` for infinities and NaN.
    static func integer(_ value: Double) throws(PyError) -> BigInt {
        guard !value.isNaN else { throw .valueError("cannot convert float NaN to integer") }
        guard value.isFinite else { throw .make(.overflowError, "cannot convert float infinity to integer") }
        return BigInt(value)
    }

    static func int(_ call: NativeCall) throws(PyError) -> Value {
        let total = call.positional.count + call.keywords.count
        guard total <= 2 else { throw .typeError("int() takes at most 2 arguments (\(total) given)") }
        for keyword in call.keywords where keyword.name != "base" {
            throw .typeError("'\(keyword.name)' is an invalid keyword argument for int()")
        }
        let base = call.positional.count > 1 ? call.positional[1] : call.keyword("base")
        guard let value = call.positional.first else {
            guard base == nil else { throw .typeError("int() missing string argument") }
            return .int(0)
        }
        guard let base else { return try int(value) }
        guard let number = try base.index() else {
            throw .typeError("'\(base.typeName)' object cannot be interpreted as an integer")
        }
        guard let radix = Int(exactly: number), radix == 0 || (2...36).contains(radix) else {
            throw .valueError("int() base must be >= 2 and <= 36, or 0")
        }
        if let text = value.string { return try parse(text.text, base: radix, shown: value) }
        guard let bytes = value.bytes else { throw .typeError("int() can't convert non-string with explicit base") }
        return try parse(ascii(bytes), base: radix, shown: value)
    }

    /// The integer that `text` is in `base`, as `int(text, base)` reads it.
    static func int(_ text: String, base: Int) throws(PyError) -> Value {
        try parse(text, base: base, shown: .string(text))
    }

    /// Bytes as text of which only ASCII can be a number.
    private static func ascii(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    }

    static func int(_ value: Value) throws(PyError) -> Value {
        if case .float(let float) = value { return .integer(try integer(float)) }
        if let integer = value.bigInteger { return .integer(integer) }
        if case .object(let object) = value, let result = try object.number(.integer) { return result }
        if let bytes = value.bytes { return try parse(ascii(bytes), base: 10, shown: value) }
        guard let text = value.string else {
            throw .typeError(
                "int() argument must be a string, a bytes-like object or a real number, not '\(value.typeName)'")
        }
        return try parse(text.text, base: 10, shown: value)
    }

    private static func parse(_ text: String, base: Int, shown: Value) throws(PyError) -> Value {
        func invalid() throws(PyError) -> PyError {
            // CPython shows 200 characters of what it was given.
            let text = String(String.UnicodeScalarView(try shown.repr().unicodeScalars.prefix(200)))
            return .valueError("invalid literal for int() with base \(base): \(text)")
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
            if digits.hasPrefix("0"), digits.contains(where: { $0 != "0" && $0 != "_" }) { throw try invalid() }
        }
        guard !digits.hasPrefix("_"), !digits.hasSuffix("_"), !digits.contains("__") else { throw try invalid() }
        digits.removeAll { $0 == "_" }
        guard digits.first?.isHexDigit == true || digits.first?.isLetter == true else { throw try invalid() }
        guard radix & (radix - 1) == 0 || digits.count <= 4300 else {
            throw .valueError(
                "Exceeds the limit (4300 digits) for integer string conversion: value has \(digits.count) digits; "
                    + "use sys.set_int_max_str_digits() to increase the limit")
        }
        try Sizes.checkInteger(bits: digits.count)
        guard digits.utf8.allSatisfy({ $0 < 0x80 }), let value = number(digits, radix: radix) else {
            throw try invalid()
        }
        return .integer(isNegative ? -value : value)
    }

    /// Digits of a radix up to 36, which is one more than the library reads.
    private static func number(_ digits: String, radix: Int) -> BigInt? {
        guard radix == 36 else { return BigInt(digits, radix: radix) }
        var result = BigInt(0)
        var rest = Substring(digits)
        while !rest.isEmpty {
            let part = rest.prefix(12)
            guard let value = Int(part, radix: 36) else { return nil }
            result = result * BigInt(36).power(part.count) + BigInt(value)
            rest = rest.dropFirst(part.count)
        }
        return result
    }

    static func float(_ arguments: [Value]) throws(PyError) -> Value {
        guard let value = arguments.first else { return .float(0) }
        if case .float = value { return value }
        if let integer = value.bigInteger { return .float(try IntegerArithmetic.float(integer)) }
        if case .object(let object) = value, let result = try object.number(.float) { return result }
        if let integer = try value.index() { return .float(try IntegerArithmetic.float(integer)) }
        let source: String
        if let bytes = value.bytes {
            source = ascii(bytes)
        } else if let text = value.string {
            source = text.text
        } else {
            throw .typeError("float() argument must be a string or a real number, not '\(value.typeName)'")
        }
        let plain = ascii(source).lowercased()
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
        throw .valueError("could not convert string to float: \(try value.repr())")
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
        if let source = call.positional.first { try result.update(from: source) }
        for keyword in call.keywords { try result.set(.string(keyword.name), to: keyword.value) }
        return .dict(result)
    }

    static func range(_ arguments: [Value]) throws(PyError) -> Value {
        var numbers: [Int] = []
        for argument in arguments { numbers.append(try argument.size()) }
        let step = numbers.count > 2 ? numbers[2] : 1
        guard step != 0 else { throw .valueError("range() arg 3 must not be zero") }
        let (start, stop) = numbers.count > 1 ? (numbers[0], numbers[1]) : (0, numbers[0])
        return .object(PyRange(start: start, stop: stop, step: step))
    }
}
