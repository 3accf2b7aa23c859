import BigInt

/// The operations of arithmetic. Source: CPython's `_pydecimal`, which says them out.
extension DecimalNumber {
    static func add(
        _ a: DecimalNumber, _ b: DecimalNumber, _ context: DecimalContext, _ status: inout DecimalStatus
    ) -> DecimalNumber {
        if let nan = nan(a, b, context, &status) { return nan }
        if a.isInfinite || b.isInfinite {
            guard a.isInfinite, b.isInfinite, a.isNegative != b.isNegative else { return a.isInfinite ? a : b }
            return invalid(.invalidOperation, &status)
        }
        let least = min(a.exponent, b.exponent)
        let zeroIsNegative = context.rounding == .floor && a.isNegative != b.isNegative
        if a.isZero, b.isZero {
            let isNegative = a.isNegative && b.isNegative || zeroIsNegative
            return DecimalNumber(isNegative, 0, least).fixed(context, &status)
        }
        if a.isZero || b.isZero {
            let other = a.isZero ? b : a
            let target = max(least, other.exponent - context.precision - 1)
            return other.rescaled(to: min(target, other.exponent), context.rounding).fixed(context, &status)
        }
        let (x, y) = aligned(a, b, precision: context.precision)
        if x.isNegative == y.isNegative {
            return DecimalNumber(x.isNegative, x.coefficient + y.coefficient, x.exponent).fixed(context, &status)
        }
        guard x.coefficient != y.coefficient else {
            return DecimalNumber(zeroIsNegative, 0, least).fixed(context, &status)
        }
        let (large, small) = x.coefficient > y.coefficient ? (x, y) : (y, x)
        return DecimalNumber(large.isNegative, large.coefficient - small.coefficient, x.exponent)
            .fixed(context, &status)
    }

    /// Both with the same exponent; a number too small to matter is replaced by one that rounds alike.
    private static func aligned(
        _ a: DecimalNumber, _ b: DecimalNumber, precision: Int
    ) -> (DecimalNumber, DecimalNumber) {
        var (high, low) = a.exponent < b.exponent ? (b, a) : (a, b)
        let floor = high.exponent + min(-1, high.digits - precision - 2)
        if low.digits + low.exponent - 1 < floor {
            low.coefficient = 1
            low.exponent = floor
        }
        high.coefficient *= Ten.power(high.exponent - low.exponent)
        high.exponent = low.exponent
        return a.exponent < b.exponent ? (low, high) : (high, low)
    }

    static func invalid(_ condition: DecimalStatus, _ status: inout DecimalStatus) -> DecimalNumber {
        status.insert(condition)
        return .nan
    }

    static func multiply(
        _ a: DecimalNumber, _ b: DecimalNumber, _ context: DecimalContext, _ status: inout DecimalStatus
    ) -> DecimalNumber {
        if let nan = nan(a, b, context, &status) { return nan }
        let isNegative = a.isNegative != b.isNegative
        if a.isInfinite || b.isInfinite {
            if a.isZero || b.isZero { return invalid(.invalidOperation, &status) }
            return DecimalNumber(kind: .infinite, isNegative: isNegative)
        }
        return exactProduct(a, b).fixed(context, &status)
    }

    /// The product of two finite numbers, without rounding.
    static func exactProduct(_ a: DecimalNumber, _ b: DecimalNumber) -> DecimalNumber {
        DecimalNumber(a.isNegative != b.isNegative, a.coefficient * b.coefficient, a.exponent + b.exponent)
    }

    static func divide(
        _ a: DecimalNumber, _ b: DecimalNumber, _ context: DecimalContext, _ status: inout DecimalStatus
    ) -> DecimalNumber {
        if let nan = nan(a, b, context, &status) { return nan }
        let isNegative = a.isNegative != b.isNegative
        if a.isInfinite {
            return b.isInfinite
                ? invalid(.invalidOperation, &status) : DecimalNumber(kind: .infinite, isNegative: isNegative)
        }
        if b.isInfinite { return DecimalNumber(isNegative, 0, context.tiny).noting(.clamped, &status) }
        if b.isZero {
            if a.isZero { return invalid(.divisionUndefined, &status) }
            status.insert(.divisionByZero)
            return DecimalNumber(kind: .infinite, isNegative: isNegative)
        }
        let ideal = a.exponent - b.exponent
        if a.isZero { return DecimalNumber(isNegative, 0, ideal).fixed(context, &status) }
        let shift = b.digits - a.digits + context.precision + 1
        var exponent = ideal - shift
        var (quotient, rest) = (a.coefficient * Ten.power(max(0, shift)))
            .quotientAndRemainder(dividingBy: b.coefficient * Ten.power(max(0, -shift)))
        if !rest.isZero {
            // A last digit that is neither 0 nor 5 rounds as the digits behind it would.
            if (quotient % 5).isZero { quotient += 1 }
        } else {
            while exponent < ideal {
                let (shorter, digit) = quotient.quotientAndRemainder(dividingBy: 10)
                guard digit.isZero else { break }
                quotient = shorter
                exponent += 1
            }
        }
        return DecimalNumber(isNegative, quotient, exponent).fixed(context, &status)
    }

    private func noting(_ condition: DecimalStatus, _ status: inout DecimalStatus) -> DecimalNumber {
        status.insert(condition)
        return self
    }

