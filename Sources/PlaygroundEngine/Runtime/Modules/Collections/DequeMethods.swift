/// The methods of `deque`. Source: The Python Standard Library, "collections.deque".
enum DequeMethods {
    private typealias Body = (PyDeque, NativeCall) throws(PyError) -> Value

    static var members: [String: Value] {
        var members: [String: Value] = [:]
        for (name, body) in bodies {
            members[name] = .object(
                PyNativeMethod(name) { (receiver, call) throws(PyError) in
                    guard case .object(let object) = receiver, let deque = object as? PyDeque else {
                        throw .typeError(
                            "descriptor '\(name)' for 'collections.deque' objects doesn't apply to a "
                                + "'\(receiver.typeName)' object")
                    }
                    return try body(deque, call)
                })
        }
        return members
    }

    private static func one(_ call: NativeCall) throws(PyError) -> Value {
        guard call.positional.count == 1, call.keywords.isEmpty else {
            throw .typeError(
                "deque.\(call.function)() takes exactly one argument (\(call.positional.count) given)")
        }
        return call.positional[0]
    }

    private static func none(_ call: NativeCall) throws(PyError) {
        guard call.positional.isEmpty, call.keywords.isEmpty else {
            throw .typeError("deque.\(call.function)() takes no arguments (\(call.positional.count) given)")
        }
    }

    private static func integer(_ value: Value) throws(PyError) -> Int {
        guard let big = value.bigInteger else {
            throw .typeError("'\(value.typeName)' object cannot be interpreted as an integer")
        }
        return Int(exactly: big) ?? (big < 0 ? Int.min / 2 : Int.max / 2)
    }

    private static func place(of item: Value, in deque: PyDeque, _ range: Range<Int>) throws(PyError) -> Int? {
        for index in range where try deque.items[index].isSame(as: item) { return index }
        return nil
    }

    private static var bodies: [String: Body] {
        ends.merging(searches, uniquingKeysWith: { first, _ in first })
    }

    private static var ends: [String: Body] {
        [
            "append": { (deque, call) throws(PyError) in
                deque.append(try one(call))
                return .none
            },
            "appendleft": { (deque, call) throws(PyError) in
                deque.prepend(try one(call))
                return .none
            },
            "pop": { (deque, call) throws(PyError) in
                try none(call)
                guard let item = deque.change({ $0.popLast() }) else { throw .indexError("pop from an empty deque") }
                return item
            },
            "popleft": { (deque, call) throws(PyError) in
                try none(call)
                guard let item = deque.change({ $0.popFirst() }) else { throw .indexError("pop from an empty deque") }
                return item
            },
            "extend": { (deque, call) throws(PyError) in
                for item in try Iteration.array(try one(call)) { deque.append(item) }
                return .none
            },
            "extendleft": { (deque, call) throws(PyError) in
                for item in try Iteration.array(try one(call)) { deque.prepend(item) }
                return .none
            },
            "clear": { (deque, call) throws(PyError) in
                try none(call)
                deque.change { $0 = [] }
                return .none
            },
            "copy": { (deque, call) throws(PyError) in
                try none(call)
                return .object(PyDeque(deque.items, limit: deque.limit))
            },
            "reverse": { (deque, call) throws(PyError) in
                try none(call)
                deque.change { $0.reverse() }
                return .none
            },
            "rotate": { (deque, call) throws(PyError) in
                guard call.positional.count <= 1 else {
                    throw .typeError("deque.rotate expected at most 1 argument, got \(call.positional.count)")
                }
                let count = deque.items.count
                let steps = try integer(call.positional.first ?? .int(1))
                guard count > 1 else { return .none }
                let turn = steps.floorDivided(by: count).remainder
                deque.change { $0 = .init(Array($0.suffix(turn)) + Array($0.prefix(count - turn))) }
                return .none
            },
        ]
    }

    private static var searches: [String: Body] {
        [
            "count": { (deque, call) throws(PyError) in
                let wanted = try one(call)
                var count = 0
                for item in deque.items where try item.isSame(as: wanted) { count += 1 }
                return .int(count)
            },
            "index": { (deque, call) throws(PyError) in
                let arguments = try call.arguments(1...3)
                let count = deque.items.count
                func place(_ index: Int, _ missing: Int) throws(PyError) -> Int {
                    guard arguments.count > index else { return missing }
                    let given = try integer(arguments[index])
                    return min(max(given < 0 ? given + count : given, 0), count)
                }
                let (first, last) = (try place(1, 0), try place(2, count))
                let bounds = first..<max(first, last)
                guard let index = try Self.place(of: arguments[0], in: deque, bounds) else {
                    throw .valueError("\(try arguments[0].repr()) is not in deque")
                }
                return .int(index)
            },
            "remove": { (deque, call) throws(PyError) in
                let item = try one(call)
                guard let index = try place(of: item, in: deque, deque.items.indices) else {
                    throw .valueError("\(try item.repr()) is not in deque")
                }
                _ = deque.change { $0.remove(at: index) }
                return .none
            },
            "insert": { (deque, call) throws(PyError) in
                let arguments = try call.arguments(2...2)
                let (index, count) = (try integer(arguments[0]), deque.items.count)
                if let limit = deque.limit, count >= limit {
                    throw .indexError("deque already at its maximum size")
                }
                let place = index < 0 ? max(0, index + count) : min(index, count)
                deque.change { $0.insert(arguments[1], at: place) }
                return .none
            },
        ]
    }
}
