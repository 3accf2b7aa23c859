/// Built-ins that go through a whole iterable before they do anything: where that runs code of the program, the
/// machine's loop collects the values first, and the built-in gets a list.
enum Draining {
    /// Which positional argument each of these goes through, as messages call them.
    private enum Position {
        case at(Int)
        case any
    }

    private static let positions: [String: Position] = [
        "list": .at(0), "tuple": .at(0), "set": .at(0), "frozenset": .at(0), "dict": .at(0), "bytes": .at(0),
        "bytearray": .at(0), "sum": .at(0), "sorted": .at(0), "deque": .at(0), "extendleft": .at(0),
        "subtract": .at(0), "OrderedDict": .at(0), "defaultdict": .at(1), "_make": .at(0), "writelines": .at(0),
        "Counter": .at(0),
        "join": .at(0), "extend": .at(0), "update": .any, "fromkeys": .at(0), "from_bytes": .at(0), "union": .any,
        "intersection": .any, "difference": .any,
        "symmetric_difference": .any, "intersection_update": .any, "difference_update": .any,
        "symmetric_difference_update": .any, "issubset": .at(0), "issuperset": .at(0), "isdisjoint": .at(0),
        "fsum": .at(0), "math.fsum": .at(0), "prod": .at(0), "math.prod": .at(0),
    ]

    /// What has to happen before `body` can carry out `call`; nil where nothing has.
    static func step(_ call: NativeCall, _ body: @escaping PyBuiltin.Control) -> NextStep? {
        guard let index = iterable(of: call) else { return nil }
        let end = PyBuiltin(
            "finish",
            control: { (inner) throws(PyError) in
                var positional = call.positional
                positional[index] = inner.positional[0]
                let drained = call.replacing(positional)
                if let next = step(drained, body) { return next }
                return try body(drained)
            })
        return .prelude(.drain, [.object(end), call.positional[index]])
    }

    private static func iterable(of call: NativeCall) -> Int? {
        guard let index = call.positional.firstIndex(where: \.isMachineDriven) else { return nil }
        // What has keys is a mapping, and asked for them.
        if let instance = call.positional[index].object as? PyInstance,
            instance.ownMethod(PyString.make("keys")) != nil,
            ["dict", "dict.update", "update"].contains(call.function)
        {
            return nil
        }
        switch positions[call.function] {
        case .at(index), .any: return index
        case .at, nil: return nil
        }
    }
}

extension NativeCall {
    /// The same call with other positional arguments.
    package func replacing(_ positional: [Value]) -> NativeCall {
        NativeCall(
            function: function, positional: positional, keywords: keywords, range: range, output: output,
            machine: machine)
    }
}
