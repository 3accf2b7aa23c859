/// Python's `decimal` module.
enum DecimalsModule {
    static var module: PyModule {
        var members: [String: Value] = [
            "Decimal": .object(type), "Context": .object(contextType),
            "MAX_PREC": .int(999_999_999_999_999_999), "MAX_EMAX": .int(999_999_999_999_999_999),
            "MIN_EMIN": .int(-999_999_999_999_999_999), "MIN_ETINY": .int(-1_999_999_999_999_999_997),
            "getcontext": .builtin("getcontext") { (call) throws(PyError) in
                _ = try call.arguments(0...0)
                return .object(call.globals.decimals.current)
            },
            "setcontext": .builtin("setcontext") { (call) throws(PyError) in
                guard case .object(let object) = try call.arguments(1...1)[0],
                    let context = object as? PyDecimalContext
                else { throw .typeError("optional argument must be a context") }
                call.globals.decimals.current = context
                return .none
            },
        ]
        for rounding in DecimalRounding.allCases { members[rounding.rawValue] = .string(rounding.rawValue) }
        for signal in DecimalSignal.all { members[signal.name] = .object(signal) }
        return PyModule("decimal", members: members)
    }

    // Made once and never changed.
    nonisolated(unsafe) static let fromFloat = Value.builtin("from_float") { (call) throws(PyError) in
        let value = try call.arguments(1...1)[0]
        if case .float(let float) = value {
            return .object(PyDecimal(DecimalNumber(float), call.globals.decimals))
        }
        guard let integer = value.bigInteger else { throw .typeError("argument must be int or float") }
        return .object(PyDecimal(try PyDecimal.exact(integer), call.globals.decimals))
    }

    static let type = PyType(
        "Decimal", module: "decimal", members: ["from_float": fromFloat], construct: PyDecimal.construct)

    private static let contextParameters = NativeParameters(
        nil, ["prec", "rounding", "Emin", "Emax", "capitals", "clamp"])

    static let contextType = PyType("Context", module: "decimal") { (call) throws(PyError) in
        let context = PyDecimalContext(DecimalContext())
        for (name, value) in zip(contextParameters.names, try contextParameters.bind(call)) {
            if let value, !value.isNone { _ = try context.set(name, to: value) }
        }
        return .object(context)
    }
}
