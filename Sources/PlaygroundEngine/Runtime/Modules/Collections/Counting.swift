/// What `Counter` does with counts. Source: The Python Standard Library, "collections.Counter".
enum Counting {
    /// Joins what the call's arguments count into `dict`, as `Counter.update` and `Counter.subtract` do.
    static func count(
        _ call: NativeCall, method: String, into dict: PyDict, _ combine: (Count, Count) throws(PyError) -> Count
    ) throws(PyError) {
        guard call.positional.count <= 1 else {
            throw .typeError(
                "Counter.\(method)() takes from 1 to 2 positional arguments but \(call.positional.count + 1) were given"
            )
        }
        try NativeStack.check()
        func join(_ key: Value, _ value: Value, isFresh: Bool) throws(PyError) {
            // The first counts are taken as they are, whether they are numbers or not.
            guard !isFresh else { return try dict.set(key, to: value) }
            let old = try dict.value(for: key) ?? .int(0)
            try dict.set(key, to: try combine(Count(old), Count(value)).value)
        }
        if let source = call.positional.first, !source.isNone {
            if case .dict(let more) = source {
                let isFresh = method != "subtract" && dict.count == 0
                for (key, value) in more.pairs { try join(key, value, isFresh: isFresh) }
            } else {
                try Iteration.forEach(source) { (key) throws(PyError) in try join(key, .int(1), isFresh: false) }
            }
        }
        let isFresh = method != "subtract" && dict.count == 0
        for keyword in call.keywords { try join(.string(keyword.name), keyword.value, isFresh: isFresh) }
    }

    /// A count, which may be any number.
    struct Count {
        let value: Value

        init(_ value: Value) { self.value = value }

        static func + (a: Count, b: Count) throws(PyError) -> Count {
            Count(try Arithmetic.binary(.add, a.value, b.value))
        }

        static func - (a: Count, b: Count) throws(PyError) -> Count {
            Count(try Arithmetic.binary(.subtract, a.value, b.value))
        }

        func isLess(than other: Count) throws(PyError) -> Bool {
            try Comparison.compare(.less, value, other.value)
        }

        var isPositive: Bool { get throws(PyError) { try Count(.int(0)).isLess(than: self) } }
    }

    /// `left operation right` of two counters, which keeps the positive counts; nil for other operations.
    static func binary(_ operation: BinaryOperator, _ left: PyDict, _ right: PyDict) throws(PyError) -> PyDict? {
        guard [.add, .subtract, .bitOr, .bitAnd].contains(operation) else { return nil }
        try NativeStack.check()
        let result = PyDict(.counter)
        func keep(_ key: Value, _ count: Count) throws(PyError) {
            if try count.isPositive { try result.set(key, to: count.value) }
        }
        for (key, value) in left.pairs {
            let (mine, theirs) = (Count(value), Count(try right.value(for: key) ?? .int(0)))
            switch operation {
            case .add: try keep(key, try mine + theirs)
            case .subtract: try keep(key, try mine - theirs)
            case .bitOr: try keep(key, try mine.isLess(than: theirs) ? theirs : mine)
            default: try keep(key, try mine.isLess(than: theirs) ? mine : theirs)
            }
        }
        guard operation != .bitAnd else { return result }
        for (key, value) in right.pairs where try left.value(for: key) == nil {
            try keep(key, operation == .subtract ? try Count(.int(0)) - Count(value) : Count(value))
        }
        return result
    }

    /// The positive counts of `+counter` or `-counter`; nil for other operations.
    static func unary(_ operation: UnaryOperator, _ dict: PyDict) throws(PyError) -> PyDict? {
        switch operation {
        case .positive: try binary(.add, dict, PyDict(.counter))
        case .negative: try binary(.subtract, PyDict(.counter), dict)
        case .invert, .not: nil
        }
    }

    /// `left operation= right`, in place; nil for other operations.
    static func inPlace(_ operation: BinaryOperator, _ left: PyDict, _ right: PyDict) throws(PyError) -> Value? {
        guard let result = try binary(operation, left, right) else { return nil }
        left.removeAll()
        for (key, value) in result.pairs { try left.set(key, to: value) }
        return .dict(left)
    }

    /// Whether the counts of one are all in `operation` to those of the other.
    static func order(
        _ operation: ComparisonOperator, _ left: PyDict, _ right: PyDict
    ) throws(PyError) -> Bool {
        let inclusive: ComparisonOperator =
            operation == .less || operation == .lessOrEqual ? .lessOrEqual : .greaterOrEqual
        for key in (left.pairs + right.pairs).map(\.key) {
            let (mine, theirs) = (try left.value(for: key) ?? .int(0), try right.value(for: key) ?? .int(0))
            guard try Comparison.compare(inclusive, mine, theirs) else { return false }
        }
        guard operation == .less || operation == .greater else { return true }
        return !(try left.flavoredEquals(right, depth: 0) ?? false)
    }
}