    /// The integer part of a quotient and the remainder, of numbers that have both; not rounded.
    private static func division(
        _ a: DecimalNumber, _ b: DecimalNumber, _ context: DecimalContext, _ status: inout DecimalStatus
    ) -> (DecimalNumber, DecimalNumber)? {
        let isNegative = a.isNegative != b.isNegative
        let ideal = b.isInfinite ? a.exponent : min(a.exponent, b.exponent)
        let difference = a.adjusted - b.adjusted
        if a.isZero || b.isInfinite || difference <= -2 {
            return (DecimalNumber(isNegative, 0, 0), a.rescaled(to: ideal, context.rounding))
        }
        if difference <= context.precision {
            let (quotient, rest) = (a.coefficient * Ten.power(a.exponent - ideal))
                .quotientAndRemainder(dividingBy: b.coefficient * Ten.power(b.exponent - ideal))
            if quotient < Ten.power(context.precision) {
                return (DecimalNumber(isNegative, quotient, 0), DecimalNumber(a.isNegative, rest, ideal))
            }
        }
        status.insert(.divisionImpossible)
        return nil
    }

    /// `divmod(a, b)`: the quotient is cut towards zero.
    static func divisionWithRemainder(
        _ a: DecimalNumber, _ b: DecimalNumber, _ context: DecimalContext, _ status: inout DecimalStatus
    ) -> (DecimalNumber, DecimalNumber) {
        if let nan = nan(a, b, context, &status) { return (nan, nan) }
        let isNegative = a.isNegative != b.isNegative
        if a.isInfinite {
            let rest = invalid(.invalidOperation, &status)
            return (b.isInfinite ? rest : DecimalNumber(kind: .infinite, isNegative: isNegative), rest)
        }
        if b.isZero {
            if a.isZero {
                let nan = invalid(.divisionUndefined, &status)
                return (nan, nan)
            }
            status.insert(.divisionByZero)
            return (DecimalNumber(kind: .infinite, isNegative: isNegative), invalid(.invalidOperation, &status))
        }
        guard let (quotient, rest) = division(a, b, context, &status) else { return (.nan, .nan) }
        return (quotient, rest.fixed(context, &status))
    }

    static func floorDivide(
        _ a: DecimalNumber, _ b: DecimalNumber, _ context: DecimalContext, _ status: inout DecimalStatus
    ) -> DecimalNumber {
        if let nan = nan(a, b, context, &status) { return nan }
        let isNegative = a.isNegative != b.isNegative
        if a.isInfinite {
            return b.isInfinite
                ? invalid(.invalidOperation, &status) : DecimalNumber(kind: .infinite, isNegative: isNegative)
        }
        if b.isZero {
            if a.isZero { return invalid(.divisionUndefined, &status) }
            status.insert(.divisionByZero)
            return DecimalNumber(kind: .infinite, isNegative: isNegative)
        }
        return division(a, b, context, &status)?.0 ?? .nan
    }

    static func remainder(
        _ a: DecimalNumber, _ b: DecimalNumber, _ context: DecimalContext, _ status: inout DecimalStatus
    ) -> DecimalNumber {
        if let nan = nan(a, b, context, &status) { return nan }
        if a.isInfinite { return invalid(.invalidOperation, &status) }
        if b.isZero { return invalid(a.isZero ? .divisionUndefined : .invalidOperation, &status) }
        guard let (_, rest) = division(a, b, context, &status) else { return .nan }
        return rest.fixed(context, &status)
    }

    /// The remainder of the division by the nearest integer.
    static func remainderNear(
        _ a: DecimalNumber, _ b: DecimalNumber, _ context: DecimalContext, _ status: inout DecimalStatus
    ) -> DecimalNumber {
        if let nan = nan(a, b, context, &status) { return nan }
        if a.isInfinite { return invalid(.invalidOperation, &status) }
        if b.isZero { return invalid(a.isZero ? .divisionUndefined : .invalidOperation, &status) }
        if b.isInfinite { return a.fixed(context, &status) }
        let ideal = min(a.exponent, b.exponent)
        if a.isZero { return DecimalNumber(a.isNegative, 0, ideal).fixed(context, &status) }
        let difference = a.adjusted - b.adjusted
        if difference >= context.precision + 1 { return invalid(.divisionImpossible, &status) }
        if difference <= -2 { return a.rescaled(to: ideal, context.rounding).fixed(context, &status) }
        let divisor = b.coefficient * Ten.power(b.exponent - ideal)
        var (quotient, rest) = (a.coefficient * Ten.power(a.exponent - ideal)).quotientAndRemainder(dividingBy: divisor)
        var isNegative = a.isNegative
        if (rest << 1) + (quotient & 1) > divisor {
            rest = divisor - rest
            quotient += 1
            isNegative.toggle()
        }
        if quotient >= Ten.power(context.precision) { return invalid(.divisionImpossible, &status) }
        return DecimalNumber(isNegative, rest, ideal).fixed(context, &status)
    }

    static func multiplyAdd(
        _ a: DecimalNumber, _ b: DecimalNumber, _ c: DecimalNumber, _ context: DecimalContext,
        _ status: inout DecimalStatus
    ) -> DecimalNumber {
        guard a.isFinite, b.isFinite else {
            if a.kind != .signaling, b.kind != .signaling, c.kind == .signaling,
                let nan = nan(c, nil, context, &status)
            {
                return nan
            }
            return add(multiply(a, b, context, &status), c, context, &status)
        }
        return add(exactProduct(a, b), c, context, &status)
    }
}
