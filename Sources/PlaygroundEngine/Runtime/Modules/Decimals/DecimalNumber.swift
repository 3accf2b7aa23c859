import BigInt

/// A decimal number: a sign, digits and a power of ten, or one of the special values.
///
/// Source: General Decimal Arithmetic Specification; results and conditions are those of CPython's `decimal`.
struct DecimalNumber: Hashable, Sendable {
    enum Kind: Hashable, Sendable { case finite, infinite, quiet, signaling }

    var isNegative: Bool
    var kind: Kind = .finite
    /// The digits; of a NaN its payload.
    var coefficient: BigUInt
    var exponent: Int

    /// Longer numbers are refused.
    static let mostDigits = 10_000

    init(_ isNegative: Bool, _ coefficient: BigUInt, _ exponent: Int) {
        self.isNegative = isNegative
        self.coefficient = coefficient
        self.exponent = exponent
    }

    init(kind: Kind, isNegative: Bool = false, payload: BigUInt = 0) {
        self.init(isNegative, payload, 0)
        self.kind = kind
    }

    init(_ integer: BigInt) {
        self.init(integer < 0, integer.magnitude, 0)
    }

    /// The exact value of a float.
    init(_ float: Double) {
        if float.isNaN {
            self.init(kind: .quiet, isNegative: float.sign == .minus)
        } else if float.isInfinite {
            self.init(kind: .infinite, isNegative: float < 0)
        } else {
            let (numerator, denominator) = FloatRatio.ratio(of: float)
            // Halves are fives of the next digit.
            let places = denominator.magnitude.bitWidth - 1
            self.init(
                float.sign == .minus, numerator.magnitude * BigUInt(5).power(places), -places)
        }
    }

    static let zero = DecimalNumber(false, 0, 0)
    static let one = DecimalNumber(false, 1, 0)
    static let nan = DecimalNumber(kind: .quiet)

    var isFinite: Bool { kind == .finite }
    var isInfinite: Bool { kind == .infinite }
    var isNaN: Bool { kind == .quiet || kind == .signaling }
    var isZero: Bool { kind == .finite && coefficient.isZero }
    var digits: Int { Ten.digits(of: coefficient) }

    /// The exponent of the first digit; 0 for special values.
    var adjusted: Int { isFinite ? exponent + digits - 1 : 0 }

    var negated: DecimalNumber {
        var copy = self
        copy.isNegative.toggle()
        return copy
    }

    var magnitude: DecimalNumber {
        var copy = self
        copy.isNegative = false
        return copy
    }

    /// Whether the number has no digits behind the point.
    var isIntegral: Bool {
        guard isFinite else { return false }
        if exponent >= 0 || coefficient.isZero { return true }
        return exponent > -digits && (coefficient % Ten.power(-exponent)).isZero
    }

    /// This number with the digits behind `exponent` rounded away, or zeros put in.
    func rescaled(to target: Int, _ rounding: DecimalRounding) -> DecimalNumber {
        if coefficient.isZero { return DecimalNumber(isNegative, 0, target) }
        if exponent >= target {
            return DecimalNumber(isNegative, coefficient * Ten.power(exponent - target), target)
        }
        return DecimalNumber(isNegative, cut(target - exponent, rounding).kept, target)
    }

    /// The coefficient without its last `count` digits, rounded, and whether anything but zeros was cut off.
    func cut(_ count: Int, _ rounding: DecimalRounding) -> (kept: BigUInt, isInexact: Bool) {
        guard count > 0, !coefficient.isZero else { return (coefficient, false) }
        if count > digits {
            // Less than a tenth of the last digit that is kept.
            let goesUp = rounding.goesUp(isNegative: isNegative, lastDigit: 0, part: -1)
            return (goesUp ? 1 : 0, true)
        }
        let unit = Ten.power(count)
        let (kept, rest) = coefficient.quotientAndRemainder(dividingBy: unit)
        guard !rest.isZero else { return (kept, false) }
        let twice = rest << 1
        let part = twice == unit ? 0 : twice < unit ? -1 : 1
        let last = Int(kept % 10)
        return (rounding.goesUp(isNegative: isNegative, lastDigit: last, part: part) ? kept + 1 : kept, true)
    }

