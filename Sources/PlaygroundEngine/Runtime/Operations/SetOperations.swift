/// What sets make of other collections, in the order in which CPython does it, so that results lie in its order.
///
/// Source: CPython's `setobject.c`; The Python Standard Library, "Set Types".
enum SetOperations {
    /// The set that `value` is.
    static func set(_ value: Value) -> PySet? {
        if case .object(let object) = value { object as? PySet } else { nil }
    }

    /// The members of `value` as a set of its own.
    static func make(_ value: Value?, isFrozen: Bool = false) throws(PyError) -> PySet {
        let result = PySet(isFrozen: isFrozen)
        if let value { try update(result, value) }
        return result
    }

    static func update(_ set: PySet, _ other: Value) throws(PyError) {
        if let other = self.set(other) { return try set.merge(other) }
        if case .dict(let dict) = other { set.reserve(dict.count) }
        try Iteration.forEach(other) { (item) throws(PyError) in
            if set.count & 4095 == 4095 { try Sizes.check(set.count, times: 100) }
            try set.add(item)
        }
    }

    static func union(_ set: PySet, _ others: [Value]) throws(PyError) -> PySet {
        let result = try set.copy()
        for other in others where self.set(other) !== set { try update(result, other) }
        return result
    }

    static func intersection(_ set: PySet, _ other: Value) throws(PyError) -> PySet {
        let result = PySet(isFrozen: set.isFrozen)
        guard let second = self.set(other) else {
            try Iteration.forEach(other) { (item) throws(PyError) in
                if try set.contains(member: item) { try result.add(item) }
            }
            return result
        }
        guard second !== set else { return try set.copy() }
        let (small, large) = second.count > set.count ? (set, second) : (second, set)
        for item in small.items where try large.contains(member: item) { try result.add(item) }
        return result
    }

    static func difference(_ set: PySet, _ other: Value) throws(PyError) -> PySet {
        let test: (Value) throws(PyError) -> Bool
        let size: Int
        if let second = self.set(other) {
            size = second.count
            test = { (item) throws(PyError) in try second.contains(member: item) }
        } else if case .dict(let dict) = other {
            size = dict.count
            test = { (item) throws(PyError) in try dict.value(for: item) != nil }
        } else {
            size = -1
            test = { (_) throws(PyError) in false }
        }
        guard size >= 0, set.count >> 2 <= size else {
            let result = try set.copy()
            try subtract(other, from: result)
            return result
        }
        let result = PySet(isFrozen: set.isFrozen)
        for item in set.items where try !test(item) { try result.add(item) }
        return result
    }

    static func subtract(_ other: Value, from set: PySet) throws(PyError) {
        if let second = self.set(other) {
            guard second !== set else { return set.removeAll() }
            // Where the other is much larger, what both hold is all that matters.
            let gone = second.count >> 3 > set.count ? try intersection(set, other) : second
            for item in gone.items { _ = try set.discard(item) }
        } else {
            try Iteration.forEach(other) { (item) throws(PyError) in _ = try set.discard(item) }
        }
        set.tidy()
    }

    static func symmetricDifference(_ set: PySet, _ other: Value) throws(PyError) -> PySet {
        let result = try make(other, isFrozen: set.isFrozen)
        try toggle(.object(set), in: result)
        return result
    }

    /// Adds what `set` lacks of `other`, and takes out what both hold.
    static func toggle(_ other: Value, in set: PySet) throws(PyError) {
        if let second = self.set(other), second === set { return set.removeAll() }
        let items: [Value]
        if let second = self.set(other) {
            items = second.items
        } else if case .dict(let dict) = other {
            items = dict.keys
        } else {
            items = try make(other).items
        }
        for item in items where try !set.discard(item) { try set.add(item) }
    }
}
