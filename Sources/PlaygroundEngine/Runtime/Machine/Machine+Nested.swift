extension Machine {
    /// Calls `callee` from native code and waits for its result.
    ///
    /// The call runs on the budget of the run around it. It cannot be left and entered again, so other requests wait
    /// meanwhile: where a built-in may take long, a ``NextStep`` is the better way.
    /// - Throws: `RecursionError` where the native stack is used up, and what the call raises.
    func invoke(
        _ callee: Value, _ positional: [Value], _ keywords: [NamedArgument] = [], range: SourceRange = 0..<0
    ) throws(PyError) -> Value {
        try nested { (machine, result) throws(PyError) in
            try machine.perform(callee, positional, keywords, result: result, range: range)
        }
    }

    /// Lends the machine to native code that calls functions of the program where none runs.
    func lend<Result>(_ budget: any RunBudget, to body: () throws(PyError) -> Result) throws(PyError) -> Result {
        let outer = globals.current.machine
        globals.current.machine = self
        self.budget = budget
        stackAtStart = NativeStack.position
        fuel = Self.nestedSlice
        isOverdrawn = false
        isStopped = false
        defer {
            globals.current.machine = outer
            self.budget = nil
        }
        return try body()
    }

    /// Carries out `begin`, which may push a frame, and runs until that frame is gone.
    func nested(
        _ begin: (Machine, UnsafeMutablePointer<Value>) throws(PyError) -> Bool
    ) throws(PyError) -> Value {
        let position = NativeStack.position
        if globals.current.machine == nil { stackAtStart = position }
        guard position &+ NativeStack.allowance > stackAtStart else {
            throw .make(.recursionError, "maximum recursion depth exceeded")
        }
        let outer = globals.current.machine
        globals.current.machine = self
        nestedRuns += 1
        defer {
            nestedRuns -= 1
            globals.current.machine = outer
        }
        let depth = frames.count
        let result = UnsafeMutablePointer<Value>.allocate(capacity: 1)
        result.initialize(to: .undefined)
        defer {
            result.deinitialize(count: 1)
            result.deallocate()
        }
        let pushed: Bool
        do throws(PyError) {
            pushed = try begin(self, result)
        } catch {
            try handle(error, until: depth)
            pushed = true
        }
        if pushed { try finish(to: depth) }
        return result.pointee
    }

    private func finish(to depth: Int) throws(PyError) {
        do throws(PyError) {
            while try !execute(until: depth) {
                if let error = budget?.overrun() {
                    isStopped = true
                    throw error
                }
                // The run around this one is over its slice: it pauses at its next chance.
                fuel = Self.nestedSlice
                isOverdrawn = true
                isAtLoopStart = false
            }
        } catch {
            unwind(error, until: depth)
            throw error
        }
        if isOverdrawn { fuel = min(fuel, nestedRuns > 1 ? fuel : 0) }
    }

    private static var nestedSlice: Int { 20_000 }
}

extension PyFunction {
    /// Calls this function from native code; see ``Machine/invoke(_:_:_:range:)``.
    package func invoke(_ positional: [Value], _ keywords: [NamedArgument] = []) throws(PyError) -> Value {
        guard let machine = program.machine else {
            throw .make(.runtimeError, "\(code.qualifiedName)() was called while its program does not run")
        }
        return try machine.invoke(.function(self), positional, keywords)
    }
}

extension NativeCall {
    /// Calls `callee` and waits for its result; see ``Machine/invoke(_:_:_:range:)``.
    package func invoke(
        _ callee: Value, _ positional: [Value] = [], _ keywords: [NamedArgument] = []
    ) throws(PyError) -> Value {
        try machine.invoke(callee, positional, keywords, range: range)
    }
}
