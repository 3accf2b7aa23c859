/// The context of a program's decimal operations.
final class DecimalSettings {
    var current = PyDecimalContext(DecimalContext())
}

/// A `decimal.Context`.
final class PyDecimalContext: PyObject {
    var value: DecimalContext

    init(_ value: DecimalContext) {
        self.value = value
    }

    override package var type: PyType { DecimalsModule.contextType }

    override var typeName: String { "decimal.Context" }

    override func setAttribute(_ name: String, to value: Value) throws(PyError) -> Bool { try set(name, to: value) }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        "Context(prec=\(value.precision), rounding=\(value.rounding.rawValue), Emin=\(value.minimum), "
            + "Emax=\(value.maximum), capitals=\(value.hasCapitals ? 1 : 0), clamp=\(value.isClamped ? 1 : 0), "
            + "flags=[\(DecimalSignal.names(value.flags))], traps=[\(DecimalSignal.names(value.traps))])"
    }

    func note(_ status: DecimalStatus) throws(PyError) { try value.note(status) }

    /// Carries out an operation and raises what it signals; nil where there is no such operation.
    func apply(
        _ settings: DecimalSettings?,
        _ body: (DecimalContext, inout DecimalStatus) throws(PyError) -> DecimalNumber?
    ) throws(PyError) -> Value? {
        var status: DecimalStatus = []
        guard let result = try body(value, &status) else { return nil }
        try note(status)
        return .object(PyDecimal(result, settings))
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "prec": .int(value.precision)
        case "rounding": .string(value.rounding.rawValue)
        case "Emin": .int(value.minimum)
        case "Emax": .int(value.maximum)
        case "capitals": .int(value.hasCapitals ? 1 : 0)
        case "clamp": .int(value.isClamped ? 1 : 0)
        case "copy":
            .builtin(name) { (call) throws(PyError) in
                _ = try call.arguments(0...0)
                return .object(PyDecimalContext(self.value))
            }
        case "clear_flags":
            .builtin(name) { (call) throws(PyError) in
                _ = try call.arguments(0...0)
                self.value.flags = []
                return .none
            }
        case "create_decimal":
            .builtin(name) { (call) throws(PyError) in
                var number = DecimalNumber.zero
                if let given = try call.arguments(0...1).first {
                    number = try PyDecimal.read(given, self)
                }
                return try self.apply(call.globals.decimals) { (context, status) throws(PyError) in
                    number.fixed(context, &status)
                } ?? .none
            }
        default: try operation(name)
        }
    }

    /// The operations that take their operands as arguments.
    private func operation(_ name: String) throws(PyError) -> Value? {
        guard let count = Self.operations[name] else { return nil }
        return .builtin(name) { (call) throws(PyError) in
            var numbers: [DecimalNumber] = []
            for value in try call.arguments(count...count) { numbers.append(try PyDecimal.converted(value)) }
            let operands = numbers
            return try self.apply(call.globals.decimals) { (context, status) throws(PyError) in
                switch name {
                case "add": .add(operands[0], operands[1], context, &status)
                case "subtract": .add(operands[0], operands[1].negated, context, &status)
                case "multiply": .multiply(operands[0], operands[1], context, &status)
                case "divide": .divide(operands[0], operands[1], context, &status)
                case "divide_int": .floorDivide(operands[0], operands[1], context, &status)
                case "remainder": .remainder(operands[0], operands[1], context, &status)
                case "power": try .power(operands[0], operands[1], context, &status)
                case "quantize": operands[0].quantized(operands[1], context, &status)
                case "sqrt": operands[0].squareRoot(context, &status)
                case "exp": try operands[0].exponential(context, &status)
                case "ln": try operands[0].logarithm(isDecimal: false, context, &status)
                case "log10": try operands[0].logarithm(isDecimal: true, context, &status)
                case "normalize": operands[0].normalized(context, &status)
                case "abs": operands[0].magnitude.plus(context, &status)
                case "minus": operands[0].negated.plus(context, &status)
                default: operands[0].plus(context, &status)
                }
            } ?? .none
        }
    }

    private static let operations = [
        "add": 2, "subtract": 2, "multiply": 2, "divide": 2, "divide_int": 2, "remainder": 2, "power": 2,
        "quantize": 2, "sqrt": 1, "exp": 1, "ln": 1, "log10": 1, "normalize": 1, "abs": 1, "minus": 1, "plus": 1,
    ]

    override var attributeNames: [String] {
        ["prec", "rounding", "Emin", "Emax", "capitals", "clamp", "copy", "clear_flags", "create_decimal"]
            + Self.operations.keys
    }

    /// Sets one of the context's numbers.
    func set(_ name: String, to new: Value) throws(PyError) -> Bool {
        func integer(_ range: ClosedRange<Int>, _ words: String) throws(PyError) -> Int {
            guard let number = new.bigInteger else { throw .typeError("an integer is required") }
            guard let small = Int(exactly: number), range.contains(small) else {
                throw .valueError("valid range for \(words)")
            }
            return small
        }
        switch name {
        case "prec":
            let digits = try integer(1...999_999_999_999_999_999, "prec is [1, MAX_PREC]")
            guard digits <= DecimalContext.mostDigits else {
                throw .make(.memoryError, "a precision past \(DecimalContext.mostDigits) digits is too much here")
            }
            value.precision = digits
        case "rounding": value.rounding = try Self.rounding(new)
        case "Emin": value.minimum = try integer(-999_999...0, "Emin is [MIN_EMIN, 0]")
        case "Emax": value.maximum = try integer(0...999_999, "Emax is [0, MAX_EMAX]")
        case "capitals": value.hasCapitals = try integer(0...1, "capitals is [0, 1]") == 1
        case "clamp": value.isClamped = try integer(0...1, "clamp is [0, 1]") == 1
        default: return false
        }
        return true
    }

    static func rounding(_ value: Value) throws(PyError) -> DecimalRounding {
        guard let text = value.string, let rounding = DecimalRounding(rawValue: text.text) else {
            throw .typeError(
                "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                    + "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        }
        return rounding
    }
}
