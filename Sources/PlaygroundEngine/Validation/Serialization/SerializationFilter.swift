/// `include` and `exclude`: which parts of a value are written.
///
/// Source: pydantic-core's `SchemaFilter`.
struct SerializationFilter {
    private let include: Value?
    private let exclude: Value?

    static var all: SerializationFilter { SerializationFilter(include: nil, exclude: nil) }

    private init(include: Value?, exclude: Value?) {
        self.include = include
        self.exclude = exclude
    }

    init(_ arguments: NativeSignature.Arguments) {
        self.init(include: arguments.present("include"), exclude: arguments.present("exclude"))
    }

    init(include: Value, exclude: Value) {
        self.init(include: include.isNone ? nil : include, exclude: exclude.isNone ? nil : exclude)
    }

    /// Whether nothing is left out.
    var takesAll: Bool { include == nil && exclude == nil }

    private enum Entry {
        case absent
        case whole
        case part(Value)
    }

    /// What holds inside the part called `key`; nil where that is left out.
    func inside(_ key: Value) throws(PyError) -> SerializationFilter? {
        guard !takesAll else { return self }
        var inner: (include: Value?, exclude: Value?) = (nil, nil)
        if let exclude {
            switch try Self.entry(exclude, key) {
            case .whole: return nil
            case .part(let part): inner.exclude = part
            case .absent: break
            }
        }
        if let include {
            switch try Self.entry(include, key) {
            case .absent: return nil
            case .part(let part): inner.include = part
            case .whole: break
            }
        }
        return SerializationFilter(include: inner.include, exclude: inner.exclude)
    }

    private static func entry(_ container: Value, _ key: Value) throws(PyError) -> Entry {
        let everything = Value.string("__all__")
        if case .dict(let dict) = container {
            var entry = try dict.value(for: key)
            if entry == nil { entry = try dict.value(for: everything) }
            guard let found = entry else { return .absent }
            if case .bool(let flag) = found { return flag ? .whole : .absent }
            return found.object is PyEllipsis || found.isNone ? .whole : .part(found)
        }
        if case .str(let name) = key, case .str(let text) = container { return name == text ? .whole : .absent }
        for item in try Iteration.array(container) {
            if try item.isEqual(to: key) { return .whole }
            if try item.isEqual(to: everything) { return .whole }
        }
        return .absent
    }
}
