import BigInt

extension PyDecimal {
    private typealias Operation = (DecimalNumber, DecimalContext, inout DecimalStatus) throws(PyError) -> DecimalNumber
    private typealias Pair = (
        DecimalNumber, DecimalNumber, DecimalContext, inout DecimalStatus
    ) throws(PyError) -> DecimalNumber

    static let methodNames = [
        "adjusted", "as_integer_ratio", "as_tuple", "canonical", "compare", "compare_total", "conjugate", "copy_abs",
        "copy_negate", "copy_sign", "exp", "fma", "imag", "is_canonical", "is_finite", "is_infinite", "is_nan",
        "is_normal", "is_qnan", "is_signed", "is_snan", "is_subnormal", "is_zero", "ln", "log10", "logb", "max",
        "max_mag", "min", "min_mag", "next_minus", "next_plus", "normalize", "number_class", "quantize", "radix",
        "real", "remainder_near", "same_quantum", "scaleb", "sqrt", "to_eng_string", "to_integral",
        "to_integral_exact", "to_integral_value", "from_float",
    ]

    /// The attribute called `name`.
    func method(_ name: String) -> Value? {
        let number = number
        switch name {
        case "real": return .object(self)
        case "imag": return .object(PyDecimal(.zero, settings))
        case "conjugate", "canonical": return plain(name) { .object(self) }
        case "adjusted": return plain(name) { .int(number.adjusted) }
        case "as_tuple": return plain(name) { .object(Self.tuple(number)) }
        case "as_integer_ratio": return plain(name) { () throws(PyError) in try self.ratio() }
        case "copy_abs": return plain(name) { self.made(number.magnitude) }
        case "copy_negate": return plain(name) { self.made(number.negated) }
        case "is_canonical": return plain(name) { .bool(true) }
        case "is_finite": return plain(name) { .bool(number.isFinite) }
        case "is_infinite": return plain(name) { .bool(number.isInfinite) }
        case "is_nan": return plain(name) { .bool(number.isNaN) }
        case "is_qnan": return plain(name) { .bool(number.kind == .quiet) }
        case "is_snan": return plain(name) { .bool(number.kind == .signaling) }
        case "is_signed": return plain(name) { .bool(number.isNegative) }
        case "is_zero": return plain(name) { .bool(number.isZero) }
        case "radix": return plain(name) { self.made(DecimalNumber(false, 10, 0)) }
        case "is_normal": return plain(name) { .bool(number.className(self.context.value).hasSuffix("Normal")) }
        case "is_subnormal": return plain(name) { .bool(number.className(self.context.value).hasSuffix("Subnormal")) }
        case "number_class": return plain(name) { .string(number.className(self.context.value)) }
        case "to_eng_string":
            return plain(name) {
                .string(number.text(isEngineering: true, hasCapitals: self.context.value.hasCapitals))
            }
        default: return unary(name) ?? pair(name) ?? special(name)
        }
    }

    private func made(_ number: DecimalNumber) -> Value { .object(PyDecimal(number, settings)) }

    private func plain(_ name: String, _ body: @escaping () throws(PyError) -> Value) -> Value {
        .builtin(name) { (call) throws(PyError) in
            _ = try call.arguments(0...0)
            return try body()
        }
    }

    private func unary(_ name: String) -> Value? {
        let operation: Operation
        switch name {
        case "exp": operation = { (a, context, status) throws(PyError) in try a.exponential(context, &status) }
        case "ln":
            operation = { (a, context, status) throws(PyError) in
                try a.logarithm(isDecimal: false, context, &status)
            }
        case "log10":
            operation = { (a, context, status) throws(PyError) in
                try a.logarithm(isDecimal: true, context, &status)
            }
        case "sqrt": operation = { (a, context, status) throws(PyError) in a.squareRoot(context, &status) }
        case "logb": operation = { (a, context, status) throws(PyError) in a.logB(context, &status) }
        case "normalize": operation = { (a, context, status) throws(PyError) in a.normalized(context, &status) }
        case "next_plus": operation = { (a, context, status) throws(PyError) in a.next(isUp: true, context, &status) }
        case "next_minus": operation = { (a, context, status) throws(PyError) in a.next(isUp: false, context, &status) }
        default: return nil
        }
        return .builtin(name) { (call) throws(PyError) in
            let values = try NativeParameters(nil, ["context"]).bind(call)
            let context = try self.context(values[0])
            return try context.apply(self.settings) { (context, status) throws(PyError) in
                try operation(self.number, context, &status)
            } ?? .none
        }
    }

    /// The context that an argument gives, or the current one.
    private func context(_ value: Value?) throws(PyError) -> PyDecimalContext {
        guard let value, !value.isNone else { return context }
        guard case .object(let object) = value, let context = object as? PyDecimalContext else {
            throw .typeError("optional argument must be a context")
        }
        return context
    }

