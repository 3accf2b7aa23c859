/// What `object()` gives: a value that is like no other one, such as a mark for what is missing.
///
/// Source: The Python Standard Library, "Built-in Functions", `object`.
final class BareObject: PyObject {
    static func construct(_ call: NativeCall) throws(PyError) -> Value {
        guard call.positional.isEmpty, call.keywords.isEmpty else {
            throw .typeError("object() takes no arguments")
        }
        return .object(BareObject())
    }

    override func repr(_ context: ReprContext) throws(PyError) -> String { "<object object at \(address)>" }
}
