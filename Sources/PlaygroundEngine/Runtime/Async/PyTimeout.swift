/// What `asyncio.timeout(delay)` gives, for `async with`. Source: The Python Standard Library, `asyncio.timeout`.
final class PyTimeout: PyObject {
    private let delay: Duration?
    private var timer: Int?
    private var task: PyTask?
    private var isExpired = false

    static func make(_ call: NativeCall) throws(PyError) -> Value {
        let value = try call.arguments(1...1)[0]
        return .object(PyTimeout(value.isNone ? nil : try AsyncModule.duration(value, "<=")))
    }

    private init(_ delay: Duration?) {
        self.delay = delay
    }

    override var typeName: String { "Timeout" }

    override package var attributeNames: [String] { ["expired"] }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "expired": AsyncModule.plain(name) { [self] in .bool(isExpired) }
        case "__aenter__":
            .object(
                PyBuiltin(name) { [self] (call) throws(PyError) in
                    let start = PyBuiltin("start") { [self] (inner) throws(PyError) in
                        try begin(AsyncModule.loop(inner))
                        return .object(self)
                    }
                    return try AsyncModule.prelude(
                        .callOnce, [.object(start), .tuple(PyTuple([])), .dict(PyDict())], call)
                })
        case "__aexit__":
            .object(
                PyBuiltin(name) { [self] (call) throws(PyError) in
                    let error = call.positional.count > 1 ? call.positional[1] : .none
                    let isOver = PyBuiltin("is_over") { [self] (_) throws(PyError) in .bool(end(error)) }
                    return try AsyncModule.prelude(
                        .leaveTimeout, [.object(isOver), error, .object(ExceptionType.timeoutError)], call)
                })
        default: nil
        }
    }

    private func begin(_ loop: AsyncLoop) throws(PyError) {
        guard let task = loop.current else {
            throw .make(.runtimeError, "Timeout should be used inside a task")
        }
        self.task = task
        guard let delay else { return }
        timer = loop.after(delay) { [weak self] in
            guard let self, let task = self.task else { return }
            isExpired = true
            _ = task.cancel()
        }
    }

    /// The block is left with `error`.
    ///
    /// - Returns: Whether that is because the time was over.
    private func end(_ error: Value) -> Bool {
        if let timer { task?.loop.cancelTimer(timer) }
        defer { task = nil }
        guard isExpired else { return false }
        // The block ended in the step in which it was to be cancelled.
        task?.forgetCancellation()
        return (error.object as? PyException)?.isInstance(of: AsyncModule.cancelledError) == true
    }
}
