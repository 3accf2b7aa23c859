import BigInt

/// What can be said of a decimal operation beside its result.
///
/// Source: General Decimal Arithmetic Specification, "Exceptional conditions".
struct DecimalStatus: OptionSet, Sendable {
    let rawValue: Int

    static let clamped = DecimalStatus(rawValue: 1)
    static let conversionSyntax = DecimalStatus(rawValue: 2)
    static let divisionByZero = DecimalStatus(rawValue: 4)
    static let divisionImpossible = DecimalStatus(rawValue: 8)
    static let divisionUndefined = DecimalStatus(rawValue: 16)
    static let inexact = DecimalStatus(rawValue: 64)
    static let invalidOperation = DecimalStatus(rawValue: 256)
    static let floatOperation = DecimalStatus(rawValue: 1024)
    static let overflow = DecimalStatus(rawValue: 2048)
    static let rounded = DecimalStatus(rawValue: 4096)
    static let subnormal = DecimalStatus(rawValue: 8192)
    static let underflow = DecimalStatus(rawValue: 16384)

    /// The conditions that the signal InvalidOperation stands for.
    static let invalid: DecimalStatus = [
        .conversionSyntax, .divisionImpossible, .divisionUndefined, .invalidOperation,
    ]
}

/// How a result is brought to the digits that there is room for.
enum DecimalRounding: String, CaseIterable, Sendable {
    case ceiling = "ROUND_CEILING"
    case floor = "ROUND_FLOOR"
    case up = "ROUND_UP"
    case down = "ROUND_DOWN"
    case halfUp = "ROUND_HALF_UP"
    case halfDown = "ROUND_HALF_DOWN"
    case halfEven = "ROUND_HALF_EVEN"
    case fiveUp = "ROUND_05UP"

    /// Whether a magnitude goes up to the next digit.
    ///
    /// - Parameter part: How what is cut off compares with half a digit: below 0, 0 or above; nil where nothing is.
    func goesUp(isNegative: Bool, lastDigit: Int, part: Int?) -> Bool {
        guard let part else { return false }
        switch self {
        case .ceiling: return !isNegative
        case .floor: return isNegative
        case .up: return true
        case .down: return false
        case .halfUp: return part >= 0
        case .halfDown: return part > 0
        case .halfEven: return part > 0 || part == 0 && lastDigit % 2 == 1
        case .fiveUp: return lastDigit == 0 || lastDigit == 5
        }
    }
}

/// The precision, the bounds and the rounding of decimal operations.
///
/// Source: The Python Standard Library, "decimal — Context objects".
struct DecimalContext: Sendable {
    /// Digits of a result.
    var precision = 28
    var rounding = DecimalRounding.halfEven
    var minimum = -999_999
    var maximum = 999_999
    var hasCapitals = true
    var isClamped = false
    /// What happened since the flags were last cleared.
    var flags: DecimalStatus = []
    var traps: DecimalStatus = DecimalStatus.invalid.union([.divisionByZero, .overflow])

    /// More digits would make single operations slow.
    static let mostDigits = 2000

    /// The exponent of the smallest subnormal number.
    var tiny: Int { minimum - precision + 1 }
    /// The largest exponent of a number with all its digits.
    var top: Int { maximum - precision + 1 }

    /// Notes `status` and raises what is trapped.
    mutating func note(_ status: DecimalStatus) throws(PyError) {
        flags.formUnion(status)
        let trapped = status.intersection(traps)
        if !trapped.isEmpty { throw DecimalSignal.error(trapped) }
    }
}

/// Powers of ten, of which small ones are needed all the time.
enum Ten {
    private static let small: [BigUInt] = (0...64).map { BigUInt(10).power($0) }

    static func power(_ exponent: Int) -> BigUInt {
        exponent < small.count ? small[max(0, exponent)] : BigUInt(10).power(exponent)
    }

    /// How many decimal digits `value` has; 1 for zero.
    static func digits(of value: BigUInt) -> Int {
        guard !value.isZero else { return 1 }
        // log10(2) is a little less than 30103/100000 for any width in question.
        var count = max(0, (value.bitWidth - 1) * 30102 / 100_000)
        while power(count) <= value { count += 1 }
        return max(1, count)
    }
}
