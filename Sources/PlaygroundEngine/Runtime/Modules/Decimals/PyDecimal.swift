import BigInt

/// A `decimal.Decimal`.
///
/// Source: The Python Standard Library, "decimal — Decimal fixed point and floating point arithmetic".
final class PyDecimal: PyObject {
    let number: DecimalNumber
    /// The program's current context; nil for a value that no program has computed.
    let settings: DecimalSettings?

    init(_ number: DecimalNumber, _ settings: DecimalSettings?) {
        self.number = number
        self.settings = settings
    }

    /// The Decimal that `value` is, or nil.
    static func from(_ value: Value) -> PyDecimal? {
        if case .object(let object) = value { object as? PyDecimal } else { nil }
    }

    /// The number of a Decimal or an integer, exactly; nil for anything else.
    static func operand(_ value: Value) throws(PyError) -> DecimalNumber? {
        if let decimal = from(value) { return decimal.number }
        guard let integer = value.bigInteger else { return nil }
        return try exact(integer)
    }

    static func exact(_ integer: BigInt) throws(PyError) -> DecimalNumber {
        // A digit carries 3.32 bits.
        try DecimalNumber.check(digits: integer.bitWidth * 3 / 10)
        return DecimalNumber(integer)
    }

    override package var type: PyType { DecimalsModule.type }

    override var typeName: String { "decimal.Decimal" }

    override var isTrue: Bool { !number.isZero }

    override func repr(_ context: ReprContext) throws(PyError) -> String { "Decimal('\(try text())')" }

    override func text() throws(PyError) -> String {
        try checkLength()
        return number.text(hasCapitals: context.value.hasCapitals)
    }

    override func attribute(_ name: String) throws(PyError) -> Value? { method(name) }

    override var attributeNames: [String] { Self.methodNames }

    override func format(_ spec: String) throws(PyError) -> String? { try formatted(spec) }

    /// Every exponent within the bounds has room: only the digits in front of the point could be many.
    private func checkLength() throws(PyError) { try DecimalNumber.check(digits: number.digits) }

    /// The context in which this number's operations are carried out.
    var context: PyDecimalContext { settings?.current ?? PyDecimalContext(DecimalContext()) }

