import DequeModule

/// Source: The Python Standard Library, `asyncio.Queue`; who goes on when is as in CPython's `asyncio.queues`.
final class PyQueue: PyObject {
    static let full = ExceptionType.define("QueueFull", module: "asyncio.queues")
    static let empty = ExceptionType.define("QueueEmpty", module: "asyncio.queues")

    static var members: [String: Value] {
        [
            "QueueFull": .object(full),
            "QueueEmpty": .object(empty),
            "Queue": .object(
                PyType("Queue", module: "asyncio.queues") { (call) throws(PyError) in
                    let size = call.positional.first ?? call.keyword("maxsize") ?? .int(0)
                    return .object(PyQueue(try LibraryArgument.index(size)))
                }),
        ]
    }

    private let maximum: Int
    private var items: Deque<Value> = []
    private var unfinished = 0
    private var getters = Waiters()
    private var putters = Waiters()
    private var joiners = Waiters()

    init(_ maximum: Int) {
        self.maximum = maximum
    }

    override var typeName: String { "Queue" }

    private var isFull: Bool { maximum > 0 && items.count >= maximum }

    override func takeApart() -> [Value] {
        defer { items = [] }
        return Array(items)
    }

    override package var attributeNames: [String] {
        ["empty", "full", "get", "get_nowait", "join", "maxsize", "put", "put_nowait", "qsize", "task_done"]
    }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "maxsize": return .int(maximum)
        case "qsize": return AsyncModule.plain(name) { [self] in .int(items.count) }
        case "empty": return AsyncModule.plain(name) { [self] in .bool(items.isEmpty) }
        case "full": return AsyncModule.plain(name) { [self] in .bool(isFull) }
        case "task_done":
            return AsyncModule.plain(name) { [self] () throws(PyError) in
                guard unfinished > 0 else { throw .valueError("task_done() called too many times") }
                unfinished -= 1
                if unfinished == 0 { while let waiter = joiners.popFirst() { waiter.complete(.result(.none)) } }
                return .none
            }
        case "get_nowait":
            return AsyncModule.plain(name) { [self] () throws(PyError) in
                guard let value = get() else { throw PyError(PyException(Self.empty, arguments: [])) }
                return value
            }
        case "put_nowait":
            return .object(
                PyBuiltin(name) { [self] (call) throws(PyError) in
                    let value = try call.arguments(1...1)[0]
                    guard put(value) else { throw PyError(PyException(Self.full, arguments: [])) }
                    return .none
                })
        case "get":
            return .object(
                PyBuiltin(name) { [self] (call) throws(PyError) in
                    _ = try call.arguments(0...0)
                    return try step(call, \.getters) { [self] in
                        get()
                    } whenLost: { [self] in
                        !items.isEmpty
                    }
                })
        case "put":
            return .object(
                PyBuiltin(name) { [self] (call) throws(PyError) in
                    let value = try call.arguments(1...1)[0]
                    return try step(call, \.putters) { [self] in
                        put(value) ? Value.none : nil
                    } whenLost: {
                        [self] in
                        !isFull
                    }
                })
        case "join":
            return .object(
                PyBuiltin(name) { [self] (call) throws(PyError) in
                    _ = try call.arguments(0...0)
                    return try step(call, \.joiners) { [self] in
                        unfinished == 0 ? Value.none : nil
                    } whenLost: {
                        false
                    }
                })
        default: return nil
        }
    }

    private func get() -> Value? {
        guard let value = items.popFirst() else { return nil }
        wakeNext(\.putters)
        return value
    }

    private func put(_ value: Value) -> Bool {
        guard !isFull else { return false }
        items.append(value)
        unfinished += 1
        wakeNext(\.getters)
        return true
    }

    private func wakeNext(_ waiters: ReferenceWritableKeyPath<PyQueue, Waiters>) {
        while let waiter = self[keyPath: waiters].popFirst() {
            guard !waiter.isDone else { continue }
            waiter.complete(.result(.none))
            return
        }
    }

    /// A coroutine that tries until `attempt` has a result, and waits among `waiters` between.
    private func step(
        _ call: NativeCall, _ waiters: ReferenceWritableKeyPath<PyQueue, Waiters>, _ attempt: @escaping () -> Value?,
        whenLost isPossible: @escaping () -> Bool
    ) throws(PyError) -> Value {
        let attempt = PyBuiltin("attempt") { (_) throws(PyError) in
            attempt().map { .tuple(PyTuple([$0])) } ?? Value.none
        }
        let start = PyBuiltin("start") { [self] (inner) throws(PyError) in
            .object(self[keyPath: waiters].add(try AsyncModule.loop(inner)))
        }
        let lost = PyBuiltin("lost") { [self] (inner) throws(PyError) in
            guard let future = inner.positional[0].object as? PyFuture else { return .none }
            self[keyPath: waiters].remove(.object(future))
            // It was woken and then cancelled: another one may go on in its place.
            if case .result = future.state, isPossible() { wakeNext(waiters) }
            return .none
        }
        return try AsyncModule.prelude(.queueStep, [attempt, start, lost].map { .object($0) }, call)
    }
}
