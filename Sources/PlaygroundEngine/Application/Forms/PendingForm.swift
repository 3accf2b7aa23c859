/// What `request.form()` gives: to be awaited, or for `async with`, which closes the files.
///
/// Source: Starlette's `AwaitableOrContextManagerWrapper`.
final class PendingForm: PyObject, NativeAwaitable {
    let coroutine: Value
    private let close: () -> Void

    init(_ coroutine: Value, close: @escaping () -> Void) {
        self.coroutine = coroutine
        self.close = close
    }

    override var typeName: String { "AwaitableOrContextManagerWrapper" }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "__aenter__":
            return .object(
                PyBuiltin(name) { (call) throws(PyError) in
                    _ = try call.arguments(0...0)
                    return self.coroutine
                })
        case "__aexit__":
            return .coroutine(name, NativeSignature(name, "self type? value? traceback?")) { (_) throws(PyError) in
                self.close()
                return .none
            }
        default: return nil
        }
    }
}
