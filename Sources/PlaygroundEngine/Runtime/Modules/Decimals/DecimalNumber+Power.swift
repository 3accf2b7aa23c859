import BigInt
import Foundation

extension DecimalNumber {
    /// The square root, correctly rounded.
    func squareRoot(_ context: DecimalContext, _ status: inout DecimalStatus) -> DecimalNumber {
        if let nan = Self.nan(self, nil, context, &status) { return nan }
        if isInfinite, !isNegative { return self }
        var context = context
        context.rounding = .halfEven
        let half = exponent >> 1
        if isZero { return DecimalNumber(isNegative, 0, half).fixed(context, &status) }
        guard !isNegative else { return Self.invalid(.invalidOperation, &status) }
        // The root of 2n digits has n: the radicand gets twice as many as the root is to have.
        var radicand = exponent & 1 == 1 ? coefficient * 10 : coefficient
        let shift = context.precision + 1 - (Ten.digits(of: radicand) + 1) / 2
        var isExact = true
        if shift >= 0 {
            radicand *= Ten.power(2 * shift)
        } else {
            let (kept, rest) = radicand.quotientAndRemainder(dividingBy: Ten.power(-2 * shift))
            (radicand, isExact) = (kept, rest.isZero)
        }
        var root = radicand.squareRoot()
        var place = half - shift
        if isExact, root * root == radicand {
            if shift >= 0 { root /= Ten.power(shift) } else { root *= Ten.power(-shift) }
            place = half
        } else if (root % 5).isZero {
            root += 1
        }
        return DecimalNumber(false, root, place).fixed(context, &status)
    }

    /// `base ** exponent`.
    ///
    /// Source: the specification's `power`, with the exponents of results that CPython's `decimal` gives.
    static func power(
        _ base: DecimalNumber, _ power: DecimalNumber, _ context: DecimalContext, _ status: inout DecimalStatus
    ) throws(PyError) -> DecimalNumber {
        if let nan = nan(base, power, context, &status) { return nan }
        let isWhole = power.isIntegral
        let isNegative = base.isNegative && isWhole && power.isOdd
        if base.isZero {
            if power.isZero { return invalid(.invalidOperation, &status) }
            return power.isNegative
                ? DecimalNumber(kind: .infinite, isNegative: isNegative) : DecimalNumber(isNegative, 0, 0)
        }
        if base.isNegative, !isWhole || power.isInfinite { return invalid(.invalidOperation, &status) }
        let against = order(base.magnitude, .one)
        if power.isInfinite {
            if against == 0 {
                status.formUnion([.inexact, .rounded])
                return paddedOne(isNegative, places: context.precision - 1)
            }
            return (against > 0) == !power.isNegative
                ? DecimalNumber(kind: .infinite, isNegative: isNegative) : DecimalNumber(isNegative, 0, 0)
        }
        if base.isInfinite {
            if power.isZero { return DecimalNumber(isNegative, 1, 0) }
            return power.isNegative
                ? DecimalNumber(isNegative, 0, 0) : DecimalNumber(kind: .infinite, isNegative: isNegative)
        }
        if power.isZero { return DecimalNumber(isNegative, 1, 0) }
        if against == 0 { return powerOfOne(base, power, isNegative, context, &status) }
        let logarithm = base.magnitude.roughLogarithm * power.roughDouble
        if logarithm > Double(context.maximum) + 10 {
            return DecimalNumber(isNegative, 1, context.maximum + 1).fixed(context, &status)
        }
        if logarithm < Double(context.tiny) - 10 {
            return DecimalNumber(isNegative, 1, context.tiny - 1).fixed(context, &status)
        }
        if isWhole { return try wholePower(base, power, isNegative, context, &status) }
        let result = try DecimalSeries.rounded(to: context.precision) { (digits) throws(PyError) in
            // ln(base) times the power loses as many digits as stand in front of its point.
            let wide = digits + max(0, Int(logarithm.magnitude.exponent) / 3) + max(0, power.adjusted) + 5
            let (value, places) = DecimalSeries.logarithm(of: base, digits: wide)
            return DecimalSeries.exponential(
                of: DecimalNumber(value < 0, value.magnitude, -places), times: power, digits: digits)
        }
        if order(result, .one) == 0 {
            status.formUnion([.inexact, .rounded])
            return paddedOne(false, places: context.precision - 1)
        }
        return result.padded(to: context.precision).inexactlyFixed(context, &status)
    }

    private static func powerOfOne(
        _ base: DecimalNumber, _ power: DecimalNumber, _ isNegative: Bool, _ context: DecimalContext,
        _ status: inout DecimalStatus
    ) -> DecimalNumber {
        guard power.isIntegral else {
            status.formUnion([.inexact, .rounded])
            return paddedOne(isNegative, places: context.precision - 1)
        }
        if power.isNegative { return DecimalNumber(isNegative, 1, 0) }
        // 1.00 to the third has six places.
        let places = power.roughDouble * Double(-base.exponent)
        guard places <= Double(context.precision - 1) else {
            status.insert(.rounded)
            return paddedOne(isNegative, places: context.precision - 1)
        }
        return paddedOne(isNegative, places: max(0, Int(places)))
    }

    private static func paddedOne(_ isNegative: Bool, places: Int) -> DecimalNumber {
        DecimalNumber(isNegative, Ten.power(places), -places)
    }

