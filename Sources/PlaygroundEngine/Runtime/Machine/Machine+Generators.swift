extension Machine {
    /// What a generator goes on with.
    enum Resumption {
        case next
        case send(Value)
        case raise(PyError)
        /// Raises `GeneratorExit` where it stands.
        case close
    }

    /// A call of a generator function or an `async def`: nothing of it runs yet.
    func makeGenerator(
        _ function: PyFunction, _ positional: [Value], _ keywords: [NamedArgument]
    ) throws(PyError) -> Value {
        let generator = PyGenerator(function, kind: function.code.kind.generator)
        try bind(function, base: generator.base, positional: positional, keywords: keywords)
        return .object(generator)
    }

    /// Puts `generator` on top of the frames, to go on with `resumption`.
    ///
    /// - Returns: Whether a frame was pushed; otherwise the generator is at its end, and `result` is as `purpose` has
    ///   it then.
    func resume(
        _ generator: PyGenerator, _ resumption: Resumption, purpose: Frame.Purpose,
        result: UnsafeMutablePointer<Value>
    ) throws(PyError) -> Bool {
        switch generator.state {
        case .running:
            throw .valueError("\(generator.kind.noun) already executing")
        case .finished:
            return try resumeFinished(generator, resumption, purpose: purpose, result: result)
        case .created:
            if case .close = resumption {
                generator.finish()
                return try resumeFinished(generator, resumption, purpose: purpose, result: result)
            }
            if case .send(let value) = resumption, !value.isNone {
                throw .typeError("can't send non-None value to a just-started \(generator.kind.noun)")
            }
        case .suspended:
            let value: Value = if case .send(let value) = resumption { value } else { .none }
            generator.base[Int(generator.receiver)] = value
        }
        try push(generator, purpose: purpose, result: result)
        switch resumption {
        case .next, .send: return true
        case .raise(let error): return try raise(error, in: generator)
        case .close: return try raise(PyError(PyException(.generatorExit, arguments: [])), in: generator)
        }
    }

    private func push(
        _ generator: PyGenerator, purpose: Frame.Purpose, result: UnsafeMutablePointer<Value>
    ) throws(PyError) {
        guard frames.count < Self.recursionLimit else {
            throw .make(.recursionError, "maximum recursion depth exceeded")
        }
        fuel -= 1
        generator.state = .running
        frames.append(
            Frame(
                code: Unmanaged.passUnretained(generator.function.code), base: generator.base, result: result,
                position: generator.position, top: top, ownsChunk: false, purpose: purpose,
                generator: Unmanaged.passRetained(generator)))
    }

    /// Raises `error` where the generator on top stands, or further in where it waits for another one.
    private func raise(_ error: PyError, in generator: PyGenerator) throws(PyError) -> Bool {
        let code = generator.function.code
        let index = generator.position - 1
        // A wait stands as: delegate, one or two jumps, yield.
        guard code.instructions.indices.contains(index), code.instructions[index].operation == .yield,
            code.instructions[index].detail > 0
        else { throw error }
        let step = code.instructions[index]
        guard case .object(let object) = generator.base[Int(step.c)] else { throw error }
        let delegate = index - Int(step.detail)
        guard code.instructions.indices.contains(delegate) else { throw error }
        // The frame stands behind its delegate again, as if the other one had just been asked.
        frames[frames.count - 1].position = delegate + 1
        let result = generator.base + Int(code.instructions[delegate].a)
        let purpose = Frame.Purpose.delegating(step.detail)
        if let inner = object as? PyGenerator {
            return try resume(inner, .raise(error), purpose: purpose, result: result)
        }
        if let inner = object as? PyAsyncStep, inner.isStarted {
            return try resume(
                inner.generator, .raise(error), purpose: inner.purpose(isLoop: step.detail > 2), result: result)
        }
        throw error
    }

    private func resumeFinished(
        _ generator: PyGenerator, _ resumption: Resumption, purpose: Frame.Purpose,
        result: UnsafeMutablePointer<Value>
    ) throws(PyError) -> Bool {
        switch resumption {
        case .raise(let error):
            guard generator.kind != .coroutine else { throw Self.reused }
            throw error
        case .close:
            result.pointee = .none
            return false
        case .next, .send: break
        }
        guard generator.kind != .coroutine else { throw Self.reused }
        return try deliverEnd(.none, of: generator.kind, purpose: purpose, result: result)
    }

    private static var reused: PyError { .make(.runtimeError, "cannot reuse already awaited coroutine") }

    /// The next value of `generator`, by a run inside the present one; nil at its end.
    func next(of generator: PyGenerator) throws(PyError) -> Value? {
        let value = try nested { (machine, result) throws(PyError) in
            try machine.resume(generator, .next, purpose: .native, result: result)
        }
        return value.isUndefined ? nil : value
    }
}

extension Code.Kind {
    var generator: PyGenerator.Kind {
        switch self {
        case .plain, .generator: .generator
        case .coroutine: .coroutine
        case .asyncGenerator: .asyncGenerator
        }
    }
}