    private func pair(_ name: String) -> Value? {
        let operation: Pair
        switch name {
        case "compare":
            operation = { (a, b, context, status) throws(PyError) in
                DecimalNumber.nan(a, b, context, &status) ?? DecimalNumber(BigInt(DecimalNumber.order(a, b)))
            }
        case "compare_total":
            operation = { (a, b, _, _) throws(PyError) in DecimalNumber(BigInt(DecimalNumber.totalOrder(a, b))) }
        case "copy_sign":
            operation = { (a, b, _, _) throws(PyError) in a.isNegative == b.isNegative ? a : a.negated }
        case "max", "min", "max_mag", "min_mag":
            operation = { (a, b, context, status) throws(PyError) in
                DecimalNumber.extreme(
                    a, b, isMaximum: name.hasPrefix("max"), byMagnitude: name.hasSuffix("mag"), context, &status)
            }
        case "remainder_near":
            operation = { (a, b, context, status) throws(PyError) in
                DecimalNumber.remainderNear(a, b, context, &status)
            }
        case "scaleb":
            operation = { (a, b, context, status) throws(PyError) in a.scaled(by: b, context, &status) }
        default: return nil
        }
        return .builtin(name) { (call) throws(PyError) in
            let values = try NativeParameters(nil, ["other", "context"], required: 1).bind(call)
            let other = try PyDecimal.converted(values[0] ?? .none)
            return try self.context(values[1]).apply(self.settings) { (context, status) throws(PyError) in
                try operation(self.number, other, context, &status)
            } ?? .none
        }
    }

    /// Methods whose parameters are their own.
    private func special(_ name: String) -> Value? {
        switch name {
        case "quantize":
            return .builtin(name) { (call) throws(PyError) in
                let values = try NativeParameters(nil, ["exp", "rounding", "context"], required: 1).bind(call)
                let scale = try PyDecimal.converted(values[0] ?? .none)
                let rounding = try Self.rounding(values[1])
                return try self.context(values[2]).apply(self.settings) { (context, status) throws(PyError) in
                    var context = context
                    context.rounding = rounding ?? context.rounding
                    return self.number.quantized(scale, context, &status)
                } ?? .none
            }
        case "to_integral", "to_integral_value", "to_integral_exact":
            return .builtin(name) { (call) throws(PyError) in
                let values = try NativeParameters(nil, ["rounding", "context"]).bind(call)
                let rounding = try Self.rounding(values[0])
                return try self.context(values[1]).apply(self.settings) { (context, status) throws(PyError) in
                    self.number.integral(
                        rounding ?? context.rounding, isExact: name.hasSuffix("exact"), context, &status)
                } ?? .none
            }
        case "fma":
            return .builtin(name) { (call) throws(PyError) in
                let values = try NativeParameters(nil, ["other", "third", "context"], required: 2).bind(call)
                let factor = try PyDecimal.converted(values[0] ?? .none)
                let summand = try PyDecimal.converted(values[1] ?? .none)
                return try self.context(values[2]).apply(self.settings) { (context, status) throws(PyError) in
                    .multiplyAdd(self.number, factor, summand, context, &status)
                } ?? .none
            }
        case "same_quantum":
            return .builtin(name) { (call) throws(PyError) in
                let values = try NativeParameters(nil, ["other", "context"], required: 1).bind(call)
                let other = try PyDecimal.converted(values[0] ?? .none)
                guard self.number.isFinite, other.isFinite else {
                    return .bool(
                        self.number.isNaN && other.isNaN || self.number.isInfinite && other.isInfinite)
                }
                return .bool(self.number.exponent == other.exponent)
            }
        default: return name == "from_float" ? DecimalsModule.fromFloat : nil
        }
    }

    private static func rounding(_ value: Value?) throws(PyError) -> DecimalRounding? {
        guard let value, !value.isNone else { return nil }
        return try PyDecimalContext.rounding(value)
    }

    private static func tuple(_ number: DecimalNumber) -> NamedFields {
        let isBare = number.isNaN && number.coefficient.isZero
        let digits = isBare ? [] : number.coefficient.description.utf8.map { Value.int(Int($0) - 48) }
        let exponent: Value
        switch number.kind {
        case .finite: exponent = .int(number.exponent)
        case .infinite: exponent = .string("F")
        case .quiet: exponent = .string("n")
        case .signaling: exponent = .string("N")
        }
        return NamedFields(
            "DecimalTuple",
            [("sign", .int(number.isNegative ? 1 : 0)), ("digits", .tuple(PyTuple(digits))), ("exponent", exponent)])
    }

    private func ratio() throws(PyError) -> Value {
        guard !number.isNaN else { throw .valueError("cannot convert NaN to integer ratio") }
        guard !number.isInfinite else { throw .make(.overflowError, "cannot convert Infinity to integer ratio") }
        try Sizes.checkInteger(bits: number.exponent.magnitude > 200_000 ? Int.max : 0)
        var (over, under) = (number.coefficient, BigUInt(1))
        if number.exponent >= 0 { over *= Ten.power(number.exponent) } else { under = Ten.power(-number.exponent) }
        let divisor = over.greatestCommonDivisor(with: under)
        return .tuple(
            PyTuple([
                .integer(BigInt(sign: number.isNegative ? .minus : .plus, magnitude: over / divisor)),
                .integer(BigInt(under / divisor)),
            ]))
    }
}
