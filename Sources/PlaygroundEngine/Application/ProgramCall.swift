/// One call of a function of the program, over as many turns of the event loop as it takes.
final class ProgramCall {
    private let application: Application
    private let turns: any TurnScheduler
    private let machine: Machine
    private let completion: (Result<Value, PyError>) -> Void
    private let budget: Budget
    private var isFirstSlice = true

    /// - Parameter completion: Called once; at once where the function does not overrun its slice.
    init(_ application: Application, turns: any TurnScheduler, completion: @escaping (Result<Value, PyError>) -> Void) {
        self.application = application
        self.turns = turns
        self.completion = completion
        budget = Budget(limits: application.limits)
        machine = application.idleMachine ?? Machine(globals: application.globals, output: application.output)
        application.idleMachine = nil
    }

    func start(_ function: PyFunction, positional: [Value] = [], keywords: [NamedArgument] = []) {
        do throws(PyError) {
            try machine.start(function, positional: positional, keywords: keywords)
        } catch { return end(.failure(error)) }
        goOn()
    }

    private func goOn() {
        // Most functions end within their first slice, which needs no accounting.
        let outcome =
            if isFirstSlice { machine.run(fuel: application.limits.fuelPerSlice, budget: budget) } else {
                budget.slice { machine.run(fuel: application.limits.fuelPerSlice, budget: budget) }
            }
        isFirstSlice = false
        switch outcome {
        case .finished(let value): end(.success(value))
        case .failed(let error): end(.failure(error))
        case .paused:
            if let error = budget.error { return stop(error) }
            turns.nextTurn { self.goOn() }
        }
    }

    private func stop(_ error: PyError) {
        machine.abandon(error)
        end(.failure(error))
    }

    private func end(_ result: Result<Value, PyError>) {
        application.idleMachine = machine
        completion(result)
    }
}
