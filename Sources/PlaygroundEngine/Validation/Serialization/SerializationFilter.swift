/// `include` and `exclude`: which parts of a value are written.
///
/// Source: pydantic-core's `SchemaFilter`.
struct SerializationFilter {
    private let include: Value?
    private let exclude: Value?
    /// Whether JSON text is written, whose writer gives errors in words of its own.
    private let isForText: Bool

    static var all: SerializationFilter { SerializationFilter(include: nil, exclude: nil, isForText: false) }

    private init(include: Value?, exclude: Value?, isForText: Bool) {
        self.isForText = isForText
        self.include = include.flatMap { $0.isNone ? nil : $0 }
        self.exclude = exclude.flatMap { $0.isNone ? nil : $0 }
    }

    init(_ arguments: NativeSignature.Arguments, isForText: Bool = false) {
        self.init(include: arguments["include"], exclude: arguments["exclude"], isForText: isForText)
    }

    init(include: Value, exclude: Value) {
        self.init(include: include as Value?, exclude: exclude as Value?, isForText: false)
    }

    /// Whether nothing is left out.
    var takesAll: Bool { include == nil && exclude == nil }

    /// What holds inside the part called `key`; nil where that is left out.
    ///
    /// - Throws: `TypeError` where `include` or `exclude` is neither a set nor a dict nor anything else with names in it.
    func inside(_ key: Value) throws(PyError) -> SerializationFilter? {
        guard !takesAll else { return self }
        do throws(PyError) { return try entry(key) } catch { throw worded(error) }
    }

    private func entry(_ key: Value) throws(PyError) -> SerializationFilter? {
        var inner: (include: Value?, exclude: Value?) = (nil, nil)
        if let exclude {
            switch try FilterEntry(of: key, in: exclude, "exclude") {
            case .whole: return nil
            case .part(let part): inner.exclude = part
            case .absent: break
            }
        }
        if let include {
            switch try FilterEntry(of: key, in: include, "include") {
            case .absent: return nil
            case .part(let part): inner.include = part
            case .whole: break
            }
        }
        return SerializationFilter(include: inner.include, exclude: inner.exclude, isForText: isForText)
    }

    private func worded(_ error: PyError) -> PyError {
        guard isForText else { return error }
        return Serializer.serializationError("Error serializing to JSON: \(error.exception.summary)")
    }

    /// What holds inside the item at `index`, which may be counted from the end as well.
    ///
    /// - Parameter count: How many items there are; nil where nobody knows before the last one.
    func inside(at index: Int, of count: Int?) throws(PyError) -> SerializationFilter? {
        guard !takesAll else { return self }
        let counted: SerializationFilter
        do throws(PyError) {
            let include = try include.map { (keys) throws(PyError) in try FilterEntry.counted(keys, of: count) }
            let exclude = try exclude.map { (keys) throws(PyError) in try FilterEntry.counted(keys, of: count) }
            counted = SerializationFilter(include: include, exclude: exclude, isForText: isForText)
        } catch { throw worded(error) }
        return try counted.inside(.int(index))
    }
}

/// What `include` or `exclude` says about one part.
private enum FilterEntry {
    case absent
    case whole
    case part(Value)

    private static let everything = "__all__"

    init(of key: Value, in container: Value, _ argument: String) throws(PyError) {
        switch container {
        case .dict(let dict):
            guard let found = try Self.merged(dict, key) else {
                self = .absent
                return
            }
            self = Self.isWhole(found) ? .whole : .part(found)
        case .object(let object as PySet) where !object.isFrozen:
            var isIn = try object.contains(member: key)
            if !isIn { isIn = try object.contains(member: .string(Self.everything)) }
            self = isIn ? .whole : .absent
        default:
            guard let isIn = try? Comparison.contains(container, key) else {
                throw .typeError("`\(argument)` argument must be a set or dict.")
            }
            self = isIn ? .whole : .absent
        }
    }

    /// Whether the value stands for all of a part: `...` or True.
    private static func isWhole(_ value: Value) -> Bool {
        if case .bool(let flag) = value { return flag }
        return value.object is PyEllipsis
    }

    /// What `dict` has for `key`, with what it has for all keys.
    private static func merged(_ dict: PyDict, _ key: Value) throws(PyError) -> Value? {
        let all = try dict.value(for: .string(everything))
        guard let item = try dict.value(for: key) else { return all }
        guard let all, !isWhole(item), !isWhole(all) else { return item }
        return .dict(try merged(try self.dict(item), all))
    }

    private static func merged(_ item: PyDict, _ all: Value) throws(PyError) -> PyDict {
        try NativeStack.check()
        let made = try item.copy()
        switch all {
        case .dict(let dict):
            for (key, value) in dict.pairs {
                guard let own = try made.value(for: key) else {
                    try made.set(key, to: value)
                    continue
                }
                if !isWhole(own) { try made.set(key, to: .dict(try merged(try self.dict(own), value))) }
            }
        case .object(let object as PySet) where !object.isFrozen:
            for key in object.items {
                guard try made.value(for: key) == nil else { continue }
                try made.set(key, to: .object(PyEllipsis()))
            }
        default: throw wrongType
        }
        return made
    }

    private static func dict(_ value: Value) throws(PyError) -> PyDict {
        switch value {
        case .dict(let dict): return dict
        case .object(let object as PySet) where !object.isFrozen:
            let dict = PyDict()
            for key in object.items { try dict.set(key, to: .object(PyEllipsis())) }
            return dict
        default: throw wrongType
        }
    }

    private static var wrongType: PyError {
        .typeError(
            "`include` and `exclude` must be of type `dict[str | int, <recursive>] | set[str | int | ...]`")
    }

    /// `keys` with indexes counted from the start.
    static func counted(_ keys: Value, of count: Int?) throws(PyError) -> Value {
        switch keys {
        case .dict(let dict):
            let made = PyDict()
            for (key, value) in dict.pairs { try made.set(try index(key, of: count), to: value) }
            return .dict(made)
        case .object(let object as PySet) where !object.isFrozen:
            var items: [Value] = []
            for key in object.items { items.append(try index(key, of: count)) }
            return .object(try PySet(items))
        default: return keys
        }
    }

    private static func index(_ key: Value, of count: Int?) throws(PyError) -> Value {
        if let count { return (try? Arithmetic.binary(.modulo, key, .int(count))) ?? key }
        guard (try? Comparison.compare(.less, key, .int(0))) != true else {
            throw .valueError("Negative indices cannot be used to exclude items on unsized iterables")
        }
        return key
    }
}
