/// What becomes of what generators give.
extension Machine {
    /// The frame on top gives `value` and stops; a value of what it waits for goes on up.
    func suspend(_ step: Instruction, _ value: Value) throws(PyError) {
        guard let frame = frames.popLast(), let generator = frame.generator?.takeRetainedValue() else { return }
        generator.position = frame.position
        generator.receiver = step.a
        generator.state = .suspended
        let isWaiting = step.detail > 0
        generator.isWaiting = isWaiting
        switch frame.purpose {
        case .iteration:
            frame.result.pointee = value
            skip(1)
        case .send, .native: frame.result.pointee = value
        case .outermost:
            frame.result.pointee = value
            hasYielded = true
        case .delegate:
            frame.result.pointee = value
            skip(1)
        case .asyncDelegate:
            frame.result.pointee = value
            skip(2)
        case .asyncStep:
            frame.result.pointee = value
            if isWaiting { skip(1) }
        case .asyncStepOfLoop:
            frame.result.pointee = value
            if isWaiting { skip(2) }
        case .asyncClose where isWaiting:
            frame.result.pointee = value
            skip(1)
        case .close, .asyncClose:
            throw .make(.runtimeError, "\(generator.kind.noun) ignored GeneratorExit")
        case .value, .initializer, .nextMethod, .itemMethod, .delegateMethod, .complete, .iterator, .awaitable,
            .asyncIterator, .asyncNextMethod:
            break
        }
    }

    /// A frame that is gone returned `value`.
    func deliver(_ value: Value, from frame: Frame) throws(PyError) {
        if let generator = frame.generator?.takeRetainedValue() {
            generator.finish()
            _ = try deliverEnd(value, of: generator.kind, purpose: frame.purpose, result: frame.result)
            return
        }
        switch frame.purpose {
        case .nextMethod, .itemMethod, .delegateMethod:
            frame.result.pointee = value
            skip(1)
        case .iterator, .awaitable, .asyncIterator, .asyncNextMethod:
            try settle(value, frame.purpose, result: frame.result)
        case .complete: try complete(value)
        case .initializer:
            guard value.isNone else {
                throw .typeError("__init__() should return None, not '\(value.typeName)'")
            }
        default: frame.result.pointee = value
        }
    }

    /// A generator came to its end with `value`. Always false: no frame is pushed.
    func deliverEnd(
        _ value: Value, of kind: PyGenerator.Kind, purpose: Frame.Purpose, result: UnsafeMutablePointer<Value>
    ) throws(PyError) -> Bool {
        switch purpose {
        case .iteration, .native: break
        case .send: throw PyError(PyException(.stopIteration, arguments: value.isNone ? [] : [value]))
        case .asyncStep: throw PyError(PyException(.stopAsyncIteration, arguments: []))
        case .asyncStepOfLoop: skip(1)
        case .close, .asyncClose: result.pointee = .none
        case .value, .initializer, .nextMethod, .itemMethod, .delegate, .delegateMethod, .asyncDelegate, .outermost,
            .complete, .iterator, .awaitable, .asyncIterator, .asyncNextMethod:
            result.pointee = value
        }
        return false
    }

    /// A frame that is gone raised `error`.
    ///
    /// - Returns: The error that goes on up; nil where it was the end that the caller waited for.
    func end(_ frame: Frame, by error: PyError) -> PyError? {
        var error = error
        if let generator = frame.generator?.takeRetainedValue() {
            generator.finish()
            error = Self.converted(error, of: generator.kind)
        }
        let exception = error.exception
        switch frame.purpose {
        case .close where exception.isInstance(of: .generatorExit) || exception.isInstance(of: .stopIteration),
            .asyncClose
        where exception.isInstance(of: .generatorExit) || exception.isInstance(of: .stopAsyncIteration):
            frame.result.pointee = .none
        case .nextMethod where exception.isInstance(of: .stopIteration),
            .itemMethod where exception.isInstance(of: .indexError) || exception.isInstance(of: .stopIteration):
            break
        case .asyncNextMethod where exception.isInstance(of: .stopAsyncIteration):
            // Behind this stand: what to send first, the wait, and the jump for its result.
            skip(3)
        case .delegateMethod where exception.isInstance(of: .stopIteration):
            frame.result.pointee = exception.arguments.first ?? .none
        case .asyncDelegate where exception.isInstance(of: .stopAsyncIteration): skip(1)
        default: return error
        }
        return nil
    }

    /// Source: PEP 479: an exception that would look like the end is an error.
    private static func converted(_ error: PyError, of kind: PyGenerator.Kind) -> PyError {
        let exception = error.exception
        let isStop = exception.isInstance(of: .stopIteration)
        let isAsyncStop = kind == .asyncGenerator && exception.isInstance(of: .stopAsyncIteration)
        guard !kind.isBuiltIn, isStop || isAsyncStop else { return error }
        let name = isStop ? "StopIteration" : "StopAsyncIteration"
        let converted = PyException(.runtimeError, arguments: [.string("\(kind.noun) raised \(name)")])
        converted.cause = exception
        converted.context = exception
        converted.suppressesContext = true
        converted.traceback = exception.traceback
        return PyError(converted)
    }

    /// Moves the frame on top on by `count` instructions.
    func skip(_ count: Int) {
        guard !frames.isEmpty else { return }
        frames[frames.count - 1].position += count
    }
}
