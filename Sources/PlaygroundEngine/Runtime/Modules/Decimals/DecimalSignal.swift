/// The exception classes of `decimal`, which its signals raise where they are trapped.
///
/// Source: The Python Standard Library, "decimal — Signals".
enum DecimalSignal {
    static let base = ExceptionType.define("DecimalException", module: "decimal", base: .arithmeticError)
    static let clamped = ExceptionType.define("Clamped", module: "decimal", base: base)
    static let invalidOperation = ExceptionType.define("InvalidOperation", module: "decimal", base: base)
    static let conversionSyntax = ExceptionType.define("ConversionSyntax", module: "decimal", base: invalidOperation)
    static let divisionImpossible = ExceptionType.define(
        "DivisionImpossible", module: "decimal", base: invalidOperation)
    static let divisionUndefined = ExceptionType(
        "DivisionUndefined", bases: [invalidOperation, .zeroDivisionError], module: "decimal")
    static let divisionByZero = ExceptionType("DivisionByZero", bases: [base, .zeroDivisionError], module: "decimal")
    static let inexact = ExceptionType.define("Inexact", module: "decimal", base: base)
    static let rounded = ExceptionType.define("Rounded", module: "decimal", base: base)
    static let subnormal = ExceptionType.define("Subnormal", module: "decimal", base: base)
    static let overflow = ExceptionType("Overflow", bases: [inexact, rounded], module: "decimal")
    static let underflow = ExceptionType("Underflow", bases: [inexact, rounded, subnormal], module: "decimal")
    static let floatOperation = ExceptionType("FloatOperation", bases: [base, .typeError], module: "decimal")

    /// The classes that a program can name.
    static var all: [ExceptionType] {
        [
            base, clamped, invalidOperation, divisionByZero, inexact, floatOperation, overflow, rounded, subnormal,
            underflow,
        ]
    }

    /// The conditions in the order in which CPython lists them.
    private static var conditions: [(DecimalStatus, ExceptionType)] {
        [
            (.invalidOperation, invalidOperation), (.conversionSyntax, conversionSyntax),
            (.divisionImpossible, divisionImpossible), (.divisionUndefined, divisionUndefined),
            (.floatOperation, floatOperation), (.divisionByZero, divisionByZero), (.overflow, overflow),
            (.underflow, underflow), (.subnormal, subnormal), (.inexact, inexact), (.rounded, rounded),
            (.clamped, clamped),
        ]
    }

    /// The exception for trapped conditions: the first one's signal, with all of them as its argument.
    static func error(_ status: DecimalStatus) -> PyError {
        let found = conditions.filter { status.contains($0.0) }.map(\.1)
        let isInvalid = !status.isDisjoint(with: .invalid)
        return PyError(
            PyException(
                isInvalid ? invalidOperation : found.first ?? base,
                arguments: [.list(PyList(found.map { .object($0) }))]))
    }

    /// Flags or traps as a context shows them.
    static func names(_ status: DecimalStatus) -> String {
        let order: [(DecimalStatus, ExceptionType)] = [
            (.clamped, clamped), (.invalid, invalidOperation), (.divisionByZero, divisionByZero),
            (.inexact, inexact), (.floatOperation, floatOperation), (.overflow, overflow), (.rounded, rounded),
            (.subnormal, subnormal), (.underflow, underflow),
        ]
        return order.filter { !status.isDisjoint(with: $0.0) }.map(\.1.name).joined(separator: ", ")
    }
}
