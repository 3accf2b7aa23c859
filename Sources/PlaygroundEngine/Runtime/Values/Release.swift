import Foundation

/// Lets go of nested containers: a list nested a hundred thousand deep, left to itself, would release itself recursively
/// and overflow the native stack.
enum Release {
    /// How many deinitialisers of containers may run inside one another on a thread.
    private static let deepest = 100

    /// How many do, for each thread.
    private static let level: pthread_key_t = {
        var key = pthread_key_t()
        pthread_key_create(&key, nil)
        return key
    }()

    /// What a container's deinitialiser calls: `release` lets go of the contents, whose own deinitialisers run inside it;
    /// at the deepest level, `contents` are taken out instead and go one after the other.
    static func level(orTake contents: @autoclosure () -> [Value], _ release: () -> Void) {
        let depth = Int(bitPattern: pthread_getspecific(level))
        guard depth < deepest else {
            var values = contents()
            return deep(&values)
        }
        pthread_setspecific(level, UnsafeRawPointer(bitPattern: depth + 1))
        release()
        pthread_setspecific(level, UnsafeRawPointer(bitPattern: depth))
    }

    /// Lets go of the values without recursion.
    static func deep(_ items: inout [Value]) {
        var waiting = items
        items = []
        while var value = waiting.popLast() { waiting += insides(of: &value) }
    }

    /// What a container holds that nobody else refers to; the container is left empty.
    private static func insides(of value: inout Value) -> [Value] {
        // Each container is taken out of the value by a function of its own: only behind its end is it certain, in
        // every build, that no passing copy counts as a reference.
        var list = value.takeList()
        if isKnownUniquelyReferenced(&list), let list { return list.takeItems() }
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
