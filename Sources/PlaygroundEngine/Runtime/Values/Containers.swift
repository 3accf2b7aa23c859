/// A Python list.
package final class PyList {
    package var items: [Value]

    package init(_ items: [Value] = []) {
        self.items = items
    }

    deinit { Release.deep(&items) }
}

/// A Python tuple.
package final class PyTuple {
    package private(set) var items: [Value]

    package init(_ items: [Value]) {
        self.items = items
    }

    deinit { Release.deep(&items) }

    fileprivate func takeItems() -> [Value] {
        defer { items = [] }
        return items
    }
}

/// Lets go of nested containers one after the other: left to itself, a list nested a hundred thousand deep would
/// release itself recursively and overflow the native stack.
enum Release {
    static func deep(_ items: inout [Value]) {
        guard items.contains(where: \.isContainer) else { return }
        var waiting = items
        items = []
        while var value = waiting.popLast() { waiting += insides(of: &value) }
    }

    /// What a container holds that nobody else refers to; the container is left empty.
    private static func insides(of value: inout Value) -> [Value] {
        // Each container is taken out of the value by a function of its own: only behind its end is it certain, in
        // every build, that no passing copy counts as a reference.
        var list = value.takeList()
        if isKnownUniquelyReferenced(&list), let list {
            defer { list.items = [] }
            return list.items
        }
        var tuple = value.takeTuple()
        if isKnownUniquelyReferenced(&tuple), let tuple { return tuple.takeItems() }
        var dict = value.takeDict()
        if isKnownUniquelyReferenced(&dict), let dict { return dict.takeEntries() }
        var function = value.takeFunction()
        if isKnownUniquelyReferenced(&function), let function { return function.takeContents() }
        var object = value.takeObject()
        if isKnownUniquelyReferenced(&object), let object { return object.takeContents() }
        return []
    }
}

extension Value {
    fileprivate var isContainer: Bool {
        switch self {
        case .list, .tuple, .dict, .function: true
        case .object(let object): object.holdsValues
        default: false
        }
    }

    /// Whether this may hold other values.
    var mayHoldOthers: Bool {
        switch self {
        case .undefined, .none, .bool, .int, .float, .str: false
        case .list, .tuple, .dict, .function, .object: true
        }
    }

    fileprivate mutating func takeList() -> PyList? {
        guard case .list(let list) = self else { return nil }
        self = .undefined
        return list
    }

    fileprivate mutating func takeTuple() -> PyTuple? {
        guard case .tuple(let tuple) = self else { return nil }
        self = .undefined
        return tuple
    }

    fileprivate mutating func takeFunction() -> PyFunction? {
        guard case .function(let function) = self else { return nil }
        self = .undefined
        return function
    }

    fileprivate mutating func takeObject() -> PyObject? {
        guard case .object(let object) = self else { return nil }
        self = .undefined
        return object
    }

    fileprivate mutating func takeDict() -> PyDict? {
        guard case .dict(let dict) = self else { return nil }
        self = .undefined
        return dict
    }
}
