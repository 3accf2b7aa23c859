import BigInt
import Foundation

/// `round(number, digits)`: halves go to the even neighbour.
enum Rounding {
    static func round(_ arguments: [Value]) throws(PyError) -> Value {
        let digits = arguments.count > 1 ? arguments[1] : .none
        if case .float(let value) = arguments[0] {
            guard !digits.isNone else { return .integer(try Conversions.integer(value.rounded(.toNearestOrEven))) }
            return .float(try round(value, digits: self.digits(digits)))
        }
        if case .object(let object) = arguments[0], let result = try object.number(.rounded(digits: digits)) {
            return result
        }
        guard let value = arguments[0].bigInteger else {
            throw .typeError("type \(arguments[0].typeName) doesn't define __round__ method")
        }
        guard !digits.isNone else { return .integer(value) }
        let places = try self.digits(digits)
        guard places < 0 else { return .integer(value) }
        guard places > -4400 else { return .int(0) }
        let unit = BigInt(10).power(-places)
        let (quotient, remainder) = IntegerArithmetic.floorDivision(value, unit)
        let twice = remainder * 2
        let goesUp = twice > unit || twice == unit && quotient % 2 != 0
        return .integer((goesUp ? quotient + 1 : quotient) * unit)
    }

    private static func digits(_ value: Value) throws(PyError) -> Int {
        Int(clamping: try value.requiredIndex())
    }

    /// Correctly rounded through decimal text, as CPython does.
    private static func round(_ value: Double, digits: Int) throws(PyError) -> Double {
        guard value.isFinite, digits < 324 else { return value }
        guard digits > -309 else { return Double(signOf: value, magnitudeOf: 0) }
        if digits >= 0 { return Double(String(format: "%.\(digits)f", value)) ?? value }
        let unit = pow(10, Double(-digits))
        let result = (value / unit).rounded(.toNearestOrEven) * unit
        guard result.isFinite else { throw .make(.overflowError, "rounded value too large to represent") }
        return result
    }
}
