import Foundation

/// The `math` module. Source: The Python Standard Library, "math"; messages are CPython's.
enum MathModule {
    static var module: PyModule {
        var members: [String: Value] = [
            "pi": .float(.pi), "e": .float(M_E), "tau": .float(2 * .pi), "inf": .float(.infinity), "nan": .float(.nan),
        ]
        for (name, function) in plain { members[name] = unary(name, function, canOverflow: false) }
        for (name, function) in growing { members[name] = unary(name, function, canOverflow: true) }
        for (name, test) in tests {
            members[name] = .object(
                PyBuiltin(name) { (call) throws(PyError) in .bool(test(try LibraryArgument.float(only(call)))) })
        }
        for (name, function) in pairs {
            members[name] = .object(
                PyBuiltin(name) { (call) throws(PyError) in
                    let arguments = try call.arguments(2...2)
                    let (x, y) = (try LibraryArgument.float(arguments[0]), try LibraryArgument.float(arguments[1]))
                    return .float(try checked(function(x, y), x, y))
                })
        }
        for (name, body) in others { members[name] = .object(PyBuiltin(name, body)) }
        return PyModule("math", members: members)
    }

    private static let plain: [(String, @Sendable (Double) -> Double)] = [
        ("acos", { acos($0) }), ("acosh", { acosh($0) }), ("asin", { asin($0) }), ("asinh", { asinh($0) }),
        ("atan", { atan($0) }), ("atanh", { atanh($0) }), ("cbrt", { cbrt($0) }), ("cos", { cos($0) }),
        ("erf", { erf($0) }), ("erfc", { erfc($0) }), ("fabs", { $0.magnitude }), ("log1p", { log1p($0) }),
        ("sin", { sin($0) }), ("sqrt", { $0.squareRoot() }), ("tan", { tan($0) }), ("tanh", { tanh($0) }),
        ("degrees", { $0 * (180 / .pi) }), ("radians", { $0 * (.pi / 180) }), ("ulp", { ulp($0) }),
    ]

    private static let growing: [(String, @Sendable (Double) -> Double)] = [
        ("cosh", { cosh($0) }), ("exp", { exp($0) }), ("exp2", { exp2($0) }), ("expm1", { expm1($0) }),
        ("sinh", { sinh($0) }), ("gamma", { $0 <= 0 && $0 == $0.rounded() ? .nan : tgamma($0) }),
        ("lgamma", { $0 <= 0 && $0 == $0.rounded() && $0.isFinite ? .nan : lgamma($0) }),
    ]

    private static let tests: [(String, @Sendable (Double) -> Bool)] = [
        ("isfinite", { $0.isFinite }), ("isinf", { $0.isInfinite }), ("isnan", { $0.isNaN }),
    ]

    private static let pairs: [(String, @Sendable (Double, Double) -> Double)] = [
        ("atan2", { atan2($0, $1) }), ("copysign", { copysign($0, $1) }), ("fmod", { fmod($0, $1) }),
        ("nextafter", { nextafter($0, $1) }), ("remainder", { remainder($0, $1) }),
        ("pow", { $0 == 0 && $1 < 0 ? ($1.isInfinite ? .infinity : .nan) : pow($0, $1) }),
    ]

    private static let others: [String: @Sendable (NativeCall) throws(PyError) -> Value] = [
        "ceil": { (call) throws(PyError) in try rounded(call, .up) },
        "floor": { (call) throws(PyError) in try rounded(call, .down) },
        "trunc": { (call) throws(PyError) in try rounded(call, .towardZero) },
        "factorial": { (call) throws(PyError) in try MathIntegers.factorial(only(call)) },
        "isqrt": { (call) throws(PyError) in try MathIntegers.squareRoot(only(call)) },
        "comb": { (call) throws(PyError) in
            let arguments = try call.arguments(2...2)
            return try MathIntegers.combinations(arguments[0], arguments[1])
        },
        "perm": { (call) throws(PyError) in
            let arguments = try call.arguments(1...2)
            guard arguments.count == 2, !arguments[1].isNone else { return try MathIntegers.factorial(arguments[0]) }
            return try MathIntegers.permutations(arguments[0], arguments[1])
        },
        "gcd": { (call) throws(PyError) in try MathIntegers.divisor(named(call)) },
        "lcm": { (call) throws(PyError) in try MathIntegers.multiple(named(call)) },
        "fsum": { (call) throws(PyError) in .float(try MathSums.exactSum(only(call))) },
        "prod": { (call) throws(PyError) in try MathSums.product(call) },
        "hypot": { (call) throws(PyError) in .float(try MathSums.length(named(call))) },
        "dist": { (call) throws(PyError) in
            let arguments = try call.arguments(2...2)
            return .float(try MathSums.distance(arguments[0], arguments[1]))
        },
        "log": { (call) throws(PyError) in
            guard (1...2).contains(call.positional.count) else {
                throw .typeError("math.log requires 1 to 2 arguments")
            }
            let value = try MathSums.logarithm(call.positional[0]) { log($0) }
            guard call.positional.count == 2 else { return .float(value) }
            let base = try MathSums.logarithm(call.positional[1]) { log($0) }
            guard base != 0 else { throw .make(.zeroDivisionError, "float division by zero") }
            return .float(value / base)
        },
        "log2": { (call) throws(PyError) in .float(try MathSums.logarithm(only(call)) { log2($0) }) },
        "log10": { (call) throws(PyError) in .float(try MathSums.logarithm(only(call)) { log10($0) }) },
        "frexp": { (call) throws(PyError) in
            let value = try LibraryArgument.float(only(call))
            guard value.isFinite, value != 0 else { return .tuple(PyTuple([.float(value), .int(0)])) }
            let (fraction, exponent) = frexp(value)
            return .tuple(PyTuple([.float(copysign(fraction, value)), .int(exponent)]))
        },
        "modf": { (call) throws(PyError) in
            let value = try LibraryArgument.float(only(call))
            guard !value.isNaN else { return .tuple(PyTuple([.float(.nan), .float(.nan)])) }
            let whole = value.rounded(.towardZero)
            let part = value.isInfinite ? copysign(0, value) : copysign(value - whole, value)
            return .tuple(PyTuple([.float(part), .float(whole)]))
        },
        "ldexp": { (call) throws(PyError) in
            let arguments = try call.arguments(2...2)
            let value = try LibraryArgument.float(arguments[0])
            guard let exponent = arguments[1].bigInteger else {
                throw .typeError("Expected an int as second argument to ldexp.")
            }
            guard value.isFinite, value != 0 else { return .float(value) }
            let small = Int(exactly: exponent) ?? (exponent < 0 ? -10_000 : 10_000)
            let result = scalbn(value, max(-10_000, min(10_000, small)))
            guard result.isFinite else { throw rangeError }
            return .float(result)
        },
        "isclose": { (call) throws(PyError) in try isClose(call) },
    ]

