/// The `asyncio` module, as far as path operations use it: the loop itself is the server's.
///
/// Source: The Python Standard Library, `asyncio`; messages are CPython's.
enum AsyncModule {
    static let cancelledError = ExceptionType.define(
        "CancelledError", module: "asyncio.exceptions", base: .baseException)
    static let invalidStateError = ExceptionType.define("InvalidStateError", module: "asyncio.exceptions")

    static var module: PyModule {
        PyModule(
            "asyncio",
            members: [
                "CancelledError": .object(cancelledError),
                "InvalidStateError": .object(invalidStateError),
                "TimeoutError": .object(ExceptionType.timeoutError),
                "sleep": .object(PyBuiltin("sleep") { (call) throws(PyError) in try sleep(call) }),
                "create_task": .object(PyBuiltin("create_task") { (call) throws(PyError) in try createTask(call) }),
                "ensure_future": .object(
                    PyBuiltin("ensure_future") { (call) throws(PyError) -> Value in
                        .object(try future(call.arguments(1...1)[0], loop(call), call))
                    }),
                "gather": .object(PyBuiltin("gather") { (call) throws(PyError) in try gather(call) }),
                "wait_for": .object(PyBuiltin("wait_for") { (call) throws(PyError) in try waitFor(call) }),
                "current_task": .object(
                    PyBuiltin("current_task") { (call) throws(PyError) in
                        try loop(call).current.map { .object($0) } ?? Value.none
                    }),
                "iscoroutinefunction": .object(
                    PyBuiltin("iscoroutinefunction") { (call) throws(PyError) in
                        guard case .function(let function) = try call.arguments(1...1)[0] else { return .bool(false) }
                        return .bool(function.code.kind == .coroutine)
                    }),
                "iscoroutine": .object(
                    PyBuiltin("iscoroutine") { (call) throws(PyError) in
                        .bool(coroutine(try call.arguments(1...1)[0]) != nil)
                    }),
                "run": .object(
                    PyBuiltin("run") { (_) throws(PyError) -> Value in
                        throw .make(.runtimeError, "asyncio.run() cannot be called from a running event loop")
                    }),
                "timeout": .object(PyBuiltin("timeout") { (call) throws(PyError) in try PyTimeout.make(call) }),
                "to_thread": .object(PyBuiltin("to_thread") { (call) throws(PyError) in try toThread(call) }),
            ].merging(waitingMembers) { $1 }.merging(PyQueue.members) { $1 })
    }

    /// Calls the function when it is awaited: there are no threads, and what sleeps holds nobody up.
    private static func toThread(_ call: NativeCall) throws(PyError) -> Value {
        guard let function = call.positional.first else {
            throw .typeError("to_thread() missing 1 required positional argument: 'func'")
        }
        let keywords = PyDict()
        for keyword in call.keywords { keywords.set(PyString.make(keyword.name), to: keyword.value) }
        let arguments = PyTuple(Array(call.positional.dropFirst()))
        return try prelude(.callOnce, [function, .tuple(arguments), .dict(keywords)], call)
    }

    /// The loop of the request that calls.
    static func loop(_ call: NativeCall) throws(PyError) -> AsyncLoop {
        guard let loop = call.machine.loop else { throw .make(.runtimeError, "no running event loop") }
        return loop
    }

    private static func coroutine(_ value: Value) -> PyGenerator? {
        guard case .object(let object) = value, let generator = object as? PyGenerator, generator.kind == .coroutine
        else { return nil }
        return generator
    }

    /// What works on `awaitable`: itself, or a new task.
    private static func future(
        _ awaitable: Value, _ loop: AsyncLoop, _ call: NativeCall
    ) throws(PyError) -> PyFuture {
        var awaitable = awaitable
        if let instance = awaitable.object as? PyInstance, instance.ownMethod(.awaitName) != nil {
            awaitable = try prelude(.awaitOnce, [awaitable], call)
        }
        if let coroutine = coroutine(awaitable) { return PyTask(coroutine, name: loop.nextTaskName(), loop: loop) }
        if case .object(let object) = awaitable, let future = object as? PyFuture { return future }
        throw .typeError("An asyncio.Future, a coroutine or an awaitable is required")
    }

    /// A coroutine of the playground's own.
    static func prelude(
        _ function: Prelude.Function, _ arguments: [Value], _ call: NativeCall
    ) throws(PyError) -> Value {
        let function = try Prelude.shared.function(function, in: call.machine.globals.current)
        return try call.machine.makeGenerator(function, arguments, [])
    }

    /// - Throws: `TypeError` for what is no number, as CPython's comparison with 0 does.
    static func duration(_ value: Value, _ comparison: String) throws(PyError) -> Duration {
        let seconds: Double
        switch value {
        case .float(let float): seconds = float
        default:
            guard let integer = value.bigInteger else {
                throw .typeError("'\(comparison)' not supported between instances of '\(value.typeName)' and 'int'")
            }
            seconds = Double(integer)
        }
        // A century is as good as for ever.
        return .seconds(min(max(seconds.isNaN ? 0 : seconds, 0), 3_155_760_000))
    }

