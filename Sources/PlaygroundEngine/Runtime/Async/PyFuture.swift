/// A result that is still to come. Source: The Python Standard Library, `asyncio.Future`.
package class PyFuture: PyObject {
    enum State {
        case pending
        case result(Value)
        case failed(PyError)
        case cancelled
    }

    /// The loop on which whoever waits goes on.
    let loop: AsyncLoop
    private(set) var state = State.pending
    /// Whether whoever waited was given up.
    var isForgotten = false
    /// What happens once the result is there, in the order of asking.
    private var callbacks: [() -> Void] = []

    init(loop: AsyncLoop) {
        self.loop = loop
    }

    override package var typeName: String { "Future" }

    var isCancelled: Bool { if case .cancelled = state { true } else { false } }

    var isDone: Bool { if case .pending = state { false } else { true } }

    /// Ends the wait; without effect where it has ended already.
    func complete(_ state: State) {
        guard !isDone else { return }
        self.state = state
        let waiting = callbacks
        callbacks = []
        for callback in waiting { loop.soon(callback) }
    }

    /// Calls `callback` in a later step of the loop, once this is done.
    func whenDone(_ callback: @escaping () -> Void) {
        if isDone { loop.soon(callback) } else { callbacks.append(callback) }
    }

    func forgetCallbacks() { callbacks = [] }

    /// The result.
    ///
    /// - Throws: The exception that it ended with; `CancelledError`; `InvalidStateError` where it is still to come.
    func result() throws(PyError) -> Value {
        switch state {
        case .pending: throw .make(AsyncModule.invalidStateError, "Result is not set.")
        case .result(let value): return value
        case .failed(let error): throw error
        case .cancelled: throw PyError(PyException(AsyncModule.cancelledError, arguments: []))
        }
    }

    /// Asks whatever works on this to stop.
    ///
    /// - Returns: False where it is done.
    func cancel() -> Bool {
        guard !isDone else { return false }
        complete(.cancelled)
        return true
    }

    override package func attribute(_ name: String) throws(PyError) -> Value? { FutureMethods.method(name, of: self) }

    override package var attributeNames: [String] { FutureMethods.names }
}

/// What `await` waits for where that is no code of the program.
final class PyAwaited: PyObject {
    private let future: PyFuture?
    private var hasYielded = false
    /// What the wait gave.
    private(set) var result = Value.none

    /// Waits for `future`; without one, lets all others go on once.
    init(_ future: PyFuture?) {
        self.future = future
    }

    override var typeName: String { "FutureIter" }

    /// What to hand up while the result is not there; nil once it is.
    func poll() throws(PyError) -> Value? {
        guard let future else {
            defer { hasYielded = true }
            return hasYielded ? nil : Value.none
        }
        guard future.isDone else { return .object(future) }
        result = try future.result()
        return nil
    }
}

/// A coroutine on its way. Source: The Python Standard Library, `asyncio.Task`.
final class PyTask: PyFuture {
    let coroutine: PyGenerator
    var name: String
    /// What it waits for.
    fileprivate var awaited: PyFuture?
    /// Whether it is to be cancelled when it goes on.
    fileprivate var isToBeCancelled = false
    /// What it is to raise when it goes on, as it handed up something that nobody can wait for.
    private var refusal: PyError?

    init(_ coroutine: PyGenerator, name: String, loop: AsyncLoop) {
        self.coroutine = coroutine
        self.name = name
        super.init(loop: loop)
        loop.keep(self)
        loop.enqueue(self)
    }

    override var typeName: String { "Task" }

    override func cancel() -> Bool {
        guard !isDone else { return false }
        if let awaited, awaited.cancel() { return true }
        isToBeCancelled = true
        return true
    }

    func forgetCancellation() { isToBeCancelled = false }

    /// What the coroutine goes on with.
    func resumption() -> Machine.Resumption {
        awaited = nil
        if let error = refusal {
            refusal = nil
            return .raise(error)
        }
        guard isToBeCancelled else { return .next }
        isToBeCancelled = false
        return .raise(PyError(PyException(AsyncModule.cancelledError, arguments: [])))
    }

    /// The coroutine handed up `signal`: what it waits for, or None to let others go on.
    func wait(for signal: Value) {
        guard case .object(let object) = signal, let future = object as? PyFuture else {
            if !signal.isNone {
                refusal = .make(.runtimeError, "Task got bad yield: \((try? signal.repr()) ?? signal.typeName)")
            }
            return loop.enqueue(self)
        }
        awaited = future
        // Whoever completes the future may belong to another request; the task goes on in its own.
        future.whenDone { [loop] in loop.enqueue(self) }
        if isToBeCancelled, future.cancel() { isToBeCancelled = false }
    }

    /// Forgets the coroutine where it stands.
    func discard() {
        // A place in the queue for a lock, say, which nobody is to be given any more.
        if let awaited, !(awaited is PyTask), awaited.loop === loop {
            awaited.forgetCallbacks()
            awaited.complete(.cancelled)
            awaited.isForgotten = true
        }
        awaited = nil
        forgetCallbacks()
        if coroutine.state != .running { coroutine.finish() }
    }

    func finish(_ outcome: Result<Value, PyError>) {
        loop.release(self)
        switch outcome {
        case .success(let value): complete(.result(value))
        case .failure(let error):
            complete(error.exception.isInstance(of: AsyncModule.cancelledError) ? .cancelled : .failed(error))
        }
    }
}
