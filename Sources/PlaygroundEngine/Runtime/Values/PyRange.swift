/// `range(start, stop, step)` within machine words.
final class PyRange: PyObject {
    let start: Int
    let stop: Int
    let step: Int
    let count: Int

    init(start: Int, stop: Int, step: Int) {
        self.start = start
        self.stop = stop
        self.step = step
        let isEmpty = step > 0 ? start >= stop : start <= stop
        // The span of two machine words needs one bit more than a word has; as an unsigned word it fits.
        let span = step > 0 ? UInt(bitPattern: stop &- start) : UInt(bitPattern: start &- stop)
        count = isEmpty ? 0 : Int(clamping: (span - 1) / step.magnitude + 1)
    }

    override var type: PyType { .range }

    override var methods: MethodTable? { Methods.ofRange }

    override func length() throws(PyError) -> Int? { count }

    override var isTrue: Bool { count > 0 }

    /// The value at `index`, which lies within 0..<``count``.
    func value(at index: Int) -> Int { start &+ index &* step }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))"
    }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard case .object(let object) = other, let other = object as? PyRange else { return nil }
        return count == other.count && (count == 0 || start == other.start && (count == 1 || step == other.step))
    }

    override var hash: Int? { Hashing.combine(count == 0 ? [0] : count == 1 ? [1, start] : [count, start, step]) }

    override func makeIterator() throws(PyError) -> PyIterator? { RangeIterator(self) }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "start": .int(start)
        case "stop": .int(stop)
        case "step": .int(step)
        default: nil
        }
    }

    override var attributeNames: [String] { ["start", "stop", "step"] }

    /// Where `value` stands in the range; nil where it does not.
    func place(of value: Value) throws(PyError) -> Int? {
        guard let wanted = value.smallInteger else {
            guard case .float(let float) = value, let whole = Int(exactly: float) else { return nil }
            return place(of: whole)
        }
        return place(of: wanted)
    }

    func place(of wanted: Int) -> Int? {
        guard count > 0 else { return nil }
        let last = self.value(at: count - 1)
        guard step > 0 ? start <= wanted && wanted <= last : last <= wanted && wanted <= start else { return nil }
        let span = step > 0 ? UInt(bitPattern: wanted &- start) : UInt(bitPattern: start &- wanted)
        return span % step.magnitude == 0 ? Int(clamping: span / step.magnitude) : nil
    }

    override func contains(_ item: Value) throws(PyError) -> Bool? { try place(of: item) != nil }

    override func item(_ key: Value) throws(PyError) -> Value? {
        guard let slice = key.slice else {
            return .int(value(at: try Subscripts.index(key, count: count, of: .range)))
        }
        let places = try slice.places(in: count)
        let (newStep, overflow) = step.multipliedReportingOverflow(by: places.step)
        guard !overflow else { throw .make(.overflowError, "Python int too large to convert to C ssize_t") }
        return .object(PyRange(start: value(at: places.start), stop: value(at: places.stop), step: newStep))
    }

    var reversed: PyIterator {
        var index = count
        return MappedIterator("range_iterator") { () throws(PyError) in
            guard index > 0 else { return nil }
            index -= 1
            return .int(self.value(at: index))
        }
    }
}

/// The numbers of a range.
final class RangeIterator: PyIterator {
    private let range: PyRange
    private var index = 0

    init(_ range: PyRange) {
        self.range = range
    }

    override var typeName: String { "range_iterator" }

    @inline(__always) func nextNumber() -> Int? {
        guard index < range.count else { return nil }
        defer { index &+= 1 }
        return range.value(at: index)
    }

    override func next() throws(PyError) -> Value? { nextNumber().map { .int($0) } }
}
