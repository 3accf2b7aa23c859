import BigInt

/// Logarithms and exponentials to any number of digits, in fixed point.
enum DecimalSeries {
    /// Asks `compute` for ever more digits until the result rounds to `precision` digits in one way only.
    ///
    /// - Parameter compute: Gives a value and its places behind the point, off by less than a millionth of the last of
    ///   the digits that it is asked for.
    static func rounded(
        to precision: Int, _ compute: (Int) throws(PyError) -> (value: BigInt, places: Int)
    ) throws(PyError) -> DecimalNumber {
        var context = DecimalContext()
        context.precision = precision
        context.minimum = -2_000_000_000
        context.maximum = 2_000_000_000
        var extra = 12
        while true {
            let (value, places) = try compute(precision + extra)
            let digits = Ten.digits(of: value.magnitude)
            let spread = BigInt(Ten.power(max(0, digits - precision - extra + 4)))
            var ignored: DecimalStatus = []
            func rounded(_ value: BigInt) -> DecimalNumber {
                DecimalNumber(value < 0, value.magnitude, -places).fixed(context, &ignored)
            }
            let (low, high) = (rounded(value - spread), rounded(value + spread))
            if low == high || extra > 200 { return low }
            extra *= 2
        }
    }

    /// ln(number) with at least `digits` significant digits, for a positive number other than 1.
    static func logarithm(of number: DecimalNumber, digits: Int) -> (value: BigInt, places: Int) {
        // number = m * 10^k with m within 0.3 and 3; near 1 the logarithm begins late behind the point.
        var ignored: DecimalStatus = []
        let distance = DecimalNumber.add(number, DecimalNumber(true, 1, 0), DecimalContext(), &ignored)
        let late = max(0, -distance.adjusted)
        let places = digits + late + 12
        let scale = BigInt(Ten.power(places))
        var power = number.adjusted
        if number.coefficient * 10 >= Ten.power(number.digits - 1) * 30 { power += 1 }
        let mantissa = DecimalNumber(false, number.coefficient, number.exponent - power)
        let fixed = BigInt(mantissa.rescaled(to: -places, .halfEven).coefficient)
        var result = small(fixed, scale)
        if power != 0 { result += BigInt(power) * small(10 * scale, scale) }
        return (result, places)
    }

    /// ln(x) for a number in fixed point that is not far from 1.
    private static func small(_ x: BigInt, _ scale: BigInt) -> BigInt {
        var root = x
        var doublings = 0
        // Each square root halves the logarithm; near 1 the series is short.
        while (root - scale).magnitude << 8 > scale.magnitude {
            root = BigInt((root * scale).magnitude.squareRoot())
            doublings += 1
        }
        // ln(x) = 2 artanh((x - 1) / (x + 1))
        let ratio = (root - scale) * scale / (root + scale)
        let square = ratio * ratio / scale
        var power = ratio
        var sum = ratio
        var odd = 3
        while true {
            power = power * square / scale
            let term = power / BigInt(odd)
            if term.isZero { break }
            sum += term
            odd += 2
        }
        return sum << (doublings + 1)
    }

    /// e^(number * factor) with at least `digits` significant digits.
    static func exponential(
        of number: DecimalNumber, times factor: DecimalNumber, digits: Int
    ) -> (value: BigInt, places: Int) {
        let places = digits + 20
        let scale = BigInt(Ten.power(places))
        let product = DecimalNumber.exactProduct(number, factor)
        let magnitude = product.rescaled(to: -places - max(0, product.adjusted), .halfEven)
        // Taking out whole powers of ten leaves a remainder below ln(10).
        let wide = places + max(0, product.adjusted)
        let wideScale = BigInt(Ten.power(wide))
        let exponent = product.isNegative ? -BigInt(magnitude.coefficient) : BigInt(magnitude.coefficient)
        let ten = logarithm(of: DecimalNumber(false, 10, 0), digits: wide)
        let lnTen = ten.value / BigInt(Ten.power(ten.places - wide))
        let (powers, rest) = IntegerArithmetic.floorDivision(exponent, lnTen)
        var result = taylor(rest * scale / wideScale, scale)
        let shift = Int(powers)
        // The value has places + 1 digits at most; its exponent moves by the powers of ten.
        if result.isZero { result = 1 }
        return (result, places - shift)
    }

    /// e^x for 0 <= x < 2.4 in fixed point.
    private static func taylor(_ x: BigInt, _ scale: BigInt) -> BigInt {
        let halvings = 10
        let small = x >> halvings
        var term = scale
        var sum = scale
        var count = 1
        while true {
            term = term * small / scale / BigInt(count)
            if term.isZero { break }
            sum += term
            count += 1
        }
        for _ in 0..<halvings { sum = sum * sum / scale }
        return sum
    }
}
