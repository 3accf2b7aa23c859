/// A Python `set` or `frozenset`.
///
/// Members are kept in a seeded table, so that no client can choose values that collide. The order is CPython's where
/// CPython's is the same in every process (numbers, and tuples of them), and that of insertion elsewhere.
package final class PySet: PyObject {
    let isFrozen: Bool
    private(set) var members = PyDict()
    /// nil once a member has no order of its own.
    private(set) var layout: SetLayout? = SetLayout()

    init(isFrozen: Bool = false) {
        self.isFrozen = isFrozen
    }

    package init(_ items: [Value], isFrozen: Bool = false) throws(PyError) {
        self.isFrozen = isFrozen
        super.init()
        for item in items { try add(item) }
    }

    package var count: Int { members.count }

    /// The members in the order in which Python goes through them.
    package var items: [Value] { layout?.keys ?? members.keys }

    package func contains(member: Value) throws(PyError) -> Bool { try members.value(for: member) != nil }

    package func add(_ item: Value) throws(PyError) {
        guard try members.insert(item) else { return }
        guard layout != nil else { return }
        if let hash = try PythonHash.stable(item), layout?.insert(item, hash: hash) == true { return }
        layout = nil
    }

    /// Takes `item` out; false where it was not there.
    func discard(_ item: Value) throws(PyError) -> Bool {
        guard let member = try members.removeKey(item) else { return false }
        guard layout != nil else { return true }
        if let hash = try PythonHash.stable(member), layout?.remove(member, hash: hash) == true { return true }
        layout = nil
        return true
    }

    func pop() throws(PyError) -> Value? {
        guard let item = layout?.nextToPop() ?? members.keys.first else { return nil }
        _ = try discard(item)
        return item
    }

    func removeAll() {
        members.removeAll()
        layout = SetLayout()
    }

    /// Takes over the members of `other`.
    func merge(_ other: PySet) throws(PyError) {
        guard other !== self, other.count > 0 else { return }
        guard var layout, let theirs = other.layout else {
            for item in other.items { try add(item) }
            return
        }
        if layout.fill == 0 {
            for item in theirs.keys { _ = try members.insert(item) }
            self.layout = layout.copy(theirs) ? layout : nil
            return
        }
        reserve(other.count)
        for item in theirs.keys { try add(item) }
    }

    /// Makes room as CPython does before it takes over `count` values.
    func reserve(_ count: Int) {
        if layout?.reserve(count) == false { layout = nil }
    }

    /// Drops the traces of removed members.
    func tidy() {
        if layout?.tidy() == false { layout = nil }
    }

    /// Takes the members of `other` in place of its own.
    func become(_ other: PySet) {
        members = other.members
        layout = other.layout
    }

    func copy(isFrozen: Bool? = nil) throws(PyError) -> PySet {
        let copy = PySet(isFrozen: isFrozen ?? self.isFrozen)
        try copy.merge(self)
        return copy
    }

    // MARK: What every object answers

    override package var typeName: String { isFrozen ? "frozenset" : "set" }

    override package var isTrue: Bool { count > 0 }

    override var methods: MethodTable? { isFrozen ? Methods.ofFrozenSet : Methods.ofSet }

    override func length() throws(PyError) -> Int? { count }

    override package func repr(_ context: ReprContext) throws(PyError) -> String {
        guard count > 0 else { return "\(typeName)()" }
        if context.holds(self) { return "\(typeName)(...)" }
        let inside = try Value.joined(items, context.entering(self))
        return isFrozen ? "frozenset({\(inside)})" : "{\(inside)}"
    }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard case .object(let object) = other, let other = object as? PySet else { return nil }
        guard count == other.count else { return false }
        return try isSubset(of: other)
    }

    override var hash: Int? {
        guard isFrozen else { return nil }
        var sum = 0
        for entry in members.entries where !entry.key.isUndefined { sum = sum &+ Hashing.hash(entry.hash) }
        return Hashing.hash(sum)
    }

    override func contains(_ item: Value) throws(PyError) -> Bool? {
        if case .object(let object) = item, let set = object as? PySet, !set.isFrozen {
            return try contains(member: .object(set.copy(isFrozen: true)))
        }
        return try contains(member: item)
    }

    override func makeIterator() throws(PyError) -> PyIterator? {
        let (items, count) = (items, count)
        var index = 0
        return MappedIterator("set_iterator") { () throws(PyError) in
            guard self.count == count else { throw .make(.runtimeError, "Set changed size during iteration") }
            guard index < items.count else { return nil }
            defer { index += 1 }
            return items[index]
        }
    }

    func isSubset(of other: PySet) throws(PyError) -> Bool {
        guard count <= other.count else { return false }
        for item in members.keys where try !other.contains(member: item) { return false }
        return true
    }

    override func order(_ operation: ComparisonOperator, _ other: Value) throws(PyError) -> Bool? {
        guard case .object(let object) = other, let other = object as? PySet else { return nil }
        guard operation.compare(count, other.count) == true else { return false }
        switch operation {
        case .lessOrEqual, .less: return try isSubset(of: other)
        case .greaterOrEqual, .greater: return try other.isSubset(of: self)
        case .equal, .notEqual, .identical, .notIdentical, .contained, .notContained: return nil
        }
    }

    override func binary(_ operation: BinaryOperator, _ other: Value, isReflected: Bool) throws(PyError) -> Value? {
        guard !isReflected, case .object(let object) = other, let other = object as? PySet else { return nil }
        switch operation {
        case .bitOr: return .object(try SetOperations.union(self, [.object(other)]))
        case .bitAnd: return .object(try SetOperations.intersection(self, .object(other)))
        case .subtract: return .object(try SetOperations.difference(self, .object(other)))
        case .bitXor: return .object(try SetOperations.symmetricDifference(self, .object(other)))
        default: return nil
        }
    }

    override func inPlace(_ operation: BinaryOperator, _ other: Value) throws(PyError) -> Value? {
        guard !isFrozen, case .object(let object) = other, object is PySet else { return nil }
        switch operation {
        case .bitOr: try SetOperations.update(self, other)
        case .bitAnd: become(try SetOperations.intersection(self, other))
        case .subtract: try SetOperations.subtract(other, from: self)
        case .bitXor: try SetOperations.toggle(other, in: self)
        default: return nil
        }
        return .object(self)
    }
}
