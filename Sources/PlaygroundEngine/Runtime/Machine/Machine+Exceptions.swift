extension Machine {
    /// Takes `error` to the nearest handler among the frames above `depth`, ending the frames that have none.
    ///
    /// - Throws: `error` where there is no handler.
    func handle(_ error: PyError, until depth: Int) throws(PyError) {
        var error = error
        var exception = error.exception
        var hasEntry = isReraising
        isReraising = false
        if !hasEntry, exception.context == nil, let handled = handledException() { exception.setContext(handled) }
        while let frame = frames.last, frames.count > depth {
            let code = frame.code.takeUnretainedValue()
            if !hasEntry { note(frame, code, in: exception) }
            hasEntry = false
            let position = max(0, frame.position - 1)
            if !isStopped, let handler = code.handlers.first(where: { $0.range.contains(position) }) {
                frames[frames.count - 1].position = handler.target
                frame.base[handler.register] = .object(exception)
                // Making too large a value, or going through too many, took long: others get their turn now.
                if exception.isInstance(of: .memoryError) || exception.isInstance(of: .timeoutError) { fuel = 0 }
                return
            }
            frames.removeLast()
            clear(frame, registers: code.registerCount)
            guard frame.purpose != .value else { continue }
            // A generator's end may be what the frame below waits for.
            guard let further = end(frame, by: error) else { return }
            error = further
            exception = further.exception
        }
        throw error
    }

    /// Adds the place where `frame` stands to the exception's traceback.
    func note(_ frame: Frame, _ code: Code, in exception: PyException) {
        guard !code.isHidden, exception.traceback.count < Self.recursionLimit else { return }
        let range = code.ranges[max(0, min(frame.position, code.ranges.count) - 1)]
        exception.traceback.append(.init(range: range, function: code.name))
    }

    /// Where the program's own functions stand, the innermost first.
    ///
    /// - Parameter count: How many are wanted at most.
    func visibleFrames(_ count: Int) -> [PyException.TracebackEntry] {
        var places: [PyException.TracebackEntry] = []
        for frame in frames.reversed() where places.count < count {
            let code = frame.code.takeUnretainedValue()
            guard !code.isHidden else { continue }
            let range = code.ranges[max(0, min(frame.position, code.ranges.count) - 1)]
            places.append(.init(range: range, function: code.name))
        }
        return places
    }

    /// The exception that the innermost `except` or `finally` around the current place is dealing with.
    func handledException() -> PyException? {
        for frame in frames.reversed() {
            let code = frame.code.takeUnretainedValue()
            let position = max(0, frame.position - 1)
            for region in code.handling where region.range.contains(position) {
                if case .object(let object) = frame.base[region.register], let exception = object as? PyException {
                    return exception
                }
            }
        }
        return nil
    }

    /// `raise value from cause`; an undefined cause stands for none given, an undefined value for a bare `raise`.
    ///
    /// Source: The Python Language Reference, section 7.8; messages are CPython's.
    func raise(_ value: Value, cause: Value) throws(PyError) {
        if value.isUndefined {
            guard let handled = handledException() else {
                throw .make(.runtimeError, "No active exception to reraise")
            }
            isReraising = true
            throw PyError(handled)
        }
        guard case .object(let object) = value, let exception = object as? PyException else {
            throw .typeError("exceptions must derive from BaseException")
        }
        switch cause {
        case .undefined: break
        case .none:
            exception.cause = nil
            exception.suppressesContext = true
        default:
            guard case .object(let object) = cause, let cause = object as? PyException else {
                throw .typeError("exception causes must derive from BaseException")
            }
            exception.cause = cause
            exception.suppressesContext = true
        }
        if let handled = handledException() { exception.setContext(handled) }
        throw PyError(exception)
    }
}
