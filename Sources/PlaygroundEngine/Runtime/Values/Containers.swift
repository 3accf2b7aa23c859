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
        while let value = waiting.popLast() {
            switch consume value {
            case .list(var list):
                guard isKnownUniquelyReferenced(&list) else { continue }
                waiting += list.items
                list.items = []
            case .tuple(var tuple):
                guard isKnownUniquelyReferenced(&tuple) else { continue }
                waiting += tuple.takeItems()
            case .dict(var dict):
                guard isKnownUniquelyReferenced(&dict) else { continue }
                waiting += dict.takeEntries()
            default: continue
            }
        }
    }
}

extension Value {
    fileprivate var isContainer: Bool {
        switch self {
        case .list, .tuple, .dict: true
        default: false
        }
    }
}
