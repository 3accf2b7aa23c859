import BigInt

extension Builtins {
    static let numbers: [Function] = [
        Function("abs", .one) { (arguments) throws(PyError) in
            let value = arguments.required(0)
            if case .float(let float) = value { return .float(float.magnitude) }
            if case .object(let object) = value, let result = try object.number(.absolute) { return result }
            guard let integer = value.bigInteger else {
                throw .typeError("bad operand type for abs(): '\(value.typeName)'")
            }
            return .integer(BigInt(integer.magnitude))
        },
        Function("round", .named(["number", "ndigits"], required: 1)) { (arguments) throws(PyError) in
            try Rounding.round([arguments.required(0), arguments.required(1)])
        },
        Function("divmod", .positional(2...2)) { (arguments) throws(PyError) in
            try quotientAndRemainder(arguments.required(0), arguments.required(1))
        },
        Function("pow", .named(["base", "exp", "mod"], required: 2)) { (arguments) throws(PyError) in
            let (base, exponent, modulus) = (arguments.required(0), arguments.required(1), arguments.required(2))
            guard !modulus.isNone else { return try Arithmetic.binary(.power, base, exponent) }
            guard let base = base.bigInteger, let exponent = exponent.bigInteger, let modulus = modulus.bigInteger
            else {
                let values = [base, exponent, modulus]
                guard values.allSatisfy({ $0.bigInteger != nil || $0.isFloat }) else {
                    let names = values.map { "'\($0.typeName)'" }.joined(separator: ", ")
                    throw .typeError("unsupported operand type(s) for ** or pow(): \(names)")
                }
                throw .typeError("pow() 3rd argument not allowed unless all arguments are integers")
            }
            return .integer(try IntegerArithmetic.power(base, exponent, modulo: modulus))
        },
        Function("sum", .named(["iterable", "start"], required: 1, isFirstPositional: true)) {
            (arguments) throws(PyError) in
            var total = arguments[1] ?? .int(0)
            if case .str = total { throw .typeError("sum() can't sum strings [use ''.join(seq) instead]") }
            if total.bytes != nil { throw .typeError("sum() can't sum bytes [use b''.join(seq) instead]") }
            var work = 0
            try Iteration.forEach(arguments.required(0)) { (value) throws(PyError) in
                total = try Arithmetic.binary(.add, total, value)
                // Lists and long integers are copied at each step.
                work += total.weight
                guard work <= Sizes.longestIteration else {
                    throw .make(.timeoutError, "the sum copied more than \(Sizes.longestIteration) values")
                }
            }
            return total
        },
        Function("bin", .one) { (arguments) throws(PyError) in try digits(arguments, "0b", 2) },
        Function("oct", .one) { (arguments) throws(PyError) in try digits(arguments, "0o", 8) },
        Function("hex", .one) { (arguments) throws(PyError) in try digits(arguments, "0x", 16) },
    ]

    private static func digits(_ arguments: Arguments, _ prefix: String, _ radix: Int) throws(PyError) -> Value {
        let number = try arguments.required(0).requiredIndex()
        return .string((number < 0 ? "-" : "") + prefix + String(number.magnitude, radix: radix))
    }

    private static func quotientAndRemainder(_ left: Value, _ right: Value) throws(PyError) -> Value {
        if let a = left.bigInteger, let b = right.bigInteger {
            guard !b.isZero else { throw IntegerArithmetic.divisionByZero(.floorDivide) }
            let (quotient, remainder) = IntegerArithmetic.floorDivision(a, b)
            return .tuple(PyTuple([.integer(quotient), .integer(remainder)]))
        }
        if left.isFloat || right.isFloat, left.isNumber, right.isNumber {
            let (a, b) = (try float(left), try float(right))
            guard b != 0 else { throw .make(.zeroDivisionError, "float divmod()") }
            let (quotient, remainder) = FloatArithmetic.floorDivision(a, b)
            return .tuple(PyTuple([.float(quotient), .float(remainder)]))
        }
        if let quotient = try native(.floorDivide, left, right), let remainder = try native(.modulo, left, right) {
            return .tuple(PyTuple([quotient, remainder]))
        }
        throw .typeError("unsupported operand type(s) for divmod(): '\(left.typeName)' and '\(right.typeName)'")
    }

    private static func float(_ value: Value) throws(PyError) -> Double {
        if case .float(let float) = value { return float }
        return try IntegerArithmetic.float(value.bigInteger ?? 0)
    }

    /// What a value that is no number of Python's own makes of the operation.
    private static func native(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value? {
        if case .object(let object) = left, let found = try object.binary(operation, right, isReflected: false) {
            return found
        }
        if case .object(let object) = right { return try object.binary(operation, left, isReflected: true) }
        return nil
    }
}

extension Value {
    var isFloat: Bool { if case .float = self { true } else { false } }

    /// Whether this is an integer, a boolean or a float.
    var isNumber: Bool { isFloat || bigInteger != nil }
}

extension IntegerArithmetic {
    /// `pow(base, exponent, modulus)`. Source: CPython's `long_pow`.
    static func power(_ base: BigInt, _ exponent: BigInt, modulo modulus: BigInt) throws(PyError) -> BigInt {
        guard !modulus.isZero else { throw .valueError("pow() 3rd argument cannot be 0") }
        let size = BigInt(modulus.magnitude)
        var base = base
        if exponent < 0 {
            guard size != 1 else { return 0 }
            guard let inverse = base.inverse(size) else {
                throw .valueError("base is not invertible for the given modulus")
            }
            base = inverse
        }
        // Each bit of the exponent costs a product of the modulus' size.
        let work = exponent.magnitude.bitWidth.multipliedReportingOverflow(by: size.bitWidth / 64 + 1)
        let cost = work.partialValue.multipliedReportingOverflow(by: size.bitWidth / 64 + 1)
        guard !work.overflow, !cost.overflow, cost.partialValue <= Sizes.longestIteration else {
            throw .make(.timeoutError, "the power would take more than \(Sizes.longestIteration) steps")
        }
        let result = floorDivision(base, size).remainder.power(BigInt(exponent.magnitude), modulus: size)
        return modulus < 0 && !result.isZero ? result + modulus : result
    }
}
