import BigInt

extension ComparisonOperator {
    /// The result for two machine integers; nil for operators that do not order.
    func compare(_ left: Int, _ right: Int) -> Bool? {
        switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        case .identical, .notIdentical, .contained, .notContained: nil
        }
    }

    private func holds<Ordered: Comparable>(_ left: Ordered, _ right: Ordered) -> Bool {
        switch self {
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        case .equal: left == right
        case .notEqual: left != right
        case .identical, .notIdentical, .contained, .notContained: false
        }
    }

    fileprivate func order(_ left: Value, _ right: Value) -> Bool? {
        switch (left, right) {
        case (.float(let a), .float(let b)): return holds(a, b)
        case (.str(let a), .str(let b)):
            // UTF-8 sorts as its code points do.
            return a.withBytes { x in b.withBytes { y in holds(Bytes(x), Bytes(y)) } }
        default: break
        }
        if let a = left.smallInteger, let b = right.smallInteger { return holds(a, b) }
        if let a = left.bigInteger, let b = right.bigInteger { return holds(a, b) }
        if case .float(let a) = left, let b = right.bigInteger { return order(a, b) }
        if case .float(let b) = right, let a = left.bigInteger { return mirrored.order(b, a) }
        return nil
    }

    /// A float beside an integer, exactly: the integer is not rounded to a float first.
    private func order(_ float: Double, _ integer: BigInt) -> Bool {
        guard float.isFinite else { return holds(float, 0) && !float.isNaN }
        let floor = BigInt(float.rounded(.down))
        return floor == integer ? holds(float - float.rounded(.down), 0) : holds(floor, integer)
    }

    /// The operator for the operands the other way round.
    fileprivate var mirrored: ComparisonOperator {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        case .equal, .notEqual, .identical, .notIdentical, .contained, .notContained: self
        }
    }
}

/// Bytes that compare from the first that differs.
private struct Bytes: Comparable {
    let buffer: UnsafeBufferPointer<UInt8>

    init(_ buffer: UnsafeBufferPointer<UInt8>) {
        self.buffer = buffer
    }

    static func == (a: Bytes, b: Bytes) -> Bool { a.buffer.elementsEqual(b.buffer) }

    static func < (a: Bytes, b: Bytes) -> Bool { a.buffer.lexicographicallyPrecedes(b.buffer) }
}

/// Comparisons of any two values.
enum Comparison {
    /// The comparison as an expression gives it: a class of the program may answer with any value.
    static func rich(_ operation: ComparisonOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
        if let result = try own(operation, left, right) { return result }
        if let result = try own(operation.mirrored, right, left) { return result }
        return .bool(try compare(operation, left, right))
    }

    private static func own(
        _ operation: ComparisonOperator, _ left: Value, _ right: Value
    ) throws(PyError) -> Value? {
        guard case .object(let object) = left, let instance = object as? PyInstance, !instance.classObject.isBuiltIn,
            let name = PyInstance.comparisons[operation]
        else { return nil }
        return try instance.answer(name, [right])
    }

    static func compare(_ operation: ComparisonOperator, _ left: Value, _ right: Value) throws(PyError) -> Bool {
        switch operation {
        case .equal: return try left.isEqual(to: right)
        case .notEqual: return try !left.isEqual(to: right)
        case .identical: return left.isIdentical(to: right)
        case .notIdentical: return !left.isIdentical(to: right)
        case .contained: return try contains(right, left)
        case .notContained: return try !contains(right, left)
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return try order(operation, left, right, depth: 0)
        }
    }

    private static func order(
        _ operation: ComparisonOperator, _ left: Value, _ right: Value, depth: Int
    ) throws(PyError) -> Bool {
        guard depth < Value.nestingLimit else {
            throw .make(.recursionError, "maximum recursion depth exceeded in comparison")
        }
        if let result = operation.order(left, right) { return result }
        try NativeStack.check(" in comparison")
        if case .object(let object) = left, let result = try object.order(operation, right) { return result }
        if case .object(let object) = right, let result = try object.order(operation.mirrored, left) { return result }
        if case (.dict(let a), .dict(let b)) = (left, right), a.flavor.isCounter, b.flavor.isCounter {
            return try Counting.order(operation, a, b)
        }
        let pair: ([Value], [Value])? =
            switch (left, right) {
            case (.list(let a), .list(let b)): (a.items, b.items)
            case (.tuple(let a), .tuple(let b)): (a.items, b.items)
            default: nil
            }
        guard let (a, b) = pair else {
            throw .typeError(
                "'\(operation.rawValue)' not supported between instances of '\(left.typeName)' and '\(right.typeName)'")
        }
        for (x, y) in zip(a, b) where try !x.isSame(as: y) { return try order(operation, x, y, depth: depth + 1) }
        return operation.compare(a.count, b.count) ?? false
    }

    /// `item in container`.
    static func contains(_ container: Value, _ item: Value) throws(PyError) -> Bool {
        switch container {
        case .str(let text):
            guard let part = item.string else {
                throw .typeError("'in <string>' requires string as left operand, not \(item.typeName)")
            }
            return part.isEmpty || ByteSearch.first(of: part.bytes, in: text.bytes) != nil
        case .dict(let dict): return try dict.value(for: item) != nil
        case .object(let object):
            if let result = try object.contains(item) { return result }
        default: break
        }
        guard let iterator = try Iteration.iteratorIfIterable(container) else {
            throw .typeError("argument of type '\(container.typeName)' is not iterable")
        }
        return try Iteration.first(iterator) { (value) throws(PyError) in try value.isSame(as: item) } != nil
    }
}
