/// The objects of a program through which its values may refer to themselves: instances, classes, generators and the
/// variables that functions share. Nobody else finds those that only refer to one another.
///
/// Each object has its place in ``places`` and leaves it when it goes, so that nothing is kept alive here.
final class ProgramObjects {
    private var places: ContiguousArray<Unmanaged<PyObject>> = []

    var count: Int { places.count }

    func add(_ object: PyObject) {
        object.place = ObjectPlace(home: self, index: places.count)
        places.append(Unmanaged.passUnretained(object))
    }

    fileprivate func remove(at index: Int) {
        guard let last = places.popLast(), index < places.count else { return }
        places[index] = last
        last._withUnsafeGuaranteedRef { $0.place.index = index }
    }

    /// Takes out of all objects, and of what `roots` lead to, what they refer to: nothing of the program can run any more.
    func takeApart(_ roots: [Value]) {
        // All objects stay until the last one is empty; their contents go one after the other, however long the chains.
        let objects = places.map { $0.takeUnretainedValue() }
        var contents = roots
        for object in objects { contents += object.takeApart() }
        var seen: Set<ObjectIdentifier> = []
        var waiting = contents
        while let value = waiting.popLast() {
            let inner = Self.takeInner(of: value, &seen)
            waiting += inner
            contents += inner
        }
        contents = []
        Release.finish()
    }

    /// Empties a list, a dict or a function's own attributes; a tuple is only looked into.
    private static func takeInner(of value: Value, _ seen: inout Set<ObjectIdentifier>) -> [Value] {
        switch value {
        case .list(let list):
            defer { list.items = [] }
            return list.items.filter(\.mayHoldOthers)
        case .dict(let dict): return dict.takeEntries().filter(\.mayHoldOthers)
        case .tuple(let tuple):
            return seen.insert(ObjectIdentifier(tuple)).inserted ? tuple.items.filter(\.mayHoldOthers) : []
        case .function(let function):
            guard seen.insert(ObjectIdentifier(function)).inserted else { return [] }
            return function.takeApart().filter(\.mayHoldOthers)
        case .object(let object):
            // The program's own objects are empty by now, and those of the playground may be other programs' as well.
            guard object is PyException || object is PyQueue || object is PyDeque else { return [] }
            return object.takeApart()
        case .undefined, .none, .bool, .int, .float, .str: return []
        }
    }
}

/// The place of an object among those of its program.
struct ObjectPlace {
    fileprivate var home: ProgramObjects?
    fileprivate var index = 0

    init() {}

    fileprivate init(home: ProgramObjects, index: Int) {
        self.home = home
        self.index = index
    }

    /// The object goes.
    func leave() { home?.remove(at: index) }
}
