/// A Python list.
package final class PyList {
    package var items: [Value]

    package init(_ items: [Value] = []) {
        self.items = items
    }

    deinit { Release.level(orTake: takeItems()) { items = [] } }

    func takeItems() -> [Value] {
        defer { items = [] }
        return items
    }
}

/// A Python tuple.
package final class PyTuple {
    package private(set) var items: [Value]

    package init(_ items: [Value]) {
        self.items = items
    }

    deinit { Release.level(orTake: takeItems()) { items = [] } }

    func takeItems() -> [Value] {
        defer { items = [] }
        return items
    }
}