    /// This number as the context has room for it.
    ///
    /// Source: `_fix` of CPython's `_pydecimal`.
    func fixed(_ context: DecimalContext, _ status: inout DecimalStatus) -> DecimalNumber {
        guard isFinite else {
            guard isNaN, digits > context.precision - (context.isClamped ? 1 : 0) else { return self }
            var cut = self
            cut.coefficient %= Ten.power(context.precision - (context.isClamped ? 1 : 0))
            return cut
        }
        let (tiny, top) = (context.tiny, context.top)
        guard !coefficient.isZero else {
            let bounded = min(max(exponent, tiny), context.isClamped ? top : context.maximum)
            if bounded != exponent { status.insert(.clamped) }
            return DecimalNumber(isNegative, 0, bounded)
        }
        let digits = self.digits
        var least = digits + exponent - context.precision
        if least > top { return overflown(context, &status) }
        let isSubnormal = least < tiny
        if isSubnormal {
            least = tiny
            status.insert(.subnormal)
        }
        var result = self
        if exponent < least {
            let (kept, isInexact) = cut(least - exponent, context.rounding)
            result = DecimalNumber(isNegative, kept, least)
            if result.digits > context.precision {
                result.coefficient /= 10
                result.exponent += 1
            }
            if result.exponent > top { return overflown(context, &status) }
            status.insert(.rounded)
            if isInexact { status.insert(.inexact) }
            if isInexact, isSubnormal { status.insert(.underflow) }
            if result.coefficient.isZero { status.insert(.clamped) }
        }
        if context.isClamped, result.exponent > top {
            status.insert(.clamped)
            result = result.rescaled(to: top, context.rounding)
        }
        return result
    }

    private func overflown(_ context: DecimalContext, _ status: inout DecimalStatus) -> DecimalNumber {
        status.formUnion([.overflow, .inexact, .rounded])
        switch (context.rounding, isNegative) {
        case (.down, _), (.fiveUp, _), (.ceiling, true), (.floor, false):
            return DecimalNumber(isNegative, Ten.power(context.precision) - 1, context.top)
        default: return DecimalNumber(kind: .infinite, isNegative: isNegative)
        }
    }

    /// The NaN that an operation on these gives, where one of them is a NaN.
    static func nan(_ a: DecimalNumber, _ b: DecimalNumber?, _ context: DecimalContext, _ status: inout DecimalStatus)
        -> DecimalNumber?
    {
        let operands = [a] + (b.map { [$0] } ?? [])
        guard operands.contains(where: \.isNaN) else { return nil }
        let signaling = operands.first { $0.kind == .signaling }
        if signaling != nil { status.insert(.invalidOperation) }
        guard var found = signaling ?? operands.first(where: \.isNaN) else { return nil }
        found.kind = .quiet
        return found.fixed(context, &status)
    }

    /// How two numbers, neither of them a NaN, stand to each other: below 0, 0 or above.
    static func order(_ a: DecimalNumber, _ b: DecimalNumber) -> Int {
        func sign(_ number: DecimalNumber) -> Int { number.isZero ? 0 : number.isNegative ? -1 : 1 }
        let (left, right) = (sign(a), sign(b))
        guard left == right, left != 0 else { return left < right ? -1 : left > right ? 1 : 0 }
        if a.isInfinite || b.isInfinite { return a.isInfinite == b.isInfinite ? 0 : a.isInfinite ? left : -left }
        guard a.adjusted == b.adjusted else { return a.adjusted < b.adjusted ? -left : left }
        // With the first digits in the same place, the exponents differ by fewer places than there are digits.
        let least = min(a.exponent, b.exponent)
        let (x, y) = (
            a.coefficient * Ten.power(a.exponent - least), b.coefficient * Ten.power(b.exponent - least)
        )
        return x == y ? 0 : x < y ? -left : left
    }
}
