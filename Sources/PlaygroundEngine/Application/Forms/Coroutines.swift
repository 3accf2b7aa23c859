extension Value {
    /// A function of a library whose calls are to be awaited, as those of an `async def` are.
    ///
    /// - Parameter body: Called once the call is awaited.
    static func coroutine(
        _ name: String, _ signature: NativeSignature? = nil,
        _ body: @escaping ([String: Value]) throws(PyError) -> Value
    ) -> Value {
        let signature = signature ?? NativeSignature(name, "self")
        return .object(
            PyBuiltin(name) { (call) throws(PyError) in
                let bound = try signature.bind(call).values
                return try coroutine(call) { () throws(PyError) in try body(bound) }
            })
    }

    /// A coroutine that gives what `body` does.
    static func coroutine(_ call: NativeCall, _ body: @escaping () throws(PyError) -> Value) throws(PyError) -> Value {
        let start = PyBuiltin(call.function) { (_) throws(PyError) in try body() }
        return try AsyncModule.prelude(.callOnce, [.object(start), .tuple(PyTuple([])), .dict(PyDict())], call)
    }
}
