extension FastAPIObject {
    /// `@app.exception_handler(key)`.
    func exceptionHandler(_ call: NativeCall) throws(PyError) -> Value {
        let signature = Signature(
            function: call.function, positional: ["exc_class_or_status_code"], required: 1)
        let key = try signature.bind(call)["exc_class_or_status_code"] ?? .none
        return .object(
            PyBuiltin("decorator") { (call) throws(PyError) in
                let handler = try call.arguments(1...1)[0]
                try self.handlers.set(key, to: handler)
                return handler
            })
    }

    /// `app.add_exception_handler(key, handler)`.
    func addExceptionHandler(_ call: NativeCall) throws(PyError) -> Value {
        let signature = Signature(
            function: call.function, positional: ["exc_class_or_status_code", "handler"], required: 2)
        let bound = try signature.bind(call)
        try handlers.set(bound["exc_class_or_status_code"] ?? .none, to: bound["handler"] ?? .none)
        return .none
    }
}
