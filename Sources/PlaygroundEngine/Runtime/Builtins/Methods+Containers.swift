extension Methods {
    static let lists: [String: Body] = [
        "append": { (value, call) throws(PyError) in
            list(value).items.append(try call.arguments(1...1)[0])
            return .none
        },
        "extend": { (value, call) throws(PyError) in
            try Iteration.extend(&list(value).items, with: try call.arguments(1...1)[0])
            return .none
        },
        "insert": { (value, call) throws(PyError) in
            let arguments = try call.arguments(2...2)
            let target = list(value)
            guard let index = arguments[0].smallInteger else {
                throw .typeError("'\(arguments[0].typeName)' object cannot be interpreted as an integer")
            }
            let place = index < 0 ? max(0, index &+ target.items.count) : min(index, target.items.count)
            target.items.insert(arguments[1], at: place)
            return .none
        },
        "pop": { (value, call) throws(PyError) in
            let key = try call.arguments(0...1).first ?? .int(-1)
            let target = list(value)
            guard !target.items.isEmpty else { throw .indexError("pop from empty list") }
            guard let index = key.smallInteger else {
                throw .typeError("'\(key.typeName)' object cannot be interpreted as an integer")
            }
            let place = index < 0 ? index &+ target.items.count : index
            guard target.items.indices.contains(place) else { throw .indexError("pop index out of range") }
            return target.items.remove(at: place)
        },
        "remove": { (value, call) throws(PyError) in
            let wanted = try call.arguments(1...1)[0]
            let target = list(value)
            for (index, item) in target.items.enumerated() where try item.isSame(as: wanted) {
                target.items.remove(at: index)
                return .none
            }
            throw .valueError("list.remove(x): x not in list")
        },
        "clear": { (value, call) throws(PyError) in
            _ = try call.arguments(0...0)
            list(value).items = []
            return .none
        },
        "copy": { (value, call) throws(PyError) in
            _ = try call.arguments(0...0)
            return .list(PyList(list(value).items))
        },
        "reverse": { (value, call) throws(PyError) in
            _ = try call.arguments(0...0)
            list(value).items.reverse()
            return .none
        },
        "index": { (value, call) throws(PyError) in try index(of: call, in: list(value).items, kind: "list") },
        "count": { (value, call) throws(PyError) in try count(call, in: list(value).items) },
    ]

    static let tuples: [String: Body] = [
        "index": { (value, call) throws(PyError) in try index(of: call, in: items(value), kind: "tuple") },
        "count": { (value, call) throws(PyError) in try count(call, in: items(value)) },
    ]

    static let dicts: [String: Body] = [
        "get": { (value, call) throws(PyError) in
            let arguments = try call.arguments(1...2)
            return try dict(value).value(for: arguments[0]) ?? (arguments.count > 1 ? arguments[1] : .none)
        },
        "keys": { (value, call) throws(PyError) in try view(value, call, .keys) },
        "values": { (value, call) throws(PyError) in try view(value, call, .values) },
        "items": { (value, call) throws(PyError) in try view(value, call, .items) },
        "pop": { (value, call) throws(PyError) in
            let arguments = try call.arguments(1...2)
            if let found = try dict(value).remove(arguments[0]) { return found }
            guard arguments.count > 1 else { throw PyError(PyException(.keyError, arguments: [arguments[0]])) }
            return arguments[1]
        },
        "setdefault": { (value, call) throws(PyError) in
            let arguments = try call.arguments(1...2)
            if let found = try dict(value).value(for: arguments[0]) { return found }
            let fallback = arguments.count > 1 ? arguments[1] : Value.none
            try dict(value).set(arguments[0], to: fallback)
            return fallback
        },
        "update": { (value, call) throws(PyError) in
            for argument in call.positional {
                guard case .dict(let more) = argument else {
                    throw .typeError("'\(argument.typeName)' object is not iterable")
                }
                for (key, item) in more.pairs { try dict(value).set(key, to: item) }
            }
            for keyword in call.keywords { try dict(value).set(.string(keyword.name), to: keyword.value) }
            return .none
        },
        "clear": { (value, call) throws(PyError) in
            _ = try call.arguments(0...0)
            dict(value).removeAll()
            return .none
        },
        "copy": { (value, call) throws(PyError) in
            _ = try call.arguments(0...0)
            let copy = PyDict()
            for (key, item) in dict(value).pairs { try copy.set(key, to: item) }
            return .dict(copy)
        },
    ]

    private static func view(_ value: Value, _ call: NativeCall, _ part: PyDictView.Part) throws(PyError) -> Value {
        _ = try call.arguments(0...0)
        return .object(PyDictView(dict(value), part))
    }

    private static func items(_ value: Value) -> [Value] {
        if case .tuple(let tuple) = value { tuple.items } else { [] }
    }

    private static func index(of call: NativeCall, in items: [Value], kind: String) throws(PyError) -> Value {
        let arguments = try call.arguments(1...3)
        for index in try bounds(arguments.dropFirst(), count: items.count)
        where try items[index].isSame(as: arguments[0]) {
            return .int(index)
        }
        let shown = kind == "list" ? try arguments[0].repr() : "tuple.index(x): x"
        throw .valueError("\(shown) \(kind == "list" ? "is not in list" : "not in tuple")")
    }

    private static func count(_ call: NativeCall, in items: [Value]) throws(PyError) -> Value {
        let wanted = try call.arguments(1...1)[0]
        var count = 0
        for item in items where try item.isSame(as: wanted) { count += 1 }
        return .int(count)
    }
}
