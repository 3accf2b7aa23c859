import BigInt

extension PyDecimal {
    private static let parameters = NativeParameters(nil, ["value", "context"])

    /// `Decimal(value='0', context=None)`
    static func construct(_ call: NativeCall) throws(PyError) -> Value {
        let values = try parameters.bind(call)
        let settings = call.globals.decimals
        var context = settings.current
        if let given = values[1], !given.isNone {
            guard case .object(let object) = given, let other = object as? PyDecimalContext else {
                throw .typeError("optional argument must be a context")
            }
            context = other
        }
        guard let value = values[0] else { return .object(PyDecimal(.zero, settings)) }
        return .object(PyDecimal(try read(value, context), settings))
    }

    /// The exact number that `value` gives.
    static func read(_ value: Value, _ context: PyDecimalContext) throws(PyError) -> DecimalNumber {
        if let number = try operand(value) { return number }
        switch value.plain {
        case .float(let float):
            try context.note(.floatOperation)
            return DecimalNumber(float)
        case .str(let text):
            var status: DecimalStatus = []
            let number = try DecimalNumber.read(text.text, &status)
            try context.note(status)
            return number ?? .nan
        case .tuple(let tuple): return try number(of: tuple.items)
        case .list(let list): return try number(of: list.items)
        default: break
        }
        throw .typeError("conversion from \(value.typeName) to Decimal is not supported")
    }

    /// An operand of a method: a Decimal or an integer.
    static func converted(_ value: Value) throws(PyError) -> DecimalNumber {
        if let number = try operand(value) { return number }
        throw .typeError("conversion from \(value.typeName) to Decimal is not supported")
    }

    /// A number given as sign, digits and exponent.
    private static func number(of parts: [Value]) throws(PyError) -> DecimalNumber {
        guard parts.count == 3 else { throw .valueError("argument must be a sequence of length 3") }
        guard let sign = parts[0].smallInteger, sign == 0 || sign == 1 else {
            throw .valueError("sign must be an integer with the value 0 or 1")
        }
        var kind = DecimalNumber.Kind.finite
        var exponent = 0
        switch parts[2].plain {
        case .str(let text):
            switch text.text {
            case "F": kind = .infinite
            case "n": kind = .quiet
            case "N": kind = .signaling
            default: throw .valueError("string argument in the third position must be 'F', 'n' or 'N'")
            }
        default:
            guard let number = parts[2].smallInteger else { throw .valueError("exponent must be an integer") }
            exponent = max(-1_000_000_000_000_000_000, min(1_000_000_000_000_000_000, number))
        }
        let items: [Value]
        switch parts[1] {
        case .tuple(let tuple): items = tuple.items
        case .list(let list): items = list.items
        default: throw .valueError("coefficient must be a tuple of digits")
        }
        try DecimalNumber.check(digits: items.count)
        var digits = ""
        for item in items {
            guard let digit = item.smallInteger, (0...9).contains(digit) else {
                throw .valueError("coefficient must be a tuple of digits")
            }
            digits += String(digit)
        }
        let coefficient = BigUInt(digits) ?? 0
        guard kind != .finite else { return DecimalNumber(sign == 1, coefficient, exponent) }
        return DecimalNumber(kind: kind, isNegative: sign == 1, payload: kind == .infinite ? 0 : coefficient)
    }
}
