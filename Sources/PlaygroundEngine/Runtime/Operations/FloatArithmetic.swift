import Foundation

/// Arithmetic of floats, with Python's errors in place of infinities.
enum FloatArithmetic {
    static func binary(_ operation: BinaryOperator, _ a: Double, _ b: Double) throws(PyError) -> Value? {
        switch operation {
        case .add: return .float(a + b)
        case .subtract: return .float(a - b)
        case .multiply: return .float(a * b)
        case .divide:
            guard b != 0 else { throw .make(.zeroDivisionError, "float division by zero") }
            return .float(a / b)
        case .floorDivide, .modulo:
            guard b != 0 else {
                throw .make(.zeroDivisionError, operation == .modulo ? "float modulo" : "float floor division by zero")
            }
            let (quotient, remainder) = floorDivision(a, b)
            return .float(operation == .modulo ? remainder : quotient)
        case .power: return .float(try power(a, b))
        case .matrixMultiply, .shiftLeft, .shiftRight, .bitAnd, .bitOr, .bitXor: return nil
        }
    }

    /// Source: CPython's `float_divmod`: the remainder is exact and has the divisor's sign.
    static func floorDivision(_ a: Double, _ b: Double) -> (quotient: Double, remainder: Double) {
        var remainder = fmod(a, b)
        var quotient = (a - remainder) / b
        if remainder != 0 {
            if (b < 0) != (remainder < 0) {
                remainder += b
                quotient -= 1
            }
        } else {
            remainder = Double(signOf: b, magnitudeOf: 0)
        }
        guard quotient != 0 else { return (Double(signOf: a / b, magnitudeOf: 0), remainder) }
        let floor = quotient.rounded(.down)
        return (quotient - floor > 0.5 ? floor + 1 : floor, remainder)
    }

    private static func power(_ a: Double, _ b: Double) throws(PyError) -> Double {
        if a == 0, b < 0 { throw .make(.zeroDivisionError, "0.0 cannot be raised to a negative power") }
        if a < 0, a.isFinite, b.isFinite, b != b.rounded() {
            throw .make(.notImplementedError, "complex numbers are not part of the playground's Python")
        }
        let result = pow(a, b)
        if result.isInfinite, a.isFinite, b.isFinite {
            throw PyError(
                PyException(.overflowError, arguments: [.int(34), .string("Numerical result out of range")]))
        }
        return result
    }
}
