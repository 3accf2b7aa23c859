extension Methods {
    static let sets: [Method] =
        setQueries + [
            ofSet("add", .one) { (set, arguments) throws(PyError) in
                try set.add(arguments.required(0))
                return .none
            },
            ofSet("clear", .none) { (set, _) throws(PyError) in
                set.removeAll()
                return .none
            },
            ofSet("discard", .one) { (set, arguments) throws(PyError) in
                _ = try set.discard(frozen(arguments.required(0)))
                return .none
            },
            ofSet("remove", .one) { (set, arguments) throws(PyError) in
                guard try set.discard(frozen(arguments.required(0))) else {
                    throw PyError(PyException(.keyError, arguments: [arguments.required(0)]))
                }
                return .none
            },
            ofSet("pop", .none) { (set, _) throws(PyError) in
                guard let item = try set.pop() else { throw .make(.keyError, "pop from an empty set") }
                return item
            },
            ofSet("update", .variadic) { (set, arguments) throws(PyError) in
                for other in arguments.values { try SetOperations.update(set, other) }
                return .none
            },
            ofSet("intersection_update", .variadic) { (set, arguments) throws(PyError) in
                set.become(try intersection(set, arguments))
                return .none
            },
            ofSet("difference_update", .variadic) { (set, arguments) throws(PyError) in
                for other in arguments.values { try SetOperations.subtract(other, from: set) }
                return .none
            },
            ofSet("symmetric_difference_update", .one) { (set, arguments) throws(PyError) in
                try SetOperations.toggle(arguments.required(0), in: set)
                return .none
            },
        ]

    static let frozenSets: [Method] = setQueries

    /// What both kinds of set answer.
    private static let setQueries: [Method] = [
        ofSet("copy", .none) { (set, _) throws(PyError) in
            set.isFrozen ? .object(set) : .object(try set.copy())
        },
        ofSet("union", .variadic) { (set, arguments) throws(PyError) in
            .object(try SetOperations.union(set, arguments.values))
        },
        ofSet("intersection", .variadic) { (set, arguments) throws(PyError) in
            .object(try intersection(set, arguments))
        },
        ofSet("difference", .variadic) { (set, arguments) throws(PyError) in
            guard let first = arguments[0] else { return .object(try set.copy()) }
            let result = try SetOperations.difference(set, first)
            for other in arguments.values.dropFirst() { try SetOperations.subtract(other, from: result) }
            return .object(result)
        },
        ofSet("symmetric_difference", .one) { (set, arguments) throws(PyError) in
            .object(try SetOperations.symmetricDifference(set, arguments.required(0)))
        },
        ofSet("isdisjoint", .one) { (set, arguments) throws(PyError) in
            let iterator = try Iteration.iterator(of: arguments.required(0))
            let shared = try Iteration.first(iterator) { (item) throws(PyError) in try set.contains(member: item) }
            return .bool(shared == nil)
        },
        ofSet("issubset", .one) { (set, arguments) throws(PyError) in
            let other = try asSet(arguments.required(0))
            return .bool(try set.isSubset(of: other))
        },
        ofSet("issuperset", .one) { (set, arguments) throws(PyError) in
            if let other = SetOperations.set(arguments.required(0)) { return .bool(try other.isSubset(of: set)) }
            let iterator = try Iteration.iterator(of: arguments.required(0))
            let missing = try Iteration.first(iterator) { (item) throws(PyError) in
                try !set.contains(member: item)
            }
            return .bool(missing == nil)
        },
    ]

    private static func ofSet(
        _ name: String, _ signature: CallSignature,
        _ body: @escaping @Sendable (PySet, Arguments) throws(PyError) -> Value
    ) -> Method {
        Method(name, signature) { (value, arguments) throws(PyError) in
            guard let set = SetOperations.set(value) else { return .none }
            return try body(set, arguments)
        }
    }

    private static func asSet(_ value: Value) throws(PyError) -> PySet {
        if let set = SetOperations.set(value) { return set }
        return try SetOperations.make(value)
    }

    /// A set is looked for as the frozen set that equals it.
    private static func frozen(_ value: Value) throws(PyError) -> Value {
        guard let set = SetOperations.set(value), !set.isFrozen else { return value }
        return .object(try set.copy(isFrozen: true))
    }

    private static func intersection(_ set: PySet, _ arguments: Arguments) throws(PyError) -> PySet {
        guard let first = arguments[0] else { return try set.copy() }
        var result = try SetOperations.intersection(set, first)
        for other in arguments.values.dropFirst() { result = try SetOperations.intersection(result, other) }
        return result
    }
}
