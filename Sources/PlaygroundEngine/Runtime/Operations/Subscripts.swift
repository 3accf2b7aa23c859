/// `start:stop:step` as a value.
final class PySlice: PyObject {
    private let start: Value
    private let stop: Value
    private let step: Value

    init(_ start: Value, _ stop: Value, _ step: Value) {
        self.start = start
        self.stop = stop
        self.step = step
    }

    override var typeName: String { "slice" }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard case .object(let object) = other, let other = object as? PySlice else { return nil }
        for (mine, theirs) in zip([start, stop, step], [other.start, other.stop, other.step]) {
            guard try mine.isSame(as: theirs, depth) else { return false }
        }
        return true
    }

    override var hash: Int? { nil }

    /// The indices that the slice picks out of `count` items.
    ///
    /// Source: CPython's `PySlice_AdjustIndices`.
    func indices(of count: Int) throws(PyError) -> StrideTo<Int> {
        let step = try index(self.step) ?? 1
        guard step != 0 else { throw .valueError("slice step cannot be zero") }
        func clamp(_ value: Int?, _ missing: Int) -> Int {
            guard let value else { return missing }
            let low = step < 0 ? -1 : 0
            let high = step < 0 ? count - 1 : count
            return max(low, min(high, value < 0 ? value &+ count : value))
        }
        let first = clamp(try index(start), step < 0 ? count - 1 : 0)
        let end = clamp(try index(stop), step < 0 ? -1 : count)
        return stride(from: first, to: end, by: max(-Int.max / 2, min(Int.max / 2, step)))
    }

    private func index(_ value: Value) throws(PyError) -> Int? {
        if value.isNone { return nil }
        if let small = value.smallInteger { return max(-Int.max / 2, min(Int.max / 2, small)) }
        if let big = value.bigInteger { return big < 0 ? -Int.max / 2 : Int.max / 2 }
        throw .typeError("slice indices must be integers or None or have an __index__ method")
    }
}

/// `container[key]`, to read, to set and to delete.
enum Subscripts {
    static func item(_ container: Value, _ key: Value) throws(PyError) -> Value {
        switch container {
        case .dict(let dict):
            guard let value = try dict.value(for: key) else {
                throw PyError(PyException(.keyError, arguments: [key]))
            }
            return value
        case .list(let list):
            if let picked = try slice(key, list.items) { return .list(PyList(picked)) }
            return list.items[try index(key, count: list.items.count, of: "list")]
        case .tuple(let tuple):
            if let picked = try slice(key, tuple.items) { return .tuple(PyTuple(picked)) }
            return tuple.items[try index(key, count: tuple.items.count, of: "tuple")]
        case .str(let text): return try item(text, key)
        case .object(let object):
            if let bytes = object as? PyBytes {
                if let picked = try slice(key, bytes.bytes) { return .object(PyBytes(picked)) }
                return .int(Int(bytes.bytes[try index(key, count: bytes.bytes.count, of: "index")]))
            }
            if let range = object as? PyRange {
                return .int(range.value(at: try index(key, count: range.count, of: "range object")))
            }
            if let item = try object.item(key) { return item }
        case .undefined, .none, .bool, .int, .float, .function: break
        }
        throw .typeError("'\(container.typeName)' object is not subscriptable")
    }

    private static func item(_ text: PyString, _ key: Value) throws(PyError) -> Value {
        if case .object(let object) = key, let slice = object as? PySlice {
            let indices = try slice.indices(of: text.count)
            let list = Array(indices)
            if let first = list.first, let last = list.last, last - first == list.count - 1 {
                return .str(text.slice(first..<last + 1))
            }
            let scalars = Array(text.text.unicodeScalars)
            var picked = String.UnicodeScalarView()
            for index in list { picked.append(scalars[index]) }
            return .string(String(picked))
        }
        let position = try index(key, count: text.count, of: "string")
        return .str(text.slice(position..<position + 1))
    }

    private static func slice<Item>(_ key: Value, _ items: [Item]) throws(PyError) -> [Item]? {
        guard case .object(let object) = key, let slice = object as? PySlice else { return nil }
        return try slice.indices(of: items.count).map { items[$0] }
    }

    /// The offset that `key` means among `count` items.
    private static func index(_ key: Value, count: Int, of kind: String) throws(PyError) -> Int {
        guard let big = key.bigInteger else {
            let noun = kind == "index" ? "byte" : kind == "range object" ? "range" : kind
            if kind == "string" { throw .typeError("string indices must be integers, not '\(key.typeName)'") }
            throw .typeError("\(noun) indices must be integers or slices, not \(key.typeName)")
        }
        let index = Int(exactly: big).map { $0 < 0 ? $0 &+ count : $0 } ?? -1
        guard index >= 0, index < count else {
            throw .indexError("\(kind) \(kind == "index" ? "" : "index ")out of range")
        }
        return index
    }

    static func setItem(_ container: Value, _ key: Value, to value: Value) throws(PyError) {
        switch container {
        case .dict(let dict): try dict.set(key, to: value)
        case .list(let list):
            if case .object(let object) = key, object is PySlice {
                throw .make(.notImplementedError, "assigning to a slice is not part of the playground's Python")
            }
            list.items[try index(key, count: list.items.count, of: "list assignment")] = value
        case .object(let object):
            if try object.setItem(key, to: value) { return }
            fallthrough
        default: throw .typeError("'\(container.typeName)' object does not support item assignment")
        }
    }

    static func deleteItem(_ container: Value, _ key: Value) throws(PyError) {
        switch container {
        case .dict(let dict):
            guard try dict.remove(key) != nil else { throw PyError(PyException(.keyError, arguments: [key])) }
        case .list(let list):
            if case .object(let object) = key, let slice = object as? PySlice {
                let gone = Set(try slice.indices(of: list.items.count))
                list.items = list.items.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
                return
            }
            list.items.remove(at: try index(key, count: list.items.count, of: "list assignment"))
        case .object(let object):
            if try object.deleteItem(key) { return }
            fallthrough
        default: throw .typeError("'\(container.typeName)' object doesn't support item deletion")
        }
    }
}