    override var hash: Int? {
        switch number.kind {
        case .infinite: return Hashing.hash(number.isNegative ? -Double.infinity : .infinity)
        case .quiet: return ObjectIdentifier(self).hashValue
        case .signaling: return nil
        case .finite: break
        }
        // Equal numbers hash alike whatever their type: as an integer, as a float, or by their digits.
        if number.isIntegral, number.isZero || number.adjusted < 5000 {
            let digits =
                number.exponent >= 0
                ? number.coefficient * Ten.power(number.isZero ? 0 : number.exponent)
                : number.coefficient / Ten.power(min(-number.exponent, number.digits))
            return Hashing.hash(BigInt(sign: number.isNegative ? .minus : .plus, magnitude: digits))
        }
        let float = number.roughDouble
        if float.isFinite, number.adjusted > -400, DecimalNumber.order(DecimalNumber(float), number) == 0 {
            return Hashing.hash(float)
        }
        var (digits, exponent) = (number.coefficient, number.exponent)
        while (digits % 10).isZero {
            digits /= 10
            exponent += 1
        }
        return Hashing.combine([number.isNegative ? 1 : 0, Hashing.hash(BigInt(digits)), exponent])
    }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard let other = try comparable(other) else { return nil }
        if number.isNaN || other.isNaN {
            if number.kind == .signaling || other.kind == .signaling { try context.note(.invalidOperation) }
            return false
        }
        return DecimalNumber.order(number, other) == 0
    }

    override func order(_ operation: ComparisonOperator, _ other: Value) throws(PyError) -> Bool? {
        guard let other = try comparable(other) else { return nil }
        if number.isNaN || other.isNaN {
            try context.note(.invalidOperation)
            return false
        }
        return operation.holds(DecimalNumber.order(number, other), 0)
    }

    private func comparable(_ value: Value) throws(PyError) -> DecimalNumber? {
        if case .float(let float) = value { return DecimalNumber(float) }
        // An integer too long for a Decimal still compares by its sign and its size.
        if let integer = value.bigInteger, integer.bitWidth > 30_000 {
            return DecimalNumber(integer < 0, 1, integer.bitWidth * 3 / 10)
        }
        return try Self.operand(value)
    }

    override func binary(_ operation: BinaryOperator, _ other: Value, isReflected: Bool) throws(PyError) -> Value? {
        guard let other = try Self.operand(other).map({ PyDecimal($0, Self.from(other)?.settings) }) else {
            return nil
        }
        let settings = self.settings ?? other.settings
        let (a, b) = isReflected ? (other.number, number) : (number, other.number)
        return try (settings?.current ?? context).apply(settings) { (context, status) throws(PyError) in
            switch operation {
            case .add: return .add(a, b, context, &status)
            case .subtract: return .add(a, b.isNaN ? b : b.negated, context, &status)
            case .multiply: return .multiply(a, b, context, &status)
            case .divide: return .divide(a, b, context, &status)
            case .floorDivide: return .floorDivide(a, b, context, &status)
            case .modulo: return .remainder(a, b, context, &status)
            case .power: return try .power(a, b, context, &status)
            case .matrixMultiply, .shiftLeft, .shiftRight, .bitAnd, .bitOr, .bitXor: return nil
            }
        }
    }

    override func unary(_ operation: UnaryOperator) throws(PyError) -> Value? {
        guard operation == .negative || operation == .positive else { return nil }
        return try context.apply(settings) { (context, status) throws(PyError) in
            self.signed(isNegative: operation == .negative ? !self.number.isNegative : self.number.isNegative)
                .plus(context, &status)
        }
    }

    private func signed(isNegative: Bool) -> DecimalNumber {
        guard !number.isNaN else { return number }
        var copy = number
        copy.isNegative = isNegative
        return copy
    }

    override func number(_ conversion: NumberConversion) throws(PyError) -> Value? {
        switch conversion {
        case .absolute:
            return try context.apply(settings) { (context, status) throws(PyError) in
                self.signed(isNegative: false).plus(context, &status)
            }
        case .integer: return .integer(try integer(.down))
        case .index: return nil
        case .float:
            guard number.kind != .signaling else { throw .valueError("cannot convert signaling NaN to float") }
            if number.isNaN { return .float(number.isNegative ? -Double.nan : .nan) }
            return .float(number.isInfinite ? (number.isNegative ? -.infinity : .infinity) : number.roughDouble)
        case .rounded(let digits):
            if digits.isNone { return .integer(try integer(.halfEven)) }
            guard let places = digits.smallInteger else { throw .typeError("optional arg must be an integer") }
            let target = DecimalNumber(false, 1, -max(-2_000_000_000, min(2_000_000_000, places)))
            return try context.apply(settings) { (context, status) throws(PyError) in
                self.number.quantized(target, context, &status)
            }
        }
    }

    /// - Throws: `ValueError` and `OverflowError` where there is no such integer.
    func integer(_ rounding: DecimalRounding) throws(PyError) -> BigInt {
        guard !number.isNaN else { throw .valueError("cannot convert NaN to integer") }
        guard !number.isInfinite else { throw .make(.overflowError, "cannot convert Infinity to integer") }
        guard !number.isZero else { return 0 }
        try Sizes.checkInteger(bits: number.adjusted > 1_000_000 ? Int.max : max(0, number.adjusted) * 4)
        let whole = number.rescaled(to: 0, rounding).coefficient
        return number.isNegative ? -BigInt(whole) : BigInt(whole)
    }
}

extension DecimalNumber {
    /// `+self`: this number in the context's digits. A zero loses its sign.
    func plus(_ context: DecimalContext, _ status: inout DecimalStatus) -> DecimalNumber {
        if let nan = Self.nan(self, nil, context, &status) { return nan }
        if isZero, context.rounding != .floor { return magnitude.fixed(context, &status) }
        return fixed(context, &status)
    }
}
