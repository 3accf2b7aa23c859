import Foundation

extension RandomObject {
    private static let uniformSignature = NativeSignature("Random.uniform", "self a b")
    private static let triangularSignature = NativeSignature("Random.triangular", "self low? high? mode?")
    private static let exponentialSignature = NativeSignature("Random.expovariate", "self lambd")

    private static let paretoSignature = NativeSignature("Random.paretovariate", "self alpha")

    /// Source: The Python Standard Library, "random", "Real-valued distributions", in CPython's order of draws.
    static let distributions: [String: Body] = [
        "uniform": { (random, call) throws(PyError) in
            let arguments = try uniformSignature.bind(call)
            let low = arguments.required("a")
            let width = try Arithmetic.binary(.subtract, arguments.required("b"), low)
            return try Arithmetic.binary(
                .add, low, try Arithmetic.binary(.multiply, width, .float(random.twister.nextFloat())))
        },
        "triangular": { (random, call) throws(PyError) in
            let arguments = try triangularSignature.bind(call)
            var low = try arguments["low"].map(LibraryArgument.float) ?? 0
            var high = try arguments["high"].map(LibraryArgument.float) ?? 1
            var u = random.twister.nextFloat()
            guard high != low || arguments.present("mode") == nil else { return arguments["low"] ?? .float(0) }
            var c =
                try arguments.present("mode").map { (mode) throws(PyError) in
                    (try LibraryArgument.float(mode) - low) / (high - low)
                } ?? 0.5
            if u > c {
                u = 1 - u
                c = 1 - c
                swap(&low, &high)
            }
            return .float(low + (high - low) * (u * c).squareRoot())
        },
        "gauss": { (random, call) throws(PyError) in
            let (mean, deviation) = try parameters(call, "mu", "sigma", defaults: (0, 1))
            if let spare = random.spareGauss {
                random.spareGauss = nil
                return .float(mean + spare * deviation)
            }
            let turn = random.twister.nextFloat() * 2 * .pi
            let radius = (-2 * log(1 - random.twister.nextFloat())).squareRoot()
            random.spareGauss = sin(turn) * radius
            return .float(mean + cos(turn) * radius * deviation)
        },
        "normalvariate": { (random, call) throws(PyError) in
            let (mean, deviation) = try parameters(call, "mu", "sigma", defaults: (0, 1))
            return .float(random.normal(mean, deviation))
        },
        "lognormvariate": { (random, call) throws(PyError) in
            let (mean, deviation) = try parameters(call, "mu", "sigma")
            return .float(exp(random.normal(mean, deviation)))
        },
        "expovariate": { (random, call) throws(PyError) in
            let rate = try LibraryArgument.float(exponentialSignature.bind(call).required("lambd"))
            let draw = -log(1 - random.twister.nextFloat())
            guard rate != 0 else { throw .make(.zeroDivisionError, "float division by zero") }
            return .float(draw / rate)
        },
        "gammavariate": { (random, call) throws(PyError) in
            let (alpha, beta) = try parameters(call, "alpha", "beta")
            return .float(try random.gamma(alpha, beta))
        },
        "betavariate": { (random, call) throws(PyError) in
            let (alpha, beta) = try parameters(call, "alpha", "beta")
            let y = try random.gamma(alpha, 1)
            return .float(y == 0 ? 0 : y / (y + (try random.gamma(beta, 1))))
        },
        "paretovariate": { (random, call) throws(PyError) in
            let alpha = try LibraryArgument.float(paretoSignature.bind(call).required("alpha"))
            let u = 1 - random.twister.nextFloat()
            guard alpha != 0 else { throw .make(.zeroDivisionError, "float division by zero") }
            return .float(pow(u, -1 / alpha))
        },
        "weibullvariate": { (random, call) throws(PyError) in
            let (alpha, beta) = try parameters(call, "alpha", "beta")
            let u = 1 - random.twister.nextFloat()
            guard beta != 0 else { throw .make(.zeroDivisionError, "float division by zero") }
            return .float(alpha * pow(-log(u), 1 / beta))
        },
    ]

    private static func parameters(
        _ call: NativeCall, _ first: String, _ second: String, defaults: (Double, Double)? = nil
    ) throws(PyError) -> (Double, Double) {
        let mark = defaults == nil ? "" : "?"
        let signature = NativeSignature("Random.\(call.function)", "self \(first)\(mark) \(second)\(mark)")
        let arguments = try signature.bind(call)
        return (
            try arguments[first].map(LibraryArgument.float) ?? defaults?.0 ?? 0,
            try arguments[second].map(LibraryArgument.float) ?? defaults?.1 ?? 1
        )
    }

    /// Source: A. J. Kinderman and J. F. Monahan, "Computer generation of random variables using the ratio of uniform
    /// deviates".
    private func normal(_ mean: Double, _ deviation: Double) -> Double {
        let scale = 4 * exp(-0.5) / 2.0.squareRoot()
        while true {
            let first = twister.nextFloat()
            let second = 1 - twister.nextFloat()
            let z = scale * (first - 0.5) / second
            if z * z / 4 <= -log(second) { return mean + z * deviation }
        }
    }

    /// Source: R. C. H. Cheng for alpha above 1, J. H. Ahrens and U. Dieter (algorithm GS) below.
    private func gamma(_ alpha: Double, _ beta: Double) throws(PyError) -> Double {
        guard alpha > 0, beta > 0, alpha.isFinite else {
            throw .valueError("gammavariate: alpha and beta must be > 0.0")
        }
        if alpha == 1 { return -log(1 - twister.nextFloat()) * beta }
        guard alpha < 1 else {
            let inverse = (2 * alpha - 1).squareRoot()
            let (b, c) = (alpha - log(4), alpha + inverse)
            while true {
                let first = twister.nextFloat()
                guard first > 1e-7, first < 0.9999999 else { continue }
                let second = 1 - twister.nextFloat()
                let v = log(first / (1 - first)) / inverse
                let x = alpha * exp(v)
                let z = first * first * second
                let r = b + c * v - x
                if r + (1 + log(4.5)) - 4.5 * z >= 0 || r >= log(z) { return x * beta }
            }
        }
        while true {
            let b = (M_E + alpha) / M_E
            let p = b * twister.nextFloat()
            let x = p <= 1 ? pow(p, 1 / alpha) : -log((b - p) / alpha)
            let limit = twister.nextFloat()
            if p > 1 ? limit <= pow(x, alpha - 1) : limit <= exp(-x) { return x * beta }
        }
    }
}
