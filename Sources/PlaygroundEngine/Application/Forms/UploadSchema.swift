/// The schema of `UploadFile` in an annotation: any file of a form.
///
/// Source: FastAPI's `UploadFile._validate`.
final class UploadSchema: PyObject, DescribedSchema {
    var description: [(key: String, value: Value)] {
        [("type", .string("string")), ("contentMediaType", .string("application/octet-stream"))]
    }

    var label: String { "function-plain[_validate()]" }

    func validate(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value? {
        if case .object(let object) = value, object is UploadObject { return value }
        let message = "Expected UploadFile, received: \(try Value.object(value.type).repr())"
        let error = PyException(.valueError, arguments: [.string(message)])
        return validator.report(.raised(isAssertion: false, message: message, error: .object(error)), value)
    }
}
