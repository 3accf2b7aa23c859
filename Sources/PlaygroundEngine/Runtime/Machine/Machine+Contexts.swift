extension Machine {
    /// The instructions of exception handling and of `with`.
    func executeHandling(_ step: Instruction, base: UnsafeMutablePointer<Value>) throws(PyError) {
        let a = base + Int(step.a)
        let b = base + Int(step.b)
        switch step.operation {
        case .matchException:
            guard case .object(let object) = b.pointee, let exception = object as? PyException else { return }
            a.pointee = .bool(try matches(exception, base[Int(step.c)]))
        case .enterContext: try enterContext(b.pointee, exit: a, isAsync: step.detail > 0)
        case .exitArguments:
            if case .object(let object) = b.pointee, let exception = object as? PyException {
                a[1] = .object(exception.classObject)
                a[2] = b.pointee
                a[3] = .object(PyTraceback(exception.traceback))
            } else {
                for index in 1...3 { a[index] = .none }
            }
        default: return
        }
    }

    private func matches(_ exception: PyException, _ wanted: Value) throws(PyError) -> Bool {
        let types: [Value] = if case .tuple(let tuple) = wanted { tuple.items } else { [wanted] }
        for type in types {
            guard case .object(let object) = type, object is ExceptionType else {
                throw .typeError("catching classes that do not inherit from BaseException is not allowed")
            }
        }
        return types.contains { type in
            guard case .object(let object) = type, let type = object as? ExceptionType else { return false }
            return exception.isInstance(of: type)
        }
    }

    /// Puts the bound `__exit__` of `context` into `exit` and its `__enter__` behind it.
    private func enterContext(
        _ context: Value, exit: UnsafeMutablePointer<Value>, isAsync: Bool
    ) throws(PyError) {
        let (kind, prefix) = isAsync ? ("asynchronous context manager", "a") : ("context manager", "")
        let missing = "'\(context.typeName)' object does not support the \(kind) protocol"
        guard let enter = try special(isAsync ? .asyncEnterName : .enterName, of: context) else {
            throw .typeError(missing)
        }
        guard let leave = try special(isAsync ? .asyncExitName : .exitName, of: context) else {
            throw .typeError(missing + " (missed __\(prefix)exit__ method)")
        }
        exit[0] = leave
        exit[1] = enter
    }

    /// A method that the language itself looks up: in the class, not in the instance.
    private func special(_ name: PyString, of value: Value) throws(PyError) -> Value? {
        guard case .object(let object) = value, let instance = object as? PyInstance else {
            return try Attributes.attributeIfAny(name, of: value)
        }
        guard let method = instance.classObject.lookup(name) else { return nil }
        return try Attributes.bind(method, to: instance)
    }
}
