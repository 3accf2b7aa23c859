import BigInt
import Foundation

/// Sums, products, distances and logarithms of `math`.
enum MathSums {
    /// The sum of floats as if it were rounded once, at the end.
    ///
    /// Source: J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates".
    static func exactSum(_ values: Value) throws(PyError) -> Double {
        var partials: [Double] = []
        var (special, infinities) = (0.0, 0.0)
        try Iteration.forEach(values) { (value) throws(PyError) in
            let start = try LibraryArgument.float(value)
            var x = start
            var kept = 0
            for partial in partials {
                let (large, small) = x.magnitude < partial.magnitude ? (partial, x) : (x, partial)
                let high = large + small
                let low = small - (high - large)
                if low != 0 {
                    partials[kept] = low
                    kept += 1
                }
                x = high
            }
            partials.removeSubrange(kept...)
            guard x != 0 else { return }
            guard !x.isFinite else { return partials.append(x) }
            guard !start.isFinite else { throw .make(.overflowError, "intermediate overflow in fsum") }
            if start.isInfinite { infinities += start }
            special += start
            partials = []
        }
        guard special == 0 else {
            guard !infinities.isNaN else { throw .valueError("-inf + inf in fsum") }
            return special
        }
        guard var high = partials.popLast() else { return 0 }
        var low = 0.0
        while let next = partials.popLast() {
            let large = high
            high = large + next
            low = next - (high - large)
            if low != 0 { break }
        }
        // Half-even rounding across what is left.
        if let next = partials.last, low < 0 && next < 0 || low > 0 && next > 0 {
            let doubled = low * 2
            let rounded = high + doubled
            if doubled == rounded - high { high = rounded }
        }
        return high
    }

    static func product(_ call: NativeCall) throws(PyError) -> Value {
        guard call.positional.count == 1 else {
            throw .typeError("prod() takes exactly 1 positional argument (\(call.positional.count) given)")
        }
        var result = call.keyword("start") ?? .int(1)
        var work = 0
        try Iteration.forEach(call.positional[0]) { (value) throws(PyError) in
            result = try Arithmetic.binary(.multiply, result, value)
            guard case .object = result, let big = result.bigInteger else { return }
            work += big.bitWidth / 64
            guard work <= 200_000_000 else {
                throw .make(.timeoutError, "math.prod() of numbers this large would take too long")
            }
        }
        return result
    }

    static func length(_ values: [Value]) throws(PyError) -> Double {
        var coordinates: [Double] = []
        for value in values { coordinates.append(try LibraryArgument.float(value).magnitude) }
        return norm(coordinates)
    }

    static func distance(_ from: Value, _ to: Value) throws(PyError) -> Double {
        let (a, b) = (try Iteration.array(from), try Iteration.array(to))
        guard a.count == b.count else {
            throw .valueError("both points must have the same number of dimensions")
        }
        var differences: [Double] = []
        for (x, y) in zip(a, b) {
            differences.append((try LibraryArgument.float(x) - LibraryArgument.float(y)).magnitude)
        }
        return norm(differences)
    }

    /// The length of a vector, scaled against overflow and corrected for the rounding of its squares.
    private static func norm(_ vector: [Double]) -> Double {
        guard !vector.contains(where: \.isInfinite) else { return .infinity }
        guard !vector.contains(where: \.isNaN) else { return .nan }
        let largest = vector.max() ?? 0
        guard largest != 0, vector.count > 1 else { return largest }
        guard largest >= .leastNormalMagnitude else {
            return .leastNormalMagnitude * norm(vector.map { $0 / .leastNormalMagnitude })
        }
        let scale = scalbn(1.0, -(largest.exponent + 1))
        guard scale.isFinite, scale >= .leastNormalMagnitude else { return largest * norm(vector.map { $0 / largest }) }
        var (sum, products, sums) = (1.0, 0.0, 0.0)
        func add(_ x: Double, _ y: Double) {
            let high = x * y
            let total = sum + high
            products += (-high).addingProduct(x, y)
            sums += high - (total - sum)
            sum = total
        }
        for value in vector { add(value * scale, value * scale) }
        let root = (sum - 1 + (products + sums)).squareRoot()
        add(-root, root)
        return (root + (sum - 1 + (products + sums)) / (2 * root)) / scale
    }

    /// A logarithm by `function`, of integers past the largest float as well.
    static func logarithm(_ value: Value, _ function: (Double) -> Double) throws(PyError) -> Double {
        if let integer = value.bigInteger {
            guard integer > 0 else { throw .valueError("math domain error") }
            let float = Double(integer)
            if float.isFinite { return function(float) }
            let shift = integer.bitWidth - 64
            let fraction = Double(integer >> shift)
            return function(fraction) + function(2) * Double(shift)
        }
        let float = try LibraryArgument.float(value)
        guard float > 0 || float.isNaN else { throw .valueError("math domain error") }
        return function(float)
    }
}
