/// A call of the program from outside: it may pause, sleep and wait, and goes on whenever it is told to.
///
/// One execution serves one request: its machine, and the tasks that the request starts.
final class Execution {
    enum Outcome {
        case finished(Value)
        case failed(PyError)
        /// The slice is used up; `run` again goes on.
        case paused
        /// There is nothing to do for so long.
        case sleeping(Duration)
        /// There is nothing to do until `onWake` is called.
        case waiting
    }

    /// What is under way.
    private enum Goal {
        /// What the machine was started with.
        case machine
        case task(PyTask)
        /// Whatever tasks are left.
        case rest
    }

    let machine: Machine
    private let loop = AsyncLoop()
    private var goal = Goal.machine

    init(machine: Machine) {
        self.machine = machine
    }

    /// Called where another request lets a waiting execution go on.
    var onWake: (() -> Void)? {
        get { loop.wake }
        set { loop.wake = newValue }
    }

    /// - Parameter now: The time by which timers go.
    /// - Parameter ahead: How far it is ahead of the real time.
    func useClock(now: @escaping () -> Duration, ahead: @escaping () -> Duration) {
        loop.clock = now
        machine.timeAhead = ahead
    }

    /// Prepares a call of `function`; that of an `async def` is awaited.
    ///
    /// - Throws: `TypeError` where the arguments do not fit.
    func start(
        _ function: PyFunction, _ positional: [Value] = [], _ keywords: [NamedArgument] = []
    ) throws(PyError) {
        goal = .machine
        guard function.code.kind == .coroutine else {
            machine.loop = nil
            return try machine.start(function, positional: positional, keywords: keywords)
        }
        machine.loop = loop
        let coroutine = try machine.makeGenerator(function, positional, keywords)
        guard case .object(let object) = coroutine, let coroutine = object as? PyGenerator else { return }
        goal = .task(PyTask(coroutine, name: loop.nextTaskName(), loop: loop))
    }

    /// Prepares the next step of `iterator`, a generator or any other iterable; ``item(_:)`` reads the result.
    ///
    /// A generator goes on from where it stands, whichever execution ran it before.
    func startNext(of iterator: Value, isAsync: Bool) throws(PyError) {
        let function: Prelude.Function = isAsync ? .nextAwaited : .nextItem
        try start(try Prelude.shared.function(function, in: machine.globals.current), [iterator])
    }

    /// Prepares the end of a generator that nobody wants to go on with: its `finally` blocks run.
    func startClosing(_ generator: Value, isAsync: Bool) throws(PyError) {
        let function: Prelude.Function = isAsync ? .closeAwaited : .close
        try start(try Prelude.shared.function(function, in: machine.globals.current), [generator])
    }

    /// The value that a step of an iterator gave; nil at its end.
    static func item(_ result: Value) -> Value? {
        if case .tuple(let tuple) = result { tuple.items.first } else { nil }
    }

    /// Goes on until the call ends, waits, or `fuel` is used up.
    func run(fuel: Int, budget: (any RunBudget)?) -> Outcome {
        if case .machine = goal {
            switch machine.run(fuel: fuel, budget: budget) {
            case .finished(let value), .yielded(let value): return .finished(value)
            case .failed(let error): return .failed(error)
            case .paused: return .paused
            case .sleeping(let duration): return .sleeping(duration)
            }
        }
        var fuel = fuel
        while true {
            if let ended = goalOutcome { return ended }
            if loop.current == nil {
                switch loop.next() {
                case .idle(let duration):
                    if let ended = goalOutcome { return ended }
                    if case .rest = goal, duration == nil { return .finished(.none) }
                    return duration.map { .sleeping($0) } ?? .waiting
                case .step(let task):
                    do throws(PyError) {
                        try machine.start(task.coroutine, task.resumption())
                    } catch {
                        loop.leaveCurrent()
                        task.finish(.failure(error))
                        continue
                    }
                }
            }
            guard let task = loop.current else { continue }
            let ending = machine.run(fuel: max(fuel, 1), budget: budget)
            fuel = machine.fuel
            switch ending {
            case .paused: return .paused
            case .sleeping(let duration): return .sleeping(duration)
            case .yielded(let signal):
                loop.leaveCurrent()
                task.wait(for: signal)
            case .finished(let value):
                loop.leaveCurrent()
                task.finish(.success(value))
            case .failed(let error):
                loop.leaveCurrent()
                task.finish(.failure(error))
            }
            if fuel <= 0, goalOutcome == nil { return .paused }
        }
    }

    private var goalOutcome: Outcome? {
        guard case .task(let task) = goal else { return nil }
        return switch task.state {
        case .pending: nil
        case .result(let value): .finished(value)
        case .failed(let error): .failed(error)
        case .cancelled: .failed(PyError(PyException(AsyncModule.cancelledError, arguments: [])))
        }
    }

    /// Cancels the task that the call waits in.
    ///
    /// - Returns: Whether there is one.
    func cancel() -> Bool {
        guard case .task(let task) = goal else { return false }
        return task.cancel()
    }

    /// Prepares what the call left behind: tasks that nobody waits for.
    ///
    /// - Returns: Whether there is anything to go on with.
    func startRest() -> Bool {
        guard loop.hasWork else { return false }
        goal = .rest
        return true
    }

    /// Lets go of all that is still under way.
    func discard() {
        loop.discard()
        machine.loop = nil
        machine.timeAhead = { .zero }
    }

    /// Gives up a paused call, as if it had raised `error` where it stands.
    func abandon(_ error: PyError) {
        machine.abandon(error)
        loop.discard()
    }
}
