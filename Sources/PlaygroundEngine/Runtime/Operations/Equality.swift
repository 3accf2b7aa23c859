import BigInt

extension Value {
    /// How deep comparisons, hashes and texts of nested values go before `RecursionError`.
    static let nestingLimit = 200

    /// `self == other`.
    ///
    /// - Throws: `RecursionError` for values nested too deeply, as a list that holds itself is.
    func isEqual(to other: Value, depth: Int = 0) throws(PyError) -> Bool {
        guard depth < Self.nestingLimit else {
            throw .make(.recursionError, "maximum recursion depth exceeded in comparison")
        }
        switch (self, other) {
        case (.none, .none): return true
        case (.str(let a), .str(let b)): return a == b
        case (.list(let a), .list(let b)): return try Self.areEqual(a.items, b.items, depth)
        case (.tuple(let a), .tuple(let b)): return try Self.areEqual(a.items, b.items, depth)
        case (.dict(let a), .dict(let b)):
            try NativeStack.check(" in comparison")
            if let result = try a.flavoredEquals(b, depth: depth) { return result }
            guard a.count == b.count else { return false }
            for (key, value) in a.pairs {
                guard let found = try b.value(for: key), try value.isSame(as: found, depth) else { return false }
            }
            return true
        case (.float(let a), .float(let b)): return a == b
        case (.float(let a), _): return try other.equals(a, depth)
        case (_, .float(let b)): return try equals(b, depth)
        case (.object(let a), _):
            try NativeStack.check(" in comparison")
            if let result = try a.equals(other, depth: depth) { return result }
            if case .object(let b) = other, let result = try b.equals(self, depth: depth) { return result }
            return isIdentical(to: other)
        case (_, .object(let b)):
            try NativeStack.check(" in comparison")
            return try b.equals(self, depth: depth) ?? false
        default:
            if let a = ownInteger, let b = other.ownInteger { return a == b }
            return isIdentical(to: other)
        }
    }

    private func equals(_ float: Double, _ depth: Int) throws(PyError) -> Bool {
        if let small = ownInteger { return Double(small) == float && Int(exactly: float) == small }
        if case .object(let object) = self { return try object.equals(.float(float), depth: depth) ?? false }
        return false
    }

    /// Identity or equality, the test that containers use.
    func isSame(as other: Value, _ depth: Int = 0) throws(PyError) -> Bool {
        if isIdentical(to: other) { return true }
        return try isEqual(to: other, depth: depth + 1)
    }

    private static func areEqual(_ a: [Value], _ b: [Value], _ depth: Int) throws(PyError) -> Bool {
        guard a.count == b.count else { return false }
        for (x, y) in zip(a, b) {
            guard try x.isSame(as: y, depth) else { return false }
        }
        return true
    }

    /// The hash that a dict uses.
    ///
    /// - Throws: `TypeError` where the value is unhashable.
    func hashCode(depth: Int = 0) throws(PyError) -> Int {
        switch self {
        case .undefined, .none: return 0
        case .bool(let value): return Hashing.hash(value ? 1 : 0)
        case .int(let value): return Hashing.hash(value)
        case .float(let value): return Hashing.hash(value)
        case .str(let value): return value.hashCode
        case .function(let value): return ObjectIdentifier(value).hashValue
        case .tuple(let value):
            guard depth < Self.nestingLimit else {
                throw .make(.recursionError, "maximum recursion depth exceeded")
            }
            var hashes: [Int] = []
            for item in value.items { hashes.append(try item.hashCode(depth: depth + 1)) }
            return Hashing.combine(hashes)
        case .list, .dict: throw .typeError("unhashable type: '\(typeName)'")
        case .object(let object):
            try NativeStack.check()
            guard let hash = try object.hashCode() else { throw .typeError("unhashable type: '\(typeName)'") }
            return hash
        }
    }
}
