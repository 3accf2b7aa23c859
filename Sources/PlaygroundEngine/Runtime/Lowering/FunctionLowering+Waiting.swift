/// `yield`, `await` and what goes with them.
extension FunctionLowering {
    /// What calling a function of this body gives.
    static func kind(isAsync: Bool, hasYield: Bool) -> Code.Kind {
        isAsync ? (hasYield ? .asyncGenerator : .coroutine) : hasYield ? .generator : .plain
    }

    var isAsync: Bool { callKind == .coroutine || callKind == .asyncGenerator }

    func lowerYield(_ value: Expression?, at range: SourceRange, into target: UInt16) {
        guard !isInComprehension else { return program.report(LoweringProblem.yieldInComprehension, at: range) }
        let register: UInt16
        if let value {
            register = lower(value)
        } else {
            register = temporary()
            load(.none, into: register)
        }
        emit(.yield, a: target, b: register)
    }

    func lowerYieldFrom(_ value: Expression, at range: SourceRange, into target: UInt16) {
        guard !isInComprehension else { return program.report(LoweringProblem.yieldInComprehension, at: range) }
        guard !isAsync else { return program.report(LoweringProblem.yieldFromInAsync, at: range) }
        let iterator = temporary()
        emit(.getIterator, a: iterator, b: lower(value))
        wait(for: iterator, into: target)
    }

    func lowerAwait(_ value: Expression, at range: SourceRange, into target: UInt16) {
        guard requireAsync("await", at: range) else { return }
        let awaited = temporary()
        emit(.getAwaitable, detail: AwaitSource.await.rawValue, a: awaited, b: lower(value))
        wait(for: awaited, into: target)
    }

    /// Awaits what `register` holds, and puts the result there.
    func wait(forResultIn register: UInt16, of source: AwaitSource) {
        let awaited = temporary()
        emit(.getAwaitable, detail: source.rawValue, a: awaited, b: register)
        wait(for: awaited, into: register)
    }

    /// Whether this code may wait; otherwise that is reported.
    func requireAsync(_ construct: String, at range: SourceRange) -> Bool {
        if isAsync { return true }
        program.report(LoweringProblem.outsideAsync(construct), at: range)
        return false
    }

    /// Hands up what `awaited` gives until it has its result.
    func wait(for awaited: UInt16, into target: UInt16) {
        let value = temporary()
        load(.none, into: value)
        let start = emit(.delegate, a: value, b: awaited)
        let done = emitJump(.jump)
        emit(.yield, detail: 2, a: value, b: value, c: awaited)
        emitJump(.jump, to: start)
        land(done)
        emit(.move, a: target, b: value)
    }

    /// Waits for the next value of the asynchronous `iterator`; returns the jump to land where there is none.
    func waitForNext(of iterator: UInt16, into value: UInt16) -> Int {
        let step = temporary()
        emit(.asyncNext, a: step, b: iterator)
        load(.none, into: value)
        let start = emit(.delegate, detail: 1, a: value, b: step)
        let done = emitJump(.jump)
        let exit = emitJump(.jump)
        emit(.yield, detail: 3, a: value, b: value, c: step)
        emitJump(.jump, to: start)
        land(done)
        return exit
    }

    /// `(element for target in iterable …)`: a function of its own, called with the first iterator.
    func lowerGenerator(_ comprehension: Comprehension, at range: SourceRange, into target: UInt16) {
        let first = comprehension.clauses[0]
        let names = ScopeNames(generator: comprehension)
        let parameters = Parameters(list: [
            Parameters.Parameter(
                name: ScopeNames.firstIterator, kind: .positionalOnly, annotation: nil, defaultValue: nil,
                range: first.iterable.range)
        ])
        let isAsync = names.hasAwait || comprehension.clauses.contains(where: \.isAsync)
        if isAsync { _ = requireAsync("an asynchronous generator expression", at: range) }
        let window = temporary()
        make("<genexpr>", parameters, names: names, into: window) { inner in
            inner.callKind = isAsync ? .asyncGenerator : .generator
            inner.lowerGeneratorBody(comprehension)
            inner.at(range) { inner.returnNone() }
            return inner.finish(definition: nil, range: range, parameters: parameters)
        }
        let iterator = temporary()
        at(first.iterable.range) {
            emit(first.isAsync ? .getAsyncIterator : .getIterator, a: iterator, b: lower(first.iterable))
        }
        emit(.call, a: window, b: 1)
        emit(.move, a: target, b: window)
    }
}
