/// The `collections` module. Source: The Python Standard Library, "collections".
enum CollectionsModule {
    static let orderedDict = PyType("OrderedDict", module: "collections", bases: [.dict], members: orderedMembers) {
        (call) throws(PyError) in
        let dict = PyDict(.ordered)
        try fill(dict, call, function: "OrderedDict", at: 0)
        return .dict(dict)
    }

    static let defaultDict = PyType("defaultdict", module: "collections", bases: [.dict]) {
        (call) throws(PyError) in
        let function = call.positional.first ?? .none
        guard function.isNone || TypeFunctions.isCallable(function) else {
            throw .typeError("first argument must be callable or None")
        }
        let dict = PyDict(.defaulting(DefaultFactory(function, program: call.machine.globals.current)))
        try fill(dict, call, function: "dict", at: 1)
        return .dict(dict)
    }

    static let counter = PyType("Counter", module: "collections", bases: [.dict], members: counterMembers) {
        (call) throws(PyError) in
        let dict = PyDict(.counter)
        try Counting.count(call, method: "__init__", into: dict) { (old, new) throws(PyError) in try new + old }
        return .dict(dict)
    }

    static var module: PyModule {
        PyModule(
            "collections",
            functions: ["namedtuple": { (call) throws(PyError) in .object(try NamedTupleShape.make(call)) }],
            members: [
                "OrderedDict": .object(orderedDict), "defaultdict": .object(defaultDict),
                "Counter": .object(counter), "deque": .object(PyDeque.classObject),
            ])
    }

    /// Puts what the arguments from `position` on give into `dict`, as `dict(…)` does.
    private static func fill(
        _ dict: PyDict, _ call: NativeCall, function: String, at position: Int
    ) throws(PyError) {
        let rest = call.positional.dropFirst(position)
        guard rest.count <= 1 else {
            throw .typeError("\(function) expected at most 1 argument, got \(rest.count)")
        }
        guard case .dict(let entries) = try Conversions.dict(call.replacing(Array(rest))) else { return }
        for (key, value) in entries.pairs { try dict.set(key, to: value) }
    }

    private static var orderedMembers: [String: Value] {
        members(Methods.orderedDicts)
    }

    private static var counterMembers: [String: Value] {
        var all = members(Methods.counters)
        all["fromkeys"] = .builtin("fromkeys") { (_) throws(PyError) in
            throw .make(
                .notImplementedError, "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")
        }
        return all
    }

    private static func members(_ methods: [Method]) -> [String: Value] {
        var members: [String: Value] = [:]
        for method in methods {
            members[method.name] = .object(
                PyBuiltin(
                    method.name,
                    control: { (call) throws(PyError) in
                        guard case .dict(let dict)? = call.positional.first else {
                            throw .typeError("unbound method \(method.name)() needs an argument")
                        }
                        let rest = call.replacing(Array(call.positional.dropFirst()))
                        return try method.call(.dict(dict), rest, owner: dict.flavor.typeName)
                    }))
        }
        return members
    }
}
