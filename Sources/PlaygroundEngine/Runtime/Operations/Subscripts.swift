extension Value {
    /// The slice that this is; nil for other values.
    var slice: PySlice? { if case .object(let object) = self { object as? PySlice } else { nil } }
}

/// `container[key]`, to read, to set and to delete.
enum Subscripts {
    /// What is indexed, for the words of its errors.
    enum Kind {
        case list, listAssignment, tuple, string, bytes, range

        var outOfRange: String {
            switch self {
            case .list: "list index out of range"
            case .listAssignment: "list assignment index out of range"
            case .tuple: "tuple index out of range"
            case .string: "string index out of range"
            case .bytes: "index out of range"
            case .range: "range object index out of range"
            }
        }

        func noIndex(_ key: Value) -> String {
            switch self {
            case .list, .listAssignment: "list indices must be integers or slices, not \(key.typeName)"
            case .tuple: "tuple indices must be integers or slices, not \(key.typeName)"
            case .string: "string indices must be integers, not '\(key.typeName)'"
            case .bytes: "byte indices must be integers or slices, not \(key.typeName)"
            case .range: "range indices must be integers or slices, not \(key.typeName)"
            }
        }
    }

    static func item(_ container: Value, _ key: Value) throws(PyError) -> Value {
        switch container {
        case .dict(let dict):
            if let value = try dict.value(for: key) { return value }
            return try dict.missing(key)
        case .list(let list):
            if let slice = key.slice { return .list(PyList(try picked(slice, list.items))) }
            return list.items[try index(key, count: list.items.count, of: .list)]
        case .tuple(let tuple):
            if let slice = key.slice { return .tuple(PyTuple(try picked(slice, tuple.items))) }
            return tuple.items[try index(key, count: tuple.items.count, of: .tuple)]
        case .str(let text): return try item(text, key)
        case .object(let object):
            if let bytes = object as? PyBytes {
                if let slice = key.slice { return .bytes(try picked(slice, bytes.bytes)) }
                return .int(Int(bytes.bytes[try index(key, count: bytes.bytes.count, of: .bytes)]))
            }
            if let item = try object.item(key) { return item }
        case .undefined, .none, .bool, .int, .float, .function: break
        }
        throw .typeError("'\(container.typeName)' object is not subscriptable")
    }

    private static func item(_ text: PyString, _ key: Value) throws(PyError) -> Value {
        guard let slice = key.slice else {
            let position = try index(key, count: text.count, of: .string)
            return .str(text.slice(position..<position + 1))
        }
        let places = try slice.places(in: text.count)
        if places.step == 1 {
            return .str(text.slice(places.start..<max(places.start, places.stop)))
        }
        let scalars = text.scalars
        return .str(PyString.make(scalars: places.map { scalars[$0] }))
    }

    private static func picked<Item>(_ slice: PySlice, _ items: [Item]) throws(PyError) -> [Item] {
        let places = try slice.places(in: items.count)
        if places.step == 1 { return Array(items[places.start..<max(places.start, places.stop)]) }
        return places.map { items[$0] }
    }

    /// The offset that `key` means among `count` items.
    static func index(_ key: Value, count: Int, of kind: Kind) throws(PyError) -> Int {
        var found = key.smallInteger
        if found == nil {
            guard let big = try key.index() else { throw .typeError(kind.noIndex(key)) }
            found = Int(exactly: big)
        }
        guard let number = found else {
            throw .indexError("cannot fit '\(key.typeName)' into an index-sized integer")
        }
        let index = number < 0 ? number &+ count : number
        guard index >= 0, index < count else { throw .indexError(kind.outOfRange) }
        return index
    }

    static func setItem(_ container: Value, _ key: Value, to value: Value) throws(PyError) {
        switch container {
        case .dict(let dict): try dict.set(key, to: value)
        case .list(let list):
            if let slice = key.slice { return try setSlice(slice, of: list, to: value) }
            list.items[try index(key, count: list.items.count, of: .listAssignment)] = value
        case .object(let object):
            if try object.setItem(key, to: value) { return }
            fallthrough
        default: throw .typeError("'\(container.typeName)' object does not support item assignment")
        }
    }

    /// `list[start:stop:step] = value`. Source: CPython's `list_ass_subscript`.
    private static func setSlice(_ slice: PySlice, of list: PyList, to value: Value) throws(PyError) {
        var places = try slice.places(in: list.items.count)
        guard try Iteration.iteratorIfIterable(value) != nil else {
            throw .typeError(
                places.step == 1 ? "can only assign an iterable" : "must assign iterable to extended slice")
        }
        let items = try Iteration.array(value)
        // Going through the value may have changed the list.
        places = try slice.places(in: list.items.count)
        guard places.step != 1 else {
            try Sizes.check((list.items.count + items.count) * MemoryLayout<Value>.stride)
            return list.items.replaceSubrange(places.start..<max(places.start, places.stop), with: items)
        }
        guard items.count == places.count else {
            throw .valueError(
                "attempt to assign sequence of size \(items.count) to extended slice of size \(places.count)")
        }
        for (place, item) in zip(places, items) { list.items[place] = item }
    }

    static func deleteItem(_ container: Value, _ key: Value) throws(PyError) {
        switch container {
        case .dict(let dict):
            guard try dict.remove(key) != nil || dict.flavor.isCounter else {
                throw PyError(PyException(.keyError, arguments: [key]))
            }
        case .list(let list):
            guard let slice = key.slice else {
                list.items.remove(at: try index(key, count: list.items.count, of: .listAssignment))
                return
            }
            let places = try slice.places(in: list.items.count)
            if places.step == 1 {
                return list.items.removeSubrange(places.start..<max(places.start, places.stop))
            }
            let gone = Set(places)
            list.items = list.items.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
        case .object(let object):
            if try object.deleteItem(key) { return }
            fallthrough
        default: throw .typeError("'\(container.typeName)' object doesn't support item deletion")
        }
    }
}
