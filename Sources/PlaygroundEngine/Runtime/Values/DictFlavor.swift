/// Which of Python's dicts a ``PyDict`` is. Those of `collections` are dicts in every respect, and differ in what a
/// missing key gives, in a few methods and in their text.
///
/// Source: The Python Standard Library, "collections".
package enum DictFlavor {
    case plain, ordered, counter
    case defaulting(DefaultFactory)

    /// What `|` of two dicts is.
    func joined(with other: DictFlavor) -> DictFlavor {
        switch (self, other) {
        case (.ordered, _), (.defaulting, _): self
        case (_, .ordered), (_, .defaulting): other
        default: .plain
        }
    }

    var isCounter: Bool { if case .counter = self { true } else { false } }

    var type: PyType {
        switch self {
        case .plain: .dict
        case .ordered: CollectionsModule.orderedDict
        case .counter: CollectionsModule.counter
        case .defaulting: CollectionsModule.defaultDict
        }
    }

    /// How messages call the class: by its module as well where CPython has it in C.
    var typeName: String {
        switch self {
        case .plain: "dict"
        case .ordered: "collections.OrderedDict"
        case .counter: "Counter"
        case .defaulting: "collections.defaultdict"
        }
    }
}

/// What makes the values of missing keys in a `defaultdict`.
package final class DefaultFactory {
    /// Something to call, or None.
    let function: Value
    private let program: CurrentMachine

    init(_ function: Value, program: CurrentMachine) {
        self.function = function
        self.program = program
    }

    func make() throws(PyError) -> Value {
        guard let machine = program.machine else {
            throw .make(.runtimeError, "a defaultdict needed a value while its program does not run")
        }
        return try machine.invoke(function, [])
    }
}

extension PyDict {
    convenience init(_ flavor: DictFlavor) {
        self.init()
        self.flavor = flavor
    }

    /// What `self[key]` gives where the key is not there.
    func missing(_ key: Value) throws(PyError) -> Value {
        switch flavor {
        case .counter: return .int(0)
        case .defaulting(let factory) where !factory.function.isNone:
            let made = try factory.make()
            try set(key, to: made)
            return made
        case .plain, .ordered, .defaulting: throw PyError(PyException(.keyError, arguments: [key]))
        }
    }

    /// `self == other` where it is more than the same entries; nil where that is all.
    func flavoredEquals(_ other: PyDict, depth: Int) throws(PyError) -> Bool? {
        switch (flavor, other.flavor) {
        case (.ordered, .ordered):
            guard count == other.count else { return false }
            for (mine, theirs) in zip(pairs, other.pairs) {
                guard try mine.key.isSame(as: theirs.key, depth), try mine.value.isSame(as: theirs.value, depth) else {
                    return false
                }
            }
            return true
        case (.counter, .counter):
            for (key, value) in pairs where !(try value.isSame(as: try other.value(for: key) ?? .int(0), depth)) {
                return false
            }
            for (key, value) in other.pairs where !(try value.isSame(as: try self.value(for: key) ?? .int(0), depth)) {
                return false
            }
            return true
        default: return nil
        }
    }

    /// The text of the dict, whose entries read `entries` between braces.
    ///
    /// - Parameter context: The dict itself is open in it.
    func flavoredRepr(
        _ context: ReprContext, entries: ([(key: Value, value: Value)]) throws(PyError) -> String
    ) throws(PyError) -> String {
        switch flavor {
        case .plain: return try entries(pairs)
        case .defaulting(let factory):
            return "defaultdict(\(try factory.function.repr(context)), \(try entries(pairs)))"
        case .ordered:
            guard count > 0 else { return "OrderedDict()" }
            let list = PyList(pairs.map { .tuple(PyTuple([$0.key, $0.value])) })
            return "OrderedDict(\(try Value.list(list).repr(context)))"
        case .counter:
            guard count > 0 else { return "Counter()" }
            // Counts that have no order are shown as they stand.
            return "Counter(\(try entries((try? byCount()) ?? pairs)))"
        }
    }

    /// The entries, those with the highest values first.
    func byCount() throws(PyError) -> [(key: Value, value: Value)] {
        let pairs = pairs
        let order = try Sorting.sorted(
            pairs.indices.map { .int($0) }, by: pairs.map(\.value), reversed: true)
        return order.compactMap { $0.smallInteger.map { pairs[$0] } }
    }
}
