/// What `dict.keys()`, `.values()` and `.items()` give: the dict as it is at the time of looking.
final class PyDictView: PyObject {
    enum Part: String { case keys, values, items }

    private let dict: PyDict
    private let part: Part

    init(_ dict: PyDict, _ part: Part) {
        self.dict = dict
        self.part = part
    }

    override var typeName: String { "dict_\(part.rawValue)" }

    override var isTrue: Bool { dict.count > 0 }

    override var hash: Int? { part == .values ? ObjectIdentifier(self).hashValue : nil }

    override var methods: MethodTable? {
        switch part {
        case .keys: Methods.ofDictKeys
        case .values: Methods.ofDictValues
        case .items: Methods.ofDictItems
        }
    }

    override func length() throws(PyError) -> Int? { dict.count }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        if context.holds(self) { return "..." }
        let inside = try Value.joined(Iteration.array(.object(self)), context.entering(self))
        return "\(typeName)([\(inside)])"
    }

    override func makeIterator() throws(PyError) -> PyIterator? {
        let name = "dict_\(part == .items ? "item" : part == .keys ? "key" : "value")iterator"
        return iterator(name, DictIterator(dict))
    }

    func makeReversed() throws(PyError) -> PyIterator {
        let name = "dict_reverse\(part == .items ? "item" : part == .keys ? "key" : "value")iterator"
        return iterator(name, SequenceIterator(dict.keys.reversed()))
    }

    private func iterator(_ name: String, _ keys: PyIterator) -> PyIterator {
        let (dict, part) = (dict, part)
        return MappedIterator(name) { () throws(PyError) in
            guard let key = try keys.next() else { return nil }
            switch part {
            case .keys: return key
            case .values: return try dict.value(for: key)
            case .items: return .tuple(PyTuple([key, try dict.value(for: key) ?? .none]))
            }
        }
    }

    /// `item in self`.
    func holds(_ item: Value) throws(PyError) -> Bool {
        switch part {
        case .keys: return try dict.value(for: item) != nil
        case .items:
            guard case .tuple(let pair) = item, pair.items.count == 2,
                let found = try dict.value(for: pair.items[0])
            else { return false }
            return try found.isSame(as: pair.items[1])
        case .values:
            for value in dict.pairs.map(\.value) where try value.isSame(as: item) { return true }
            return false
        }
    }

    override func contains(_ item: Value) throws(PyError) -> Bool? { try holds(item) }

    // MARK: As a set

    /// The other side of a comparison: a set, or the keys or items of a dict.
    private func setLike(_ value: Value) -> PyObject? {
        guard part != .values, case .object(let object) = value else { return nil }
        if let view = object as? PyDictView { return view.part == .values ? nil : view }
        return object as? PySet
    }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard let set = setLike(other) else { return nil }
        guard try set.length() == dict.count else { return false }
        return try isInside(other)
    }

    /// Whether `container` holds all that this view does.
    private func isInside(_ container: Value) throws(PyError) -> Bool {
        for item in try Iteration.array(.object(self)) where try !Comparison.contains(container, item) { return false }
        return true
    }

    private func holdsAll(of other: Value) throws(PyError) -> Bool {
        for item in try Iteration.array(other) where try !holds(item) { return false }
        return true
    }

    override func order(_ operation: ComparisonOperator, _ other: Value) throws(PyError) -> Bool? {
        guard let set = setLike(other), let length = try set.length() else { return nil }
        guard operation.compare(dict.count, length) == true else { return false }
        switch operation {
        case .less, .lessOrEqual: return try isInside(other)
        case .greater, .greaterOrEqual: return try holdsAll(of: other)
        case .equal, .notEqual, .identical, .notIdentical, .contained, .notContained: return nil
        }
    }

    /// Source: CPython's `dictviews_as_number`; the other side may be any iterable.
    override func binary(_ operation: BinaryOperator, _ other: Value, isReflected: Bool) throws(PyError) -> Value? {
        guard part != .values, [.bitOr, .bitAnd, .subtract, .bitXor].contains(operation) else { return nil }
        let (left, right): (Value, Value) = isReflected ? (other, .object(self)) : (.object(self), other)
        if operation == .bitAnd { return .object(try intersection(left, right)) }
        if operation == .bitXor, let a = Self.items(left), let b = Self.items(right) {
            return .object(try Self.difference(a, b))
        }
        let result = try SetOperations.make(Self.keys(left).map { .dict($0) } ?? left)
        switch operation {
        case .bitOr: try SetOperations.update(result, right)
        case .subtract: try SetOperations.subtract(right, from: result)
        default: try SetOperations.toggle(right, in: result)
        }
        return .object(result)
    }

    private static func items(_ value: Value) -> PyDict? {
        guard case .object(let object) = value, let view = object as? PyDictView, view.part == .items else {
            return nil
        }
        return view.dict
    }

    private static func keys(_ value: Value) -> PyDict? {
        guard case .object(let object) = value, let view = object as? PyDictView, view.part == .keys else { return nil }
        return view.dict
    }

    /// The pairs that one dict has and the other has not. Source: CPython's `dictitems_xor`.
    private static func difference(_ a: PyDict, _ b: PyDict) throws(PyError) -> PySet {
        let (small, large) = a.count > b.count ? (b, a) : (a, b)
        let rest = try small.copy()
        let result = PySet()
        for (key, value) in large.pairs {
            if let other = try small.value(for: key), try other.isSame(as: value) {
                _ = try rest.remove(key)
            } else {
                try result.add(.tuple(PyTuple([key, value])))
            }
        }
        try SetOperations.update(result, .object(PyDictView(rest, .items)))
        return result
    }

    private func intersection(_ left: Value, _ right: Value) throws(PyError) -> PySet {
        let (view, other): (Value, Value)
        if case .object(let object) = left, object is PyDictView {
            (view, other) = (left, right)
        } else {
            (view, other) = (right, left)
        }
        let size = try Builtins.count(view)
        if let set = SetOperations.set(other), set.count < size {
            return try SetOperations.intersection(set.copy(isFrozen: false), view)
        }
        let isLarger = setLike(other) is PyDictView ? try Builtins.count(other) > size : false
        let (container, source) = isLarger ? (other, view) : (view, other)
        let result = PySet()
        for item in try Iteration.array(source) where try Comparison.contains(container, item) { try result.add(item) }
        return result
    }
}