    private static func sleep(_ call: NativeCall) throws(PyError) -> Value {
        guard let delay = call.positional.first ?? call.keyword("delay") else {
            throw .typeError("sleep() missing 1 required positional argument: 'delay'")
        }
        let result = call.positional.count > 1 ? call.positional[1] : call.keyword("result") ?? .none
        let start = PyBuiltin("start") { (inner) throws(PyError) in
            let duration = try duration(delay, "<=")
            let loop = try loop(inner)
            guard duration > .zero else { return .object(PyAwaited(nil)) }
            let future = PyFuture(loop: loop)
            _ = loop.after(duration) { future.complete(.result(.none)) }
            return .object(future)
        }
        return try prelude(.sleep, [.object(start), result], call)
    }

    private static func createTask(_ call: NativeCall) throws(PyError) -> Value {
        guard let value = call.positional.first ?? call.keyword("coro") else {
            throw .typeError("create_task() missing 1 required positional argument: 'coro'")
        }
        let loop = try loop(call)
        guard let coroutine = coroutine(value) else {
            throw .typeError("a coroutine was expected, got \(try value.repr())")
        }
        let name: String =
            if let given = call.keyword("name"), !given.isNone { try given.str() } else { loop.nextTaskName() }
        return .object(PyTask(coroutine, name: name, loop: loop))
    }

    /// Source: CPython's `asyncio.gather`: results in the order given; the first exception ends the wait, unless
    /// `return_exceptions` keeps it as a result.
    private static func gather(_ call: NativeCall) throws(PyError) -> Value {
        let keeps = try call.keyword("return_exceptions")?.truth() == true
        let loop = try loop(call)
        var children: [PyFuture] = []
        for value in call.positional { children.append(try future(value, loop, call)) }
        let gathering = PyGathering(children, loop: loop)
        guard !children.isEmpty else {
            gathering.complete(.result(.list(PyList())))
            return .object(gathering)
        }
        var left = children.count
        for child in children {
            child.whenDone {
                left -= 1
                guard !gathering.isDone else { return }
                if !keeps {
                    switch child.state {
                    case .failed(let error): return gathering.complete(.failed(error))
                    case .cancelled: return gathering.complete(.cancelled)
                    case .pending, .result: break
                    }
                }
                guard left == 0 else { return }
                gathering.complete(gathering.isCancelling ? .cancelled : .result(.list(PyList(children.map(kept)))))
            }
        }
        return .object(gathering)
    }

    private static func kept(_ future: PyFuture) -> Value {
        switch future.state {
        case .pending: .none
        case .result(let value): value
        case .failed(let error): .object(error.exception)
        // CPython's `gather` gives it an empty message.
        case .cancelled: .object(PyException(cancelledError, arguments: [.string("")]))
        }
    }

    /// Source: CPython's `asyncio.wait_for`.
    private static func waitFor(_ call: NativeCall) throws(PyError) -> Value {
        guard let awaitable = call.positional.first ?? call.keyword("fut") else {
            throw .typeError("wait_for() missing 1 required positional argument: 'fut'")
        }
        guard let timeout = call.positional.count > 1 ? call.positional[1] : call.keyword("timeout") else {
            throw .typeError("wait_for() missing 1 required positional argument: 'timeout'")
        }
        let start = PyBuiltin("start") { (inner) throws(PyError) in
            let loop = try loop(inner)
            return .object(try future(awaitable, loop, inner))
        }
        guard !timeout.isNone else { return try prelude(.waitForever, [.object(start)], call) }
        // Done when the time is up or the awaited is done, whichever comes first.
        let either = PyBuiltin("either") { (inner) throws(PyError) in
            let loop = try loop(inner)
            let duration = try duration(timeout, "<=")
            let waiter = PyFuture(loop: loop)
            guard case .object(let object) = inner.positional[0], let future = object as? PyFuture else { return .none }
            guard duration > .zero, !future.isDone else {
                waiter.complete(.result(.none))
                return .object(waiter)
            }
            let timer = loop.after(duration) { waiter.complete(.result(.none)) }
            future.whenDone {
                loop.cancelTimer(timer)
                waiter.complete(.result(.none))
            }
            return .object(waiter)
        }
        let settled = PyBuiltin("settled") { (inner) throws(PyError) in
            let loop = try loop(inner)
            let waiter = PyFuture(loop: loop)
            guard case .object(let object) = inner.positional[0], let future = object as? PyFuture else { return .none }
            future.whenDone { waiter.complete(.result(.none)) }
            _ = future.cancel()
            return .object(waiter)
        }
        let errors: [Value] = [.object(cancelledError), .object(ExceptionType.timeoutError)]
        return try prelude(.waitFor, [.object(start), .object(either), .object(settled)] + errors, call)
    }
}

/// What `gather` gives.
private final class PyGathering: PyFuture {
    private let children: [PyFuture]
    private(set) var isCancelling = false

    init(_ children: [PyFuture], loop: AsyncLoop) {
        self.children = children
        super.init(loop: loop)
    }

    override var typeName: String { "_GatheringFuture" }

    override func cancel() -> Bool {
        guard !isDone else { return false }
        for child in children where child.cancel() { isCancelling = true }
        return isCancelling
    }
}
