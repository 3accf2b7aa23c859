/// What a call leads to: its result, or work that the machine's own loop carries out, where it can stop and go on.
enum NextStep {
    case value(Value)
    /// A call of `function` gives the result.
    case call(Value, [Value])
    /// The same for a function whose arguments may have names.
    case function(PyFunction, [Value], [NamedArgument])
    /// The same for a function of the playground's own, whose frame no traceback shows.
    case prelude(Prelude.Function, [Value])
    /// The next step of a generator; its end is a `StopIteration`.
    case resume(PyGenerator, Machine.Resumption)
    /// What going through a value goes through.
    case iterator(Value)
    /// Nothing, after so long.
    case sleep(Duration)
}

extension Machine {
    /// Carries out `step`, whose result goes to `result`.
    ///
    /// - Returns: Whether a frame was pushed; otherwise the result already stands there.
    func carryOut(
        _ step: NextStep, result: UnsafeMutablePointer<Value>, range: SourceRange
    ) throws(PyError) -> Bool {
        switch step {
        case .value(let value):
            result.pointee = value
            return false
        case .call(let callee, let arguments): return try perform(callee, arguments, [], result: result, range: range)
        case .function(let function, let positional, let keywords):
            return try perform(.function(function), positional, keywords, result: result, range: range)
        case .prelude(let function, let arguments):
            return try perform(
                .function(Prelude.shared.function(function, in: globals.current)), arguments, [], result: result,
                range: range)
        case .resume(let generator, let resumption):
            let purpose: Frame.Purpose = if case .close = resumption { .close } else { .send }
            return try resume(generator, resumption, purpose: purpose, result: result)
        case .iterator(let value): return try getIterator(of: value, result: result)
        case .sleep(let duration):
            result.pointee = .none
            return try sleep(duration)
        }
    }
}
