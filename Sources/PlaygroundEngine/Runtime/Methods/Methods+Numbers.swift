import BigInt

extension Methods {
    static let integers: [Method] = [
        ofInteger("as_integer_ratio", .none) { (number, _) throws(PyError) in
            .tuple(PyTuple([.integer(number), .int(1)]))
        },
        ofInteger("bit_count", .none) { (number, _) throws(PyError) in
            .int(number.magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount })
        },
        ofInteger("bit_length", .none) { (number, _) throws(PyError) in .int(number.magnitude.bitWidth) },
        ofInteger("conjugate", .none) { (number, _) throws(PyError) in .integer(number) },
        ofInteger("to_bytes", .named(["length", "byteorder", "signed"], positional: 2)) {
            (number, arguments) throws(PyError) in
            let length = try arguments.integer(0) ?? 1
            let isBig = try isBigEndian(arguments, 1, "to_bytes()")
            let isSigned = try arguments[2]?.truth() ?? false
            guard length >= 0 else { throw .valueError("length argument must be non-negative") }
            return .bytes(try IntegerBytes.bytes(of: number, count: length, isBigEndian: isBig, isSigned: isSigned))
        },
        Method("from_bytes", .named(["bytes", "byteorder", "signed"], required: 1, positional: 2), isStatic: true) {
            (_, arguments) throws(PyError) in
            let isBig = try isBigEndian(arguments, 1, "from_bytes()")
            let source = arguments.required(0)
            let bytes: [UInt8]
            switch source {
            case .str, .int, .bool, .float, .none:
                throw .typeError("cannot convert '\(source.typeName)' object to bytes")
            default: bytes = try Conversions.bytes(source)
            }
            try Sizes.checkInteger(bits: bytes.count * 8)
            return .integer(
                IntegerBytes.integer(bytes, isBigEndian: isBig, isSigned: try arguments[2]?.truth() ?? false))
        },
    ]

    static let floats: [Method] = [
        ofFloat("as_integer_ratio", .none) { (number, _) throws(PyError) in
            guard !number.isNaN else { throw .valueError("cannot convert NaN to integer ratio") }
            guard number.isFinite else {
                throw .make(.overflowError, "cannot convert Infinity to integer ratio")
            }
            let (numerator, denominator) = FloatText.ratio(number)
            return .tuple(PyTuple([.integer(numerator), .integer(denominator)]))
        },
        ofFloat("conjugate", .none) { (number, _) throws(PyError) in .float(number) },
        ofFloat("hex", .none) { (number, _) throws(PyError) in .string(FloatText.hexadecimal(number)) },
        ofFloat("is_integer", .none) { (number, _) throws(PyError) in
            .bool(number.isFinite && number == number.rounded(.towardZero))
        },
        Method("fromhex", .one, isStatic: true) { (_, arguments) throws(PyError) in
            guard let text = arguments.required(0).string else {
                throw .typeError("bad argument type for built-in operation")
            }
            return .float(try FloatText.parseHexadecimal(text.text))
        },
    ]

    private static func ofInteger(
        _ name: String, _ signature: CallSignature,
        _ body: @escaping @Sendable (BigInt, Arguments) throws(PyError) -> Value
    ) -> Method {
        Method(name, signature) { (value, arguments) throws(PyError) in try body(value.bigInteger ?? 0, arguments) }
    }

    private static func ofFloat(
        _ name: String, _ signature: CallSignature,
        _ body: @escaping @Sendable (Double, Arguments) throws(PyError) -> Value
    ) -> Method {
        Method(name, signature) { (value, arguments) throws(PyError) in
            guard case .float(let number) = value else { return .none }
            return try body(number, arguments)
        }
    }

    private static func isBigEndian(_ arguments: Arguments, _ index: Int, _ function: String) throws(PyError) -> Bool {
        switch try name(arguments, index, "\(function) argument 'byteorder'") {
        case nil, "big": return true
        case "little": return false
        default: throw .valueError("byteorder must be either 'little' or 'big'")
        }
    }

    /// `real`, `imag`, `numerator` and `denominator` of a number.
    static func numberAttribute(_ name: String, of value: Value) -> Value? {
        if case .float = value {
            switch name {
            case "real": return value
            case "imag": return .float(0)
            default: return nil
            }
        }
        guard let integer = value.bigInteger else { return nil }
        switch name {
        case "real", "numerator": return .integer(integer)
        case "imag": return .int(0)
        case "denominator": return .int(1)
        default: return nil
        }
    }
}

/// Integers as bytes and back. Source: CPython's `_PyLong_AsByteArray`.
enum IntegerBytes {
    static func bytes(
        of number: BigInt, count: Int, isBigEndian: Bool, isSigned: Bool
    ) throws(PyError) -> [UInt8] {
        guard number >= 0 || isSigned else {
            throw .make(.overflowError, "can't convert negative int to unsigned")
        }
        try Sizes.check(count)
        // The two's complement of a negative number has the bits of -number - 1 turned round.
        let magnitude = number < 0 ? BigUInt(-number - 1) : BigUInt(number)
        let isTooBig = magnitude.bitWidth + (isSigned ? 1 : 0) > count.multipliedReportingOverflow(by: 8).partialValue
        guard !isTooBig || number == 0 else { throw .make(.overflowError, "int too big to convert") }
        var little = [UInt8](repeating: 0, count: count)
        var index = 0
        for word in magnitude.words {
            for shift in stride(from: 0, to: UInt.bitWidth, by: 8) where index < count {
                little[index] = UInt8(truncatingIfNeeded: word >> UInt(shift))
                index += 1
            }
        }
        if number < 0 { little = little.map { ~$0 } }
        return isBigEndian ? little.reversed() : little
    }

    static func integer(_ bytes: [UInt8], isBigEndian: Bool, isSigned: Bool) -> BigInt {
        let big = isBigEndian ? bytes : bytes.reversed()
        var words: [UInt] = []
        var end = big.count
        while end > 0 {
            let start = max(0, end - UInt.bitWidth / 8)
            words.append(big[start..<end].reduce(0) { $0 << 8 | UInt($1) })
            end = start
        }
        let magnitude = BigInt(BigUInt(words: words))
        guard isSigned, let first = big.first, first >= 0x80 else { return magnitude }
        return magnitude - (BigInt(1) << (big.count * 8))
    }
}
