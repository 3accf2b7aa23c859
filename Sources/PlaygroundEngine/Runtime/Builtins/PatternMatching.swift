/// How the patterns of `match` take values apart: a tuple with a value for each pattern inside, or None.
///
/// Source: CPython's `match_keys` and `match_class`, whose messages these are.
enum PatternMatching {
    /// `(value, count, place of the star or None)`
    static var sequence: PyBuiltin {
        PyBuiltin("match") { (call) throws(PyError) in
            let arguments = try call.arguments(3...3)
            guard let items = try items(of: arguments[0]), let count = arguments[1].smallInteger else { return .none }
            guard let star = arguments[2].smallInteger else {
                return items.count == count ? .tuple(PyTuple(items)) : .none
            }
            guard items.count >= count - 1 else { return .none }
            let end = items.count - (count - 1 - star)
            let middle = Value.list(PyList(Array(items[star..<end])))
            return .tuple(PyTuple(Array(items[..<star]) + [middle] + Array(items[end...])))
        }
    }

    /// The items of a sequence; nil for other values, texts and bytes among them.
    private static func items(of value: Value) throws(PyError) -> [Value]? {
        switch value {
        case .list(let list): return list.items
        case .tuple(let tuple): return tuple.items
        case .object(let object):
            if case .tuple(let tuple)? = object.plain { return tuple.items }
            guard object is PyDeque || object is PyRange else { return nil }
            return try Iteration.array(value)
        case .undefined, .none, .bool, .int, .float, .str, .dict, .function: return nil
        }
    }

    /// `(value, keys, whether the rest is wanted)`
    static var mapping: PyBuiltin {
        PyBuiltin("match") { (call) throws(PyError) in
            let arguments = try call.arguments(3...3)
            guard case .dict(let dict) = arguments[0], case .tuple(let keys) = arguments[1] else { return .none }
            let seen = PyDict()
            var values: [Value] = []
            for key in keys.items {
                guard try seen.insert(key) else {
                    throw .valueError("mapping pattern checks duplicate key (\(try key.repr()))")
                }
                guard let value = try dict.value(for: key) else { return .none }
                values.append(value)
            }
            if arguments[2].isTrue {
                let rest = PyDict()
                for (key, value) in dict.pairs where try seen.value(for: key) == nil { try rest.set(key, to: value) }
                values.append(.dict(rest))
            }
            return .tuple(PyTuple(values))
        }
    }

    /// `(value, class, number of positional patterns, names of the others)`
    static var instance: PyBuiltin {
        PyBuiltin("match") { (call) throws(PyError) in
            let arguments = try call.arguments(4...4)
            guard let type = arguments[1].object as? PyType, let count = arguments[2].smallInteger,
                case .tuple(let named) = arguments[3]
            else { throw .typeError("called match pattern must be a type") }
            let value = arguments[0]
            guard value.type.isSubclass(of: type) else { return .none }
            var values: [Value] = []
            var names: [PyString] = []
            if count > 0 {
                if let own = try positionalNames(of: type, count) { names = own } else { values.append(value) }
            }
            for case .str(let name) in named.items { names.append(name) }
            var seen: Set<String> = []
            for name in names {
                guard seen.insert(name.text).inserted else {
                    throw .typeError(
                        "\(type.name)() got multiple sub-patterns for attribute \(QuotedText.string(name.text))")
                }
                do throws(PyError) {
                    guard let found = try Attributes.attributeIfAny(name, of: value) else { return .none }
                    values.append(found)
                } catch {
                    guard error.exception.isInstance(of: .attributeError) else { throw error }
                    return .none
                }
            }
            return .tuple(PyTuple(values))
        }
    }

    /// The types whose one positional pattern is for the value itself.
    private static let whole = ["bool", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple"]

    /// The attributes that `count` positional patterns are for; nil where the one is for the value itself.
    private static func positionalNames(of type: PyType, _ count: Int) throws(PyError) -> [PyString]? {
        let found = try Attributes.attributeIfAny(.name("__match_args__"), of: .object(type))
        var names: [Value] = []
        if let found {
            guard case .tuple(let tuple) = found else {
                throw .typeError("\(type.name).__match_args__ must be a tuple (got \(found.typeName))")
            }
            names = tuple.items
        } else if type.resolutionOrder.contains(where: { $0.module == "builtins" && whole.contains($0.name) }) {
            guard count == 1 else { throw tooMany(type, allowed: 1, count) }
            return nil
        }
        guard count <= names.count else { throw tooMany(type, allowed: names.count, count) }
        var texts: [PyString] = []
        for name in names.prefix(count) {
            guard let text = name.string else {
                throw .typeError("__match_args__ elements must be strings (got \(name.typeName))")
            }
            texts.append(text)
        }
        return texts
    }

    private static func tooMany(_ type: PyType, allowed: Int, _ count: Int) -> PyError {
        .typeError(
            "\(type.name)() accepts \(allowed) positional sub-pattern\(allowed == 1 ? "" : "s") (\(count) given)")
    }
}
