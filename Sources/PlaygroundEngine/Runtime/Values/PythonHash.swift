import BigInt

/// The numbers that `hash(x)` gives in CPython, for the values whose hash is the same in every process.
///
/// Source: CPython's `pyhash.c`, `longobject.c` and `tupleobject.c`.
enum PythonHash {
    /// The modulus of numeric hashes, 2**61 - 1.
    private static let modulus: UInt64 = (1 << 61) - 1

    /// nil for values whose hash CPython draws anew in each process: text, bytes, None, objects.
    static func stable(_ value: Value, depth: Int = 0) throws(PyError) -> Int? {
        switch value {
        case .bool(let flag): return flag ? 1 : 0
        case .int(let int): return hash(int)
        case .float(let float): return float.isNaN ? nil : hash(float)
        case .tuple(let tuple): return try lanes(of: tuple.items, depth).map { combine($0) }
        case .object(let object):
            if let big = object as? PyBigInt { return hash(big.value) }
            guard let set = object as? PySet, set.isFrozen else { return nil }
            return try lanes(of: set.items, depth).map { combine(unordered: $0) }
        case .undefined, .none, .str, .list, .dict, .function: return nil
        }
    }

    /// The hashes of a container's items; nil where one of them has no stable one.
    private static func lanes(of items: [Value], _ depth: Int) throws(PyError) -> [Int]? {
        guard depth < Value.nestingLimit else {
            throw .make(.recursionError, "maximum recursion depth exceeded")
        }
        var lanes: [Int] = []
        for item in items {
            guard let lane = try stable(item, depth: depth + 1) else { return nil }
            lanes.append(lane)
        }
        return lanes
    }

    static func hash(_ value: Int) -> Int {
        let magnitude = UInt64(value.magnitude) % modulus
        return signed(magnitude, isNegative: value < 0)
    }

    static func hash(_ value: BigInt) -> Int {
        signed(UInt64(value.magnitude % BigUInt(modulus)), isNegative: value < 0)
    }

    /// Source: CPython's `_Py_HashDouble`.
    static func hash(_ value: Double) -> Int {
        guard value.isFinite else { return value < 0 ? -314_159 : 314_159 }
        var mantissa = value.magnitude.significand
        guard value != 0 else { return 0 }
        // The fraction lies in [0.5, 1), as `frexp` gives it.
        mantissa /= 2
        var exponent = Int(value.exponent) + 1
        if value.isSubnormal {
            mantissa = value.magnitude * 0x1p537 * 0x1p537
            exponent = -1074
            while mantissa >= 1 {
                mantissa /= 2
                exponent += 1
            }
        }
        var state: UInt64 = 0
        while mantissa != 0 {
            state = (state << 28) & modulus | state >> 33
            mantissa *= 268_435_456
            exponent -= 28
            let part = UInt64(mantissa)
            mantissa -= Double(part)
            state += part
            if state >= modulus { state -= modulus }
        }
        let shift = exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61
        state = (state << UInt64(shift)) & modulus | state >> UInt64(61 - shift)
        return signed(state, isNegative: value < 0)
    }

    private static func signed(_ magnitude: UInt64, isNegative: Bool) -> Int {
        let hash = isNegative ? -Int(magnitude) : Int(magnitude)
        return hash == -1 ? -2 : hash
    }

    /// The hash of a tuple (xxHash).
    private static func combine(_ lanes: [Int]) -> Int {
        let (prime1, prime2): (UInt64, UInt64) = (11_400_714_785_074_694_791, 14_029_467_366_897_019_727)
        let prime5: UInt64 = 2_870_177_450_012_600_261
        var state = prime5
        for lane in lanes {
            state = state &+ UInt64(bitPattern: Int64(lane)) &* prime2
            state = state << 31 | state >> 33
            state = state &* prime1
        }
        state = state &+ (UInt64(lanes.count) ^ (prime5 ^ 3_527_539))
        return state == .max ? 1_546_275_796 : Int(truncatingIfNeeded: state)
    }

    /// The hash of a frozenset, which no order changes. Source: CPython's `frozenset_hash`.
    private static func combine(unordered lanes: [Int]) -> Int {
        var state: UInt64 = 0
        for lane in lanes {
            let hash = UInt64(bitPattern: Int64(lane))
            state ^= ((hash ^ 89_869_747) ^ (hash << 16)) &* 3_644_798_167
        }
        state ^= (UInt64(lanes.count) &+ 1) &* 1_927_868_237
        state ^= state >> 11 ^ state >> 25
        state = state &* 69069 &+ 907_133_923
        return state == .max ? 590_923_713 : Int(truncatingIfNeeded: state)
    }
}
