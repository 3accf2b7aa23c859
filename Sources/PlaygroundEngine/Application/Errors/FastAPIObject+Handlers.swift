extension FastAPIObject {
    /// `@app.exception_handler(key)`.
    func exceptionHandler(_ call: NativeCall) throws(PyError) -> Value {
        let signature = NativeSignature(call.function, "self exc_class_or_status_code")
        let key = try signature.bind(call).required("exc_class_or_status_code")
        return .object(
            PyBuiltin("decorator") { (call) throws(PyError) in
                let handler = try call.arguments(1...1)[0]
                try self.handlers.set(key, to: handler)
                return handler
            })
    }

    /// `app.add_exception_handler(key, handler)`.
    func addExceptionHandler(_ call: NativeCall) throws(PyError) -> Value {
        let signature = NativeSignature(call.function, "self exc_class_or_status_code handler")
        let bound = try signature.bind(call)
        try handlers.set(bound.required("exc_class_or_status_code"), to: bound.required("handler"))
        return .none
    }
}
