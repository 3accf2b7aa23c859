import BigInt

extension RandomObject {
    private static let seedSignature = NativeSignature("Random.seed", "self a? version?")
    private static let rangeSignature = NativeSignature("Random.randrange", "self start stop? step?")
    private static let intSignature = NativeSignature("Random.randint", "self a b")
    private static let bytesSignature = NativeSignature("Random.randbytes", "self n")

    static let integerMethods: [String: Body] = [
        "seed": { (random, call) throws(PyError) in
            let arguments = try seedSignature.bind(call)
            if let version = arguments["version"], version.smallInteger != 2 {
                throw .make(.notImplementedError, "random.seed() with version=1 is not part of the playground's Python")
            }
            try random.seed(arguments["a"] ?? .none)
            return .none
        },
        "random": { (random, call) throws(PyError) in
            guard call.positional.isEmpty, call.keywords.isEmpty else {
                throw .typeError("Random.random() takes no arguments (\(call.positional.count) given)")
            }
            return .float(random.twister.nextFloat())
        },
        "getrandbits": { (random, call) throws(PyError) in
            guard call.positional.count == 1, call.keywords.isEmpty else {
                throw .typeError("Random.getrandbits() takes exactly one argument (\(call.positional.count) given)")
            }
            let count = try MathIntegers.integer(call.positional[0])
            guard count >= 0 else { throw .valueError("number of bits must be non-negative") }
            let bits = Int(exactly: count) ?? Int.max
            try Sizes.checkInteger(bits: bits)
            return .integer(random.twister.nextBits(bits))
        },
        "randbytes": { (random, call) throws(PyError) in
            let count = try LibraryArgument.index(bytesSignature.bind(call).required("n"))
            guard count >= 0 else { throw .valueError("number of bits must be non-negative") }
            try Sizes.check(count)
            guard count > 0 else { return .object(PyBytes([])) }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(count + 3)
            while bytes.count < count {
                let left = count - bytes.count
                let word = left < 4 ? random.twister.nextWord() >> UInt32(32 - 8 * left) : random.twister.nextWord()
                for shift: UInt32 in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
            }
            return .object(PyBytes(Array(bytes.prefix(count))))
        },
        "randrange": { (random, call) throws(PyError) in
            let arguments = try rangeSignature.bind(call)
            let start = try whole(arguments.required("start"), "arg 1")
            guard let stop = arguments.present("stop") else {
                guard arguments["step"] == nil else { throw .typeError("Missing a non-None stop argument") }
                guard start > 0 else { throw .valueError("empty range for randrange()") }
                return .integer(random.next(below: start))
            }
            return .integer(
                try random.next(
                    from: start, to: try whole(stop, "stop"), by: try whole(arguments["step"] ?? .int(1), "step")))
        },
        "randint": { (random, call) throws(PyError) in
            let arguments = try intSignature.bind(call)
            let limit = try Arithmetic.binary(.add, arguments.required("b"), .int(1))
            return .integer(
                try random.next(
                    from: try whole(arguments.required("a"), "arg 1"), to: try whole(limit, "stop"), by: 1))
        },
    ]

    func next(below limit: BigInt) -> BigInt {
        Int(exactly: limit).map { BigInt(twister.next(below: $0)) } ?? twister.next(below: limit)
    }

    private func next(from start: BigInt, to stop: BigInt, by step: BigInt) throws(PyError) -> BigInt {
        let width = stop - start
        guard step != 1 else {
            guard width > 0 else {
                throw .valueError("empty range for randrange() (\(start), \(stop), \(width))")
            }
            return start + next(below: width)
        }
        guard !step.isZero else { throw .valueError("zero step for randrange()") }
        let count = IntegerArithmetic.floorDivision(width + step - (step > 0 ? 1 : -1), step).quotient
        guard count > 0 else { throw .valueError("empty range for randrange()") }
        return start + step * next(below: count)
    }

    /// An integer, or a float without a fraction, as `randrange` takes them.
    private static func whole(_ value: Value, _ name: String) throws(PyError) -> BigInt {
        if let integer = value.bigInteger { return integer }
        guard case .float(let float) = value else {
            let converted = try Conversions.int(value)
            guard try converted.isEqual(to: value), let integer = converted.bigInteger else {
                throw .valueError("non-integer \(name) for randrange()")
            }
            return integer
        }
        guard float == float.rounded() || !float.isFinite else {
            throw .valueError("non-integer \(name) for randrange()")
        }
        return try Conversions.integer(float)
    }
}
