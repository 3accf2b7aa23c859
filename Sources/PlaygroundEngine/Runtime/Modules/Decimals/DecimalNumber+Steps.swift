import BigInt

/// Operations that change the scale or pick a neighbour. Source: CPython's `_pydecimal`.
extension DecimalNumber {
    /// This number with the exponent of `other`.
    func quantized(
        _ other: DecimalNumber, _ context: DecimalContext, _ status: inout DecimalStatus
    ) -> DecimalNumber {
        if let nan = Self.nan(self, other, context, &status) { return nan }
        if isInfinite || other.isInfinite {
            return isInfinite && other.isInfinite ? self : Self.invalid(.invalidOperation, &status)
        }
        guard (context.tiny...context.maximum).contains(other.exponent) else {
            return Self.invalid(.invalidOperation, &status)
        }
        if isZero { return DecimalNumber(isNegative, 0, other.exponent).fixed(context, &status) }
        guard adjusted <= context.maximum, adjusted - other.exponent + 1 <= context.precision else {
            return Self.invalid(.invalidOperation, &status)
        }
        let result = rescaled(to: other.exponent, context.rounding)
        guard result.adjusted <= context.maximum, result.digits <= context.precision else {
            return Self.invalid(.invalidOperation, &status)
        }
        if !result.isZero, result.adjusted < context.minimum { status.insert(.subnormal) }
        if result.exponent > exponent {
            if Self.order(result, self) != 0 { status.insert(.inexact) }
            status.insert(.rounded)
        }
        return result.fixed(context, &status)
    }

    /// Without zeros at the end.
    func normalized(_ context: DecimalContext, _ status: inout DecimalStatus) -> DecimalNumber {
        if let nan = Self.nan(self, nil, context, &status) { return nan }
        let result = fixed(context, &status)
        guard result.isFinite else { return result }
        return result.withoutZerosAtItsEnd(exponentAtMost: context.isClamped ? context.top : context.maximum)
    }

    /// This finite number without the zeros behind its last other digit; all digits stay, whatever the precision.
    func withoutZerosAtItsEnd(exponentAtMost most: Int = DecimalContext().maximum) -> DecimalNumber {
        if isZero { return DecimalNumber(isNegative, 0, 0) }
        var result = self
        while result.exponent < most {
            let (shorter, digit) = result.coefficient.quotientAndRemainder(dividingBy: 10)
            guard digit.isZero else { break }
            result.coefficient = shorter
            result.exponent += 1
        }
        return result
    }

    /// The nearest integer; `isExact` notes what was lost.
    func integral(
        _ rounding: DecimalRounding, isExact: Bool, _ context: DecimalContext, _ status: inout DecimalStatus
    ) -> DecimalNumber {
        if let nan = Self.nan(self, nil, context, &status) { return nan }
        guard isFinite, exponent < 0 else { return self }
        if isExact, !isZero {
            status.insert(.rounded)
            if !isIntegral { status.insert(.inexact) }
        }
        return rescaled(to: 0, rounding)
    }

    /// This number times a power of ten.
    func scaled(
        by other: DecimalNumber, _ context: DecimalContext, _ status: inout DecimalStatus
    ) -> DecimalNumber {
        if let nan = Self.nan(self, other, context, &status) { return nan }
        let limit = BigUInt(2 * (context.maximum + context.precision))
        guard other.isFinite, other.exponent == 0, other.coefficient <= limit else {
            return Self.invalid(.invalidOperation, &status)
        }
        if isInfinite { return self }
        let places = Int(other.coefficient)
        return DecimalNumber(isNegative, coefficient, exponent + (other.isNegative ? -places : places))
            .fixed(context, &status)
    }

    /// The exponent of the first digit as a number.
    func logB(_ context: DecimalContext, _ status: inout DecimalStatus) -> DecimalNumber {
        if let nan = Self.nan(self, nil, context, &status) { return nan }
        if isInfinite { return magnitude }
        if isZero {
            status.insert(.divisionByZero)
            return DecimalNumber(kind: .infinite, isNegative: true)
        }
        return DecimalNumber(BigInt(adjusted)).fixed(context, &status)
    }

    /// The neighbour above or below among the numbers of the context.
    func next(isUp: Bool, _ context: DecimalContext, _ status: inout DecimalStatus) -> DecimalNumber {
        if let nan = Self.nan(self, nil, context, &status) { return nan }
        if isInfinite {
            if isNegative != isUp { return self }
            return DecimalNumber(isNegative, Ten.power(context.precision) - 1, context.top)
        }
        var context = context
        context.rounding = isUp ? .ceiling : .floor
        var ignored: DecimalStatus = []
        let fixed = self.fixed(context, &ignored)
        if fixed != self { return fixed }
        return Self.add(self, DecimalNumber(!isUp, 1, context.tiny - 1), context, &ignored)
    }

    /// The larger or the smaller of two, a quiet NaN giving way to a number.
    static func extreme(
        _ a: DecimalNumber, _ b: DecimalNumber, isMaximum: Bool, byMagnitude: Bool = false, _ context: DecimalContext,
        _ status: inout DecimalStatus
    ) -> DecimalNumber {
        if a.isNaN || b.isNaN {
            if a.kind == .quiet, !b.isNaN { return b.fixed(context, &status) }
            if b.kind == .quiet, !a.isNaN { return a.fixed(context, &status) }
            return nan(a, b, context, &status) ?? .nan
        }
        var order = byMagnitude ? self.order(a.magnitude, b.magnitude) : self.order(a, b)
        if order == 0 { order = totalOrder(a, b) }
        return (isMaximum == (order < 0) ? b : a).fixed(context, &status)
    }

    /// The order in which no two representations are equal. Source: the specification's `compare-total`.
    static func totalOrder(_ a: DecimalNumber, _ b: DecimalNumber) -> Int {
        guard a.isNegative == b.isNegative else { return a.isNegative ? -1 : 1 }
        let sign = a.isNegative ? -1 : 1
        func rank(_ number: DecimalNumber) -> Int {
            switch number.kind {
            case .finite, .infinite: 0
            case .signaling: 1
            case .quiet: 2
            }
        }
        guard rank(a) == rank(b) else { return rank(a) < rank(b) ? -sign : sign }
        if a.isNaN {
            return a.coefficient == b.coefficient ? 0 : a.coefficient < b.coefficient ? -sign : sign
        }
        let order = self.order(a, b)
        if order != 0 { return order }
        return a.exponent == b.exponent ? 0 : a.exponent < b.exponent ? -sign : sign
    }

    /// Source: the specification's `class`.
    func className(_ context: DecimalContext) -> String {
        switch kind {
        case .signaling: return "sNaN"
        case .quiet: return "NaN"
        case .infinite: return isNegative ? "-Infinity" : "+Infinity"
        case .finite:
            let kind = isZero ? "Zero" : adjusted < context.minimum ? "Subnormal" : "Normal"
            return (isNegative ? "-" : "+") + kind
        }
    }
}
