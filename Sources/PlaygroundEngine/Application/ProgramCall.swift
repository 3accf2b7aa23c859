/// One call of a function of the program, over as many turns of the event loop as it takes; that of an `async def` is
/// awaited.
final class ProgramCall {
    private let application: Application
    private let turns: any TurnScheduler
    private let execution: Execution
    private var completion: ((Result<Value, PyError>) -> Void)?
    private let budget: Budget
    private var isFirstSlice = true
    /// Counts the waits, so that nothing but the present one's end goes on.
    private var waits = 0
    private var isWaiting = false

    /// - Parameter completion: Called once; at once where the function neither overruns its slice nor waits.
    init(_ application: Application, turns: any TurnScheduler, completion: @escaping (Result<Value, PyError>) -> Void) {
        self.application = application
        self.turns = turns
        self.completion = completion
        budget = Budget(limits: application.limits)
        let machine = application.idleMachine ?? Machine(globals: application.globals, output: application.output)
        application.idleMachine = nil
        execution = Execution(machine: machine)
        execution.useClock(now: { [turns] in turns.now }, ahead: { [turns] in turns.timeAhead })
    }

    func start(_ function: PyFunction, positional: [Value] = [], keywords: [NamedArgument] = []) {
        start { (execution) throws(PyError) in try execution.start(function, positional, keywords) }
    }

    /// Calls what a path operation calls.
    func start(_ endpoint: Endpoint, _ arguments: [NamedArgument]) {
        if let function = endpoint.plainCallee { return start(function, keywords: arguments) }
        start { [application] (execution) throws(PyError) in
            let function: Prelude.Function = endpoint.isAwaited ? .awaitNamed : .callNamed
            let named = PyDict()
            for argument in arguments { named.set(PyString.name(argument.name), to: argument.value) }
            try execution.start(
                try Prelude.shared.function(function, in: application.globals.current),
                [endpoint.callee, .dict(named)])
        }
    }

    /// Carries out what `prepare` prepares.
    func start(_ prepare: (Execution) throws(PyError) -> Void) {
        do throws(PyError) {
            try prepare(execution)
        } catch { return end(.failure(error)) }
        goOn()
    }

    /// Has the `await` at which an asynchronous function waits raise `CancelledError`; others go on.
    func cancel() {
        guard isWaiting, execution.cancel() else { return }
        isWaiting = false
        goOn()
    }

    private func goOn() {
        isWaiting = false
        // Most functions end within their first slice, which needs no accounting.
        let outcome =
            if isFirstSlice { execution.run(fuel: application.limits.fuelPerSlice, budget: budget) } else {
                budget.slice { execution.run(fuel: application.limits.fuelPerSlice, budget: budget) }
            }
        isFirstSlice = false
        switch outcome {
        case .finished(let value): end(.success(value))
        case .failed(let error): end(.failure(error))
        case .paused:
            if let error = budget.error { return stop(error) }
            turns.nextTurn { self.goOn() }
        case .sleeping(let duration):
            if let error = budget.error { return stop(error) }
            let wait = startWaiting()
            turns.after(duration) { if self.isWaiting, self.waits == wait { self.goOn() } }
        case .waiting:
            if let error = budget.error { return stop(error) }
            _ = startWaiting()
        }
    }

    private func startWaiting() -> Int {
        isWaiting = true
        waits += 1
        execution.onWake = { [weak self] in
            guard let self, self.isWaiting else { return }
            self.isWaiting = false
            self.turns.nextTurn { self.goOn() }
        }
        return waits
    }

    private func stop(_ error: PyError) {
        execution.abandon(error)
        end(.failure(error))
    }

    private func end(_ result: Result<Value, PyError>) {
        let complete = completion
        completion = nil
        // Tasks that the function started and did not wait for go on behind its answer.
        if complete != nil, execution.startRest() {
            complete?(result)
            turns.nextTurn { self.goOn() }
            return
        }
        execution.discard()
        application.idleMachine = execution.machine
        complete?(result)
    }
}

extension Application {
    /// Carries out `body`, which may call functions of the program: validators and the like.
    ///
    /// They run on a budget of their own, in one go: others wait meanwhile.
    func running<Result>(_ body: () throws(PyError) -> Result) throws(PyError) -> Result {
        if globals.current.machine != nil { return try body() }
        let machine = idleMachine ?? Machine(globals: globals, output: output)
        idleMachine = nil
        defer { idleMachine = machine }
        let budget = Budget(limits: limits)
        budget.begin()
        return try machine.lend(budget, to: body)
    }
}
