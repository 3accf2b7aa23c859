/// Going through values from inside built-ins, within bounds.
enum Iteration {
    /// The iterator of `value`, or nil where it is not iterable.
    static func iteratorIfIterable(_ value: Value) throws(PyError) -> PyIterator? {
        switch value {
        case .list(let list): ListIterator(list)
        case .tuple(let tuple): SequenceIterator(tuple.items)
        case .dict(let dict): DictIterator(dict)
        case .str(let text): StringIterator(text)
        case .object(let object): try object.makeIterator()
        case .undefined, .none, .bool, .int, .float, .function: nil
        }
    }

    /// - Throws: `TypeError` where the value is not iterable.
    static func iterator(of value: Value) throws(PyError) -> PyIterator {
        guard let iterator = try iteratorIfIterable(value) else {
            throw .typeError("'\(value.typeName)' object is not iterable")
        }
        return iterator
    }

    /// Calls `body` with each value.
    ///
    /// - Throws: `TimeoutError` past ``Sizes/longestIteration`` values, and what `body` throws.
    static func forEach(_ value: Value, _ body: (Value) throws(PyError) -> Void) throws(PyError) {
        let iterator = try iterator(of: value)
        _ = try first(iterator) { (value) throws(PyError) in
            try body(value)
            return false
        }
    }

    /// The first value for which `isWanted` holds.
    static func first(_ iterator: PyIterator, where isWanted: (Value) throws(PyError) -> Bool) throws(PyError) -> Value?
    {
        var count = 0
        while let value = try iterator.next() {
            count += 1
            guard count <= Sizes.longestIteration else {
                throw .make(.timeoutError, "the iteration went past \(Sizes.longestIteration) values")
            }
            if try isWanted(value) { return value }
        }
        return nil
    }

    static func extend(_ items: inout [Value], with value: Value) throws(PyError) {
        switch value {
        case .list(let list): items += list.items
        case .tuple(let tuple): items += tuple.items
        default:
            var more: [Value] = []
            try forEach(value) { (value) throws(PyError) in
                if more.count % 4096 == 0 { try Sizes.check(more.count * MemoryLayout<Value>.stride) }
                more.append(value)
            }
            items += more
        }
        try Sizes.check(items.count * MemoryLayout<Value>.stride)
    }

    static func array(_ value: Value) throws(PyError) -> [Value] {
        var items: [Value] = []
        try extend(&items, with: value)
        return items
    }
}
