/// The methods of the dicts of `collections` beside those of every dict.
extension Methods {
    static let ofOrderedDict = MethodTable("dict", dicts + orderedDicts)
    static let ofCounter = MethodTable("dict", dicts + counters)

    static func table(of flavor: DictFlavor) -> MethodTable {
        switch flavor {
        case .plain, .defaulting: ofDict
        case .ordered: ofOrderedDict
        case .counter: ofCounter
        }
    }

    private static func dict(_ value: Value) -> PyDict { if case .dict(let dict) = value { dict } else { PyDict() } }

    private static func own(
        _ name: String, _ body: @escaping @Sendable (Value, NativeCall) throws(PyError) -> Value
    ) -> Method {
        Method(name, .unchecked) { (value, arguments) throws(PyError) in try body(value, arguments.call) }
    }

    private static let moveSignature = NativeParameters("move_to_end", ["key", "last"], required: 1)
    private static let popSignature = NativeParameters("popitem", ["last"])

    static let orderedDicts: [Method] = [
        own("move_to_end") { (value, call) throws(PyError) in
            let arguments = try moveSignature.bind(call)
            let (target, key) = (dict(value), arguments[0] ?? .none)
            guard let item = try target.remove(key) else {
                throw PyError(PyException(.keyError, arguments: [key]))
            }
            if try arguments[1]?.truth() ?? true {
                try target.set(key, to: item)
            } else {
                let rest = target.pairs
                target.removeAll()
                try target.set(key, to: item)
                for (key, value) in rest { try target.set(key, to: value) }
            }
            return .none
        },
        own("popitem") { (value, call) throws(PyError) in
            let arguments = try popSignature.bind(call)
            let target = dict(value)
            let isLast = try arguments[0]?.truth() ?? true
            guard let pair = isLast ? target.lastPair : target.firstPair else {
                throw PyError(PyException(.keyError, arguments: [.string("dictionary is empty")]))
            }
            _ = try target.remove(pair.key)
            return .tuple(PyTuple([pair.key, pair.value]))
        },
    ]

    private static let commonSignature = NativeSignature("Counter.most_common", "self n?")
    private static let elementsSignature = NativeSignature("Counter.elements", "self")
    private static let totalSignature = NativeSignature("Counter.total", "self")

    static let counters: [Method] = [
        own("most_common") { (value, call) throws(PyError) in
            let limit = try commonSignature.bind(call).required("n")
            var pairs = try dict(value).byCount()
            if !limit.isNone {
                guard let big = limit.bigInteger else {
                    throw .typeError("'>=' not supported between instances of '\(limit.typeName)' and 'int'")
                }
                pairs = Array(pairs.prefix(max(0, Int(exactly: big) ?? (big < 0 ? 0 : Int.max))))
            }
            return .list(PyList(pairs.map { .tuple(PyTuple([$0.key, $0.value])) }))
        },
        own("elements") { (value, call) throws(PyError) in
            _ = try elementsSignature.bind(call)
            let pairs = dict(value).pairs
            for (_, count) in pairs where count.bigInteger == nil {
                throw .typeError("'\(count.typeName)' object cannot be interpreted as an integer")
            }
            var (index, given) = (0, 0)
            return .object(
                MappedIterator("itertools.chain") { () throws(PyError) in
                    while index < pairs.count {
                        if given < pairs[index].value.smallInteger ?? 0 {
                            given += 1
                            return pairs[index].key
                        }
                        (index, given) = (index + 1, 0)
                    }
                    return nil
                })
        },
        own("total") { (value, call) throws(PyError) in
            _ = try totalSignature.bind(call)
            var total = Value.int(0)
            for (_, count) in dict(value).pairs { total = try Arithmetic.binary(.add, total, count) }
            return total
        },
        own("update") { (value, call) throws(PyError) in
            try Counting.count(call, method: "update", into: dict(value)) { (old, new) throws(PyError) in try new + old
            }
            return .none
        },
        own("subtract") { (value, call) throws(PyError) in
            try Counting.count(call, method: "subtract", into: dict(value)) { (old, new) throws(PyError) in
                try old - new
            }
            return .none
        },
    ]
}
