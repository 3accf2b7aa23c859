import BigInt

/// `decimal.Decimal` as Pydantic takes it.
///
/// Source: pydantic-core's `DecimalValidator`.
final class DecimalSchema: ConstrainableSchema {
    private let settings: DecimalSettings
    private var bounds = Bounds<DecimalNumber>()
    private var mostDigits: Int?
    private var places: Int?
    private var allowsInfinities = false
    private var isStrict: Bool?

    init(_ settings: DecimalSettings) {
        self.settings = settings
    }

    var label: String { "decimal" }

    func constrained(_ rest: inout Constraints, _ compiler: SchemaCompiler) throws(PyError) -> any NativeSchema {
        let copy = DecimalSchema(settings)
        copy.bounds = bounds
        copy.mostDigits = rest.maxDigits ?? mostDigits
        copy.places = rest.decimalPlaces ?? places
        copy.allowsInfinities = rest.allowsInfinities ?? allowsInfinities
        copy.isStrict = rest.isStrict ?? isStrict
        if copy.allowsInfinities, copy.mostDigits != nil || copy.places != nil {
            throw compiler.problem("allow_inf_nan=True cannot be used with max_digits or decimal_places")
        }
        for (bound, limit) in rest.bounds {
            var validator = Validator()
            guard let number = try read(limit, &validator), number.isFinite || bound != .multipleOf else {
                throw compiler.problem("'\(bound.name)' must be coercible to a Decimal instance")
            }
            if bound == .multipleOf, number.isZero || number.isNegative {
                throw compiler.problem("'multiple_of' must be a finite number greater than 0")
            }
            copy.bounds.set(bound, number)
        }
        rest.bounds = []
        (rest.maxDigits, rest.decimalPlaces, rest.allowsInfinities, rest.isStrict) = (nil, nil, nil, nil)
        return copy
    }

    func validate(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value? {
        guard PyDecimal.from(value) != nil || validator.isJSON || !validator.isStrict(isStrict) else {
            return validator.report(.instance(of: "Decimal"), value)
        }
        guard let number = try read(value, &validator) else { return nil }
        if !allowsInfinities, !number.isFinite { return validator.report(.finiteNumber, value) }
        if let problem = tooManyDigits(number) { return validator.report(problem, value) }
        if let (bound, limit) = broken(number) {
            let decimal = PyDecimal(limit, settings)
            return validator.report(.bound(bound, limit: .object(decimal), shown: try decimal.text()), value)
        }
        return PyDecimal.from(value) != nil ? value : .object(PyDecimal(number, settings))
    }

    /// The number that `value` is or gives; nil once the problem is reported.
    private func read(_ value: Value, _ validator: inout Validator) throws(PyError) -> DecimalNumber? {
        if let decimal = PyDecimal.from(value) { return decimal.number }
        validator.floor(validator.isJSON ? .strict : .lax)
        switch value {
        case .bool: break
        case .str(let text): return try parsed(text.text, value, &validator)
        case .float(let float):
            if !float.isFinite { return DecimalNumber(float) }
            let text = validator.isJSON ? NumberText.shown(float) : FloatText.repr(float)
            return try parsed(text, value, &validator)
        case .tuple, .list:
            // Sign, digits and exponent; JSON has them in an array.
            if case .list = value, !validator.isJSON { break }
            if let number = try? PyDecimal.read(value, PyDecimalContext(DecimalContext())) { return number }
        default:
            if let integer = value.bigInteger { return try PyDecimal.exact(integer) }
            if case .object(let object) = value, case .str(let text)? = object.plain {
                return try parsed(text.text, value, &validator)
            }
        }
        _ = validator.report(.decimalType, value)
        return nil
    }

    private func parsed(
        _ text: String, _ value: Value, _ validator: inout Validator
    ) throws(PyError) -> DecimalNumber? {
        var status: DecimalStatus = []
        if let number = try DecimalNumber.read(text, &status) { return number }
        _ = validator.report(.decimalParsing, value)
        return nil
    }

    /// Decimals and digits of a number, zeros in front of and behind the point included.
    private static func extent(_ number: DecimalNumber) -> (decimals: Int, digits: Int) {
        if number.exponent >= 0 { return (0, number.digits + number.exponent) }
        return (-number.exponent, max(number.digits, -number.exponent))
    }

    /// Zeros at the end count only where the number is too long without them, too.
    private func tooManyDigits(_ number: DecimalNumber) -> IssueKind? {
        guard number.isFinite, mostDigits != nil || places != nil else { return nil }
        let own = Self.extent(number)
        let normal = Self.extent(number.withoutZerosAtItsEnd())
        if let most = mostDigits, own.digits > most, normal.digits > most { return .decimal(.digits, most) }
        guard let places else { return nil }
        if own.decimals > places, normal.decimals > places { return .decimal(.places, places) }
        guard let most = mostDigits else { return nil }
        let whole = max(0, most - places)
        let isTooLong =
            max(0, own.digits - own.decimals) > whole && max(0, normal.digits - normal.decimals) > whole
        return isTooLong ? .decimal(.whole, whole) : nil
    }

    private func broken(_ number: DecimalNumber) -> (IssueKind.Bound, DecimalNumber)? {
        if let limit = bounds.multipleOf, !Self.isMultiple(number, of: limit) { return (.multipleOf, limit) }
        func order(_ limit: DecimalNumber) -> Int? { number.isNaN ? nil : DecimalNumber.order(number, limit) }
        if let limit = bounds.lessThanEqual, order(limit).map({ $0 > 0 }) ?? true { return (.lessThanEqual, limit) }
        if let limit = bounds.lessThan, order(limit).map({ $0 >= 0 }) ?? true { return (.lessThan, limit) }
        if let limit = bounds.greaterThanEqual, order(limit).map({ $0 < 0 }) ?? true {
            return (.greaterThanEqual, limit)
        }
        if let limit = bounds.greaterThan, order(limit).map({ $0 <= 0 }) ?? true { return (.greaterThan, limit) }
        return nil
    }

    /// Whether `number / limit` has no fraction, in the digits that Decimals are computed with.
    private static func isMultiple(_ number: DecimalNumber, of limit: DecimalNumber) -> Bool {
        var status: DecimalStatus = []
        let context = DecimalContext()
        let quotient = DecimalNumber.divide(number, limit, context, &status)
        let rest = DecimalNumber.remainder(quotient, .one, context, &status)
        return status.isDisjoint(with: .invalid) && rest.isZero
    }
}
