import BigInt

/// Arithmetic of integers: machine words first, any size when they overflow.
enum IntegerArithmetic {
    /// The result of two machine words; nil where it needs more than a word.
    static func small(_ operation: BinaryOperator, _ a: Int, _ b: Int) throws(PyError) -> Value? {
        switch operation {
        case .add: return value(a.addingReportingOverflow(b))
        case .subtract: return value(a.subtractingReportingOverflow(b))
        case .multiply: return value(a.multipliedReportingOverflow(by: b))
        case .floorDivide, .modulo:
            guard b != 0 else { throw divisionByZero(operation) }
            guard b != -1 else { return operation == .modulo ? .int(0) : value((0).subtractingReportingOverflow(a)) }
            let quotient = a / b
            let remainder = a % b
            // Python rounds towards minus infinity, so the remainder has the divisor's sign.
            let isOff = remainder != 0 && (remainder < 0) != (b < 0)
            return .int(operation == .modulo ? (isOff ? remainder + b : remainder) : (isOff ? quotient - 1 : quotient))
        case .bitAnd: return .int(a & b)
        case .bitOr: return .int(a | b)
        case .bitXor: return .int(a ^ b)
        case .shiftRight:
            guard b >= 0 else { throw .valueError("negative shift count") }
            return .int(a >> min(b, Int.bitWidth - 1))
        case .divide, .power, .shiftLeft, .matrixMultiply: return nil
        }
    }

    private static func value(_ result: (partialValue: Int, overflow: Bool)) -> Value? {
        result.overflow ? nil : .int(result.partialValue)
    }

    static func big(_ operation: BinaryOperator, _ a: BigInt, _ b: BigInt) throws(PyError) -> Value {
        switch operation {
        case .add: return .integer(try checked(a + b))
        case .subtract: return .integer(try checked(a - b))
        case .multiply:
            try Sizes.checkInteger(bits: a.bitWidth + b.bitWidth)
            return .integer(a * b)
        case .divide: return .float(try trueDivision(a, b))
        case .floorDivide, .modulo:
            guard !b.isZero else { throw divisionByZero(operation) }
            let (quotient, remainder) = floorDivision(a, b)
            return .integer(operation == .modulo ? remainder : quotient)
        case .power: return try power(a, b)
        case .shiftLeft, .shiftRight:
            guard b >= 0 else { throw .valueError("negative shift count") }
            guard let count = Int(exactly: b) else {
                if operation == .shiftRight || a.isZero { return .int(a < 0 && operation == .shiftRight ? -1 : 0) }
                throw .make(.overflowError, "too many digits in integer")
            }
            if operation == .shiftRight { return .integer(a >> min(count, a.bitWidth)) }
            if a.isZero { return .int(0) }
            try Sizes.checkInteger(
                bits: a.bitWidth.addingReportingOverflow(count).overflow ? Int.max : a.bitWidth + count)
            return .integer(a << count)
        case .bitAnd: return .integer(a & b)
        case .bitOr: return .integer(a | b)
        case .bitXor: return .integer(a ^ b)
        case .matrixMultiply: throw .typeError("unsupported operand type(s) for @: 'int' and 'int'")
        }
    }

    private static func checked(_ value: BigInt) throws(PyError) -> BigInt {
        try Sizes.checkInteger(bits: value.bitWidth)
        return value
    }

    static func floorDivision(_ a: BigInt, _ b: BigInt) -> (quotient: BigInt, remainder: BigInt) {
        let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
        return !remainder.isZero && (remainder < 0) != (b < 0) ? (quotient - 1, remainder + b) : (quotient, remainder)
    }

    private static func power(_ base: BigInt, _ exponent: BigInt) throws(PyError) -> Value {
        if exponent < 0 {
            guard !base.isZero else { throw .make(.zeroDivisionError, "0.0 cannot be raised to a negative power") }
            return try FloatArithmetic.binary(.power, try float(base), try float(exponent)) ?? .none
        }
        if base.isZero || base == 1 { return .integer(exponent.isZero ? 1 : base) }
        if base == -1 { return .int(exponent % 2 == 0 ? 1 : -1) }
        guard let count = Int(exactly: exponent) else { throw .make(.memoryError, "the integer would be too large") }
        let (bits, overflow) = base.magnitude.bitWidth.multipliedReportingOverflow(by: count)
        try Sizes.checkInteger(bits: overflow ? Int.max : bits)
        return .integer(base.power(count))
    }

    /// The float nearest to `value`.
    ///
    /// - Throws: `OverflowError` where it is past the largest float.
    static func float(_ value: BigInt) throws(PyError) -> Double {
        let magnitude = nearest(value.magnitude)
        let result = value < 0 ? -magnitude : magnitude
        guard result.isFinite else { throw .make(.overflowError, "int too large to convert to float") }
        return result
    }

    /// The float nearest to `value`, halves to the even one; infinite past the largest.
    static func nearest(_ value: BigUInt) -> Double {
        let excess = value.bitWidth - 64
        guard excess > 0 else { return Double(UInt64(value)) }
        // A word keeps more bits than a float; the lowest says whether anything was cut off.
        var word = UInt64(value >> excess)
        if value & ((BigUInt(1) << excess) - 1) != 0 { word |= 1 }
        return Double(sign: .plus, exponent: min(excess, 2000), significand: Double(word))
    }

    private static func trueDivision(_ a: BigInt, _ b: BigInt) throws(PyError) -> Double {
        guard !b.isZero else { throw .make(.zeroDivisionError, "division by zero") }
        if a.magnitude.bitWidth <= 53, b.magnitude.bitWidth <= 53 { return Double(a) / Double(b) }
        // Scale so that the quotient has 66 bits or more; the remainder becomes a sticky bit for the rounding.
        let shift = max(0, 66 - (a.magnitude.bitWidth - b.magnitude.bitWidth))
        var (quotient, remainder) = (a.magnitude << shift).quotientAndRemainder(dividingBy: b.magnitude)
        if !remainder.isZero { quotient |= 1 }
        let exponent = quotient.bitWidth - 66
        if exponent > 0 {
            let lost = quotient & ((BigUInt(1) << exponent) - 1)
            quotient >>= exponent
            if !lost.isZero { quotient |= 1 }
        }
        let magnitude = Double(sign: .plus, exponent: max(0, exponent) - shift, significand: nearest(quotient))
        guard magnitude.isFinite else { throw .make(.overflowError, "integer division result too large for a float") }
        return (a < 0) != (b < 0) ? -magnitude : magnitude
    }

    static func divisionByZero(_ operation: BinaryOperator) -> PyError {
        .make(
            .zeroDivisionError, operation == .modulo ? "integer modulo by zero" : "integer division or modulo by zero")
    }
}
