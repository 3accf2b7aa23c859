/// The methods of generators and coroutines. Source: The Python Language Reference, section 6.2.9.
enum GeneratorMethods {
    static func names(of generator: PyGenerator) -> [String] {
        switch generator.kind {
        case .generator, .coroutine: ["send", "throw", "close"]
        case .asyncGenerator: ["asend", "athrow", "aclose"]
        case .map, .filter, .zip, .enumerate, .callable: []
        }
    }

    static func method(_ name: String, of generator: PyGenerator) -> Value? {
        if generator.kind.isIterable, name == "__next__" {
            return .object(
                PyBuiltin(
                    name,
                    control: { (call) throws(PyError) in
                        _ = try call.arguments(0...0)
                        return .resume(generator, .next)
                    }))
        }
        if generator.kind.isIterable, name == "__iter__" {
            return .object(PyBuiltin(name) { (_) throws(PyError) in .object(generator) })
        }
        if generator.kind == .coroutine, name == "__await__" {
            return .object(PyBuiltin(name) { (_) throws(PyError) in .object(PyCoroutineIterator(generator)) })
        }
        guard names(of: generator).contains(name) else { return nil }
        return .object(
            PyBuiltin(
                "\(generator.kind.name).\(name)",
                control: { (call) throws(PyError) in try step(name, generator, call) }))
    }

    private static func step(_ name: String, _ generator: PyGenerator, _ call: NativeCall) throws(PyError) -> NextStep {
        switch name {
        case "send": return .resume(generator, .send(try call.arguments(1...1)[0]))
        case "throw": return .resume(generator, .raise(try exception(call.arguments(1...3))))
        case "close":
            _ = try call.arguments(0...0)
            return .resume(generator, .close)
        case "asend": return .value(.object(PyAsyncStep(generator, .send(try call.arguments(1...1)[0]))))
        case "athrow": return .value(.object(PyAsyncStep(generator, .raise(try exception(call.arguments(1...3))))))
        default:
            _ = try call.arguments(0...0)
            return .value(.object(PyAsyncStep(generator, .close)))
        }
    }

    /// The exception that `throw` is given: an instance, or a class with an optional argument.
    private static func exception(_ arguments: [Value]) throws(PyError) -> PyError {
        if case .object(let object) = arguments[0] {
            if let exception = object as? PyException { return PyError(exception) }
            if let type = object as? ExceptionType {
                let given = arguments.count > 1 && !arguments[1].isNone ? [arguments[1]] : []
                return PyError(PyException(type, arguments: given))
            }
        }
        throw .typeError(
            "exceptions must be classes or instances deriving from BaseException, not \(arguments[0].typeName)")
    }
}
