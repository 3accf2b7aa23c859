/// The `copy` module. Source: The Python Standard Library, "copy".
enum CopyModule {
    private static let copySignature = NativeSignature("copy", "x")
    private static let deepSignature = NativeSignature("deepcopy", "x memo? _nil?")

    static var module: PyModule {
        PyModule(
            "copy",
            functions: [
                "copy": { (call) throws(PyError) in try shallow(try copySignature.bind(call).required("x")) },
                "deepcopy": { (call) throws(PyError) in try deepCopy(try deepSignature.bind(call).required("x")) },
            ])
    }

    /// `copy.deepcopy(value)`.
    static func deepCopy(_ value: Value) throws(PyError) -> Value {
        var copier = DeepCopy()
        return try copier.copy(value, depth: 0)
    }

    /// `copy.copy(value)`.
    static func shallow(_ value: Value) throws(PyError) -> Value {
        switch value {
        case .list(let list): return .list(PyList(list.items))
        case .dict(let dict): return .dict(try dict.copy())
        case .object(let object):
            if let instance = object as? PyInstance, !(object is PyException) {
                if let own = try instance.callOwn(PyString.make("__copy__")) { return own }
                guard let copy = instance.emptyCopy() else { return value }
                try instance.copyContents(to: copy) { (value) throws(PyError) in value }
                return .object(copy)
            }
            return try byMethod(value)
        default: return value
        }
    }

    /// The value's own kind of copy; values that never change are their own.
    private static func byMethod(_ value: Value) throws(PyError) -> Value {
        guard case .object(let object) = value else { return value }
        if let set = object as? PySet { return .object(set.isFrozen ? set : try set.copy()) }
        if let deque = object as? PyDeque { return .object(PyDeque(deque.items, limit: deque.limit)) }
        return value
    }
}

/// One `deepcopy`: what was copied already is copied once, so that values that hold themselves end.
private struct DeepCopy {
    private var made: [ObjectIdentifier: Value] = [:]

    mutating func copy(_ value: Value, depth: Int) throws(PyError) -> Value {
        guard depth < Value.nestingLimit else {
            throw .make(.recursionError, "maximum recursion depth exceeded while calling a Python object")
        }
        switch value {
        case .list(let list):
            if let known = made[ObjectIdentifier(list)] { return known }
            let copy = PyList()
            made[ObjectIdentifier(list)] = .list(copy)
            for item in list.items { copy.items.append(try self.copy(item, depth: depth + 1)) }
            return .list(copy)
        case .tuple(let tuple):
            if let known = made[ObjectIdentifier(tuple)] { return known }
            let items = try copies(of: tuple.items, depth: depth)
            // A tuple that nothing changed in is the same tuple.
            guard !zip(items, tuple.items).allSatisfy({ $0.isIdentical(to: $1) }) else { return value }
            let copy = Value.tuple(PyTuple(items))
            made[ObjectIdentifier(tuple)] = copy
            return copy
        case .dict(let dict):
            if let known = made[ObjectIdentifier(dict)] { return known }
            let copy = PyDict(dict.flavor)
            made[ObjectIdentifier(dict)] = .dict(copy)
            for (key, item) in dict.pairs {
                try copy.set(try self.copy(key, depth: depth + 1), to: try self.copy(item, depth: depth + 1))
            }
            return .dict(copy)
        case .object(let object): return try copy(object, depth: depth)
        default: return value
        }
    }

    private mutating func copies(of items: some Sequence<Value>, depth: Int) throws(PyError) -> [Value] {
        var copies: [Value] = []
        for item in items { copies.append(try copy(item, depth: depth + 1)) }
        return copies
    }

    private mutating func copy(_ object: PyObject, depth: Int) throws(PyError) -> Value {
        if let known = made[ObjectIdentifier(object)] { return known }
        if let deque = object as? PyDeque {
            let copy = PyDeque([], limit: deque.limit)
            made[ObjectIdentifier(object)] = .object(copy)
            for item in try copies(of: deque.items, depth: depth) { copy.append(item) }
            return .object(copy)
        }
        // Only what never changes can be in a set; an instance of the program's own there stays the same one.
        if let set = object as? PySet {
            let copy = Value.object(set.isFrozen ? set : try set.copy())
            made[ObjectIdentifier(object)] = copy
            return copy
        }
        if let tuple = object as? PyNamedTuple {
            return tuple.replacing(try copies(of: tuple.items, depth: depth))
        }
        guard let instance = object as? PyInstance, let copy = instance.emptyCopy() else { return .object(object) }
        if let own = try instance.callOwn(PyString.make("__deepcopy__"), [.dict(PyDict())]) { return own }
        made[ObjectIdentifier(object)] = .object(copy)
        var copier = self
        try instance.copyContents(to: copy) { (value) throws(PyError) in try copier.copy(value, depth: depth + 1) }
        self = copier
        return .object(copy)
    }
}
