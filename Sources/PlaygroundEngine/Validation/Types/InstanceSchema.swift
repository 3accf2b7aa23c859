/// A class that Pydantic knows nothing of, in a model that allows such: instances of it, as they are.
///
/// Source: Pydantic's `arbitrary_types_allowed`, pydantic-core's `IsInstanceValidator`.
final class InstanceSchema: NativeSchema {
    private let type: PyType

    init(_ type: PyType) {
        self.type = type
    }

    var label: String { "is-instance[\(type.qualifiedName)]" }

    func validate(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value? {
        accepts(value) ? value : validator.report(.instance(of: type.qualifiedName), value)
    }

    func accepts(_ value: Value) -> Bool { type.acceptsInstance(value) ?? value.type.isSubclass(of: type) }
}

/// A type variable with a bound: checked as that, and written as what the value is.
///
/// Source: Pydantic's `_unsubstituted_typevar_schema`.
final class OpenSchema: NativeSchema {
    private let bound: TypeSchema

    init(_ bound: TypeSchema) {
        self.bound = bound
    }

    var label: String { bound.label }

    func validate(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value? {
        try validator.validate(value, bound)
    }

    func accepts(_ value: Value) -> Bool { true }
}
