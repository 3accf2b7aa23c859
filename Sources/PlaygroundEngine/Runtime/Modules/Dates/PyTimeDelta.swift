import BigInt

/// A `datetime.timedelta`.
///
/// Source: The Python Standard Library, "timedelta Objects"; rounding is CPython's.
package final class PyTimeDelta: PyObject {
    /// The whole duration. Its largest magnitude needs 67 bits.
    package let microseconds: Int128

    private static let perDay: Int128 = 86_400_000_000
    private static let mostDays: Int128 = 999_999_999
    static let minimum = -mostDays * perDay
    static let maximum = (mostDays + 1) * perDay - 1

    /// For durations within ``minimum`` and ``maximum``.
    init(unchecked microseconds: Int128) {
        self.microseconds = microseconds
    }

    /// A duration of less than 292,000 years.
    package convenience init(microseconds: Int) {
        self.init(unchecked: Int128(microseconds))
    }

    /// - Throws: `OverflowError` past 999,999,999 days.
    static func checked(_ microseconds: BigInt) throws(PyError) -> PyTimeDelta {
        let days = IntegerArithmetic.floorDivision(microseconds, BigInt(86_400_000_000)).quotient
        guard let word = Int32(exactly: days) else {
            throw .make(.overflowError, "Python int too large to convert to C int")
        }
        guard word.magnitude <= 999_999_999 else {
            throw .make(.overflowError, "days=\(word); must have magnitude <= 999999999")
        }
        return PyTimeDelta(unchecked: Int128(microseconds))
    }

    package var days: Int { Int(split.days) }

    /// 0..<86,400
    package var seconds: Int { split.rest / 1_000_000 }

    /// 0..<1,000,000
    package var microsecondsOfSecond: Int { split.rest % 1_000_000 }

    private var split: (days: Int128, rest: Int) {
        let (days, rest) = microseconds.quotientAndRemainder(dividingBy: Self.perDay)
        return rest < 0 ? (days - 1, Int(rest + Self.perDay)) : (days, Int(rest))
    }

    /// The duration in seconds, rounded to the nearest float.
    package var totalSeconds: Double {
        get throws(PyError) {
            let quotient = try Arithmetic.binary(.divide, .integer(BigInt(microseconds)), .int(1_000_000))
            if case .float(let seconds) = quotient { return seconds }
            return 0
        }
    }

    override package var type: PyType { DatesModule.timedelta }

    override package var typeName: String { "datetime.timedelta" }

    override package var isTrue: Bool { microseconds != 0 }

    override var hash: Int? { Hashing.hash(Int(truncatingIfNeeded: microseconds)) }

    override package func repr(_ context: ReprContext) throws(PyError) -> String {
        let parts = [("days", days), ("seconds", seconds), ("microseconds", microsecondsOfSecond)]
            .filter { $0.1 != 0 }.map { "\($0.0)=\($0.1)" }
        return "datetime.timedelta(\(parts.isEmpty ? "0" : parts.joined(separator: ", ")))"
    }

    /// `[D day[s], ]H:MM:SS[.ffffff]`
    override func text() throws(PyError) -> String {
        let time = ClockTime(microsecondsOfDay: split.rest)
        let clock = "\(time.hour):" + time.isoText().dropFirst(3)
        return days == 0 ? clock : "\(days) day\(days.magnitude == 1 ? "" : "s"), \(clock)"
    }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "days": return .int(days)
        case "seconds": return .int(seconds)
        case "microseconds": return .int(microsecondsOfSecond)
        case "total_seconds":
            return .builtin("timedelta.total_seconds") { (call) throws(PyError) in
                _ = try call.arguments(0...0)
                return .float(try self.totalSeconds)
            }
        default: return DateTypes.members(of: .timedelta)[name]
        }
    }

    override package var attributeNames: [String] { ["days", "seconds", "microseconds", "total_seconds"] }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        PyTimeDelta.from(other).map { $0.microseconds == microseconds }
    }

    override func order(_ operation: ComparisonOperator, _ other: Value) throws(PyError) -> Bool? {
        PyTimeDelta.from(other).flatMap { operation.holds(microseconds, $0.microseconds) }
    }

    /// The duration that `value` is, or nil.
    static func from(_ value: Value) -> PyTimeDelta? {
        if case .object(let object) = value { object as? PyTimeDelta } else { nil }
    }

    override func binary(_ operation: BinaryOperator, _ other: Value, isReflected: Bool) throws(PyError) -> Value? {
        let own = BigInt(microseconds)
        if let other = PyTimeDelta.from(other), !isReflected {
            let right = BigInt(other.microseconds)
            switch operation {
            case .add: return .object(try PyTimeDelta.checked(own + right))
            case .subtract: return .object(try PyTimeDelta.checked(own - right))
            case .divide: return try Arithmetic.binary(.divide, .integer(own), .integer(right))
            case .floorDivide: return try IntegerArithmetic.big(.floorDivide, own, right)
            case .modulo:
                guard let rest = try IntegerArithmetic.big(.modulo, own, right).bigInteger else { return nil }
                return .object(try PyTimeDelta.checked(rest))
            default: return nil
            }
        }
        if let factor = other.bigInteger {
            switch operation {
            case .multiply:
                try Sizes.checkInteger(bits: factor.bitWidth + 70)
                return .object(try PyTimeDelta.checked(own * factor))
            case .divide where !isReflected: return .object(try PyTimeDelta.checked(Self.nearest(own, factor)))
            case .floorDivide where !isReflected:
                guard let quotient = try IntegerArithmetic.big(.floorDivide, own, factor).bigInteger else { return nil }
                return .object(try PyTimeDelta.checked(quotient))
            default: return nil
            }
        }
        if case .float(let float) = other, operation == .multiply || operation == .divide && !isReflected {
            let (numerator, denominator) = try Self.ratio(float)
            let (over, under) = operation == .multiply ? (numerator, denominator) : (denominator, numerator)
            return .object(try PyTimeDelta.checked(Self.nearest(own * over, under)))
        }
        return nil
    }

    override func unary(_ operation: UnaryOperator) throws(PyError) -> Value? {
        switch operation {
        case .negative: .object(try PyTimeDelta.checked(-BigInt(microseconds)))
        case .positive: .object(self)
        case .invert, .not: nil
        }
    }

    override func number(_ conversion: NumberConversion) throws(PyError) -> Value? {
        guard case .absolute = conversion else { return nil }
        return .object(microseconds < 0 ? try PyTimeDelta.checked(-BigInt(microseconds)) : self)
    }

    /// `a / b` rounded to the nearest integer, halves to the even one.
    ///
    /// Source: CPython's `divide_nearest`.
    private static func nearest(_ a: BigInt, _ b: BigInt) throws(PyError) -> BigInt {
        guard !b.isZero else { throw IntegerArithmetic.divisionByZero(.floorDivide) }
        let (quotient, rest) = IntegerArithmetic.floorDivision(a, b)
        let (twice, limit) = (rest.magnitude * 2, b.magnitude)
        return twice > limit || twice == limit && quotient % 2 != 0 ? quotient + 1 : quotient
    }

    /// The float as a ratio of integers.
    private static func ratio(_ float: Double) throws(PyError) -> (BigInt, BigInt) {
        guard !float.isNaN else { throw .valueError("cannot convert NaN to integer ratio") }
        guard float.isFinite else { throw .make(.overflowError, "cannot convert Infinity to integer ratio") }
        return FloatRatio.ratio(of: float)
    }
}

/// Floats as exact ratios.
enum FloatRatio {
    /// Numerator and denominator in lowest terms, the denominator a power of two.
    static func ratio(of float: Double) -> (BigInt, BigInt) {
        guard float != 0 else { return (0, 1) }
        // A finite float is its 53-bit significand times a power of two.
        var exponent = Int(float.exponent) - 52
        var significand = BigInt(float.significand * 4_503_599_627_370_496)
        while significand % 2 == 0 {
            significand /= 2
            exponent += 1
        }
        let signed = float < 0 ? -significand : significand
        return exponent >= 0 ? (signed << exponent, 1) : (signed, BigInt(1) << -exponent)
    }
}

extension ComparisonOperator {
    /// The result for two values that are in order.
    func holds<Ordered: Comparable>(_ left: Ordered, _ right: Ordered) -> Bool? {
        switch self {
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        case .equal: left == right
        case .notEqual: left != right
        case .identical, .notIdentical, .contained, .notContained: nil
        }
    }
}
