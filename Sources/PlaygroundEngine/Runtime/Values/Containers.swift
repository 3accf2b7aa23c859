/// A Python list.
package final class PyList {
    package var items: [Value]

    package init(_ items: [Value] = []) {
        self.items = items
    }

    deinit { Release.leave(keeping: items) }
}

/// A Python tuple.
package final class PyTuple {
    package let items: [Value]

    package init(_ items: [Value]) {
        self.items = items
    }

    deinit { Release.leave(keeping: items) }
}