    private var isOdd: Bool {
        guard isFinite, exponent <= 0 else { return false }
        return exponent > -digits && coefficient / Ten.power(-exponent) & 1 == 1
    }

    /// Repeated squaring with digits to spare, as CPython does it.
    private static func wholePower(
        _ base: DecimalNumber, _ power: DecimalNumber, _ isNegative: Bool, _ context: DecimalContext,
        _ status: inout DecimalStatus
    ) throws(PyError) -> DecimalNumber {
        let count =
            power.exponent >= 0
            ? power.coefficient * Ten.power(power.exponent) : power.coefficient / Ten.power(-power.exponent)
        guard count.bitWidth <= 4096 else {
            throw .make(.memoryError, "the exponent would have more than 4096 bits")
        }
        var work = context
        work.precision += power.digits + power.exponent + 2 + (power.isNegative ? 1 : 0)
        work.rounding = .halfEven
        work.isClamped = false
        var inner: DecimalStatus = []
        var factor = base
        if power.isNegative { factor = divide(.one, base, work, &inner) }
        var result = factor
        for bit in stride(from: count.bitWidth - 2, through: 0, by: -1) {
            result = multiply(result, result, work, &inner)
            if (count >> bit) & 1 == 1 { result = multiply(result, factor, work, &inner) }
            if !result.isFinite || result.isZero { break }
        }
        status.formUnion(inner.intersection([.inexact, .rounded, .overflow, .underflow, .subnormal]))
        if result.isInfinite {
            return DecimalNumber(isNegative, 1, context.maximum + 1).fixed(context, &status)
        }
        result.isNegative = isNegative
        return result.fixed(context, &status)
    }

    /// `e` to the power of this number, correctly rounded.
    func exponential(_ context: DecimalContext, _ status: inout DecimalStatus) throws(PyError) -> DecimalNumber {
        if let nan = Self.nan(self, nil, context, &status) { return nan }
        if isInfinite { return isNegative ? .zero : self }
        if isZero { return .one }
        var context = context
        context.rounding = .halfEven
        let size = roughDouble / 2.302585092994046
        if size > Double(context.maximum) + 10 {
            return DecimalNumber(false, 1, context.maximum + 1).fixed(context, &status)
        }
        if size < Double(context.tiny) - 10 {
            return DecimalNumber(false, 1, context.tiny - 1).fixed(context, &status)
        }
        if adjusted < -context.precision - 1 {
            // So close to 1 that only its side matters.
            let one = Ten.power(context.precision + 1)
            return DecimalNumber(false, isNegative ? one - 1 : one + 1, -context.precision - 1)
                .fixed(context, &status)
        }
        let result = try DecimalSeries.rounded(to: context.precision) { (digits) throws(PyError) in
            DecimalSeries.exponential(of: self, times: .one, digits: digits)
        }
        return result.padded(to: context.precision).inexactlyFixed(context, &status)
    }

    /// The natural logarithm, or that to base ten, correctly rounded.
    func logarithm(
        isDecimal: Bool, _ context: DecimalContext, _ status: inout DecimalStatus
    ) throws(PyError) -> DecimalNumber {
        if let nan = Self.nan(self, nil, context, &status) { return nan }
        if isZero { return DecimalNumber(kind: .infinite, isNegative: true) }
        guard !isNegative else { return Self.invalid(.invalidOperation, &status) }
        if isInfinite { return self }
        var context = context
        context.rounding = .halfEven
        if Self.order(self, .one) == 0 { return .zero }
        if isDecimal, coefficient == Ten.power(digits - 1) {
            return DecimalNumber(BigInt(adjusted)).fixed(context, &status)
        }
        let result = try DecimalSeries.rounded(to: context.precision) { (digits) throws(PyError) in
            let (value, places) = DecimalSeries.logarithm(of: self, digits: digits + 5)
            guard isDecimal else { return (value, places) }
            let (ten, tenPlaces) = DecimalSeries.logarithm(of: DecimalNumber(false, 10, 0), digits: digits + 5)
            return (value * BigInt(Ten.power(tenPlaces)) / ten, places)
        }
        return result.padded(to: context.precision).inexactlyFixed(context, &status)
    }

    /// With zeros at the end, so that there are as many digits as the precision has.
    private func padded(to precision: Int) -> DecimalNumber {
        isFinite && digits < precision ? rescaled(to: exponent - (precision - digits), .down) : self
    }

    private func inexactlyFixed(_ context: DecimalContext, _ status: inout DecimalStatus) -> DecimalNumber {
        status.formUnion([.inexact, .rounded])
        return fixed(context, &status)
    }

    /// About the value; infinite past the floats.
    var roughDouble: Double { Double(text()) ?? .nan }

    /// About the logarithm to base ten of a positive finite number, exact enough near 1.
    private var roughLogarithm: Double {
        var ignored: DecimalStatus = []
        let distance = Self.add(self, DecimalNumber(true, 1, 0), DecimalContext(), &ignored).roughDouble
        if distance.magnitude < 0.5 { return log1p(distance) / 2.302585092994046 }
        let first = DecimalNumber(false, coefficient, -(digits - 1)).roughDouble
        return Double(adjusted) + log10(first)
    }
}
