import BigInt

extension Builtins {
    static let sequences: [Function] = [
        Function("len", .one) { (arguments) throws(PyError) in try length(arguments.required(0)) },
        Function("reversed", .positional(1...1)) { (arguments) throws(PyError) in
            let value = arguments.required(0)
            switch value.plain {
            case .list(let list): return .object(ReversedListIterator(list))
            case .tuple(let tuple): return .object(reversed(tuple.items, "reversed"))
            case .str(let text): return .object(reversed(text.scalars.map { .string(String($0)) }, "reversed"))
            case .dict(let dict): return .object(try PyDictView(dict, .keys).makeReversed())
            case .object(let object):
                if let bytes = object as? PyBytes {
                    return .object(reversed(bytes.bytes.map { .int(Int($0)) }, "reversed"))
                }
                if let range = object as? PyRange { return .object(range.reversed) }
                if let deque = object as? PyDeque { return .object(deque.makeReversed()) }
                if let view = object as? PyDictView { return .object(try view.makeReversed()) }
            case .undefined, .none, .bool, .int, .float, .function: break
            }
            throw .typeError("'\(value.typeName)' object is not reversible")
        },
        Function("enumerate", .unchecked) { (arguments) throws(PyError) in try enumeration(arguments.call) },
        Function("any", .one) { (arguments) throws(PyError) in
            let iterator = try Iteration.iterator(of: arguments.required(0))
            return .bool(try Iteration.first(iterator) { (value) throws(PyError) in try value.truth() } != nil)
        },
        Function("all", .one) { (arguments) throws(PyError) in
            let iterator = try Iteration.iterator(of: arguments.required(0))
            return .bool(try Iteration.first(iterator) { (value) throws(PyError) in try !value.truth() } == nil)
        },
        Function("zip", .unchecked) { (arguments) throws(PyError) in try zipped(arguments.call) },
    ]

    private static func reversed(_ items: [Value], _ name: String) -> PyIterator {
        var index = items.count
        return MappedIterator(name) { () throws(PyError) in
            guard index > 0 else { return nil }
            index -= 1
            return items[index]
        }
    }

    private static func enumeration(_ call: NativeCall) throws(PyError) -> Value {
        let total = call.positional.count + call.keywords.count
        guard total <= 2 else { throw .typeError("enumerate() takes at most 2 arguments (\(total) given)") }
        for keyword in call.keywords where keyword.name != "iterable" && keyword.name != "start" {
            throw .typeError("'\(keyword.name)' is an invalid keyword argument for enumerate()")
        }
        guard let iterable = call.positional.first ?? call.keyword("iterable") else {
            throw .typeError("enumerate() missing required argument 'iterable'")
        }
        let start = (call.positional.count > 1 ? call.positional[1] : call.keyword("start")) ?? .int(0)
        var number = try start.requiredIndex()
        let source = try Iteration.iterator(of: iterable)
        return .object(
            MappedIterator("enumerate") { () throws(PyError) in
                guard let value = try source.next() else { return nil }
                defer { number += 1 }
                return .tuple(PyTuple([.integer(number), value]))
            })
    }

    private static func zipped(_ call: NativeCall) throws(PyError) -> Value {
        for keyword in call.keywords where keyword.name != "strict" {
            throw .typeError("'\(keyword.name)' is an invalid keyword argument for zip()")
        }
        let isStrict = try call.keyword("strict")?.truth() ?? false
        var sources: [PyIterator] = []
        for value in call.positional {
            guard let iterator = try Iteration.iteratorIfIterable(value) else {
                throw .typeError("'\(value.typeName)' object is not iterable")
            }
            sources.append(iterator)
        }
        let iterators = sources
        func others(_ index: Int) -> String { index == 1 ? "argument 1" : "arguments 1-\(index)" }
        return .object(
            MappedIterator("zip") { () throws(PyError) in
                var row: [Value] = []
                for (index, iterator) in iterators.enumerated() {
                    if let value = try iterator.next() {
                        row.append(value)
                        continue
                    }
                    guard isStrict else { return nil }
                    if index > 0 { throw .valueError("zip() argument \(index + 1) is shorter than \(others(index))") }
                    for (index, iterator) in iterators.enumerated().dropFirst() where try iterator.next() != nil {
                        throw .valueError("zip() argument \(index + 1) is longer than \(others(index))")
                    }
                    return nil
                }
                return row.isEmpty ? nil : .tuple(PyTuple(row))
            })
    }
}

/// Goes through a list from its end, as it is at each step.
final class ReversedListIterator: PyIterator {
    private let list: PyList
    private var index: Int

    init(_ list: PyList) {
        self.list = list
        index = list.items.count - 1
    }

    override var typeName: String { "list_reverseiterator" }

    override func next() throws(PyError) -> Value? {
        guard index >= 0, index < list.items.count else {
            index = -1
            return nil
        }
        defer { index -= 1 }
        return list.items[index]
    }
}
