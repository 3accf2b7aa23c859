extension Methods {
    static let lists: [Method] = [
        ofList("append", .one) { (list, arguments) throws(PyError) in
            list.items.append(arguments.required(0))
            return .none
        },
        ofList("clear", .none) { (list, _) throws(PyError) in
            list.items = []
            return .none
        },
        ofList("copy", .none) { (list, _) throws(PyError) in .list(PyList(list.items)) },
        ofList("count", .one) { (list, arguments) throws(PyError) in
            try count(of: arguments.required(0), in: list.items)
        },
        ofList("extend", .one) { (list, arguments) throws(PyError) in
            let more = try Iteration.array(arguments.required(0))
            try Sizes.check((list.items.count + more.count) * MemoryLayout<Value>.stride)
            list.items += more
            return .none
        },
        ofList("index", .positional(1...3)) { (list, arguments) throws(PyError) in
            if let index = try place(arguments, in: list.items) { return .int(index) }
            throw .valueError("\(try arguments.required(0).repr()) is not in list")
        },
        ofList("insert", .positional(2...2)) { (list, arguments) throws(PyError) in
            let index = try arguments.required(0).size()
            let place = index < 0 ? max(0, index &+ list.items.count) : min(index, list.items.count)
            list.items.insert(arguments.required(1), at: place)
            return .none
        },
        ofList("pop", .positional(0...1)) { (list, arguments) throws(PyError) in
            let index = try arguments.integer(0) ?? -1
            guard !list.items.isEmpty else { throw .indexError("pop from empty list") }
            let place = index < 0 ? index &+ list.items.count : index
            guard list.items.indices.contains(place) else { throw .indexError("pop index out of range") }
            return list.items.remove(at: place)
        },
        ofList("remove", .one) { (list, arguments) throws(PyError) in
            for (index, item) in list.items.enumerated() where try item.isSame(as: arguments.required(0)) {
                // A comparison may have changed the list.
                if index < list.items.count { list.items.remove(at: index) }
                return .none
            }
            throw .valueError("list.remove(x): x not in list")
        },
        ofList("reverse", .none) { (list, _) throws(PyError) in
            list.items.reverse()
            return .none
        },
        Method("sort", .named(["key", "reverse"], positional: 0), control: sort),
    ]

    /// Source: The Python Standard Library, `list.sort`.
    private static let sort: Method.Control = { (value, arguments) throws(PyError) in
        guard case .list(let list) = value else { return .value(.none) }
        let reversed = try arguments.cInteger(1) ?? 0 != 0
        return try .keyed(.list(PyList(list.items)), key: arguments[0]) { (items, keys) throws(PyError) in
            list.items = try Sorting.sorted(items, by: keys, reversed: reversed)
            return .none
        }
    }

    static let tuples: [Method] = [
        ofTuple("count", .one) { (items, arguments) throws(PyError) in
            try count(of: arguments.required(0), in: items)
        },
        ofTuple("index", .positional(1...3)) { (items, arguments) throws(PyError) in
            if let index = try place(arguments, in: items) { return .int(index) }
            throw .valueError("tuple.index(x): x not in tuple")
        },
    ]

    private static func ofList(
        _ name: String, _ signature: CallSignature,
        _ body: @escaping @Sendable (PyList, Arguments) throws(PyError) -> Value
    ) -> Method {
        Method(name, signature) { (value, arguments) throws(PyError) in
            guard case .list(let list) = value else { return .none }
            return try body(list, arguments)
        }
    }

    private static func ofTuple(
        _ name: String, _ signature: CallSignature,
        _ body: @escaping @Sendable ([Value], Arguments) throws(PyError) -> Value
    ) -> Method {
        Method(name, signature) { (value, arguments) throws(PyError) in
            guard case .tuple(let tuple) = value else { return .none }
            return try body(tuple.items, arguments)
        }
    }

    static func count(of wanted: Value, in items: [Value]) throws(PyError) -> Value {
        var count = 0
        for item in items where try item.isSame(as: wanted) { count += 1 }
        return .int(count)
    }

    private static func place(_ arguments: Arguments, in items: [Value]) throws(PyError) -> Int? {
        func bound(_ index: Int) throws(PyError) -> Int? {
            guard let value = arguments[index] else { return nil }
            guard let number = try value.index() else {
                throw .typeError("slice indices must be integers or have an __index__ method")
            }
            let limited = Int(clamping: number)
            return limited < 0 ? max(0, limited &+ items.count) : limited
        }
        let start = try bound(1) ?? 0
        let end = min(try bound(2) ?? items.count, items.count)
        guard start < end else { return nil }
        for index in start..<end where try items[index].isSame(as: arguments.required(0)) { return index }
        return nil
    }
}
