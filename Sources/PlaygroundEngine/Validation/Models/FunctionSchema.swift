/// A schema with a function of the program around it, before it, behind it or in its place.
///
/// Source: pydantic-core's function validators.
final class FunctionSchema: NativeSchema {
    enum Mode: String {
        case before, after, plain, wrap

        /// The name of the validator that calls `function` this way.
        func label(_ function: String, around inner: String) -> String {
            switch self {
            case .before, .after: "function-\(rawValue)[\(function)(), \(inner)]"
            case .plain, .wrap: "function-\(rawValue)[\(function)()]"
            }
        }
    }

    let mode: Mode
    let function: Value
    let inner: TypeSchema
    /// The field whose validator this is.
    private let fieldName: String?
    private let takesInfo: Bool
    private let program: CurrentMachine

    init(_ mode: Mode, _ function: Value, around inner: TypeSchema, fieldName: String?, program: CurrentMachine) {
        self.mode = mode
        self.function = function
        self.inner = inner
        self.fieldName = fieldName
        self.program = program
        let plainCount = mode == .wrap ? 2 : 1
        takesInfo = CallableShape.requiredCount(of: function).map { $0 > plainCount } ?? false
    }

    var label: String {
        mode.label(CallableShape.name(of: function), around: inner.label)
    }

    func validate(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value? {
        switch mode {
        case .before:
            guard let given = try call([value], value, &validator) else { return nil }
            return try validator.validate(given, inner)
        case .after:
            guard let valid = try validator.validate(value, inner) else { return nil }
            return try call([valid], value, &validator)
        case .plain: return try call([value], value, &validator)
        case .wrap:
            let handler = validator.handler(for: inner)
            let result = try call([value, handler.callable], value, &validator)
            validator.floor(handler.exactness())
            return result
        }
    }

    private func call(
        _ arguments: [Value], _ input: Value, _ validator: inout Validator
    ) throws(PyError) -> Value? {
        let info: [Value] = takesInfo ? [.object(ValidationInfo(validator, fieldName: fieldName))] : []
        do throws(PyError) {
            return try program.call(function, arguments + info)
        } catch {
            return try validator.report(error, input)
        }
    }
}

/// What a validator that asks for it learns about the validation: `info.data`, `info.field_name` and so on.
final class ValidationInfo: PyObject {
    private let data: PyDict?
    private let fieldName: String?
    private let context: Value
    private let isJSON: Bool

    init(_ validator: Validator, fieldName: String?) {
        data = validator.data
        self.fieldName = fieldName
        context = validator.context
        isJSON = validator.isJSON
    }

    static let classObject = PyType("ValidationInfo", module: "pydantic_core.core_schema")

    override var type: PyType { Self.classObject }

    override var attributeNames: [String] { ["data", "field_name", "context", "mode", "config"] }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "data": return data.map { .dict($0) } ?? .dict(PyDict())
        case "field_name": return fieldName.map { .string($0) } ?? Value.none
        case "context": return context
        case "mode": return .string(isJSON ? "json" : "python")
        case "config": return Value.none
        default: return nil
        }
    }
}

extension Validator {
    /// What a wrapping validator calls for the validation that it wraps.
    func handler(for schema: TypeSchema) -> (callable: Value, exactness: () -> Exactness) {
        var outer = self
        outer.keepIssues(0)
        let exactness = ExactnessBox()
        let callable = PyBuiltin("ValidatorCallable") { (call) throws(PyError) in
            let arguments = try call.arguments(1...2)
            var inner = outer
            inner.location = []
            inner.exactness = .exact
            guard let valid = try inner.validate(arguments[0], schema) else {
                throw ModelValidationError.make(inner.issues, title: "ValidatorCallable")
            }
            exactness.value = min(exactness.value, inner.exactness)
            return valid
        }
        return (.object(callable), { exactness.value })
    }

    private final class ExactnessBox {
        var value = Exactness.exact
    }

    /// Reports what a validator of the program raised as a problem of the input.
    ///
    /// - Throws: Any exception that is neither a `ValueError` nor an `AssertionError`.
    mutating func report(_ error: PyError, _ input: Value) throws(PyError) -> Value? {
        let exception = error.exception
        if let invalid = exception as? ModelValidationError {
            for issue in invalid.issues {
                add(ValidationIssue(issue.kind, at: location + issue.location, input: issue.input))
            }
            return nil
        }
        if exception.isInstance(of: CustomError.type) {
            return report(try CustomError.kind(of: exception), input)
        }
        if exception.isInstance(of: .valueError) || exception.isInstance(of: .assertionError) {
            let isAssertion = exception.isInstance(of: .assertionError)
            let message = try exception.text()
            return report(.raised(isAssertion: isAssertion, message: message, error: .object(exception)), input)
        }
        throw error
    }
}
