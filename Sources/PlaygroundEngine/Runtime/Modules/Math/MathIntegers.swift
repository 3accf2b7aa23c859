import BigInt
import Foundation

/// The functions of `math` on integers of any size, within bounds of size and time.
enum MathIntegers {
    /// How many words of large integers one call may go through.
    private static let longestWork = 50_000_000

    static func integer(_ value: Value) throws(PyError) -> BigInt {
        guard let integer = try value.index() else {
            throw .typeError("'\(value.typeName)' object cannot be interpreted as an integer")
        }
        return integer
    }

    static func factorial(_ value: Value) throws(PyError) -> Value {
        let number = try integer(value)
        guard number >= 0 else { throw .valueError("factorial() not defined for negative values") }
        guard let count = Int(exactly: number) else {
            throw .make(.overflowError, "factorial() argument should not exceed \(Int.max)")
        }
        let bits = lgamma(Double(count) + 1) / M_LN2
        try Sizes.checkInteger(bits: bits < 1e9 ? Int(bits) : Int.max)
        return .integer(BigInt(product(from: 1, through: count)))
    }

    /// `first * … * last`, halved again and again so that large factors are few.
    private static func product(from first: Int, through last: Int) -> BigUInt {
        guard first <= last else { return 1 }
        if last - first < 8 { return (first...last).reduce(BigUInt(1)) { $0 * BigUInt($1) } }
        let middle = first + (last - first) / 2
        return product(from: first, through: middle) * product(from: middle + 1, through: last)
    }

    static func combinations(_ n: Value, _ k: Value) throws(PyError) -> Value {
        let (number, wanted) = (try integer(n), try integer(k))
        guard number >= 0 else { throw .valueError("n must be a non-negative integer") }
        guard wanted >= 0 else { throw .valueError("k must be a non-negative integer") }
        guard wanted <= number else { return .int(0) }
        let fewer = min(wanted, number - wanted)
        guard let count = Int(exactly: fewer) else {
            throw .make(.overflowError, "min(n - k, k) must not exceed \(Int.max)")
        }
        try check("comb", count: count, bits: number.bitWidth)
        var result = BigInt(1)
        for index in 0..<count { result = result * (number - BigInt(index)) / BigInt(index + 1) }
        return .integer(result)
    }

    static func permutations(_ n: Value, _ k: Value) throws(PyError) -> Value {
        let (number, wanted) = (try integer(n), try integer(k))
        guard number >= 0 else { throw .valueError("n must be a non-negative integer") }
        guard wanted >= 0 else { throw .valueError("k must be a non-negative integer") }
        guard wanted <= number else { return .int(0) }
        guard let count = Int(exactly: wanted) else { throw .make(.overflowError, "k must not exceed \(Int.max)") }
        try check("perm", count: count, bits: number.bitWidth)
        var result = BigInt(1)
        for index in 0..<count { result *= number - BigInt(index) }
        return .integer(result)
    }

    /// Refuses what multiplying `count` numbers of `bits` one after the other would take too long for.
    private static func check(_ name: String, count: Int, bits: Int) throws(PyError) {
        let (size, isHuge) = count.multipliedReportingOverflow(by: bits)
        try Sizes.checkInteger(bits: isHuge ? Int.max : size / 2)
        let (work, overflow) = count.multipliedReportingOverflow(by: size / 128 + 1)
        guard !overflow, work <= longestWork else {
            throw .make(.timeoutError, "math.\(name)() of numbers this large would take too long")
        }
    }

    /// - Throws: `TimeoutError` for numbers of more than 200,000 bits: the algorithms take quadratic time.
    private static func checkWidth(_ value: BigInt, _ name: String) throws(PyError) {
        guard value.bitWidth <= 200_000 else {
            throw .make(.timeoutError, "math.\(name)() of numbers this large would take too long")
        }
    }

    static func squareRoot(_ value: Value) throws(PyError) -> Value {
        let number = try integer(value)
        guard number >= 0 else { throw .valueError("isqrt() argument must be nonnegative") }
        try checkWidth(number, "isqrt")
        return .integer(BigInt(number.magnitude.squareRoot()))
    }

    static func divisor(_ values: [Value]) throws(PyError) -> Value {
        var result = BigInt(0)
        for value in values {
            let next = try integer(value)
            try checkWidth(next, "gcd")
            result = result.greatestCommonDivisor(with: next)
        }
        return .integer(BigInt(result.magnitude))
    }

    static func multiple(_ values: [Value]) throws(PyError) -> Value {
        var result = BigInt(1)
        for value in values {
            let next = try integer(value)
            try checkWidth(next, "lcm")
            try checkWidth(result, "lcm")
            guard !next.isZero, !result.isZero else {
                result = 0
                continue
            }
            result = BigInt((result / result.greatestCommonDivisor(with: next) * next).magnitude)
        }
        return .integer(result)
    }
}
