/// Sorting that may raise, stable as Python's.
enum Sorting {
    /// The order that a call asks for with `reverse`.
    static func isReversed(_ call: NativeCall) throws(PyError) -> Bool {
        guard let reverse = call.keyword("reverse") else { return false }
        guard let number = reverse.bigInteger else {
            throw .typeError("'\(reverse.typeName)' object cannot be interpreted as an integer")
        }
        return number != 0
    }

    static func sorted(_ items: [Value]) throws(PyError) -> [Value] {
        try sorted(items, by: items, reversed: false)
    }

    /// The items in the order of their keys; equal keys keep their order, also from large to small.
    static func sorted(_ items: [Value], by keys: [Value], reversed: Bool) throws(PyError) -> [Value] {
        let start = reversed ? Array(keys.indices.reversed()) : Array(keys.indices)
        let order = try merged(start[...], keys)
        return (reversed ? order.reversed() : order).map { items[$0] }
    }

    private static func merged(_ indices: ArraySlice<Int>, _ keys: [Value]) throws(PyError) -> [Int] {
        guard indices.count > 1 else { return Array(indices) }
        let middle = indices.startIndex + indices.count / 2
        let left = try merged(indices[..<middle], keys)
        let right = try merged(indices[middle...], keys)
        var result: [Int] = []
        result.reserveCapacity(indices.count)
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            if try Comparison.compare(.less, keys[right[j]], keys[left[i]]) {
                result.append(right[j])
                j += 1
            } else {
                result.append(left[i])
                i += 1
            }
        }
        return result + left[i...] + right[j...]
    }
}
