import DequeModule

/// A queue with two ends. Source: The Python Standard Library, "collections.deque".
final class PyDeque: PyObject {
    private(set) var items: Deque<Value> = []
    /// How many it keeps at most; those at the other end give way.
    let limit: Int?
    /// Counts the changes, so that going through it notices them.
    private(set) var changes = 0

    init(_ items: some Sequence<Value>, limit: Int?) {
        self.limit = limit
        super.init()
        for item in items { append(item) }
    }

    override func takeApart() -> [Value] {
        defer { items = [] }
        return Array(items)
    }

    static let classObject = PyType("deque", module: "collections", members: DequeMethods.members) {
        (call) throws(PyError) in
        let arguments = try NativeParameters("deque", ["iterable", "maxlen"]).bind(call)
        var limit: Int?
        if let given = arguments[1], !given.isNone {
            guard let big = given.bigInteger else { throw .typeError("an integer is required") }
            guard big >= 0 else { throw .valueError("maxlen must be non-negative") }
            limit = Int(exactly: big)
        }
        return .object(PyDeque(try arguments[0].map(Iteration.array) ?? [], limit: limit))
    }

    override var type: PyType { Self.classObject }

    override var typeName: String { "collections.deque" }

    override var isTrue: Bool { !items.isEmpty }

    override var hash: Int? { nil }

    func append(_ item: Value) {
        changes &+= 1
        items.append(item)
        if let limit, items.count > limit { items.removeFirst() }
    }

    func prepend(_ item: Value) {
        changes &+= 1
        items.prepend(item)
        if let limit, items.count > limit { items.removeLast() }
    }

    /// Changes the items in another way.
    func change<Result>(_ body: (inout Deque<Value>) -> Result) -> Result {
        changes &+= 1
        return body(&items)
    }

    /// Sets one item, which going through it does not mind.
    func replace(at index: Int, with item: Value) { items[index] = item }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        if context.holds(self) { return "[...]" }
        let inside = try Value.list(PyList(Array(items))).repr(context.entering(self))
        return "deque(\(inside)\(limit.map { ", maxlen=\($0)" } ?? ""))"
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        name == "maxlen" ? limit.map { .int($0) } ?? Value.none : nil
    }

    override var attributeNames: [String] { ["maxlen"] + type.ownNames }

    override func makeIterator() throws(PyError) -> PyIterator? {
        var index = 0
        let start = changes
        return MappedIterator("_collections._deque_iterator") { [self] () throws(PyError) in
            guard start == changes else { throw .make(.runtimeError, "deque mutated during iteration") }
            guard index < items.count else { return nil }
            defer { index += 1 }
            return items[index]
        }
    }

    /// What `reversed(deque)` gives.
    func makeReversed() -> PyIterator {
        var left = items.count
        let start = changes
        return MappedIterator("_collections._deque_reverse_iterator") { [self] () throws(PyError) in
            guard left > 0 else { return nil }
            guard start == changes, left <= items.count else {
                throw .make(.runtimeError, "deque mutated during iteration")
            }
            left -= 1
            return items[left]
        }
    }

    override func length() throws(PyError) -> Int? { items.count }

    override func contains(_ item: Value) throws(PyError) -> Bool? {
        for other in items where try other.isSame(as: item) { return true }
        return false
    }

    override func item(_ key: Value) throws(PyError) -> Value? { items[try index(key)] }

    override func setItem(_ key: Value, to value: Value) throws(PyError) -> Bool {
        replace(at: try index(key), with: value)
        return true
    }

    override func deleteItem(_ key: Value) throws(PyError) -> Bool {
        let index = try index(key)
        _ = change { $0.remove(at: index) }
        return true
    }

    private func index(_ key: Value) throws(PyError) -> Int {
        guard let big = key.bigInteger else {
            throw .typeError("sequence index must be integer, not '\(key.typeName)'")
        }
        let index = Int(exactly: big).map { $0 < 0 ? $0 &+ items.count : $0 } ?? -1
        guard items.indices.contains(index) else { throw .indexError("deque index out of range") }
        return index
    }

    private func list() -> Value { .list(PyList(Array(items))) }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard case .object(let object) = other, let other = object as? PyDeque else { return nil }
        return try list().isEqual(to: other.list(), depth: depth + 1)
    }

    override func order(_ operation: ComparisonOperator, _ other: Value) throws(PyError) -> Bool? {
        guard case .object(let object) = other, let other = object as? PyDeque else { return nil }
        return try Comparison.compare(operation, list(), other.list())
    }

    override func binary(_ operation: BinaryOperator, _ other: Value, isReflected: Bool) throws(PyError) -> Value? {
        switch operation {
        case .add where !isReflected:
            guard case .object(let object) = other, let other = object as? PyDeque else {
                throw .typeError("can only concatenate deque (not \"\(other.typeName)\") to deque")
            }
            try Sizes.check((items.count + other.items.count) * MemoryLayout<Value>.stride)
            return .object(PyDeque(Array(items) + other.items, limit: limit))
        case .multiply:
            guard let count = other.smallInteger else { return nil }
            return .object(PyDeque(try repeated(count), limit: limit))
        default: return nil
        }
    }

    override func inPlace(_ operation: BinaryOperator, _ other: Value) throws(PyError) -> Value? {
        switch operation {
        case .add:
            for item in try Iteration.array(other) { append(item) }
        case .multiply:
            guard let count = other.smallInteger else { return nil }
            let all = PyDeque(try repeated(count), limit: limit).items
            change { $0 = all }
        default: return nil
        }
        return .object(self)
    }

    private func repeated(_ count: Int) throws(PyError) -> [Value] {
        try Sizes.check(items.count * MemoryLayout<Value>.stride, times: max(0, count))
        guard !items.isEmpty else { return [] }
        return Array((0..<max(0, count)).map { _ in items }.joined())
    }
}
