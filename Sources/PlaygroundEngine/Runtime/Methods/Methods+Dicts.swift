extension Methods {
    static let dicts: [Method] = [
        ofDict("clear", .none) { (dict, _) throws(PyError) in
            dict.removeAll()
            return .none
        },
        ofDict("copy", .none) { (dict, _) throws(PyError) in .dict(try dict.copy()) },
        ofDict("get", .positional(1...2)) { (dict, arguments) throws(PyError) in
            try dict.value(for: arguments.required(0)) ?? arguments.required(1)
        },
        ofDict("items", .none) { (dict, _) throws(PyError) in .object(PyDictView(dict, .items)) },
        ofDict("keys", .none) { (dict, _) throws(PyError) in .object(PyDictView(dict, .keys)) },
        ofDict("values", .none) { (dict, _) throws(PyError) in .object(PyDictView(dict, .values)) },
        ofDict("pop", .positional(1...2)) { (dict, arguments) throws(PyError) in
            let key = arguments.required(0)
            // An empty dict does not ask for the key's hash.
            let removed = dict.count == 0 ? nil : try dict.remove(key)
            if let found = removed ?? arguments[1] { return found }
            throw PyError(PyException(.keyError, arguments: [key]))
        },
        ofDict("popitem", .none) { (dict, _) throws(PyError) in
            guard let (key, value) = dict.removeLast() else {
                throw .make(.keyError, "popitem(): dictionary is empty")
            }
            return .tuple(PyTuple([key, value]))
        },
        ofDict("setdefault", .positional(1...2)) { (dict, arguments) throws(PyError) in
            if let found = try dict.value(for: arguments.required(0)) { return found }
            try dict.set(arguments.required(0), to: arguments.required(1))
            return arguments.required(1)
        },
        ofDict("update", .unchecked) { (dict, arguments) throws(PyError) in
            guard arguments.count <= 1 else {
                throw .typeError("update expected at most 1 argument, got \(arguments.count)")
            }
            if let source = arguments[0] { try dict.update(from: source) }
            for keyword in arguments.call.keywords { try dict.set(.string(keyword.name), to: keyword.value) }
            return .none
        },
        Method("fromkeys", .positional(1...2), isStatic: true) { (_, arguments) throws(PyError) in
            let dict = PyDict()
            try Iteration.forEach(arguments.required(0)) { (key) throws(PyError) in
                if dict.count & 4095 == 4095 { try Sizes.check(dict.count, times: 64) }
                try dict.set(key, to: arguments.required(1))
            }
            return .dict(dict)
        },
    ]

    private static func ofDict(
        _ name: String, _ signature: CallSignature,
        _ body: @escaping @Sendable (PyDict, Arguments) throws(PyError) -> Value
    ) -> Method {
        Method(name, signature) { (value, arguments) throws(PyError) in
            guard case .dict(let dict) = value else { return .none }
            return try body(dict, arguments)
        }
    }

    static let dictKeys: [Method] = [isDisjoint]
    static let dictItems: [Method] = [isDisjoint]
    static let dictValues: [Method] = []

    private static let isDisjoint = Method("isdisjoint", .one) { (value, arguments) throws(PyError) in
        guard case .object(let object) = value, let view = object as? PyDictView else { return .none }
        let iterator = try Iteration.iterator(of: arguments.required(0))
        let shared = try Iteration.first(iterator) { (item) throws(PyError) in try view.holds(item) }
        return .bool(shared == nil)
    }
}

extension PyDict {
    package func copy() throws(PyError) -> PyDict {
        let copy = PyDict(flavor)
        for (key, value) in pairs { try copy.set(key, to: value) }
        return copy
    }

    /// Takes over what `source` holds: a dict's pairs, a mapping's entries, or an iterable of pairs.
    ///
    /// - Throws: `TypeError` and `ValueError` in CPython's words where it holds something else.
    func update(from source: Value) throws(PyError) {
        if case .dict(let more) = source {
            for (key, value) in more.pairs { try set(key, to: value) }
            return
        }
        if case .object(let object) = source, !(object is PyInstance), try object.attribute("keys") != nil {
            // A mapping of the playground's own, such as a request's headers, goes through its keys.
            try Iteration.forEach(source) { (key) throws(PyError) in
                if let value = try object.item(key) { try set(key, to: value) }
            }
            return
        }
        var index = 0
        try Iteration.forEach(source) { (pair) throws(PyError) in
            guard try Iteration.iteratorIfIterable(pair) != nil else {
                throw .typeError("cannot convert dictionary update sequence element #\(index) to a sequence")
            }
            let items = try Iteration.array(pair)
            guard items.count == 2 else {
                throw .valueError(
                    "dictionary update sequence element #\(index) has length \(items.count); 2 is required")
            }
            if index & 4095 == 4095 { try Sizes.check(self.count, times: 64) }
            try self.set(items[0], to: items[1])
            index += 1
        }
    }
}
