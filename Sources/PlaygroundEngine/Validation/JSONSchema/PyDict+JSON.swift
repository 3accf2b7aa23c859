extension PyDict {
    /// A dict with the names and values of `members`, in their order.
    convenience init(_ members: KeyValuePairs<String, Value>) {
        self.init()
        for (name, value) in members { put(name, value) }
    }

    func get(_ name: String) -> Value? { value(named: PyString.name(name)) }

    func has(_ name: String) -> Bool { holds(named: PyString.name(name)) }

    func put(_ name: String, _ value: Value) { set(PyString.name(name), to: value) }

    /// Takes `name` out; nil where it is not there.
    @discardableResult
    func take(_ name: String) -> Value? {
        guard let value = get(name) else { return nil }
        // A text has a hash, so that nothing is thrown.
        _ = try? remove(.string(name))
        return value
    }

    /// Takes over every entry of `other`.
    func update(_ other: PyDict) throws(PyError) {
        for (key, value) in other.pairs { try set(key, to: value) }
    }

    /// A dict of its own with the same entries.
    func copied() throws(PyError) -> PyDict {
        let copy = PyDict()
        try copy.update(self)
        return copy
    }

    var isEmpty: Bool { count == 0 }
}

extension Value {
    /// Whether this is a function or an object, and no plain value.
    var mayBeCalled: Bool {
        switch self {
        case .function, .object: true
        case .undefined, .none, .bool, .int, .float, .str, .list, .tuple, .dict: false
        }
    }

    /// The dict that this is.
    var dict: PyDict? { if case .dict(let dict) = self { dict } else { nil } }

    /// The text that this is.
    var plainString: String? { if case .str(let text) = self { text.text } else { nil } }

    static func list(of items: [Value]) -> Value { .list(PyList(items)) }
}
