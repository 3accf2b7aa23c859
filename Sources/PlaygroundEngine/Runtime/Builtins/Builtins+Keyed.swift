extension Builtins {
    /// The built-ins that go on in the machine's loop where they have functions to call or iterables to go through.
    static let controls: [String: @Sendable (NativeCall) throws(PyError) -> NextStep] = [
        "sorted": { (call) throws(PyError) in try sorted(call) },
        "min": { (call) throws(PyError) in try extreme(call, .less) },
        "max": { (call) throws(PyError) in try extreme(call, .greater) },
    ]

    /// Source: The Python Standard Library, `sorted`.
    private static func sorted(_ call: NativeCall) throws(PyError) -> NextStep {
        guard call.positional.count == 1 else {
            throw .typeError("sorted expected 1 argument, got \(call.positional.count)")
        }
        if !call.positional[0].isMachineDriven { _ = try Iteration.iterator(of: call.positional[0]) }
        for keyword in call.keywords where keyword.name != "key" && keyword.name != "reverse" {
            throw .typeError("'\(keyword.name)' is an invalid keyword argument for sort()")
        }
        let reversed = try Sorting.isReversed(call)
        return try .keyed(call.positional[0], key: call.keyword("key")) { (items, keys) throws(PyError) in
            .list(PyList(try Sorting.sorted(items, by: keys, reversed: reversed)))
        }
    }

    /// Source: The Python Standard Library, `min` and `max`.
    private static func extreme(_ call: NativeCall, _ wanted: ComparisonOperator) throws(PyError) -> NextStep {
        guard let first = call.positional.first else {
            throw .typeError("\(call.function) expected at least 1 argument, got 0")
        }
        for keyword in call.keywords where keyword.name != "key" && keyword.name != "default" {
            throw .typeError("'\(keyword.name)' is an invalid keyword argument for \(call.function)()")
        }
        let fallback = call.keyword("default")
        guard call.positional.count == 1 || fallback == nil else {
            throw .typeError(
                "Cannot specify a default for \(call.function)() with multiple positional arguments")
        }
        let source = call.positional.count == 1 ? first : .tuple(PyTuple(call.positional))
        let function = call.function
        return try .keyed(source, key: call.keyword("key")) { (items, keys) throws(PyError) in
            var best: Int?
            for index in items.indices {
                guard let current = best else {
                    best = index
                    continue
                }
                if try Comparison.compare(wanted, keys[index], keys[current]) { best = index }
            }
            if let best { return items[best] }
            guard let fallback else { throw .valueError("\(function)() arg is an empty sequence") }
            return fallback
        }
    }
}

extension NextStep {
    /// Gives `finish` the values of `iterable` with their keys; without `key`, each value is its own key.
    static func keyed(
        _ iterable: Value, key: Value?,
        _ finish: @escaping (_ items: [Value], _ keys: [Value]) throws(PyError) -> Value
    ) throws(PyError) -> NextStep {
        if !iterable.isMachineDriven { _ = try Iteration.iterator(of: iterable) }
        guard let key, !key.isNone else {
            guard iterable.isMachineDriven else {
                let items = try Iteration.array(iterable)
                return .value(try finish(items, items))
            }
            return .drained(iterable) { (items) throws(PyError) in try finish(items, items) }
        }
        let end = PyBuiltin("finish") { (call) throws(PyError) in
            guard case .list(let items) = call.positional[0], case .list(let keys) = call.positional[1] else {
                return .none
            }
            return try finish(items.items, keys.items)
        }
        return .prelude(.keyed, [.object(end), iterable, key])
    }

    /// Gives `finish` the values of `iterable`.
    static func drained(
        _ iterable: Value, _ finish: @escaping (_ items: [Value]) throws(PyError) -> Value
    ) -> NextStep {
        let end = PyBuiltin("finish") { (call) throws(PyError) in
            guard case .list(let items) = call.positional[0] else { return .none }
            return try finish(items.items)
        }
        return .prelude(.drain, [.object(end), iterable])
    }
}

extension Value {
    /// Whether only the machine can go through this value, because that runs code of the program.
    var isMachineDriven: Bool { if case .object(let object) = self { object.isMachineDriven } else { false } }

    /// Whether `in` goes through this value, which runs code of the program.
    var isSearchedByMachine: Bool {
        guard case .object(let object) = self, object.isMachineDriven else { return false }
        return (object as? PyInstance)?.ownMethod(.containsName) == nil
    }
}
