/// `yield from` and `await`.
extension Machine {
    /// Asks what is waited for in register b for its next step; a holds what is sent in, and takes what it gives.
    ///
    /// Behind this stand a jump for its result, for `async for` another one for the end, and a `yield` that hands up
    /// what it gives meanwhile.
    /// - Returns: Whether the frame on top or its position changed; otherwise the jump behind is next.
    func delegate(_ step: Instruction, base: UnsafeMutablePointer<Value>) throws(PyError) -> Bool {
        let a = base + Int(step.a)
        let isLoop = step.detail > 0
        guard case .object(let object) = base[Int(step.b)] else { return false }
        if let generator = object as? PyGenerator {
            let sent = a.pointee
            return try resume(
                generator, sent.isNone ? .next : .send(sent), purpose: isLoop ? .asyncDelegate : .delegate, result: a)
        }
        if let inner = object as? PyAsyncStep { return try ask(inner, a, isLoop: isLoop) }
        if let awaited = object as? PyAwaited {
            guard let signal = try awaited.poll() else {
                a.pointee = awaited.result
                return false
            }
            a.pointee = signal
            skip(isLoop ? 2 : 1)
            return true
        }
        if let instance = object as? PyInstance, !isLoop, a.pointee.isNone,
            let (function, arguments) = InstanceIterator(instance).step()
        {
            try enter(function, result: a, arguments, [], purpose: .delegateMethod)
            return true
        }
        let instances = (object as? PyInstance).map { InstanceIterator($0) }
        guard let iterator = object as? PyIterator ?? instances else { return false }
        guard a.pointee.isNone else {
            throw .make(.attributeError, "'\(iterator.typeName)' object has no attribute 'send'")
        }
        guard let value = try iterator.next() else {
            a.pointee = .none
            return false
        }
        a.pointee = value
        skip(isLoop ? 2 : 1)
        return true
    }

    private func ask(
        _ inner: PyAsyncStep, _ a: UnsafeMutablePointer<Value>, isLoop: Bool
    ) throws(PyError) -> Bool {
        let resumption: Resumption
        if inner.isStarted, inner.generator.isWaiting {
            resumption = a.pointee.isNone ? .next : .send(a.pointee)
        } else {
            guard !inner.isUsed else {
                throw .make(.runtimeError, "cannot reuse already awaited __anext__()/asend()")
            }
            inner.isUsed = true
            guard inner.generator.state != .running else {
                throw .make(.runtimeError, "anext(): asynchronous generator is already running")
            }
            resumption = inner.resumption
            inner.isStarted = true
        }
        return try resume(inner.generator, resumption, purpose: inner.purpose(isLoop: isLoop), result: a)
    }
}

/// One step of an asynchronous generator, as `asend` and its siblings give it to be awaited.
final class PyAsyncStep: PyObject {
    let generator: PyGenerator
    let resumption: Machine.Resumption
    /// Whether the generator is under way on behalf of this.
    var isStarted = false
    var isUsed = false

    init(_ generator: PyGenerator, _ resumption: Machine.Resumption) {
        self.generator = generator
        self.resumption = resumption
    }

    override var typeName: String { "async_generator_asend" }

    func purpose(isLoop: Bool) -> Frame.Purpose {
        if case .close = resumption { .asyncClose } else { isLoop ? .asyncStepOfLoop : .asyncStep }
    }
}