    private static func unary(_ name: String, _ function: @escaping (Double) -> Double, canOverflow: Bool) -> Value {
        .object(
            PyBuiltin(name) { (call) throws(PyError) in
                let value = try LibraryArgument.float(only(call))
                let result = function(value)
                if result.isNaN, !value.isNaN { throw domainError }
                if result.isInfinite, value.isFinite { throw canOverflow ? rangeError : domainError }
                return .float(result)
            })
    }

    private static var domainError: PyError { .valueError("math domain error") }
    private static var rangeError: PyError { .make(.overflowError, "math range error") }

    private static func checked(_ result: Double, _ x: Double, _ y: Double) throws(PyError) -> Double {
        if result.isNaN, !x.isNaN, !y.isNaN { throw domainError }
        if result.isInfinite, x.isFinite, y.isFinite { throw rangeError }
        return result
    }

    private static func only(_ call: NativeCall) throws(PyError) -> Value {
        guard call.keywords.isEmpty else {
            throw .typeError("math.\(call.function)() takes no keyword arguments")
        }
        guard call.positional.count == 1 else {
            throw .typeError("math.\(call.function)() takes exactly one argument (\(call.positional.count) given)")
        }
        return call.positional[0]
    }

    /// The positional arguments of a function that takes any number.
    private static func named(_ call: NativeCall) throws(PyError) -> [Value] {
        guard call.keywords.isEmpty else {
            throw .typeError("math.\(call.function)() takes no keyword arguments")
        }
        return call.positional
    }

    private static func rounded(_ call: NativeCall, _ rule: FloatingPointRoundingRule) throws(PyError) -> Value {
        let value = try only(call)
        if let integer = value.bigInteger { return .integer(integer) }
        if case .float(let float) = value { return .integer(try Conversions.integer(float.rounded(rule))) }
        if case .object(let object) = value, rule == .towardZero, let result = try object.number(.integer) {
            return result
        }
        if rule == .towardZero { throw .typeError("type \(value.typeName) doesn't define __trunc__ method") }
        return .integer(try Conversions.integer(try LibraryArgument.float(value).rounded(rule)))
    }

    private static func ulp(_ value: Double) -> Double {
        guard value.isFinite else { return value.magnitude }
        let next = value.magnitude.nextUp
        return next.isFinite ? next - value.magnitude : value.magnitude - value.magnitude.nextDown
    }

    private static func isClose(_ call: NativeCall) throws(PyError) -> Value {
        func argument(_ name: String, _ index: Int) throws(PyError) -> Double {
            let given = call.positional.indices.contains(index) ? call.positional[index] : call.keyword(name)
            guard let given else {
                throw .typeError("isclose() missing required argument '\(name)' (pos \(index + 1))")
            }
            return try LibraryArgument.float(given)
        }
        let (a, b) = (try argument("a", 0), try argument("b", 1))
        let relative = try call.keyword("rel_tol").map(LibraryArgument.float) ?? 1e-9
        let absolute = try call.keyword("abs_tol").map(LibraryArgument.float) ?? 0
        guard relative >= 0, absolute >= 0 else { throw .valueError("tolerances must be non-negative") }
        if a == b { return .bool(true) }
        guard !a.isInfinite, !b.isInfinite else { return .bool(false) }
        let difference = (b - a).magnitude
        return .bool(
            difference <= (relative * b).magnitude || difference <= (relative * a).magnitude
                || difference <= absolute)
    }
}
