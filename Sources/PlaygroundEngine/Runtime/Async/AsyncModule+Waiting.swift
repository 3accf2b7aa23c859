/// Locks, events and semaphores. Source: The Python Standard Library, "Synchronization Primitives"; who goes on when is
/// as in CPython's `asyncio.locks`.
extension AsyncModule {
    static var waitingMembers: [String: Value] {
        [
            "Lock": .object(
                PyType("Lock", module: "asyncio.locks") { (call) throws(PyError) in
                    _ = try call.arguments(0...0)
                    return .object(PyLock())
                }),
            "Event": .object(
                PyType("Event", module: "asyncio.locks") { (call) throws(PyError) in
                    _ = try call.arguments(0...0)
                    return .object(PyEvent())
                }),
            "Semaphore": .object(
                PyType("Semaphore", module: "asyncio.locks") { (call) throws(PyError) in
                    .object(PySemaphore(try PySemaphore.start(call), isBounded: false))
                }),
            "BoundedSemaphore": .object(
                PyType("BoundedSemaphore", module: "asyncio.locks") { (call) throws(PyError) in
                    .object(PySemaphore(try PySemaphore.start(call), isBounded: true))
                }),
        ]
    }

    /// A method without arguments.
    static func plain(_ name: String, _ body: @escaping () throws(PyError) -> Value) -> Value {
        .object(
            PyBuiltin(name) { (call) throws(PyError) in
                _ = try call.arguments(0...0)
                return try body()
            })
    }
}

/// What is acquired and released, by `async with` as well.
class PyAcquirable: PyObject {
    fileprivate var waiters = Waiters()
    fileprivate var isFree: Bool { true }
    fileprivate func take() {}
    /// A waiter that was to go on was cancelled instead.
    fileprivate func lose(_ waiter: Value) {}
    fileprivate func wasWoken() {}
    fileprivate func release() throws(PyError) {}
    fileprivate var isLocked: Bool { false }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "acquire": .object(PyBuiltin(name) { [self] (call) throws(PyError) in try acquire(call, enters: false) })
        case "__aenter__": .object(PyBuiltin(name) { [self] (call) throws(PyError) in try acquire(call, enters: true) })
        case "__aexit__":
            .object(
                PyBuiltin(name) { [self] (call) throws(PyError) in
                    let leave = PyBuiltin("release") { [self] (_) throws(PyError) in
                        try self.release()
                        return .none
                    }
                    return try AsyncModule.prelude(
                        .callOnce, [.object(leave), .tuple(PyTuple([])), .dict(PyDict())], call)
                })
        case "release":
            AsyncModule.plain(name) { [self] () throws(PyError) in
                try release()
                return .none
            }
        case "locked": AsyncModule.plain(name) { [self] in .bool(isLocked) }
        default: nil
        }
    }

    override package var attributeNames: [String] { ["acquire", "locked", "release"] }

    private func acquire(_ call: NativeCall, enters: Bool) throws(PyError) -> Value {
        _ = try call.arguments(0...0)
        let start = PyBuiltin("start") { [self] (inner) throws(PyError) in
            guard isFree else { return .object(waiters.add(try AsyncModule.loop(inner))) }
            take()
            return .none
        }
        let leave = PyBuiltin("leave") { [self] (inner) throws(PyError) in
            waiters.remove(inner.positional[0])
            return .none
        }
        let lost = PyBuiltin("lost") { [self] (inner) throws(PyError) in
            lose(inner.positional[0])
            return .none
        }
        let taken = PyBuiltin("taken") { [self] (_) throws(PyError) in
            wasWoken()
            return .none
        }
        let functions = [start, leave, lost, taken].map { Value.object($0) }
        return try AsyncModule.prelude(
            .acquire, functions + [.object(AsyncModule.cancelledError), .bool(!enters)], call)
    }
}

final class PyLock: PyAcquirable {
    private var isHeld = false

    override var typeName: String { "Lock" }
    override fileprivate var isFree: Bool { !isHeld && !waiters.hasAny() }
    override fileprivate var isLocked: Bool { isHeld }

    override fileprivate func take() { isHeld = true }

    override fileprivate func wasWoken() { isHeld = true }

    override fileprivate func lose(_ waiter: Value) { if !isHeld { wakeFirst() } }

    override fileprivate func release() throws(PyError) {
        guard isHeld else { throw .make(.runtimeError, "Lock is not acquired.") }
        isHeld = false
        wakeFirst()
    }

    /// One at a time: who was let go on already is about to take the lock.
    private func wakeFirst() {
        if !waiters.hasWoken() { _ = waiters.wakeFirst() }
    }
}

final class PySemaphore: PyAcquirable {
    private var value: Int
    private let bound: Int?

    init(_ value: Int, isBounded: Bool) {
        self.value = value
        bound = isBounded ? value : nil
    }

    static func start(_ call: NativeCall) throws(PyError) -> Int {
        let given = call.positional.first ?? call.keyword("value") ?? .int(1)
        let start = try LibraryArgument.index(given)
        guard start >= 0 else { throw .valueError("Semaphore initial value must be >= 0") }
        return start
    }

    override var typeName: String { bound == nil ? "Semaphore" : "BoundedSemaphore" }
    override fileprivate var isLocked: Bool { value == 0 || waiters.hasAny() }
    override fileprivate var isFree: Bool { !isLocked }

    override fileprivate func take() { value &-= 1 }

    override fileprivate func wasWoken() { if value > 0 { wakeFirst() } }

    override fileprivate func lose(_ waiter: Value) {
        if (waiter.object as? PyFuture)?.isCancelled == true { return }
        value &+= 1
        wakeFirst()
    }

    override fileprivate func release() throws(PyError) {
        if let bound, value >= bound { throw .valueError("BoundedSemaphore released too many times") }
        value &+= 1
        wakeFirst()
    }

    private func wakeFirst() { if waiters.wakeFirst() { value &-= 1 } }
}

final class PyEvent: PyObject {
    private var isSet = false
    private var waiters = Waiters()

    override var typeName: String { "Event" }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "set":
            return AsyncModule.plain(name) { [self] in
                isSet = true
                while waiters.wakeFirst() {}
                return .none
            }
        case "clear":
            return AsyncModule.plain(name) { [self] in
                isSet = false
                return .none
            }
        case "is_set": return AsyncModule.plain(name) { [self] in .bool(isSet) }
        case "wait": return .object(PyBuiltin(name) { [self] (call) throws(PyError) in try wait(call) })
        default: return nil
        }
    }

    override package var attributeNames: [String] { ["clear", "is_set", "set", "wait"] }

    private func wait(_ call: NativeCall) throws(PyError) -> Value {
        _ = try call.arguments(0...0)
        let start = PyBuiltin("start") { [self] (inner) throws(PyError) in
            isSet ? .none : .object(waiters.add(try AsyncModule.loop(inner)))
        }
        let leave = PyBuiltin("leave") { [self] (inner) throws(PyError) in
            waiters.remove(inner.positional[0])
            return .none
        }
        let nothing = PyBuiltin("nothing") { (_) throws(PyError) in .none }
        let functions = [start, leave, nothing, nothing].map { Value.object($0) }
        return try AsyncModule.prelude(
            .acquire, functions + [.object(AsyncModule.cancelledError), .bool(true)], call)
    }
}
