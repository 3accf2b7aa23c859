/// Built-ins that give values one at a time, or stop early: they run in the machine's loop where what they go through
/// or call is code of the program. Source: The Python Standard Library, "Built-in Functions".
extension Builtins {
    static let lazyControls: [String: @Sendable (NativeCall) throws(PyError) -> NextStep] = [
        "next": { (call) throws(PyError) in try next(call) },
        "iter": { (call) throws(PyError) in try iter(call) },
        "aiter": { (call) throws(PyError) in try asyncIterator(call) },
        "anext": { (call) throws(PyError) in try asyncNext(call) },
        "any": { (call) throws(PyError) in try early(call, .anyTrue) },
        "all": { (call) throws(PyError) in try early(call, .allTrue) },
        "map": { (call) throws(PyError) in try map(call) },
        "filter": { (call) throws(PyError) in try filter(call) },
        "enumerate": { (call) throws(PyError) in
            guard let first = call.positional.first, first.isMachineDriven else { return try native(call) }
            let start = call.keyword("start") ?? (call.positional.count > 1 ? call.positional[1] : .int(0))
            guard start.bigInteger != nil else {
                throw .typeError("'\(start.typeName)' object cannot be interpreted as an integer")
            }
            return try lazy(.enumerate, .enumeratePairs, [iterator(of: first, call), start], call)
        },
        "zip": { (call) throws(PyError) in
            guard call.positional.contains(where: \.isMachineDriven), call.keywords.isEmpty else {
                return try native(call)
            }
            return try zipped(call.positional, call)
        },
    ]

    private static func native(_ call: NativeCall) throws(PyError) -> NextStep {
        guard let body = functions[call.function] else { return .value(.none) }
        return .value(try body(call))
    }

    private static func lazy(
        _ kind: PyGenerator.Kind, _ function: Prelude.Function, _ arguments: [Value], _ call: NativeCall
    ) throws(PyError) -> NextStep {
        .value(try generator(kind, function, arguments, call))
    }

    private static func generator(
        _ kind: PyGenerator.Kind, _ function: Prelude.Function, _ arguments: [Value], _ call: NativeCall
    ) throws(PyError) -> Value {
        let code = try Prelude.shared.function(function, in: call.machine.globals.current)
        let generator = PyGenerator(code, kind: kind)
        for (register, argument) in arguments.enumerated() { generator.base[register] = argument }
        return .object(generator)
    }

    private static func iterator(of value: Value, _ call: NativeCall) throws(PyError) -> Value {
        .object(try Iteration.iterator(of: value))
    }

    private static func zipped(_ values: [Value], _ call: NativeCall) throws(PyError) -> NextStep {
        var iterators: [Value] = []
        for (index, value) in values.enumerated() {
            guard try Iteration.iteratorIfIterable(value) != nil else {
                throw .typeError("zip argument #\(index + 1) must support iteration")
            }
            iterators.append(try iterator(of: value, call))
        }
        return try lazy(.zip, .zipRows, [.tuple(PyTuple(iterators))], call)
    }

    private static func next(_ call: NativeCall) throws(PyError) -> NextStep {
        let arguments = try call.arguments(1...2)
        if let instance = arguments[0].object as? PyInstance, let method = instance.ownMethod(.nextName) {
            let bound = try Attributes.bind(method, to: instance)
            guard arguments.count > 1 else { return .call(bound, []) }
            return .prelude(.callOr, [bound, arguments[1], .object(ExceptionType.stopIteration)])
        }
        guard case .object(let object) = arguments[0], let iterator = object as? PyIterator else {
            throw .typeError("'\(arguments[0].typeName)' object is not an iterator")
        }
        if let generator = iterator as? PyGenerator, generator.kind.isIterable {
            return arguments.count > 1 ? .prelude(.nextOr, arguments) : .resume(generator, .next)
        }
        guard !(iterator is PyGenerator) else {
            throw .typeError("'\(arguments[0].typeName)' object is not an iterator")
        }
        if let value = try iterator.next() { return .value(value) }
        guard arguments.count > 1 else { throw PyError(PyException(.stopIteration, arguments: [])) }
        return .value(arguments[1])
    }

    private static func iter(_ call: NativeCall) throws(PyError) -> NextStep {
        let arguments = try call.arguments(1...2)
        guard arguments.count > 1 else { return .iterator(arguments[0]) }
        return try lazy(.callable, .callUntil, arguments, call)
    }

    private static func asyncIterator(_ call: NativeCall) throws(PyError) -> NextStep {
        let value = try call.arguments(1...1)[0]
        if let generator = value.object as? PyGenerator, generator.kind == .asyncGenerator { return .value(value) }
        guard let instance = value.object as? PyInstance, let method = instance.ownMethod(.asyncIterName) else {
            throw .typeError("'\(value.typeName)' object is not an async iterable")
        }
        return .call(try Attributes.bind(method, to: instance), [])
    }

    private static func asyncNext(_ call: NativeCall) throws(PyError) -> NextStep {
        let arguments = try call.arguments(1...2)
        let step: Value
        if let generator = arguments[0].object as? PyGenerator, generator.kind == .asyncGenerator {
            step = .object(
                PyBuiltin("anext") { (_) throws(PyError) in .object(PyAsyncStep(generator, .next)) })
        } else if let instance = arguments[0].object as? PyInstance,
            let method = instance.ownMethod(.asyncNextName)
        {
            step = try Attributes.bind(method, to: instance)
        } else {
            throw .typeError("'\(arguments[0].typeName)' object is not an async iterator")
        }
        guard arguments.count > 1 else { return .call(step, []) }
        return .prelude(.awaitOr, [step, arguments[1], .object(ExceptionType.stopAsyncIteration)])
    }

    private static func early(_ call: NativeCall, _ function: Prelude.Function) throws(PyError) -> NextStep {
        let value = try call.arguments(1...1)[0]
        return value.isMachineDriven ? .prelude(function, [value]) : try native(call)
    }

    private static func map(_ call: NativeCall) throws(PyError) -> NextStep {
        guard call.keywords.isEmpty else { throw .typeError("map() takes no keyword arguments") }
        guard call.positional.count > 1 else { throw .typeError("map() must have at least two arguments.") }
        let function = call.positional[0]
        if call.positional.count == 2 {
            return try lazy(.map, .mapOne, [function, iterator(of: call.positional[1], call)], call)
        }
        var iterators: [Value] = []
        for value in call.positional.dropFirst() { iterators.append(try iterator(of: value, call)) }
        let rows = try generator(.zip, .zipRows, [.tuple(PyTuple(iterators))], call)
        return try lazy(.map, .mapRows, [function, rows], call)
    }

    private static func filter(_ call: NativeCall) throws(PyError) -> NextStep {
        guard call.keywords.isEmpty else { throw .typeError("filter() takes no keyword arguments") }
        let arguments = try call.arguments(2...2)
        let source = try iterator(of: arguments[1], call)
        if arguments[0].isNone { return try lazy(.filter, .filterTrue, [source], call) }
        return try lazy(.filter, .filterBy, [arguments[0], source], call)
    }
}
