/// What a value gives to `for`, `await` and `async for`. The methods of a program's class run in the machine's own loop.
///
/// Each of these says whether it pushed a frame; otherwise `result` holds what was asked for. Source: The Python Language
/// Reference, sections 3.3.7, 3.4.1 and 3.4.3; messages are CPython's.
extension Machine {
    /// What `for` goes through.
    func getIterator(of value: Value, result: UnsafeMutablePointer<Value>) throws(PyError) -> Bool {
        switch value.object {
        case let wrapper as PyCoroutineIterator: result.pointee = .object(wrapper.coroutine)
        case is PyAwaited: result.pointee = value
        case let instance as PyInstance:
            if let method = instance.ownMethod(.iterName) {
                return try ask(method, of: instance, purpose: .iterator, result: result)
            }
            result.pointee = .object(try Iteration.iterator(of: value))
        default: result.pointee = .object(try Iteration.iterator(of: value))
        }
        return false
    }

    /// What a wait for `value` waits for.
    func getAwaitable(
        _ value: Value, from source: AwaitSource, result: UnsafeMutablePointer<Value>
    ) throws(PyError) -> Bool {
        switch value.object {
        case let generator as PyGenerator where generator.kind == .coroutine:
            guard generator.state != .running else {
                throw .make(.runtimeError, "coroutine is being awaited already")
            }
            result.pointee = value
        case is PyAsyncStep, is PyAwaited: result.pointee = value
        case let future as PyFuture: result.pointee = .object(PyAwaited(future))
        case let native as any NativeAwaitable:
            return try getAwaitable(native.coroutine, from: source, result: result)
        case let instance as PyInstance:
            guard let method = instance.ownMethod(.awaitName) else { throw source.error(value) }
            return try ask(method, of: instance, purpose: .awaitable, result: result)
        default: throw source.error(value)
        }
        return false
    }

    /// What `async for` goes through.
    func getAsyncIterator(of value: Value, result: UnsafeMutablePointer<Value>) throws(PyError) -> Bool {
        switch value.object {
        case let generator as PyGenerator where generator.kind == .asyncGenerator:
            result.pointee = value
            return false
        case let instance as PyInstance:
            guard let method = instance.ownMethod(.asyncIterName) else { break }
            return try ask(method, of: instance, purpose: .asyncIterator, result: result)
        default: break
        }
        throw .typeError("'async for' requires an object with __aiter__ method, got \(value.typeName)")
    }

    /// The next step of what `async for` goes through.
    func asyncNext(of value: Value, result: UnsafeMutablePointer<Value>) throws(PyError) -> Bool {
        switch value.object {
        case let generator as PyGenerator:
            result.pointee = .object(PyAsyncStep(generator, .next))
            return false
        case let instance as PyInstance:
            guard let method = instance.ownMethod(.asyncNextName) else { return false }
            return try ask(method, of: instance, purpose: .asyncNextMethod, result: result)
        default: return false
        }
    }

    /// Calls the method of `instance` that the language asks for something.
    private func ask(
        _ method: Value, of instance: PyInstance, purpose: Frame.Purpose, result: UnsafeMutablePointer<Value>
    ) throws(PyError) -> Bool {
        guard case .function(let function) = method else {
            let made = try invoke(Attributes.bind(method, to: instance), [])
            return try settle(made, purpose, result: result)
        }
        guard function.code.kind == .plain else {
            return try settle(makeGenerator(function, [.object(instance)], []), purpose, result: result)
        }
        try enter(function, result: result, [.object(instance)], [], purpose: purpose)
        return true
    }

    /// Takes what such a method returned, if it is what the language wants.
    @discardableResult
    func settle(
        _ value: Value, _ purpose: Frame.Purpose, result: UnsafeMutablePointer<Value>
    ) throws(PyError) -> Bool {
        switch purpose {
        case .iterator:
            guard value.isIterator else {
                throw .typeError("iter() returned non-iterator of type '\(value.typeName)'")
            }
            result.pointee = value
        case .awaitable:
            if let generator = value.object as? PyGenerator, generator.kind == .coroutine {
                throw .typeError("__await__() returned a coroutine")
            }
            if let wrapper = value.object as? PyCoroutineIterator {
                result.pointee = .object(wrapper.coroutine)
                return false
            }
            guard value.isIterator || value.object is PyAwaited else {
                throw .typeError("__await__() returned non-iterator of type '\(value.typeName)'")
            }
            result.pointee = value
        case .asyncIterator:
            let isOwn = (value.object as? PyInstance)?.ownMethod(.asyncNextName) != nil
            guard isOwn || (value.object as? PyGenerator)?.kind == .asyncGenerator else {
                throw .typeError(
                    "'async for' received an object from __aiter__ that does not implement __anext__: "
                        + value.typeName)
            }
            result.pointee = value
        default: return try getAwaitable(value, from: .next, result: result)
        }
        return false
    }
}

extension Value {
    /// Whether `next` takes this.
    var isIterator: Bool {
        switch object {
        case let generator as PyGenerator: generator.kind.isIterable
        case is PyIterator: true
        case let instance as PyInstance: instance.ownMethod(.nextName) != nil
        default: false
        }
    }
}

/// What `coroutine.__await__()` gives: a way to wait for it with `yield from`.
final class PyCoroutineIterator: PyObject {
    let coroutine: PyGenerator

    init(_ coroutine: PyGenerator) {
        self.coroutine = coroutine
    }

    override var typeName: String { "coroutine_wrapper" }
}

/// A value of a library that stands for a coroutine.
protocol NativeAwaitable: PyObject {
    /// What is awaited in its place.
    var coroutine: Value { get }
}
