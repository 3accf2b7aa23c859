/// The methods of tasks and futures. Source: The Python Standard Library, "Task Object".
enum FutureMethods {
    static let names = [
        "add_done_callback", "cancel", "cancelled", "done", "exception", "get_name", "result", "set_name",
    ]

    static func method(_ name: String, of future: PyFuture) -> Value? {
        let task = future as? PyTask
        switch name {
        case "done": return plain(name) { .bool(future.isDone) }
        case "cancelled": return plain(name) { .bool(future.isCancelled) }
        case "result": return plain(name) { () throws(PyError) in try future.result() }
        case "__await__": return plain(name) { .object(PyAwaited(future)) }
        case "exception": return plain(name) { () throws(PyError) in try exception(of: future) }
        case "cancel":
            return .object(PyBuiltin("cancel") { (_) throws(PyError) in .bool(future.cancel()) })
        case "add_done_callback":
            return .object(
                PyBuiltin(name) { (call) throws(PyError) in
                    let callback = try call.arguments(1...1)[0]
                    let machine = call.machine
                    future.whenDone { _ = try? machine.invoke(callback, [.object(future)]) }
                    return .none
                })
        case "get_name":
            guard let task else { return nil }
            return plain(name) { .string(task.name) }
        case "set_name":
            guard let task else { return nil }
            return .object(
                PyBuiltin(name) { (call) throws(PyError) in
                    task.name = try call.arguments(1...1)[0].str()
                    return .none
                })
        default: return nil
        }
    }

    private static func plain(_ name: String, _ body: @escaping () throws(PyError) -> Value) -> Value {
        .object(
            PyBuiltin(name) { (call) throws(PyError) in
                _ = try call.arguments(0...0)
                return try body()
            })
    }

    private static func exception(of future: PyFuture) throws(PyError) -> Value {
        switch future.state {
        case .pending: throw .make(AsyncModule.invalidStateError, "Exception is not set.")
        case .result: return .none
        case .failed(let error): return .object(error.exception)
        case .cancelled: throw PyError(PyException(AsyncModule.cancelledError, arguments: []))
        }
    }
}
