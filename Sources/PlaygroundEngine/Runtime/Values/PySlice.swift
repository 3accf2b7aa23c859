/// `start:stop:step` as a value.
final class PySlice: PyObject {
    let start: Value
    let stop: Value
    let step: Value

    init(_ start: Value, _ stop: Value, _ step: Value) {
        self.start = start
        self.stop = stop
        self.step = step
    }

    /// The places that a slice picks out of a sequence.
    struct Places: Sequence, IteratorProtocol {
        let start: Int
        let stop: Int
        let step: Int
        let count: Int
        private var passed = 0

        init(start: Int, stop: Int, step: Int) {
            (self.start, self.stop, self.step) = (start, stop, step)
            if step > 0 {
                count = start < stop ? (stop - start - 1) / step + 1 : 0
            } else {
                count = stop < start ? (start - stop - 1) / -step + 1 : 0
            }
        }

        mutating func next() -> Int? {
            guard passed < count else { return nil }
            defer { passed += 1 }
            return start + passed * step
        }
    }

    /// Source: CPython's `PySlice_AdjustIndices`.
    func places(in count: Int) throws(PyError) -> Places {
        let step = try index(self.step) ?? 1
        guard step != 0 else { throw .valueError("slice step cannot be zero") }
        func clamp(_ value: Int?, _ missing: Int) -> Int {
            guard let value else { return missing }
            let low = step < 0 ? -1 : 0
            let high = step < 0 ? count - 1 : count
            return max(low, min(high, value < 0 ? value + count : value))
        }
        let first = clamp(try index(start), step < 0 ? count - 1 : 0)
        let end = clamp(try index(stop), step < 0 ? -1 : count)
        return Places(start: first, stop: end, step: step)
    }

    private func index(_ value: Value) throws(PyError) -> Int? {
        if value.isNone { return nil }
        guard let number = try value.index() else {
            throw .typeError("slice indices must be integers or None or have an __index__ method")
        }
        // One above the smallest word, so that the step can be negated.
        return Swift.max(Int(clamping: number), -Int.max)
    }

    // MARK: What every object answers

    override var typeName: String { "slice" }

    override var methods: MethodTable? { Methods.ofSlice }

    override var hash: Int? { nil }

    private var parts: Value { .tuple(PyTuple([start, stop, step])) }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        "slice(\(try start.repr(context)), \(try stop.repr(context)), \(try step.repr(context)))"
    }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard case .object(let object) = other, let other = object as? PySlice else { return nil }
        return try parts.isEqual(to: other.parts, depth: depth + 1)
    }

    override func order(_ operation: ComparisonOperator, _ other: Value) throws(PyError) -> Bool? {
        guard case .object(let object) = other, let other = object as? PySlice else { return nil }
        return try Comparison.compare(operation, parts, other.parts)
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "start": start
        case "stop": stop
        case "step": step
        default: nil
        }
    }

    override var attributeNames: [String] { ["start", "stop", "step"] }
}
